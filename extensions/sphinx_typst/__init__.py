"""``sphinx-build -b pdf``: any Sphinx project as a book, made with the Typst compiler."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from . import config
from .builder import TypstBuilder
from .styles import add_style

__version__ = "0.1.0"
__all__ = ["add_style", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the options and the builder."""
    config.register(app)
    app.add_builder(TypstBuilder)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
