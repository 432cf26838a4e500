"""The words of the theme's pages that Sphinx's own catalogue does not have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from sphinx_reader_theme.assets import uses_reader_theme

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CATALOG = "sphinx_reader_theme"
LOCALE = Path(__file__).parent / "locale"


def add_translation(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let the templates translate by the theme's own catalogue: ``{{ reader_('Menu') }}``."""
    if uses_reader_theme(app.builder):
        context["reader_"] = get_translation(CATALOG)
