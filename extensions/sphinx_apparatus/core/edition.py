"""All documents of an edition seen together: what is wrong with them, and what they add up to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sphinx_apparatus.core.collation import Collation, collate
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.lint import lint
from sphinx_apparatus.core.plan import Linker, Plan, linker_for
from sphinx_apparatus.core.registry import check_registry
from sphinx_apparatus.core.witness import Witness
from sphinx_apparatus.diagnostics import Code, Place, Problem, nearest
from sphinx_apparatus.model import (
    CitationUse,
    Comment,
    DocumentRecord,
    Entry,
    Intervention,
    Note,
    Unit,
)


@dataclass
class Edition:
    """The records of all documents, with everything that is derived from them together."""

    documents: Mapping[str, DocumentRecord]
    entries: Mapping[str, Entry]
    lexicon: Lexicon
    plan: Plan
    witnesses: Sequence[Witness] = ()
    unread_witness: bool = False
    collations: list[Collation] = field(default_factory=list)
    contributors: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    bibliography: Collection[str] = ()

    def linker(self, docname: str) -> Linker:
        """Return the linker of a document, with nothing linked yet but by hand."""
        return linker_for(self.documents[docname], self.lexicon)

    def texts(self) -> Iterator[tuple[str, DocumentRecord]]:
        """Yield the primary texts: those of the witnesses in order, then any others."""
        witnessed = [name for witness in self.witnesses for name in witness.documents]
        others = sorted(set(self.documents) - set(witnessed))
        for name in [*witnessed, *others]:
            if name in self.documents and self.documents[name].kind:
                yield name, self.documents[name]

    def units(self) -> list[Unit]:
        """Return the units of all primary texts, in order."""
        return [unit for _, record in self.texts() for unit in record.units]

    def comments(self) -> list[tuple[str, Comment]]:
        """Return the comments of all threads with their documents."""
        return [(name, comment) for name, record in self.texts() for comment in record.comments]

    def notes(self) -> list[tuple[str, Note]]:
        """Return the notes of all texts with their documents, as they are numbered."""
        return [(name, note) for name, record in self.texts() for note in record.notes]

    def interventions(self) -> list[tuple[str, Intervention]]:
        """Return the interventions of all texts with their documents."""
        return [(name, item) for name, record in self.texts() for item in record.interventions]

    @cached_property
    def citations(self) -> dict[str, list[tuple[str, CitationUse]]]:
        """By key, the documents and loci that cite it, each locus once."""
        texts = [name for name, _ in self.texts()]
        order = texts + sorted(set(self.documents) - set(texts))
        found: dict[str, list[tuple[str, CitationUse]]] = {}
        seen: set[tuple[str, str, str]] = set()
        for name in order:
            for use in self.documents[name].citations:
                if (use.key, name, use.locus) not in seen:
                    seen.add((use.key, name, use.locus))
                    found.setdefault(use.key, []).append((name, use))
        return found

    def name_of(self, contributor: str) -> str:
        """Return the name of a contributor as it is credited."""
        return str(self.contributors.get(contributor, {}).get("name", contributor))

    def label(self, docname: str, locus: str) -> str:
        """Return what running text calls a locus: a passage, a note, an entry, a page."""
        record = self.documents[docname]
        if record.entry:
            return record.entry.title
        if record.kind and locus in record.labels:
            return record.labels[locus]
        return record.title


def check(
    edition: Edition, registry: Mapping[str, str] | None, registry_path: str
) -> Iterator[Problem]:
    """Yield all that is wrong with an edition; collations are made on the way.

    ``registry`` is None where passages are not pinned.
    """
    for name in sorted(edition.documents):
        yield from edition.documents[name].problems
    text = [*_duplicate_passages(edition), *_collate(edition)]
    yield from text
    if registry is not None and not text:  # words that are wrong anyway are objected to once
        yield from check_registry(edition.units(), registry, registry_path)
    yield from _duplicate_names(edition)
    yield from _signatures(edition)
    yield from _sources(edition)
    yield from _entries(edition)


def _duplicate_passages(edition: Edition) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    reported: set[tuple[str, str]] = set()
    for unit in edition.units():
        whole = unit.place.path, re.sub(r"-.*$|\d+$", "", unit.id)  # a post, or a comment
        if unit.id in seen and whole not in reported:
            reported.add(whole)
            found = f'The passage "{unit.id}" stands in {seen[unit.id]} too.'
            hint = 'Give one of the texts another prefix ("passages: q"), or renumber the comment.'
            yield Problem(unit.place, Code.PASSAGE_DUPLICATE, found, hint)
        seen.setdefault(unit.id, str(unit.place))


def _duplicate_names(edition: Edition) -> Iterator[Problem]:
    named: dict[str, str] = {}
    items: list[tuple[str, Note | Intervention]] = [*edition.notes(), *edition.interventions()]
    for _, item in items:
        if item.name in named:
            found = f'The name "{item.name}" is taken by {named[item.name]}.'
            yield Problem(item.place, Code.NOTE_DUPLICATE, found, "Choose another name.")
        named.setdefault(item.name, str(item.place))


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
                yield Problem(Place(witness.record), Code.PROVENANCE_INVALID, found, hint)
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
                record.units[0].place,
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
            yield Problem(item.place, Code.CONTRIBUTOR_UNKNOWN, found, hint)


def _sources(edition: Edition) -> Iterator[Problem]:
    """Object to cited keys that the bibliography no longer has."""
    if not edition.bibliography:
        return
    for name in sorted(edition.documents):
        for note in edition.documents[name].notes:
            for key in note.cites:
                if key not in edition.bibliography:
                    found = f'The source "{key}" of {note.name} is not in the bibliography.'
                    hint = nearest(key, edition.bibliography)
                    yield Problem(note.place, Code.CITATION_UNKNOWN, found, hint)


def _entries(edition: Edition) -> Iterator[Problem]:
    """Lint the glossary; what was refused elsewhere may hold the only mention of a form."""
    incomplete = any(record.problems for record in edition.documents.values())
    for problem in lint(edition.entries, edition.plan, edition.contributors, edition.bibliography):
        if not (incomplete and problem.code in (Code.ENTRY_UNUSED, Code.ALIAS_UNUSED)):
            yield problem
