"""Elements of HTML with attributes that no docutils node has."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

HEADING = "heading"
"""In place of a tag: the heading one level below the section that holds it."""
_LOWEST = 6


class html_element(nodes.General, nodes.Inline, nodes.TextElement):
    """An element of HTML; it lives only in the write phase, in builders of HTML.

    ``tag`` is its name, ``html`` a dictionary of its attributes. Classes and identifiers are those
    of the node; a ``refid`` becomes the address of a link within the page.
    """


def register(app: Sphinx) -> None:
    """Tell the writers of HTML how the element is written."""
    app.add_node(html_element, html=(_visit, _depart))


def element(tag: str, html: dict[str, str], *children: nodes.Node) -> html_element:
    """Return an element with these attributes and children."""
    return html_element("", "", *children, tag=tag, html=html)


def replace(node: nodes.Element, tag: str, html: dict[str, str], *children: nodes.Node) -> None:
    """Put an element instead of a node, with its classes, identifiers and target."""
    made = element(tag, html, *children)
    made["classes"], made["ids"] = node["classes"], node["ids"]
    if "refid" in node and tag == "a":
        made["refid"] = node["refid"]
    made.source, made.line = node.source, node.line
    node.replace_self(made)


def _visit(self: HTML5Translator, node: nodes.Element) -> None:
    attributes: dict[str, Any] = dict(node["html"])
    if "refid" in node:
        attributes["href"] = f"#{node['refid']}"
    if node["tag"] == HEADING:
        node["tag"] = f"h{min(self.section_level + self.initial_header_level, _LOWEST)}"
    self.body.append(self.starttag(node, node["tag"], "", **attributes))


def _depart(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"</{node['tag']}>")
