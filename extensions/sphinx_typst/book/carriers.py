"""Carriers: the node that prints the label of another one, by an invisible element before its text.

A label never stands alone, where it could be left at the foot of the page before: what prints
nothing, such as a transition, passes its labels on to the next thing printed, as docutils'
``PropagateTargets`` passes on those of targets.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.tree import ancestors

SELF_LABELLED = (
    nodes.literal_block,
    nodes.image,
    nodes.math_block,
    nodes.option,
    nodes.table,
    addnodes.desc_signature,
)
WITHOUT_TEXT = (nodes.Invisible, nodes.label, nodes.raw)
"""Text elements that print no text of their own where they stand."""
DOCUMENT = (nodes.document, addnodes.start_of_file)


def carrier(node: nodes.Element) -> nodes.Element:
    """Return the node that prints the labels of *node*.

    It is the first thing printed inside *node*, else the next one after it in its document, else
    *node* itself.
    """
    if isinstance(node, nodes.Invisible) and isinstance(node.parent, nodes.TextElement):
        return _printed_once(node)  # a target within a line
    inside = next(_printing(node), None)
    if inside is None and not isinstance(node, DOCUMENT):
        inside = next((found for after in _following(node) for found in _printing(after)), None)
    return _printed_once(node if inside is None else inside)


def _printing(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what is printed in *node* and can print a label; footnotes are printed elsewhere."""
    if isinstance(node, nodes.Element):
        if isinstance(node, SELF_LABELLED) or _holds_text(node):
            yield node
        for child in node.children:
            if not isinstance(child, nodes.footnote):
                yield from _printing(child)


def _following(node: nodes.Element) -> Iterator[nodes.Node]:
    """Yield what comes after *node* in its document; footnotes are printed elsewhere."""
    for current in (node, *ancestors(node)):
        if isinstance(current, DOCUMENT) or current.parent is None:
            return
        siblings = current.parent.children
        at = next(n for n, sibling in enumerate(siblings) if sibling is current)
        yield from (s for s in siblings[at + 1 :] if not isinstance(s, nodes.footnote))


def _printed_once(node: nodes.Element) -> nodes.Element:
    """Return what carries the labels of *node*: what is around it if that is printed repeatedly.

    A section title recurs in the contents and running heads, a table's head on each page.
    """
    for current in (node, *ancestors(node)):
        if isinstance(current, nodes.title) and isinstance(current.parent, nodes.section):
            return current
        if isinstance(current, nodes.thead) and isinstance(current.parent.parent, nodes.table):
            return current.parent.parent
    return node


def _holds_text(node: nodes.Element) -> bool:
    return isinstance(node, nodes.TextElement) and not isinstance(node, WITHOUT_TEXT)
