"""The translator: from the tree of a book to Typst markup, chapter by chapter."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders import Builder

from sphinx_typst.render.admonitions import AdmonitionNodes
from sphinx_typst.render.api import ApiNodes
from sphinx_typst.render.base import Base, RenderContext
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

    def __init__(self, document: nodes.document, builder: Builder, context: RenderContext) -> None:
        """Start writing *document*, the tree of a book; see `chapters` for the result."""
        super().__init__(document, builder, context)
        self.collect_notes(document)
