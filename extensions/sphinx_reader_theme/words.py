"""The words of the theme's pages that Sphinx's own catalogue does not have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.locale import get_translation

from sphinx_reader_theme.assets import uses_reader_theme

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CATALOG = "sphinx_reader_theme"
LOCALE = Path(__file__).parent / "locale"


def word(message: str) -> str:
    """Mark a message, to be collected for the catalogue."""
    return message


LATER_SOURCE = word(", later source")
"""What stands after the label of a source that is later than the day of the text."""


def add_translation(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let the templates translate by the theme's own catalogue: ``{{ reader_('Menu') }}``."""
    if not uses_reader_theme(app.builder):
        return
    context["reader_"] = get_translation(CATALOG)


def translate_style_sheet(app: Sphinx) -> None:
    """Give the style sheet, which is a template, the words that it prints."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and uses_reader_theme(builder):
        assert isinstance(builder.templates, BuiltinTemplateLoader)
        words = builder.templates.environment.globals
        words["later_source"] = str(get_translation(CATALOG)(LATER_SOURCE))
