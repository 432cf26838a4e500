"""sphinx-design: cards, grids, tabs, badges, buttons, dropdowns, icons.

Known by the classes and class names that its nodes carry, so that it need not be installed.
"""

from __future__ import annotations

from docutils import nodes

from ..escape import Code, call, literal
from .base import Base
from .sections import SectionNodes

CONTAINERS = {
    "card": "card",
    "card-header": "card-header",
    "card-footer": "card-footer",
    "card-title": "block-title",
    "dropdown": "card",
    "tab-item": "tab",
}
BADGE = "sd-badge"
BUTTON = "sd-btn"
HIDDEN = "sd-hide-link-text"
"""Marks a link stretched over a card: its words are not shown."""


class DesignNodes(SectionNodes, Base):
    """The components of sphinx-design."""

    def render_container(self, node: nodes.Element) -> str:
        component = node.get("design_component", "")
        if component == "grid-row":
            cells = [
                Code(f"[{self.content(cell)}]")
                for cell in node.children
                if isinstance(cell, nodes.Element)
            ]
            return self.block(node, f"#doc.card-grid({literal(cells)})")
        if component in CONTAINERS:
            return self.wrap_block(node, CONTAINERS[component])
        return super().render_container(node)

    def render_PassthroughTextElement(self, node: nodes.Element) -> str:
        """A wrapper of text without a look of its own: a card's link, a button's line."""
        if not node.astext().strip() or HIDDEN in node["classes"]:
            return ""
        return self.wrap_block(node, "para")

    def render_sd_tab_label(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "block-title")

    def render_sd_tab_input(self, node: nodes.Element) -> str:
        return ""

    def render_sd_icon(self, node: nodes.Element) -> str:
        """Icons are pictures for the screen; the words beside them stay."""
        return ""

    render_fontawesome = render_sd_icon

    def render_inline(self, node: nodes.Element) -> str:
        if BADGE in node["classes"]:
            return call("doc.badge", body=self.content(node))
        if BUTTON in node["classes"]:
            return call("doc.button", body=self.content(node))
        return self.content(node)
