"""Where the text of a book begins: what stands before gets pages of its own, in roman numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatch

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.tree import ancestors, by_document, called_notes, is_book_section

HOLDERS = (
    nodes.Invisible,
    nodes.TextElement,
    nodes.section,
    nodes.compound,
    nodes.container,
    addnodes.start_of_file,
    addnodes.toctree,
)
"""Nodes that print nothing if they are empty."""


class text_begins(nodes.Invisible, nodes.Element):
    """Stands where the text begins."""


def mark_beginning(book: nodes.document, front: Sequence[str]) -> None:
    """Put `text_begins` where the text begins, if anything is printed before it.

    Before it stand the words of the start document that precede its first heading or toctree, and
    the leading documents whose names fit the patterns *front*. A book of one document has none.
    """
    first = _first_of_text(book, front)
    if first is not None and first.parent is not None and _prints_before(book, first):
        first.parent.insert(first.parent.index(first), text_begins())


def _first_of_text(node: nodes.Element, front: Sequence[str]) -> nodes.Node | None:
    for child in node.children:
        if isinstance(child, addnodes.start_of_file):
            if not any(fnmatch(child["docname"], pattern) for pattern in front):
                return child
        elif isinstance(child, nodes.section) and not is_book_section(child):
            return child
        elif isinstance(child, nodes.section) or _holds_documents(child):
            assert isinstance(child, nodes.Element)
            found = _first_of_text(child, front)
            if found is not None:
                return found
    return None


def _holds_documents(node: nodes.Node) -> bool:
    return next(iter(node.findall(addnodes.start_of_file)), None) is not None


def _prints_before(book: nodes.document, first: nodes.Node) -> bool:
    """Tell whether anything is printed before *first*."""
    called = called_notes(book)
    for docname, node in by_document(book):
        if node is first:
            return False
        if _prints(node) and not any(
            _prints_elsewhere(n, docname, called) for n in ancestors(node)
        ):
            return True
    return False


def _prints(node: nodes.Node) -> bool:
    """Tell whether *node* is printed, apart from what it holds."""
    if isinstance(node, nodes.Text):
        return bool(node.strip())
    return not node.children and not isinstance(node, HOLDERS)


def _prints_elsewhere(node: nodes.Element, docname: str, called: set[tuple[str, str]]) -> bool:
    """Tell whether *node* is not printed in its place: the book's title, contents, called notes."""
    if isinstance(node, nodes.footnote):
        return any((docname, identifier) in called for identifier in node["ids"])
    is_contents = isinstance(node, nodes.topic) and "contents" in node["classes"]
    return is_contents or (isinstance(node, nodes.title) and is_book_section(node.parent))
