"""Descriptions of functions, classes, options, as Sphinx's domains make them."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.engine.escape import call, text
from sphinx_typst.render.base import Base


class ApiNodes(Base):
    """Object descriptions."""

    def _render_desc(self, node: addnodes.desc) -> str:
        return self.content(node)

    def _render_desc_signature(self, node: addnodes.desc_signature) -> str:
        self.literal += 1
        markup = self.wrap_block(node, "signature")
        self.literal -= 1
        return markup

    def _render_desc_signature_line(self, node: nodes.Element) -> str:
        return self.content(node) + call("doc.line-end")

    def _render_desc_content(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "signature-body")

    def _render_desc_inline(self, node: nodes.Element) -> str:
        return self.wrap(node, "mono")

    def _render_desc_name(self, node: nodes.Element) -> str:
        return self.wrap(node, "strong")

    def _plain(self, node: nodes.Element) -> str:
        return self.content(node)

    _render_desc_addname = _render_desc_type = _render_desc_sig_element = _plain

    def _render_desc_annotation(self, node: nodes.Element) -> str:
        return self.wrap(node, "emph")

    def _render_desc_returns(self, node: nodes.Element) -> str:
        return text(" → ") + self.content(node)

    def _render_desc_parameterlist(self, node: nodes.Element) -> str:
        return text("(") + self._separated(node) + text(")")

    def _render_desc_type_parameter_list(self, node: nodes.Element) -> str:
        return text("[") + self._separated(node) + text("]")

    def _separated(self, node: nodes.Element) -> str:
        """Return parameters with commas between; optional ones have their own brackets."""
        written = ""
        for position, child in enumerate(node.children):
            if position and not isinstance(child, addnodes.desc_optional):
                written += text(", ")
            written += self.render(child)
        return self.label_mark(node) + written

    def _render_desc_parameter(self, node: nodes.Element) -> str:
        return self.content(node) if node.get("noemph") else self.wrap(node, "emph")

    _render_desc_type_parameter = _render_desc_parameter

    def _render_desc_optional(self, node: nodes.Element) -> str:
        parent = node.parent
        leads = parent is not None and parent.children[0] is not node
        return text("[, " if leads else "[") + self._separated(node) + text("]")
