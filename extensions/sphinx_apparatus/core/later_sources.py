"""What became known after the day of a text: which works are of a later date, and where they stand.

An edition names the day up to which things count as known (``apparatus_known_by``). What came to
light or to pass after it is set apart: the content of ``later``, notes of the kind ``hindsight``,
sections that hold nothing else. Everything outside these parts was known on the day. It may still
rest on a work of a later date; the note, entry or page then names the work under
``later-sources``, and by that declares that the fact itself was known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest
from sphinx_apparatus.core.edition import Edition

HINDSIGHT = "hindsight"
"""The kind of note that is set apart as a whole."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def keys(written: str) -> tuple[str, ...]:
    """Return the keys of works in an option or a line of front matter, be it a list in brackets."""
    return tuple(re.findall(r"[^\s,\[\]'\"]+", written))


def work_date(fields: Mapping[str, str]) -> str:
    """Return the date of a work as far as its BibTeX fields have it: YYYY, YYYY-MM or YYYY-MM-DD.

    ``date`` (as in biblatex; of a span, the beginning) comes before ``year`` with ``month``.
    """
    if written := fields.get("date", "").strip():
        return written.partition("/")[0]
    year, month = fields.get("year", "").strip(), fields.get("month", "").strip().lower()
    if month.isdecimal():
        return f"{year}-{int(month):02d}"
    if month[:3] in _MONTHS:
        return f"{year}-{_MONTHS.index(month[:3]) + 1:02d}"
    return year


def is_later(date: str, day: str) -> bool:
    """Return whether a work's date is after a day (YYYY-MM-DD).

    A date that says only the year or the month of the day is not after it, for all that is known.
    """
    return bool(day and date[:4].isdecimal()) and date > day and not day.startswith(date)


def check_later_sources(edition: Edition) -> Iterator[Problem]:
    """Yield works of a later date cited for what was known, unless that is declared; and excess."""
    if not edition.known_by:
        return
    for name in sorted(edition.documents):
        record = edition.documents[name]
        notes = {note.target: note for note in record.notes}
        page = SourceLocation(record.path)
        declared: dict[str, tuple[tuple[str, ...], SourceLocation]] = {
            target: (note.later_sources, note.location) for target, note in notes.items()
        }
        declared[""] = (record.later_sources, page)
        if record.entry:
            declared[""] = (
                record.entry.later_sources,
                record.entry.location_of("later-sources"),
            )
        used: set[tuple[str, str]] = set()
        for use in record.citations:
            where = use.locus if use.locus in notes else ""
            if use.later or use.key not in edition.later_works:
                continue
            used.add((where, use.key))
            if not use.listed and use.key not in declared[where][0]:
                yield _undeclared(use.key, use.location, edition, where)
        for where, (named, location) in declared.items():
            for key in named:
                if (where, key) not in used:
                    yield _needless(key, location, edition, [k for w, k in used if w == where])


def _undeclared(key: str, location: SourceLocation, edition: Edition, where: str) -> Problem:
    found = f'"{key}" is of {edition.later_works[key]}, after {edition.known_by}.'
    option = f":later-sources: {key}" if where else f"later-sources: [{key}]"
    hint = (
        "Set apart what became known later in {later}; if the fact was known on the day, add "
        f"{option}."
    )
    return Problem(location, Code.LATER_SOURCE, found, hint)


def _needless(key: str, location: SourceLocation, edition: Edition, used: Iterable[str]) -> Problem:
    if key in edition.later_works:
        found = f'later-sources names "{key}", which is not cited for anything known on the day.'
    else:
        found = f'later-sources names "{key}", which is no work of a later date.'
    hint = nearest(key, used) or "Take it out."
    return Problem(location, Code.LATER_SOURCE, found, hint)
