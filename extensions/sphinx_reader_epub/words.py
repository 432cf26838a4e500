"""The words of the book that Sphinx's own catalogue does not have."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from sphinx.locale import get_translation

if TYPE_CHECKING:
    pass

CATALOG = "sphinx_reader_epub"
LOCALE = Path(__file__).parent / "locale"

word = get_translation(CATALOG)


def written_day(day: date, language: str) -> str:
    """Return a day as the language has it among data; in English, ``2026-01-31``."""
    try:
        found = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        found = Locale("en")
    # Translators: a pattern of the Unicode CLDR: "yyyy-MM-dd" is 2026-01-31, "d. MMMM y" is
    # 31. Januar 2026.
    return format_date(day, word("yyyy-MM-dd"), locale=found)
