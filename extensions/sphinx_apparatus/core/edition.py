"""All documents of an edition seen together: what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sphinx_apparatus.core.automatic_links import LinkPlan
from sphinx_apparatus.core.citation_pages import CitationPages, plan_citation_pages
from sphinx_apparatus.core.collation import Collation
from sphinx_apparatus.core.ledger import Claim
from sphinx_apparatus.core.model import (
    CitationUse,
    Comment,
    DocumentRecord,
    Entry,
    Intervention,
    Note,
    Unit,
)
from sphinx_apparatus.core.names import in_text, note_in_text
from sphinx_apparatus.core.withdrawn import WithdrawnNote
from sphinx_apparatus.core.witness import Witness


@dataclass
class Edition:
    """The records of all documents, with everything that is derived from them together.

    ``known_by`` is the day (YYYY-MM-DD) up to which things count as known, ``later_works`` has the
    dates of the works that are later, by key; ``as_known`` says whether what is later is left out.
    ``unread`` names documents whose file cannot be read, ``words_unknown`` says that not even their
    words are known. ``common_words`` are those of the language that no entry should be linked by;
    ``released`` is the day of the edition, empty if it has none.
    """

    documents: Mapping[str, DocumentRecord]
    entries: Mapping[str, Entry]
    plan: LinkPlan
    witnesses: Sequence[Witness] = ()
    unread_witness: bool = False
    unread_works: bool = False
    unread: Collection[str] = ()
    words_unknown: bool = False
    common_words: Collection[str] = ()
    released: str = ""
    collations: list[Collation] = field(default_factory=list)
    contributors: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    bibliography: Collection[str] = ()
    known_by: str = ""
    later_works: Mapping[str, str] = field(default_factory=dict)
    as_known: bool = False
    ledger: Sequence[Claim] = ()
    withdrawn: Sequence[WithdrawnNote] = ()

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

    @cached_property
    def citation_pages(self) -> CitationPages:
        """Which ready references stand on which page."""
        return plan_citation_pages(self.texts(), self.entries)

    def witness_of(self, docname: str) -> Witness | None:
        """Return the witness that a text is transcribed from, if its provenance is recorded."""
        return next((w for w in self.witnesses if docname in w.documents), None)

    @cached_property
    def key(self) -> tuple[str, str]:
        """Document and section of the key of the signs; both empty where there is none."""
        keys = ((name, record.key_section) for name, record in sorted(self.documents.items()))
        return next((key for key in keys if key[1]), ("", ""))

    @cached_property
    def claims_by_note(self) -> dict[str, list[tuple[str, Claim]]]:
        """By name of a note, the claims that it treats, with the documents that list them."""
        pages = {claim: name for name, record in self.documents.items() for claim in record.claims}
        found: dict[str, list[tuple[str, Claim]]] = {}
        for claim in self.ledger:
            for note in claim.notes if claim.id in pages else ():
                found.setdefault(note, []).append((pages[claim.id], claim))
        return found

    def name_of(self, contributor: str) -> str:
        """Return the name of a contributor as it is credited."""
        return str(self.contributors.get(contributor, {}).get("name", contributor))

    def label(self, docname: str, locus: str) -> str:
        """Return what running text calls a locus: a passage, a note, an entry, a page.

        Where there are several texts of a kind, the text's short title goes with it.
        """
        record = self.documents[docname]
        if record.entry:
            return record.entry.title
        if not record.kind or locus not in record.labels:
            return record.title
        name = record.labels[locus]
        if record.kind not in self._kinds_of_several:
            return name
        title = record.short_title or record.title
        notes: list[Note | Intervention] = [*record.notes, *record.interventions]
        for note in notes:
            if note.target == locus:
                return note_in_text(note.series, note.label, title)
        if locus in record.footnotes:
            return note_in_text("explanatory", record.footnotes[locus], title)
        return in_text(name, title)

    @cached_property
    def _kinds_of_several(self) -> set[str | None]:
        """The kinds of which there are several texts, so that a number alone says too little."""
        counted = Counter(record.kind for _, record in self.texts())
        return {kind for kind, count in counted.items() if count > 1}
