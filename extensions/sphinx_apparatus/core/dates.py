"""Days, months and numbers as the language of the edition writes them, never as the machine does.

The forms are those of the Unicode CLDR, which Babel holds. English is written as in Britain
wherever it comes from: "7 January 2022".
"""

from __future__ import annotations

import re
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_month_names
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


_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_SKELETONS = {4: "y", 7: "yMMMM", 10: "yMMMMd"}
_CONFUSED = str.maketrans({"l": "1", "I": "1", "i": "1", "o": "0", "O": "0", "S": "5", "B": "8"})


def ends_of_span(written: str) -> tuple[str, str] | None:
    """Return the two ends of a span (``2009-05-06/2009-05-08``), or a date twice.

    Each is a year, a month or a day; one end of a span may be open (``..``, or nothing), and is
    empty. None if that is not how the date is written, or there is no such day.
    """
    start, slash, end = (part.strip() for part in written.partition("/"))
    if not slash:
        return (start, start) if _is_date(start) else None
    ends = ("" if start == ".." else start, "" if end == ".." else end)
    known = [part for part in ends if part]
    return ends if known and known == sorted(known) and all(map(_is_date, known)) else None


def written_date(written: str) -> str:
    """Return a year, a month, a day or a span of them as running text has it; else nothing.

    ``2022-01-07`` is "7 January 2022", ``2009-05-06/2009-05-08`` is "6–8 May 2009".
    """
    ends = ends_of_span(written)
    if ends is None:
        return ""
    start, end = ends
    if start == end:
        return _long(start)
    if not (start and end):
        return f"{_long(start)}–{_long(end)}"
    if len(start) != len(end):
        return f"{_long(start)} – {_long(end)}"
    skeleton = _SKELETONS[len(start)]
    if skeleton == "yMMMMd" and start[:7] != end[:7]:  # English would shorten the names of months
        return f"{_long(start)} – {_long(end)}"
    made: str = format_interval(_first_day(start), _first_day(end), skeleton, locale=_locale())
    return made.replace("\u2009–\u2009", " – " if " " in made.partition("–")[0] else "–")


def confused_year(written: str) -> str:
    """Return the year that is meant by one with letters for digits (``20l4``); else nothing."""
    meant = written.translate(_CONFUSED)
    is_year = re.fullmatch(r"[12][0-9]{3}", meant) and meant != written
    return meant if is_year and re.search("[0-9]", written) else ""


def _is_date(written: str) -> bool:
    if not _PARTIAL.fullmatch(written):
        return False
    try:
        _first_day(written)
    except ValueError:
        return False
    return True


def _first_day(written: str) -> date:
    return date.fromisoformat(written + "0001-01-01"[len(written) :])


def _long(written: str) -> str:
    if not written:
        return ""
    day = _first_day(written)
    if len(written) == 4:
        return written
    return long_month(day) if len(written) == 7 else long_day(day)


def named_month(english: str, year: str) -> str:
    """Return a month, given by its English name, and a year; either may be empty or unknown."""
    number = _MONTHS.get(english)
    if number is None or not (year.isdecimal() and 0 < int(year) < 10_000):
        return " ".join(part for part in (english, year) if part)
    return long_month(date(int(year), number, 1))


def number(count: int) -> str:
    """Return a number with its thousands marked: ``14,693``."""
    return format_decimal(count, locale=_locale())


def decimal(amount: float) -> str:
    """Return a number with one decimal: ``1.2``."""
    return format_decimal(amount, format="#,##0.0", locale=_locale())


def _locale() -> Locale:
    code = language().replace("-", "_")
    try:
        found = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return _BRITISH
    return _BRITISH if found.language == "en" else found


def day_meant(written: str) -> str:
    """Return the one day that a string can mean, as YYYY-MM-DD; empty if it is not just one.

    The year comes first, or the month is named: ``2026/1/6``, ``6 January 2026``, ``Jan 6, 2026``.
    """
    parts = [part for part in re.split(r"[\s,./-]+", written.strip()) if part]
    if len(parts) != 3:
        return ""
    if re.fullmatch(r"\d{4}", parts[0]):
        year, month, day = parts
    elif parts[0].isalpha():
        month, day, year = parts
    else:
        day, month, year = parts
        if not month.isalpha():
            return ""
    named = {name[:3].lower(): number for name, number in _MONTHS.items()}
    whole = [name for name in _MONTHS if len(month) > 2 and name.lower().startswith(month.lower())]
    if month.isalpha():
        month = str(named[whole[0][:3].lower()]) if len(whole) == 1 else ""
    try:
        return date(int(year), int(month), int(day.rstrip("stndrh"))).isoformat()
    except ValueError:
        return ""


def is_day(written: str) -> bool:
    """Return whether a string is a day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
