"""Which ready references stand on which page: one page for a text, for fifty comments or entries.

What can be cited is a tree of blocks: a text holds its passages, a comment its own, and each of
them the notes on it. The address of a block's references is its page and ``cite-`` with its
identifier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sphinx_apparatus.core.model import DocumentRecord, Entry, Intervention, Note, Unit

PER_PAGE = 50
"""Comments, or entries, of a page."""
WHOLE_TEXT = "text"
"""The identifier of the block that is a whole text."""

BlockKind = Literal["text", "comment", "passage", "note", "entry"]


@dataclass(frozen=True)
class Block:
    """One thing that can be cited. ``also`` are identifiers that lead to it as well."""

    kind: BlockKind
    docname: str
    identifier: str
    also: tuple[str, ...] = ()
    within: Sequence[Block] = ()

    @property
    def label(self) -> str:
        """The element identifier of its references."""
        return label_of(self.identifier)

    def all(self) -> Iterator[Block]:
        """Yield the block and all within it."""
        yield self
        for block in self.within:
            yield from block.all()


@dataclass
class CitationPages:
    """The blocks by the name of their page, and the page of each identifier of a document."""

    blocks: dict[str, list[Block]] = field(default_factory=dict)
    pages: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, page: str, blocks: Iterable[Block]) -> None:
        """Add a page with its blocks."""
        self.blocks[page] = list(blocks)
        for block in (part for top in self.blocks[page] for part in top.all()):
            for identifier in (block.identifier, *block.also):
                self.pages[block.docname, identifier] = page


def label_of(identifier: str) -> str:
    """Return the element identifier of the references to something."""
    return f"cite-{identifier}"


def plan_citation_pages(
    texts: Iterable[tuple[str, DocumentRecord]], entries: Mapping[str, Entry]
) -> CitationPages:
    """Return the pages for texts, named as their documents, and for entries, as their folder."""
    plan = CitationPages()
    for docname, record in texts:
        notes = _notes_by_unit(docname, record)
        if record.kind == "thread":
            units: dict[str, list[Unit]] = {}
            for unit in record.units:
                units.setdefault(unit.id.partition("-")[0], []).append(unit)
            comments = [
                _comment(docname, comment.id, units.get(comment.id, ()), notes)
                for comment in record.comments
            ]
            _add_pages(plan, docname, comments)
        else:
            plan.add(docname, [_text(docname, record, notes)])
    blocks = [Block("entry", entry.docname, entry.target) for entry in entries.values()]
    if blocks:
        _add_pages(plan, blocks[0].docname.rpartition("/")[0], blocks)
    return plan


def _add_pages(plan: CitationPages, name: str, blocks: Sequence[Block]) -> None:
    for number, some in enumerate(_batches(blocks), start=1):
        plan.add(name if number == 1 else f"{name}-{number}", some)


def _batches(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    for start in range(0, len(blocks), PER_PAGE):
        yield blocks[start : start + PER_PAGE]


def _notes_by_unit(docname: str, record: DocumentRecord) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    items: list[Note | Intervention] = [*record.notes, *record.interventions]
    for item in items:
        found.setdefault(item.passage, []).append(Block("note", docname, item.target))
    return found


def _passages(docname: str, names: Iterable[str], notes: Mapping[str, list[Block]]) -> list[Block]:
    return [Block("passage", docname, name, within=notes.get(name, ())) for name in names]


def _text(docname: str, record: DocumentRecord, notes: Mapping[str, list[Block]]) -> Block:
    passages = [unit.id for unit in record.units if unit.kind == "passage"]
    others = [note for u in record.units if u.kind != "passage" for note in notes.get(u.id, ())]
    within = [*others, *_passages(docname, passages, notes)]
    return Block("text", docname, WHOLE_TEXT, within=within)


def _comment(
    docname: str, comment: str, units: Sequence[Unit], notes: Mapping[str, list[Block]]
) -> Block:
    passages = [unit.id for unit in units if unit.kind == "passage"]
    others = [note for u in units if u.kind != "passage" for note in notes.get(u.id, ())]
    if len(passages) == 1:  # a comment of one paragraph is cited as such
        within = [*others, *notes.get(passages[0], ())]
        return Block("comment", docname, comment, tuple(passages), within)
    return Block(
        "comment", docname, comment, within=[*others, *_passages(docname, passages, notes)]
    )
