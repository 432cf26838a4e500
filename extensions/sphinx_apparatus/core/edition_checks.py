"""Check an edition as a whole: what no document can know of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_apparatus.core.collation import collate
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.glossary_checks import check_glossary
from sphinx_apparatus.core.later_sources import check_later_sources
from sphinx_apparatus.core.model import DocumentRecord, Intervention, Note
from sphinx_apparatus.core.registry import check_registry


def check(
    edition: Edition, registry: Mapping[str, str] | None, registry_path: str
) -> Iterator[Problem]:
    """Yield all that is wrong with an edition; collations are made on the way.

    ``registry`` is None where passages are not pinned. Works that are not in the bibliography are
    not reported while it is broken: they may be in what could not be read.
    """
    for problem in _check(edition, registry, registry_path):
        if not (edition.unread_works and problem.code is Code.CITATION_UNKNOWN):
            yield problem


def _check(
    edition: Edition, registry: Mapping[str, str] | None, registry_path: str
) -> Iterator[Problem]:
    for name in sorted(edition.documents):
        yield from edition.documents[name].problems
    text = [*_duplicate_passages(edition), *_collate(edition)]
    yield from text
    if registry is not None and not text:  # words that are wrong anyway are reported once
        yield from check_registry(edition.units(), registry, registry_path)
    yield from _duplicate_names(edition)
    yield from _signatures(edition)
    yield from _sources(edition)
    yield from check_later_sources(edition)
    yield from _entries(edition)


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
            yield Problem(item.location, Code.CONTRIBUTOR_UNKNOWN, found, hint)


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


def _entries(edition: Edition) -> Iterator[Problem]:
    """Check the glossary; what was refused or left out may hold the only mention of a form."""
    incomplete = edition.as_known or any(r.problems for r in edition.documents.values())
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
    ):
        if not (incomplete and problem.code in (Code.ENTRY_UNUSED, Code.ALIAS_UNUSED)):
            yield problem
