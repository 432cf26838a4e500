"""Admonitions of all kinds, and notes on versions."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import admonitionlabels

from sphinx_typst.engine.escape import call, text
from sphinx_typst.render.base import Base

SEVERE = {"attention", "caution", "danger", "error", "warning"}


class AdmonitionNodes(Base):
    """Admonitions."""

    def _admonition(self, node: nodes.Element) -> str:
        kind = node.tagname
        severity = "severe" if kind in SEVERE else "plain"
        title = text(str(admonitionlabels.get(kind, kind.title())))
        return self.block(node, call("doc.admonition", severity, body=self._titled(title, node)))

    def _titled(self, title: str, node: nodes.Element) -> str:
        return call("doc.block-title", body=title) + self.content(node)

    def _render_admonition(self, node: nodes.Element) -> str:
        return self.block(node, call("doc.admonition", "plain", body=self.content(node)))

    _render_todo_node = _render_admonition
    _render_attention = _render_caution = _render_danger = _render_error = _admonition
    _render_hint = _render_important = _render_note = _render_tip = _render_warning = _admonition
    _render_seealso = _admonition

    def _render_versionmodified(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "version-note")
