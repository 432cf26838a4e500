"""Images and figures."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_typst.engine.escape import Code, call, text
from sphinx_typst.render.base import Base, is_inline, logger
from sphinx_typst.words import word

UNITS = {"": 0.75, "px": 0.75, "pt": 1, "pc": 12, "in": 72, "cm": 28.3465, "mm": 2.83465}
"""Points in one unit; a bare number is a CSS pixel."""
LENGTH = re.compile(r"([0-9.]+)\s*(px|pt|pc|in|cm|mm|em|ex|%|)")


def length(value: str | None, scale: float = 1) -> Code | None:
    """Return a docutils length as Typst writes it, or None if there is none."""
    match = LENGTH.fullmatch(value.strip()) if value else None
    if match is None:
        return None
    number, unit = float(match[1]) * scale, match[2]
    if unit in ("%", "em"):
        return Code(f"{number:g}{unit}")
    if unit == "ex":
        return Code(f"{number / 2:g}em")
    return Code(f"{number * UNITS[unit]:g}pt")


class MediaNodes(Base):
    """Images, figures, captions."""

    def _render_image(self, node: nodes.image) -> str:
        source = self.context.images.get(node["uri"])
        if source is None:
            logger.warning(
                "image %s cannot be set in a PDF: its description stands instead",
                node["uri"],
                location=node,
                type="typst",
                subtype="image",
            )
            return self.label_mark(node) + text(node.get("alt") or node["uri"])
        alternative = node.get("alt", "").strip()
        if not alternative:
            logger.warning(
                'image %s has no alternative text: say in "alt" what it shows',
                node["uri"],
                location=node,
                type="typst",
                subtype="alt",
            )
            alternative = word("Image")
        scale = float(str(node.get("scale", 100)).rstrip("%")) / 100
        function = "inline-image" if self._in_line(node) else "picture"
        markup = self.label_mark(node) + call(
            f"doc.{function}",
            "/" + source,
            alternative,
            width=length(node.get("width"), scale),
            height=length(node.get("height"), scale),
            scale=scale if scale != 1 else None,
            align=node.get("align") if node.get("align") in ("left", "right", "center") else None,
        )
        return markup if self._in_line(node) else self.block(node, markup)

    @staticmethod
    def _in_line(node: nodes.Node) -> bool:
        """Tell whether an image stands in a line of text; alone in its paragraph it is a block."""
        parent = node.parent
        if isinstance(parent, nodes.reference):
            parent, node = parent.parent, parent
        return is_inline(node) and isinstance(parent, nodes.TextElement) and len(parent) > 1

    def _render_figure(self, node: nodes.figure) -> str:
        caption = legend = None
        body = ""
        for child in node.children:
            if isinstance(child, nodes.caption):
                caption = Code(f"[{self.caption(child, node, 'figure')}]")
            elif isinstance(child, nodes.legend):
                legend = Code(f"[{self.content(child)}]")
            else:
                body += self.render(child)
        align = node.get("align", "default")
        return self.block(
            node,
            call(
                "doc.captioned-figure",
                caption=caption,
                legend=legend,
                align=align if align in ("left", "right") else None,
                body=body,
            ),
        )

    def caption(self, caption: nodes.Element, owner: nodes.Element, kind: str) -> str:
        """Return a caption, with its number where ``numfig`` gives one."""
        numbers = self.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        for identifier in owner["ids"]:
            if self.config.numfig and identifier in numbers:
                number = ".".join(map(str, numbers[identifier]))
                prefix = self.config.numfig_format.get(kind, "%s")
                lead = call("doc.caption-number", body=text(prefix % number))
                return lead + text(" ") + self.content(caption)
        return self.content(caption)

    def _render_caption(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "code-caption")

    def _render_legend(self, node: nodes.Element) -> str:
        return self.content(node)
