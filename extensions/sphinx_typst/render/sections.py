"""Sections and their headings, rubrics, and what holds other blocks together."""

from __future__ import annotations

from fnmatch import fnmatch
from itertools import takewhile

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from sphinx_typst.book.tree import ancestors, is_book_section
from sphinx_typst.engine.escape import Code, call, literal
from sphinx_typst.render.base import Base
from sphinx_typst.render.chapters import ChapterNodes

logger = logging.getLogger(__name__)


class SectionNodes(ChapterNodes, Base):
    """Structure within chapters."""

    def _render_section(self, node: nodes.section) -> str:
        outer = self.level
        self.level = 0 if is_book_section(node) else outer + 1
        markup = self.content(node)
        self.level = outer
        return markup

    def _render_title(self, node: nodes.title) -> str:
        parent = node.parent
        if not isinstance(parent, nodes.section):
            return self.wrap_block(node, "block-title")
        if is_book_section(parent):  # the book's own title, printed on the title page
            return self.block(node, self.label_mark(node))
        name = self.context.labels.take(node)
        is_listed = not self._is_hidden()
        name, index = self.context.headings.add(self.level, name, is_listed=is_listed)
        self.in_heading = True
        body = "".join(self.render(child) for child in node.children)
        self.in_heading = False
        return self.block(
            node,
            call(
                "doc.title",
                self.level,
                number=self._number(parent),
                name=name,
                heading_index=index,
                outlined=None if is_listed else False,
                notes_below=node.get("notes_below"),
                body=body,
            ),
        )

    def _is_hidden(self) -> bool:
        """Tell whether the contents leave out the current heading."""
        hidden = self.context.config.toc_hide
        return self.level > 1 and any(fnmatch(self.docname, pattern) for pattern in hidden)

    def _number(self, section: nodes.Element) -> str | None:
        """Return the number of a section under a ``:numbered:`` toctree."""
        numbers = self.context.numbers.get(self.docname, {})
        for identifier in section["ids"]:
            if f"#{identifier}" in numbers:
                return ".".join(map(str, numbers[f"#{identifier}"]))
        same_document = takewhile(_is_no_document, ancestors(section))
        is_first = not any(isinstance(outer, nodes.section) for outer in same_document)
        return ".".join(map(str, numbers[""])) if is_first and numbers.get("") else None

    def _render_subtitle(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "subtitle")

    def _render_rubric(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "rubric")

    def _render_container(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "captioned") if _is_captioned(node) else self.content(node)

    def only_holds(self, node: nodes.Element) -> bool:
        """Tell whether *node* adds nothing to what it holds."""
        is_plain = isinstance(node, nodes.container) and not _is_captioned(node)
        return is_plain or super().only_holds(node)

    def _render_compound(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_only(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_toctree(self, node: nodes.Element) -> str:
        """A toctree left in the tree holds no document of this book."""
        return ""

    def _render_block_quote(self, node: nodes.Element) -> str:
        sources = [c for c in node.children if isinstance(c, nodes.attribution)]
        body = self.label_mark(node) + "".join(
            self.render(child) for child in node.children if child not in sources
        )
        source = "".join(self.content(attribution) for attribution in sources)
        by = Code(f"[{source}]") if source else None
        return self.block(node, call("doc.quotation", attribution=by, body=body))

    def _render_attribution(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "attribution")

    def _render_topic(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "topic")

    def _render_sidebar(self, node: nodes.Element) -> str:
        return self.wrap_block(node, "sidebar")

    def _render_hlist(self, node: nodes.Element) -> str:
        columns = literal(
            [Code(f"[{self.content(c)}]") for c in node.children if isinstance(c, nodes.Element)]
        )
        return self.block(node, f"#doc.columns-of({columns})")

    def _render_autosummary_table(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_autosummary_toc(self, node: nodes.Element) -> str:
        return ""

    def _render_acks(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_glossary(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_header(self, node: nodes.Element) -> str:
        return ""

    def _render_footer(self, node: nodes.Element) -> str:
        return ""


def _is_captioned(container: nodes.Element) -> bool:
    return bool("literal-block-wrapper" in container["classes"] or container.get("literal_block"))


def _is_no_document(node: nodes.Element) -> bool:
    return not isinstance(node, addnodes.start_of_file)
