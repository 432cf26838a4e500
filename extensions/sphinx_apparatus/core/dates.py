"""Days, months and numbers as the language of the edition writes them, never as the machine does.

The forms are those of the Unicode CLDR, which Babel holds. English is written as in Britain
wherever it comes from: "7 January 2022".
"""

from __future__ import annotations

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal

from sphinx_apparatus.core.translation import Message, language

_BRITISH = Locale("en", "GB")
_MONTHS = {name: number for number, name in get_month_names(locale=_BRITISH).items()}

# Translators: how tables and lists of data show a day, as a pattern of the Unicode CLDR:
# "yyyy-MM-dd" is 2022-01-07, "d. MMMM y" is 7. Januar 2022.
_DAY_IN_TABLE = Message("yyyy-MM-dd")


def long_day(day: date) -> str:
    """Return a day as running text has it: ``7 January 2022``."""
    return format_date(day, "long", locale=_locale())


def written_day(written: str) -> str:
    """Return a day, given as ``2022-01-07``, as running text has it; anything else as it is."""
    try:
        return long_day(date.fromisoformat(written))
    except ValueError:
        return written


def short_day(written: str) -> str:
    """Return a day, given as ``2022-01-07``, as tables have it; anything else as it is."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return written
    return format_date(day, str(_DAY_IN_TABLE), locale=_locale())


def long_month(day: date) -> str:
    """Return the month of a day, with its year: ``June 1991``."""
    return format_skeleton("yMMMM", day, locale=_locale())


def named_month(english: str, year: str) -> str:
    """Return a month, given by its English name, and a year; either may be empty or unknown."""
    number = _MONTHS.get(english)
    if number is None or not (year.isdecimal() and 0 < int(year) < 10_000):
        return " ".join(part for part in (english, year) if part)
    return long_month(date(int(year), number, 1))


def number(count: int) -> str:
    """Return a number with its thousands marked: ``14,693``."""
    return format_decimal(count, locale=_locale())


def _locale() -> Locale:
    code = language().replace("-", "_")
    try:
        found = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return _BRITISH
    return _BRITISH if found.language == "en" else found


def is_day(written: str) -> bool:
    """Return whether a string is a day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
