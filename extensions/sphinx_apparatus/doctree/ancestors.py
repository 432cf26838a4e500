"""The nodes around a node."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield the nodes around a node, from its parent to the root of the doctree."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent
