"""The translator: from an assembled doctree to the Typst source of a book's body."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders import Builder

from sphinx_typst.render.admonitions import AdmonitionNodes
from sphinx_typst.render.api import ApiNodes
from sphinx_typst.render.base import Base, Book
from sphinx_typst.render.code import CodeNodes
from sphinx_typst.render.design import DesignNodes
from sphinx_typst.render.formulas import FormulaNodes
from sphinx_typst.render.lists import ListNodes
from sphinx_typst.render.notes import NoteNodes
from sphinx_typst.render.tables import TableNodes


class TypstTranslator(
    DesignNodes,
    ListNodes,
    TableNodes,
    NoteNodes,
    CodeNodes,
    FormulaNodes,
    AdmonitionNodes,
    ApiNodes,
    Base,
):
    """Writes every standard node; see `Base` for how a node finds its method."""

    def __init__(self, document: nodes.document, builder: Builder, book: Book) -> None:
        """Start writing *document*, an assembled tree, as what *book* says."""
        super().__init__(document, builder, book)
        self.collect_notes(document)
