"""Where the text of a book begins: what stands before gets pages of its own, in roman numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatch

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.tree import is_book_section

MARK = "\n// the text begins\n"
_NOTHING = re.compile(r'#doc\.anchor\("(?:[^"\\]|\\.)*"\)|^// .*$', re.MULTILINE)


class text_begins(nodes.Invisible, nodes.Element):
    """Stands where the text begins."""


def mark_beginning(book: nodes.document, front: Sequence[str]) -> None:
    """Mark in the tree where the text begins.

    Before it stand the words of the start document that precede its first heading or toctree, and
    the leading documents whose names fit the patterns *front*. A book of one document has none.
    """
    first = _first_of_text(book, front)
    if first is not None and first.parent is not None:
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


def divide(markup: str) -> tuple[str, str]:
    """Return the markup before the mark and that after it; nothing visible before counts as none.

    Labels alone are kept with the text, so that links to them lead somewhere.
    """
    front, mark, text = markup.partition(MARK)
    if not mark:
        return "", markup
    return (front, text) if _NOTHING.sub("", front).strip() else ("", front + text)
