"""The words of a book that Sphinx's own catalogue does not have."""

from __future__ import annotations

from pathlib import Path

from sphinx import locale, package_dir
from sphinx.application import Sphinx
from sphinx.locale import get_translation

CATALOG = "sphinx_typst"
LOCALE = Path(__file__).parent / "locale"

word = get_translation(CATALOG)


def load_catalogue(app: Sphinx) -> None:
    """Load the catalogue, also for a language that is written with a hyphen (``de-DE``).

    Sphinx looks for catalogues of just this name, and finds none, not even its own: both are loaded
    by the name that catalogues have (``de_DE``, for which ``de`` will do).
    """
    app.add_message_catalog(CATALOG, LOCALE)
    if "-" in app.config.language:
        language = app.config.language.replace("-", "_")
        app.translator, _found = locale.init([package_dir / "locale"], language)
        locale.init([LOCALE], language, CATALOG)
