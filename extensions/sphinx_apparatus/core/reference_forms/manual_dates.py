"""Days as the manuals of style write them; the manuals are English, whatever the edition is."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

_SHORT = {6: "June", 7: "July", 9: "Sept."}  # MLA writes four months out and shortens one oddly
UNDATED = "n.d."
"""What Chicago and APA write where no date is known."""


def chicago_day(day: date) -> str:
    """Return a day as Chicago writes it: ``January 24, 2022``."""
    return format_date(day, "MMMM d, y", locale="en_US")


def apa_day(day: date) -> str:
    """Return a day as APA writes it: ``2022, January 24``."""
    return format_date(day, "y, MMMM d", locale="en_US")


def mla_day(day: date) -> str:
    """Return a day as MLA writes it: ``24 Jan. 2022``."""
    name = format_date(day, "MMM", locale="en_US")
    month = _SHORT.get(day.month, name if name == "May" else f"{name}.")
    return f"{day.day} {month} {day.year}"
