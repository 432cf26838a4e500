"""Sphinx's EPUB as a book: cover, landmarks, targets to cite, notes that open where called.

Replaces the ``epub`` builder with one that keeps its options and adds those of
:mod:`sphinx_reader_epub.config`. ``epub_theme = "sphinx_reader_epub"`` gives the pages their look:
no script, no color of its own, so that the reading system's day and night modes hold.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reader_epub import config
from sphinx_reader_epub.assets import trim_page
from sphinx_reader_epub.builder import BookBuilder
from sphinx_reader_epub.cards import LinkCardTitles
from sphinx_reader_epub.catalogue import load_catalogue
from sphinx_reader_epub.translator import BookTranslator
from sphinx_reader_epub.words import CATALOG, LOCALE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.2.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder, its options and its theme."""
    config.Settings.register(app)
    load_catalogue(app, CATALOG, LOCALE)
    app.connect("config-inited", config.choose_cover)
    app.add_html_theme(config.THEME, str(Path(__file__).parent))
    app.add_builder(BookBuilder, override=True)
    app.set_translator(BookBuilder.name, BookTranslator, override=True)
    app.add_post_transform(LinkCardTitles)
    app.connect("html-page-context", trim_page)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
