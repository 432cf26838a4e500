"""Take a resolved document apart into units: the smallest targets of a search result.

A unit is what bears an identifier of its own: a section, a paragraph, a note, an item of a glossary
or a described object. What bears none belongs to the unit around it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes
from sphinx import addnodes

#: Sphinx's own class for what is not to be searched, and lists of links.
SKIPPED_CLASSES = frozenset({"no-search", "toctree-wrapper", "contents", "headerlink"})
_SKIPPED = (
    nodes.Invisible,
    nodes.raw,
    nodes.math,
    nodes.math_block,
    nodes.footnote_reference,
    nodes.system_message,
    addnodes.index,
    addnodes.toctree,
)


@dataclass
class Unit:
    """One target: its identifiers (the first is its own), its title, its words and its section.

    ``note`` says that the title is only a label, such as ``7``.
    """

    ids: list[str]
    title: str = ""
    section: str = ""
    note: bool = False
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the unit without its title, with single spaces."""
        return " ".join(" ".join(self.parts).split())

    def as_data(self) -> list[Any]:
        """Return the unit as plain data, to be kept until the next build."""
        return [self.ids, self.title, self.section, self.note, self.text]

    @classmethod
    def from_data(cls, data: list[Any]) -> Unit:
        """Return the unit that :meth:`as_data` has turned into plain data."""
        ids, title, section, note, text = data
        return cls(ids, title, section, note, [text])


def units_of(document: nodes.document, skipped_classes: Collection[str] = ()) -> list[Unit]:
    """Return the units of a resolved document in order, those without any word left out.

    What bears one of *skipped_classes* is passed over with all that is in it.
    """
    walk = _Walk(SKIPPED_CLASSES | set(skipped_classes))
    walk.children(document, walk.open([], ""))
    return [unit for unit in walk.units if unit.title or unit.text]


class _Walk:
    def __init__(self, skipped_classes: frozenset[str]) -> None:
        self.units: list[Unit] = []
        self._skipped_classes = skipped_classes
        self._titles: set[nodes.Element] = set()

    def open(self, ids: list[str], title: str, section: str = "", note: bool = False) -> Unit:
        """Begin a unit."""
        self.units.append(Unit(list(ids), title, section, note))
        return self.units[-1]

    def children(self, node: nodes.Element, unit: Unit) -> None:
        """Go through what is in a block whose words belong to *unit*."""
        for child in node.children:
            if isinstance(child, nodes.Text):
                unit.parts.append(child.astext())
            elif isinstance(child, nodes.Element) and not self._skips(child):
                self._block(child, unit)

    def _block(self, node: nodes.Element, unit: Unit) -> None:
        section = unit.section
        if isinstance(node, nodes.section):
            head = next((n for n in node.children if isinstance(n, nodes.title)), None)
            section = self._title([head] if head is not None else [])
            unit = self.open(node["ids"], section, section)
        elif isinstance(node, addnodes.desc):
            heads = [n for n in node.children if isinstance(n, addnodes.desc_signature)]
            if ids := [name for head in heads for name in head["ids"]]:
                unit = self.open(ids, self._title(heads[:1]), section)
        elif isinstance(node, nodes.definition_list_item):
            terms = [n for n in node.children if isinstance(n, nodes.term)]
            if ids := [name for term in terms for name in term["ids"]]:
                unit = self.open(ids, self._title(terms), section)
        elif isinstance(node, (nodes.footnote, nodes.citation)) and node["ids"]:
            label = node.next_node(nodes.label)
            title = label.astext() if label is not None else ""
            unit = self.open(node["ids"], title, section, isinstance(node, nodes.footnote))
        elif node["ids"] and not isinstance(node, (nodes.Inline, nodes.term, nodes.title)):
            unit = self.open(node["ids"], "", section)
        if isinstance(node, nodes.image):
            unit.parts.append(node.get("alt", ""))
        elif isinstance(node, nodes.TextElement) and not _has_blocks(node):
            if node not in self._titles:
                unit.parts.append(self._words(node))
        else:
            self.children(node, unit)

    def _title(self, heads: Sequence[nodes.Element]) -> str:
        """Return the words of these blocks as a title, and keep them out of the text."""
        self._titles.update(heads)
        return ", ".join(map(self._words, heads))

    def _words(self, node: nodes.Element) -> str:
        """Return the text of a block, letter for letter."""
        found = []
        for child in node.children:
            if isinstance(child, nodes.Text):
                found.append(child.astext())
            elif isinstance(child, nodes.Element) and not self._skips(child):
                if isinstance(child, nodes.image):
                    found.append(child.get("alt", ""))
                found.append(self._words(child))
        return "".join(found)

    def _skips(self, node: nodes.Element) -> bool:
        return (
            isinstance(node, _SKIPPED)
            or (isinstance(node, nodes.label) and bool(node.parent["ids"]))
            or not self._skipped_classes.isdisjoint(node["classes"])
        )


def _has_blocks(node: nodes.Element) -> bool:
    """Tell whether an element that may hold text holds blocks, as those of extensions may."""
    inner = (n for n in node.findall() if n is not node)
    return any(isinstance(n, nodes.Body) and not isinstance(n, nodes.Inline) for n in inner)
