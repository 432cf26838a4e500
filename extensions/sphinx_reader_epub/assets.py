"""Remove style sheets that the book's theme replaces, and all scripts."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

#: What Sphinx's basic theme and sphinx-design bring for web pages. The theme says in a few rules
#: what their style sheets say in 70 kB, with colors made for a white page.
REPLACED = frozenset({"basic.css", "sphinx-design.min.css", "file.png", "minus.png", "plus.png"})


def uses_book_theme(builder: Builder) -> bool:
    """Tell whether *builder* makes a book with this theme or with one derived from it."""
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.theme is None:
        return False
    return Path(__file__).parent in {Path(folder) for folder in builder.theme.get_theme_dirs()}


def remove_replaced(static: Path) -> None:
    """Remove from the folder of static files what no page asks for."""
    for file in static.rglob("*"):
        if file.suffix == ".js" or (file.parent == static and file.name in REPLACED):
            file.unlink()


def trim_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take scripts and replaced style sheets out of the lists of a page."""
    if uses_book_theme(app.builder):
        context["script_files"] = []
        context["css_files"] = [
            asset for asset in context["css_files"] if _name(asset) not in REPLACED
        ]


def _name(asset: object) -> str:
    """Return the file name of a style sheet, "" for an inline one."""
    return PurePosixPath(str(getattr(asset, "filename", asset) or "")).name
