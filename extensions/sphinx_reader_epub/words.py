"""The words of the book that Sphinx's own catalogue does not have."""

from __future__ import annotations

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from sphinx.locale import get_translation

CATALOG = "sphinx_reader_epub"

word = get_translation(CATALOG)


def written_day(day: date, language: str) -> str:
    """Return a day as the language has it among data; in English, ``2026-01-31``."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    # Translators: a pattern of the Unicode CLDR: "yyyy-MM-dd" is 2026-01-31, "d. MMMM y" is
    # 31. Januar 2026.
    return format_date(day, word("yyyy-MM-dd"), locale=locale)
