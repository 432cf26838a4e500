"""The book as chapters: nodes that only hold documents are walked, what they hold is written."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.chapters import Chapter
from sphinx_typst.book.front_matter import main_matter_begins
from sphinx_typst.book.labels import split_uri
from sphinx_typst.book.tree import ancestors, is_book_section
from sphinx_typst.engine.escape import call, text
from sphinx_typst.pagebreaks.marks import BLOCK, break_mark
from sphinx_typst.render.base import Base, is_inline, logger


class Boundary(Enum):
    """What begins between two pieces of markup."""

    CHAPTER = auto()
    MAIN_MATTER = auto()


class ChapterNodes(Base):
    """The spine of the book: its document, those in its toctrees, and the nodes around these.

    A level-1 section on the spine begins a chapter. A node that has a style function is not part of
    the spine: it goes whole into the current chapter.
    """

    chapters: list[Chapter]
    """The book, once its document has been visited."""

    def astext(self) -> str:
        """Return the markup of all chapters."""
        return "".join(chapter.markup for chapter in self.chapters)

    def _render_document(self, node: nodes.document) -> str:
        """Write `chapters`; those before the main matter are marked as front matter."""
        self.chapters = [Chapter()]
        self._chapter_of: dict[int, Chapter] = {}
        for piece in self._pieces(node):
            if piece is Boundary.MAIN_MATTER:
                for chapter in self.chapters:
                    chapter.is_front = True
            if isinstance(piece, Boundary):
                self.chapters.append(Chapter())
            else:
                self.chapters[-1].pieces.append(piece)
        self._add_missing_labels()
        self.chapters = [chapter for chapter in self.chapters if chapter.markup]
        return ""

    def _add_missing_labels(self) -> None:
        """Report every label that is asked for and not printed; print it at the chapter's end.

        The compiler would stop at the first of them.
        """
        for node, name in self.context.labels.missing():
            around = (self._chapter_of.get(id(outer)) for outer in (node, *ancestors(node)))
            chapter = next(filter(None, around), self.chapters[-1])
            chapter.pieces.append(call("doc.target", name) + "\n")
            logger.warning(
                "what %r stands at is set without labels: links and page numbers lead to the end "
                "of its chapter. Put the label or index entry before the paragraph that it is for",
                split_uri(name)[1],
                location=node,
                type="typst",
                subtype="label",
            )

    def _pieces(self, node: nodes.Element) -> Iterator[str | Boundary]:
        """Yield the markup of *node*, which is part of the spine, and the boundaries in it."""
        outer = self.docname
        if isinstance(node, addnodes.start_of_file):
            yield self.end_notes() + self._part(node)
            self.docname = node["docname"]
        yield self.label_mark(node)
        for child in node.children:
            if isinstance(child, main_matter_begins):
                yield Boundary.MAIN_MATTER
            elif isinstance(child, nodes.Element) and self._is_on_spine(child):
                yield from self._pieces(child)
            else:
                if isinstance(child, nodes.section) and self.level == 0:
                    yield Boundary.CHAPTER
                self._chapter_of[id(child)] = self.chapters[-1]
                yield self.render(child)
        if isinstance(node, nodes.document | addnodes.start_of_file):
            yield self.end_notes()
            self.docname = outer

    def _is_on_spine(self, node: nodes.Element) -> bool:
        """Tell whether *node*, a child of a node of the spine, is part of it too."""
        is_plain = not self.context.styles.functions(node) and not hasattr(
            self, f"visit_{type(node).__name__}"
        )
        return is_plain and (self.only_holds(node) or is_book_section(node))

    def only_holds(self, node: nodes.Element) -> bool:
        """Tell whether *node* adds nothing to what it holds."""
        return isinstance(node, addnodes.start_of_file | nodes.compound)

    def _part(self, node: addnodes.start_of_file) -> str:
        """Return the heading of the part that begins with a document, if one does."""
        if not (self.context.config.parts and node.get("part")):
            return ""
        self.context.headings.add_part()
        return call("doc.part", body=text(node["part"])) + "\n"

    def _render_start_of_file(self, node: addnodes.start_of_file) -> str:
        """A document within a chapter: identifiers and notes inside it are its own."""
        return "".join(piece for piece in self._pieces(node) if isinstance(piece, str))

    def _render_main_matter_begins(self, node: nodes.Element) -> str:
        """Within a node that has a style function, the book cannot be divided."""
        return ""

    def _render_break_mark(self, node: break_mark) -> str:
        """A block can be adjusted to end its page earlier; the other marks report where they stand.

        `page-breaks` is defined at the head of the main file.
        """
        if node["kind"] == BLOCK:
            self.chapters[-1].blocks.append(node["number"])
            markup = f"#doc.{BLOCK}(page-breaks, {node['number']})"
        else:
            markup = call(f"doc.{node['kind']}", node["number"])
        return markup if is_inline(node) else f"\n{markup}\n"
