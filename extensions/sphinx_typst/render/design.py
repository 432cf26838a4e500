"""sphinx-design: cards, grids, tabs, badges, buttons, dropdowns, icons.

Known by the classes and class names that its nodes carry, so that it need not be installed.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_typst.engine.escape import Code, call, literal
from sphinx_typst.render.references import ReferenceNodes
from sphinx_typst.render.sections import SectionNodes
from sphinx_typst.render.text import TextNodes

CONTAINERS = {
    "card": "card",
    "card-header": "card-header",
    "card-footer": "card-footer",
    "card-title": "card-title",
    "dropdown": "card",
    "tab-item": "tab",
}
BADGE = "sd-badge"
BUTTON = "sd-btn"
HIDDEN = "sd-hide-link-text"
"""Marks a link stretched over a card."""


class DesignNodes(SectionNodes, TextNodes, ReferenceNodes):
    """The components of sphinx-design."""

    def _render_container(self, node: nodes.Element) -> str:
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
        return super()._render_container(node)

    def only_holds(self, node: nodes.Element) -> bool:
        """Tell whether *node* adds nothing to what it holds."""
        return not node.get("design_component") and super().only_holds(node)

    def _render_PassthroughTextElement(self, node: nodes.Element) -> str:
        """A wrapper of text without a style of its own: a card's title, its link, a button's line.

        A link stretched over a card is printed below it.
        """
        is_stretched = any(
            HIDDEN in inner.get("classes", ()) for inner in node.findall(nodes.Element)
        )
        return self.wrap_block(node, "card-link" if is_stretched else "para")

    def _render_sd_tab_label(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "block-title")

    def _render_sd_tab_input(self, node: nodes.Element) -> str:
        return ""

    def _render_sd_icon(self, node: nodes.Element) -> str:
        """Print no icons, only the text beside them."""
        return ""

    _render_fontawesome = _render_sd_icon

    def _render_inline(self, node: nodes.Element) -> str:
        if BADGE in node["classes"]:
            return call("doc.badge", body=self.content(node))
        return super()._render_inline(node)

    def _render_reference(self, node: nodes.reference) -> str:
        markup = super()._render_reference(node)
        return call("doc.button", body=markup) if BUTTON in node["classes"] else markup
