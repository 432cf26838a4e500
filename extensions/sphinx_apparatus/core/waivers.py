"""Waivers: a rule that is suspended for one entry or note, with a reason, an owner and an end.

Only rules about content can be waived, those that leave an entry or a note readable. What keeps the
text safe, or keeps a file from being read, holds for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sphinx_apparatus.core.contributed import WAIVERS
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import Intervention, Note
from sphinx_apparatus.core.record_file import read_record_file
from sphinx_apparatus.core.text_file import ReadBytes

WAIVABLE = (
    Code.NOTE_UNSOURCED,
    Code.CONTESTED_ONE_SIDED,
    Code.LATER_SOURCE,
    Code.LEDGER_NOTE,
    Code.ENTRY_UNUSED,
    Code.ALIAS_UNUSED,
    Code.ALIAS_COMMON,
)
"""The codes that a waiver may name; an entry or a note that has their problems is printed."""


@dataclass(frozen=True)
class Waiver:
    """A suspended rule. ``until`` is the last day (YYYY-MM-DD); ``subject`` a slug or a name."""

    name: str
    code: str
    subject: str
    owner: str
    until: str
    location: SourceLocation
    locations: dict[str, SourceLocation] = field(default_factory=dict, compare=False)


def read_waivers(path: str, read: ReadBytes) -> tuple[list[Waiver], list[Problem]]:
    """Return the waivers of a file, none if it does not keep to its schema, and what is wrong.

    ``read`` returns a file's bytes by its path.
    """
    record = read_record_file(path, read, WAIVERS, "waivers")
    if record.problems:
        return [], record.problems
    waivers = [
        Waiver(
            name,
            values["code"],
            values["of"],
            values["owner"],
            values["until"],
            record.locations[name, "@key"],
            {key: record.locations[name, key] for key in values},
        )
        for name, values in record.data.items()
    ]
    return waivers, []


def apply_waivers(
    problems: Iterable[Problem], waivers: Iterable[Waiver], edition: Edition
) -> list[Problem]:
    """Return the problems that no waiver suspends, and what is wrong with the waivers.

    A waiver has ended if the edition is released after its last day. It still suspends its rule, so
    that one thing is said and not two. Without a day of release none ends. None is called unused
    where what it suspends may be missed: while files cannot be read, or what is later is left out.
    """
    left = list(problems)
    wrong: list[Problem] = []
    unsure = edition.as_known or edition.unread or edition.words_unknown
    unsure = unsure or any(record.refused for record in edition.documents.values())
    for waiver in waivers:
        found = list(_problems_of(waiver, edition))
        wrong += found
        waived = [p for p in left if p.code in _suspended(waiver) and _is_about(p, waiver, edition)]
        left = [problem for problem in left if problem not in waived]
        if not waived and (unsure or found):
            continue
        if not waived:
            message = f"{waiver.subject} does not break the rule {waiver.code}."
            problem = Problem(waiver.location, Code.WAIVER_UNUSED, message, "Take it out.")
            wrong.append(problem)
        elif edition.released > waiver.until:
            message = f"The waiver ended on {waiver.until}, before the release of "
            message += f"{edition.released}: {waived[0].found}"
            hint = "Mend what it suspends, or have its owner decide on another day."
            where = waiver.locations["until"]
            wrong.append(Problem(where, Code.WAIVER_EXPIRED, message, hint))
    return left + wrong


def _problems_of(waiver: Waiver, edition: Edition) -> Iterator[Problem]:
    code = Code.WAIVER_INVALID
    if not _suspended(waiver):
        found = f'The rule "{waiver.code}" cannot be waived.'
        hint = nearest(waiver.code, [known.slug for known in WAIVABLE])
        yield Problem(waiver.locations["code"], code, found, hint)
    subjects = set(_subjects(edition))
    refused = {target.removeprefix("note-") for target in _refused(edition)}
    if waiver.subject not in subjects | refused and not edition.unread:
        found = f'"{waiver.subject}" is neither an entry nor a note.'
        yield Problem(waiver.locations["of"], code, found, nearest(waiver.subject, subjects))
    if edition.contributors and waiver.owner not in edition.contributors:
        found = f'"{waiver.owner}" has no contributor record.'
        hint = nearest(waiver.owner, edition.contributors)
        yield Problem(waiver.locations["owner"], code, found, hint)


def _suspended(waiver: Waiver) -> list[Code]:
    return [code for code in WAIVABLE if code.slug == waiver.code]


def _subjects(edition: Edition) -> Iterator[str]:
    yield from edition.entries
    for item in _items(edition):
        yield item.name


def _items(edition: Edition) -> Iterator[Note | Intervention]:
    for _, note in edition.notes():
        yield note
    for _, intervention in edition.interventions():
        yield intervention


def _refused(edition: Edition) -> Collection[str]:
    return {target for record in edition.documents.values() for target in record.refused_targets}


def _is_about(problem: Problem, waiver: Waiver, edition: Edition) -> bool:
    """Return whether a problem stands in the entry, or the note, that is meant."""
    entry = edition.entries.get(waiver.subject)
    if entry is not None and entry.location.path == problem.location.path:
        return True
    here = [
        (item.location, item.name)
        for item in _items(edition)
        if item.location.path == problem.location.path
        and item.location.line <= problem.location.line
    ]
    return bool(here) and max(here)[1] == waiver.subject
