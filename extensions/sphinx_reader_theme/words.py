"""The words of the theme's pages that Sphinx's own catalogue does not have."""

from __future__ import annotations

from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import locale, package_dir
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.locale import get_translation, get_translator

from sphinx_reader_theme.assets import uses_reader_theme

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

CATALOG = "sphinx_reader_theme"
LOCALE = Path(__file__).parent / "locale"


def plural(singular: str, plural: str) -> tuple[str, str]:
    """Mark a message that depends on a number, to be collected for the catalogue."""
    return singular, plural


def word(message: str) -> str:
    """Mark a message, to be collected for the catalogue."""
    return message


LATER_SOURCE = word(", later source")
"""What stands after the label of a source that is later than the day of the text."""
SEARCH_DONE = plural(
    "Search finished, found one page matching the search query.",
    "Search finished, found ${resultCount} pages matching the search query.",
)
"""What Sphinx's search says at last, for one page and for several."""
_NUMBERS = range(200)  # have every form of a plural, whatever the language


def search_done() -> list[str]:
    """Return the forms of :data:`SEARCH_DONE` in the language, for Sphinx's script.

    Where Sphinx's own translations lack this sentence, they have nothing in its place, and readers
    would see nothing. Empty where the theme has no translation.
    """
    translator = get_translator(CATALOG)
    if not isinstance(translator, GNUTranslations):
        return []
    form_of = translator.plural  # type: ignore[attr-defined]  # read from the catalogue's header
    forms = {form_of(n): translator.ngettext(*SEARCH_DONE, n) for n in _NUMBERS}
    return [forms[n] for n in sorted(forms)]


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
    if templatename == "search.html":
        context["reader_search_done"] = {SEARCH_DONE[0]: search_done()} if search_done() else {}


def load_catalogue(app: Sphinx) -> None:
    """Load the catalogue, also for a language that is written with a hyphen (``de-DE``).

    Sphinx looks for catalogues of just this name, and finds none, not even its own: both are loaded
    by the name that catalogues have (``de_DE``, for which ``de`` will do).
    """
    app.add_message_catalog(CATALOG, LOCALE)
    app.add_message_catalog("sphinx", LOCALE)  # for words that Sphinx has no translation of
    if "-" in app.config.language:
        language = app.config.language.replace("-", "_")
        app.translator, _found = locale.init([package_dir / "locale", LOCALE], language)
        locale.init([LOCALE], language, CATALOG)


def translate_style_sheet(app: Sphinx) -> None:
    """Give the style sheet, which is a template, the words that it prints."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and uses_reader_theme(builder):
        assert isinstance(builder.templates, BuiltinTemplateLoader)
        words = builder.templates.environment.globals
        words["later_source"] = str(get_translation(CATALOG)(LATER_SOURCE))
