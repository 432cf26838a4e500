"""The units of base text in a doctree: its passages, its title, its bylines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docutils import nodes
from sphinx import addnodes

from sphinx_apparatus.doctree.base_text import is_apparatus
from sphinx_apparatus.doctree.pending_nodes import pending_intervention, pending_note

_ADDED = (
    pending_note,
    pending_intervention,
    nodes.footnote,
    nodes.field_list,
    nodes.docinfo,
    nodes.comment,
    nodes.system_message,
    addnodes.index,
)
_BLOCKS = (nodes.paragraph, nodes.literal_block, nodes.title)


def units(root: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the blocks of base text below a node, in order."""
    for child in root.children:
        if isinstance(child, _ADDED) or is_apparatus(child):
            continue
        if isinstance(child, _BLOCKS):
            yield child
        elif isinstance(child, nodes.Element):
            yield from units(child)


def words_of(root: nodes.Element) -> Iterator[nodes.Text]:
    """Yield all text nodes below a node but those that the editors added."""
    for child in root.children:
        if isinstance(child, nodes.Text):
            yield child
        elif not isinstance(child, _ADDED) and not is_apparatus(child):
            yield from words_of(cast("nodes.Element", child))
