"""``sphinx-build -b pdf``: any Sphinx project as a book, made with the Typst compiler."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_typst.builder import FAILED, TypstBuilder
from sphinx_typst.catalogue import load_catalogue
from sphinx_typst.config import TypstConfig
from sphinx_typst.engine.styles import add_style
from sphinx_typst.words import CATALOG, LOCALE

__version__ = "0.2.0"
__all__ = ["add_style", "setup"]


def mark_as_failed(app: Sphinx, _target: str) -> None:
    """Make ``sphinx-build`` exit with an error: a book could not be made."""
    app.statuscode = 1


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the options and the builder."""
    load_catalogue(app, CATALOG, LOCALE)
    TypstConfig.register(app)
    app.add_builder(TypstBuilder)
    app.add_event(FAILED)
    app.connect(FAILED, mark_as_failed)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
