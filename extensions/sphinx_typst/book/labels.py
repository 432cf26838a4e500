"""Labels: what in the book is pointed to, and under which names.

Every identifier belongs to a *carrier*, the node that prints the label: the heading for a section,
else the first text inside. So a label never stands alone at the foot of the page before.
"""

from __future__ import annotations

from functools import cached_property

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.tree import ancestors, by_document

URI_MARK = "%"
SELF_LABELLED = (
    nodes.literal_block,
    nodes.image,
    nodes.math_block,
    nodes.table,
    addnodes.desc_signature,
)


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
        self._wanted: set[str] = set()
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
        name = self._carried.setdefault(id(node), label(docname, identifiers[0]))
        for identifier in identifiers:
            self._names.setdefault(label(docname, identifier), name)

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

    def of(self, node: nodes.Node) -> str | None:
        """Return the label that *node* has to print, if anything points to it."""
        name = self._carried.get(id(node))
        if name is None:
            return None
        return name if name in self._printed else None

    @cached_property
    def _printed(self) -> set[str]:
        """The labels to print: asked for only once every reference is known."""
        return {self._names[name] for name in self._wanted if name in self._names}


def carrier(node: nodes.Element) -> nodes.Element:
    """Return the node that prints the label of *node*."""
    repeated = _repeated_around(node)
    if repeated is not None:
        return repeated
    for inner in node.findall(nodes.Element):
        if isinstance(inner, nodes.Invisible | addnodes.index):
            continue
        if isinstance(inner, SELF_LABELLED) or _holds_text(inner):
            return inner
    return node


def _repeated_around(node: nodes.Element) -> nodes.Element | None:
    """Return what carries the labels of *node* if that is printed more than once.

    A section title recurs in the contents and running heads, a table's head on each page.
    """
    for current in (node, *ancestors(node)):
        if isinstance(current, nodes.title) and isinstance(current.parent, nodes.section):
            return current
        if isinstance(current, nodes.thead) and isinstance(current.parent.parent, nodes.table):
            return current.parent.parent
    return None


def _holds_text(node: nodes.Element) -> bool:
    return isinstance(node, nodes.TextElement) and not isinstance(node, nodes.label)
