"""Inline nodes and paragraphs: text, emphasis, code, subscripts, abbreviations."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.engine.escape import breakable, call, fold, text
from sphinx_typst.pagebreaks.marks import calls_notes
from sphinx_typst.render.base import Base, is_inline

_LANGUAGE = "language-"


class TextNodes(Base):
    """Inline nodes and paragraphs."""

    def _render_Text(self, node: nodes.Text) -> str:
        words = node.astext()
        if isinstance(node.parent, addnodes.production):
            words = words.rstrip("\n")
        return text(words) if self.literal else breakable(fold(words))

    def _render_paragraph(self, node: nodes.paragraph) -> str:
        if self.is_styled(node) or self._is_unwrapped(node):
            return self.content(node)
        has_notes = self.context.config.notes == "foot" and calls_notes(node)
        return self.wrap_block(node, "para-with-notes" if has_notes else "para")

    def _is_unwrapped(self, node: nodes.Element) -> bool:
        """Tell whether a paragraph begins a note or compact list item, or fills a table cell."""
        parent = node.parent
        if isinstance(parent, nodes.footnote | nodes.citation):
            return any(child is node for child in parent.children[:2])
        if isinstance(parent, nodes.list_item):
            return bool(parent.parent.get("compact")) and parent.children[0] is node
        return isinstance(parent, nodes.entry) and len(parent.children) == 1

    def _render_inline(self, node: nodes.Element) -> str:
        """Set words; docutils' class ``language-…`` tells those of another language."""
        tag = next((c for c in node["classes"] if c.startswith(_LANGUAGE)), "")
        language, *more = tag.removeprefix(_LANGUAGE).split("-")
        if not language:
            return self.content(node)
        region = next((part for part in more if len(part) == 2), None)
        return call("text", lang=language.lower(), region=region, body=self.content(node))

    def _render_emphasis(self, node: nodes.Element) -> str:
        return self.wrap(node, "emph")

    def _render_strong(self, node: nodes.Element) -> str:
        return self.wrap(node, "strong")

    def _render_literal(self, node: nodes.Element) -> str:
        if not self.in_code and all(isinstance(child, nodes.Text) for child in node.children):
            words = node.astext().replace("\n", " ")
            return self.label_mark(node) + (call("doc.code", words) if words else "")
        return self.mono(node, "mono")

    def mono(self, node: nodes.Element, function: str) -> str:
        """Return the contents of *node* with all spaces, set by *function* unless within code."""
        self.literal += 1
        markup = self.content(node) if self.in_code else self.wrap(node, function)
        self.literal -= 1
        return markup

    def _render_literal_emphasis(self, node: nodes.Element) -> str:
        return self.mono(node, "mono-emph")

    def _render_literal_strong(self, node: nodes.Element) -> str:
        return self.wrap(node, "strong") if self.in_code else self.mono(node, "mono-strong")

    def _render_subscript(self, node: nodes.Element) -> str:
        return self.wrap(node, "sub")

    def _render_superscript(self, node: nodes.Element) -> str:
        return self.wrap(node, "super")

    def _render_title_reference(self, node: nodes.Element) -> str:
        return self.wrap(node, "emph")

    def _render_manpage(self, node: nodes.Element) -> str:
        return self.wrap(node, "emph")

    def _render_abbreviation(self, node: nodes.Element) -> str:
        """An abbreviation is followed by its explanation when it occurs for the first time."""
        meaning = node.get("explanation", "")
        seen = self.abbreviations
        body = self.content(node)
        key = (node.astext(), meaning)
        if not meaning or key in seen or self.in_heading or self.literal:
            return body
        seen.add(key)
        return body + text(f" ({meaning})")

    def _render_acronym(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_generated(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_problematic(self, node: nodes.Element) -> str:
        return self.wrap(node, "mono")

    def _render_raw(self, node: nodes.raw) -> str:
        """Raw markup for Typst is written as it is; other formats were removed before."""
        return node.astext() if is_inline(node) else self.block(node, node.astext())

    def _render_target(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_index(self, node: nodes.Element) -> str:
        """An index entry prints nothing but its label, which the index at the end points to."""
        return self.label_mark(node)

    def _render_compact_paragraph(self, node: nodes.Element) -> str:
        if all(isinstance(child, nodes.Inline | nodes.Text) for child in node.children):
            return self.wrap_block(node, "para")
        return self.content(node)

    def _render_centered(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "centered")

    def _render_line_block(self, node: nodes.Element) -> str:
        if isinstance(node.parent, nodes.line_block):
            return self._lines(node)
        return self.block(node, f"#doc.lines({self._lines(node)})")

    def _lines(self, node: nodes.Element, depth: int = 0) -> str:
        """Return the lines of a block as (depth, content) pairs; inner blocks are deeper."""
        pairs = []
        for child in node.children:
            if isinstance(child, nodes.line_block):
                pairs.append(self._lines(child, depth + 1))
            elif isinstance(child, nodes.Element):
                pairs.append(f"({depth}, [{self.content(child)}]), ")
        return "".join(pairs)

    def _render_transition(self, node: nodes.Element) -> str:
        return self.block(node, call("doc.transition"))
