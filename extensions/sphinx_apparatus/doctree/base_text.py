"""The words of the witness in a doctree: read them, split them, wrap them, insert between them.

Whatever carries the class ``apparatus`` was added by the editors and is not part of the base text.
Offsets count characters of the base text of one block, so they hold while apparatus is inserted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docutils import nodes

from sphinx_apparatus.core.class_names import APPARATUS


def is_apparatus(node: nodes.Node) -> bool:
    """Return whether a node was added by the editors."""
    return isinstance(node, nodes.Element) and APPARATUS in node.get("classes", ())


def base_texts(block: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the text nodes of a block that hold words of the witness, in order."""
    for child in list(block.children):
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, nodes.Element) and not is_apparatus(child):
            yield from base_texts(child)


def base_text(block: nodes.Element) -> str:
    """Return the words of the witness in a block."""
    return "".join(str(text) for text in base_texts(block))


def wrap(block: nodes.Element, start: int, end: int, make: Callable[[], nodes.Element]) -> None:
    """Put the words from ``start`` to ``end`` into new elements, one for each text node."""
    at = 0
    for text in base_texts(block):
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        words = str(text)
        element = make()
        element += nodes.Text(words[first:last])
        pieces: list[nodes.Node] = [element]
        if words[:first]:
            pieces.insert(0, nodes.Text(words[:first]))
        if words[last:]:
            pieces.append(nodes.Text(words[last:]))
        _replace(text, pieces)


def insert(block: nodes.Element, offset: int, node: nodes.Node) -> None:
    """Insert a node after ``offset`` characters, behind apparatus that already stands there."""
    at = 0
    for text in base_texts(block):
        if at + len(text) >= offset > at or (offset == at == 0):
            cut = offset - at
            words = str(text)
            if 0 < cut < len(words):
                _replace(text, [nodes.Text(words[:cut]), node, nodes.Text(words[cut:])])
            elif cut == 0:
                _beside(block, text, node, after=False)
            else:
                _beside(block, text, node, after=True)
            return
        at += len(text)
    block += node


def _beside(block: nodes.Element, text: nodes.Text, node: nodes.Node, *, after: bool) -> None:
    """Insert beside a text node, outside the inline elements that end (or begin) with it."""
    inner: nodes.Node = text
    while inner.parent is not block and inner.parent[-1 if after else 0] is inner:
        inner = inner.parent
    parent = inner.parent
    index = parent.index(inner)
    if after:
        index += 1
        while index < len(parent) and is_apparatus(parent[index]):
            index += 1
    parent.insert(index, node)


def _replace(text: nodes.Text, pieces: list[nodes.Node]) -> None:
    parent = text.parent
    index = parent.index(text)
    parent.remove(text)
    parent.insert(index, pieces)
