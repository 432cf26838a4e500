"""Check an edition as a whole: what no document can know of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from posixpath import basename

from sphinx_apparatus.core.collation import collate
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest, replaced
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.glossary_checks import check_glossary
from sphinx_apparatus.core.later_sources import check_later_sources
from sphinx_apparatus.core.ledger_checks import check_ledger
from sphinx_apparatus.core.model import DocumentRecord, Intervention, Note
from sphinx_apparatus.core.near_forms import NearForms
from sphinx_apparatus.core.registry import check_registry
from sphinx_apparatus.core.withdrawn import check_withdrawn

_ABOUT_WORKS = (Code.CITATION_UNKNOWN, Code.LATER_SOURCE)
_OPTIONS = 16
"""Within so many lines of its beginning a note has its options."""


def check(
    edition: Edition, registry: Mapping[str, str] | None, registry_path: str
) -> Iterator[Problem]:
    """Yield all that is wrong with an edition; collations are made on the way.

    ``registry`` is None where passages are not pinned. Works that are not in the bibliography are
    not reported while it is broken: they may be in what could not be read.
    """
    for problem in _check(edition, registry, registry_path):
        if not (edition.unread_works and problem.code in _ABOUT_WORKS):
            yield problem


def _check(
    edition: Edition, registry: Mapping[str, str] | None, registry_path: str
) -> Iterator[Problem]:
    for name in sorted(edition.documents):
        yield from edition.documents[name].problems
    text = [*_duplicate_passages(edition), *_collate(edition)]
    yield from text
    unread = edition.unread or any(record.unread_notes for record in edition.documents.values())
    if registry is not None and not text and not unread:  # what is wrong anyway is reported once
        yield from check_registry(edition.units(), registry, registry_path)
    twice = list(_duplicate_names(edition))
    yield from twice
    yield from _signatures(edition)
    yield from _sources(edition)
    yield from check_later_sources(edition)
    yield from _same_slugs(edition)
    yield from _dates(edition)
    yield from _entries(edition)
    yield from _withdrawn(edition)
    if not text:
        units, documents = edition.units(), edition.documents
        for problem in check_ledger(edition.ledger, units, documents, edition.bibliography):
            missed = edition.as_known or twice  # notes that are left out, or have another name
            if not (missed and problem.code is Code.LEDGER_NOTE):
                yield problem


def _withdrawn(edition: Edition) -> Iterator[Problem]:
    refused = {t for record in edition.documents.values() for t in record.refused_targets}
    living = [note.name for _, note in edition.notes()]
    living += [item.name for _, item in edition.interventions()]
    living += [target.removeprefix("note-") for target in sorted(refused)]
    missed = any(record.unread_notes for record in edition.documents.values())
    unsure = bool(edition.unread) or edition.as_known or missed
    passages = [unit.id for unit in edition.units()]
    yield from check_withdrawn(edition.withdrawn, passages, living, unsure=unsure)


def _duplicate_passages(edition: Edition) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    reported: set[tuple[str, str]] = set()
    for unit in edition.units():
        whole = unit.location.path, re.sub(r"-.*$|\d+$", "", unit.id)  # a post, or a comment
        if unit.id in seen and whole not in reported:
            reported.add(whole)
            found = f'The passage "{unit.id}" stands in {seen[unit.id]} too.'
            hint = 'Give one of the texts another prefix ("passages: q"), or renumber the comment.'
            yield Problem(unit.location, Code.PASSAGE_DUPLICATE, found, hint)
        seen.setdefault(unit.id, str(unit.location))


def _duplicate_names(edition: Edition) -> Iterator[Problem]:
    named: dict[str, str] = {}
    items: list[tuple[str, Note | Intervention]] = [*edition.notes(), *edition.interventions()]
    for _, item in items:
        if item.name in named:
            found = f'The name "{item.name}" is taken by {named[item.name]}.'
            yield Problem(item.location, Code.NOTE_DUPLICATE, found, "Choose another name.")
        named.setdefault(item.name, str(item.location))


def _collate(edition: Edition) -> Iterator[Problem]:
    witnessed: set[str] = set()
    unknown = False
    for witness in edition.witnesses:
        records = [edition.documents.get(name, DocumentRecord()) for name in witness.documents]
        witnessed.update(witness.documents)
        if edition.unread and not all(record.kind for record in records):
            continue
        for name, record in zip(witness.documents, records, strict=True):
            if not record.kind:
                unknown = True
                found = f'transcribed-in names "{name}", which is no primary text.'
                hint = nearest(name, [known for known, _ in edition.texts()])
                yield Problem(SourceLocation(witness.record), Code.PROVENANCE_INVALID, found, hint)
        if not all(record.kind for record in records):
            continue
        report = collate(
            witness.path,
            witness.text,
            [unit for record in records for unit in record.units],
            [item for record in records for item in record.interventions],
        )
        edition.collations.append(report)
        if not any(record.unread_notes for record in records):
            yield from report.differences
    if edition.unread_witness or unknown:
        return  # it may be the one that is missed
    for name, record in edition.texts():
        if name not in witnessed and record.units:
            yield Problem(
                record.units[0].location,
                Code.TEXT_UNWITNESSED,
                f'The primary text "{name}" is transcribed from no witness.',
                "List it under transcribed-in of a provenance record in apparatus_witnesses.",
            )


def _signatures(edition: Edition) -> Iterator[Problem]:
    if not edition.contributors:
        return
    items: list[tuple[str, Note | Intervention]] = [*edition.notes(), *edition.interventions()]
    for _, item in items:
        if item.by not in edition.contributors:
            found = f'{item.name} is signed by "{item.by}", who has no contributor record.'
            hint = nearest(item.by, edition.contributors)
            remedy = replaced(item.by, edition.contributors, after=":by: ", lines=_OPTIONS)
            yield Problem(item.location, Code.CONTRIBUTOR_UNKNOWN, found, hint, remedy)


def _sources(edition: Edition) -> Iterator[Problem]:
    """Report cited keys that the bibliography no longer has."""
    if not edition.bibliography:
        return
    for name in sorted(edition.documents):
        for note in edition.documents[name].notes:
            for key in note.cites:
                if key not in edition.bibliography:
                    found = f'The source "{key}" of {note.name} is not in the bibliography.'
                    hint = nearest(key, edition.bibliography)
                    yield Problem(note.location, Code.CITATION_UNKNOWN, found, hint)


def _refused_entries(edition: Edition) -> Iterator[str]:
    """Yield the documents of entries that are not printed: their front matter is wrong."""
    for name, record in edition.documents.items():
        if record.entry is None and record.problems and not record.kind:
            yield name


def _same_slugs(edition: Edition) -> Iterator[Problem]:
    """Report entries in two folders whose files have one name."""
    seen: dict[str, str] = {}
    for name in sorted(edition.documents):
        entry = edition.documents[name].entry
        if entry is None:
            continue
        if entry.slug in seen:
            found = f'The slug "{entry.slug}" is that of {seen[entry.slug]}, too.'
            hint = "Give one of the files another name, or merge the two."
            yield Problem(entry.location, Code.ENTRY_DUPLICATE, found, hint)
        seen.setdefault(entry.slug, entry.location.path)


def _dates(edition: Edition) -> Iterator[Problem]:
    """Report days more than a year after the release: no clock is asked what day it is."""
    try:
        released = date.fromisoformat(edition.released)
    except ValueError:
        return
    last = released + timedelta(days=366)
    dated: list[tuple[str, str, SourceLocation]] = [
        *(
            (entry.slug, day, entry.location_of(key))
            for entry in edition.entries.values()
            for key, day in (("created", entry.created), ("revised", entry.revised))
        ),
        *((note.name, note.date, note.location) for _, note in edition.notes()),
        *((item.name, item.date, item.location) for _, item in edition.interventions()),
    ]
    for name, day, location in dated:
        if day and day > last.isoformat():
            found = f"{name} is dated {day}, more than a year after the release of {released}."
            hint = "Write the day on which it was written."
            yield Problem(location, Code.DATE_WRONG, found, hint)


def _entries(edition: Edition) -> Iterator[Problem]:
    """Check the glossary; words that cannot be read, or are left out, may be the only mention."""
    unknown = edition.as_known or edition.words_unknown
    unknown = unknown or any(r.words_unknown for r in edition.documents.values())
    for problem in check_glossary(
        edition.entries,
        edition.plan,
        edition.contributors,
        edition.bibliography,
        [
            term
            for name in sorted(edition.documents)
            for term in edition.documents[name].defined_terms
        ],
        common_words=edition.common_words,
        near=NearForms(edition.documents),
        refused={basename(name) for name in (*edition.unread, *_refused_entries(edition))},
    ):
        if not (unknown and problem.code in (Code.ENTRY_UNUSED, Code.ALIAS_UNUSED)):
            yield problem
