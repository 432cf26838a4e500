"""Where the main matter of a book begins; the front matter has pages with roman numbers."""

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


class main_matter_begins(nodes.Invisible, nodes.Element):
    """Stands where the main matter begins."""


def mark_main_matter(tree: nodes.document, front: Sequence[str]) -> None:
    """Put `main_matter_begins` where it does, if anything is printed before it.

    Front matter is what the start document says before its first heading or toctree, and the
    leading documents whose names fit the patterns *front*. A book of one document has none.
    """
    first = _first_of_main_matter(tree, front)
    if first is not None and first.parent is not None and _prints_before(tree, first):
        first.parent.insert(first.parent.index(first), main_matter_begins())


def _first_of_main_matter(node: nodes.Element, front: Sequence[str]) -> nodes.Node | None:
    for child in node.children:
        if isinstance(child, addnodes.start_of_file):
            if not any(fnmatch(child["docname"], pattern) for pattern in front):
                return child
        elif isinstance(child, nodes.section) and not is_book_section(child):
            return child
        elif isinstance(child, nodes.section) or _holds_documents(child):
            assert isinstance(child, nodes.Element)
            found = _first_of_main_matter(child, front)
            if found is not None:
                return found
    return None


def _holds_documents(node: nodes.Node) -> bool:
    return next(iter(node.findall(addnodes.start_of_file)), None) is not None


def _prints_before(tree: nodes.document, first: nodes.Node) -> bool:
    """Tell whether anything is printed before *first*."""
    called = called_notes(tree)
    for docname, node in by_document(tree):
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
    """Tell whether *node* is not printed where it stands: book title, contents, called notes."""
    if isinstance(node, nodes.footnote):
        return any((docname, identifier) in called for identifier in node["ids"])
    is_contents = isinstance(node, nodes.topic) and "contents" in node["classes"]
    return is_contents or (isinstance(node, nodes.title) and is_book_section(node.parent))
