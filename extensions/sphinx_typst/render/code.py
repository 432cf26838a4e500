"""Code blocks, highlighted by Pygments as in Sphinx's other formats."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_typst.engine.escape import Code, call, literal
from sphinx_typst.engine.highlight import highlighted_lines
from sphinx_typst.render.base import Base


class CodeNodes(Base):
    """Literal and doctest blocks."""

    def _render_literal_block(self, node: nodes.literal_block) -> str:
        source = node.rawsource if node.rawsource and node.rawsource == node.astext() else None
        if source is None and any(not isinstance(c, nodes.Text) for c in node.children):
            return self._parsed(node)  # a parsed-literal block has marks of its own
        return self._code(node, node.astext())

    def _render_doctest_block(self, node: nodes.Element) -> str:
        return self._code(node, node.astext(), "pycon")

    def _parsed(self, node: nodes.Element) -> str:
        self.literal, self.in_code = self.literal + 1, True
        body = self.content(node)
        self.literal, self.in_code = self.literal - 1, False
        return self.block(node, call("doc.parsed-code", body=body))

    def _code(self, node: nodes.Element, source: str, language: str | None = None) -> str:
        arguments: dict[str, Any] = node.get("highlight_args", {})
        lines = highlighted_lines(
            source,
            language or node.get("language", "none"),
            self.config.highlight_options.get(node.get("language", ""), {}),
            force=bool(node.get("force")),
            location=node,
        )
        rows = literal([[[kind, words] for kind, words in line] for line in lines])
        marked = [int(line) for line in arguments.get("hl_lines", [])]
        first = int(arguments.get("linenostart", 1)) if node.get("linenos") else None
        return self.block(
            node,
            self.label_mark(node)
            + call(
                "doc.code-block",
                Code(rows),
                source.rstrip("\n"),
                marked=marked or None,
                first=first,
            ),
        )
