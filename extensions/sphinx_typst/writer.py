"""The translator: from an assembled doctree to the Typst source of a book's body."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders import Builder

from .nodes.admonitions import AdmonitionNodes
from .nodes.api import ApiNodes
from .nodes.base import Base, Book
from .nodes.code import CodeNodes
from .nodes.design import DesignNodes
from .nodes.formulas import FormulaNodes
from .nodes.lists import ListNodes
from .nodes.notes import NoteNodes
from .nodes.tables import TableNodes


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
