"""What is set apart in a doctree as having become known only after the day of the text."""

from __future__ import annotations

from docutils import nodes

from sphinx_apparatus.core.class_names import LATER, LATER_SECTION
from sphinx_apparatus.core.later_sources import HINDSIGHT
from sphinx_apparatus.doctree.ancestors import ancestors

_HINDSIGHT = f"kind-{HINDSIGHT}"


def is_later(node: nodes.Element) -> bool:
    """Return whether a node is later as a whole; the call of a note is if its note is."""
    if isinstance(node, (nodes.footnote, nodes.footnote_reference)):
        return _HINDSIGHT in node["classes"]
    return not {LATER, LATER_SECTION}.isdisjoint(node.get("classes", ()))


def stands_in_later(node: nodes.Node) -> bool:
    """Return whether a node stands in one that is later as a whole."""
    return any(is_later(holder) for holder in ancestors(node))


def later_within(node: nodes.Element) -> list[nodes.Element]:
    """Return the outermost nodes within a node that are later as a whole."""
    found = [inner for inner in node.findall(nodes.Element) if is_later(inner)]
    return [inner for inner in found if not stands_in_later(inner)]
