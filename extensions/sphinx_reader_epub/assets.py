"""Which files the book is without: scripts, and style sheets that its theme replaces."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinx_reader_epub.builder import BookBuilder
from sphinx_reader_epub.config import THEME

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: In ``_static``: what Sphinx's basic theme and sphinx-design bring for web pages. The theme says
#: in a few rules what their style sheets say in 70 kB, with colors made for a white page.
REPLACED = (
    "basic.css",
    "sphinx-design.min.css",
    "file.png",
    "minus.png",
    "plus.png",
)


def leave_out_assets(_app: Sphinx, config: Config) -> None:
    """Keep the replaced files out of a book in this theme."""
    if config.epub_theme == THEME:
        config.epub_exclude_files = [
            *config.epub_exclude_files,
            *(f"_static/{name}" for name in REPLACED),
        ]


def trim_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take scripts and replaced style sheets out of a page of the book."""
    if not isinstance(app.builder, BookBuilder) or app.config.epub_theme != THEME:
        return
    context["script_files"] = []
    context["css_files"] = [asset for asset in context["css_files"] if _name(asset) not in REPLACED]


def _name(asset: object) -> str:
    """Return the file name of a style sheet, "" for an inline one."""
    return PurePosixPath(str(getattr(asset, "filename", asset) or "")).name
