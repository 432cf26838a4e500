"""Labels: what in the book is pointed to, and under which names.

Every identifier belongs to a *carrier*, the node that prints the label: see `carriers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.carriers import carrier
from sphinx_typst.book.tree import by_document

URI_MARK = "%"


def uri(docname: str) -> str:
    """Return the address of a document inside the book."""
    return URI_MARK + docname


def split_uri(address: str) -> tuple[str, str]:
    """Return document and identifier of an address inside the book; either may be empty."""
    docname, _, identifier = address.removeprefix(URI_MARK).partition("#")
    return docname, identifier


def label(docname: str, identifier: str) -> str:
    """Return the Typst label of an identifier: identifiers may recur in other documents."""
    return f"{docname}#{identifier}"


class Labels:
    """Every identifier of a book, its carrier, and whether anything points to it."""

    def __init__(self, tree: nodes.document) -> None:
        """Read the identifiers and references of the tree of a book."""
        self._names: dict[str, str] = {}
        self._carried: dict[int, str] = {}
        self._carriers: list[nodes.Element] = []
        self._wanted: set[str] = set()
        self._taken: set[str] = set()
        started: set[str] = set()
        for docname, node in by_document(tree):
            if not isinstance(node, nodes.Element):
                continue
            identifiers = list(node.get("ids", ()))
            starts = isinstance(node, nodes.document | addnodes.start_of_file)
            if starts and docname not in started:
                started.add(docname)
                identifiers.append("")
            if identifiers:
                self._carry(docname, identifiers, carrier(node))
            target = self.target(docname, node)
            if target and not isinstance(node, nodes.footnote_reference | nodes.target):
                self._wanted.add(target)

    def _carry(self, docname: str, identifiers: list[str], node: nodes.Element) -> None:
        """Let *node* carry *identifiers*; one that occurs again in its document stays the first."""
        new = [name for i in identifiers if (name := label(docname, i)) not in self._names]
        if new:
            if id(node) not in self._carried:
                self._carried[id(node)] = new[0]
                self._carriers.append(node)
            carried = self._carried[id(node)]
            self._names.update(dict.fromkeys(new, carried))

    @staticmethod
    def target(docname: str, node: nodes.Element) -> str | None:
        """Return the label that *node* points to, if it is a reference inside the book."""
        if node.get("refid"):
            return label(docname, node["refid"])
        if str(node.get("refuri", "")).startswith(URI_MARK):
            to, identifier = split_uri(node["refuri"])
            return label(to, identifier)
        return None

    def want(self, name: str) -> bool:
        """Register that something points to *name*; tell whether the book has such a target."""
        self._wanted.add(name)
        return name in self._names

    def add(self, name: str) -> str | None:
        """Add a label that no node of the tree prints; return it, or None if a node has it."""
        if name in self._names:
            return None
        self._names[name] = name
        return name

    def resolve(self, name: str) -> str | None:
        """Return the printed label for *name*, or None if the book has no such target."""
        return self._names.get(name)

    def take(self, node: nodes.Node) -> str | None:
        """Return the label that *node* has to print, if anything points to it; only once."""
        name = self._carried.get(id(node))
        if name is None or name not in self._printed or name in self._taken:
            return None
        self._taken.add(name)
        return name

    def missing(self) -> Iterator[tuple[nodes.Element, str]]:
        """Yield node and label for each label that is pointed to and that no node has taken."""
        for node in self._carriers:
            name = self.take(node)
            if name is not None:
                yield node, name

    @cached_property
    def _printed(self) -> set[str]:
        """The labels to print: asked for only once every reference is known."""
        return {self._names[name] for name in self._wanted if name in self._names}
