"""Lengths and colours of LaTeX, written for Typst."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_typst.math.tokens import MathError, Token

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser

_NUMBER = r"\s*([+-]?)\s*([0-9]+\.?[0-9]*|\.[0-9]+)\s*"
_STRETCH = re.compile(rf"(plus|minus){_NUMBER}(fil{{1,3}}|[a-z]{{2}})\s*")
"""What a length may grow or shrink by, which it does not in a formula."""
LENGTH = re.compile(rf"{_NUMBER}([a-z]{{2}})\s*")
UNITS = {
    "em": (1, "em"), "ex": (0.431, "em"), "mu": (1 / 18, "em"), "pt": (1, "pt"), "bp": (1, "pt"),
    "pc": (12, "pt"), "dd": (1.07, "pt"), "cc": (12.84, "pt"), "sp": (1 / 65536, "pt"),
    "mm": (1, "mm"), "cm": (1, "cm"), "in": (1, "in"),
}  # fmt: skip
"""Each unit of TeX in one of Typst. An ``ex`` is that of Computer Modern."""

COLOURS = {
    "black": "000000", "blue": "0000ff", "brown": "bf8040", "cyan": "00ffff", "darkgray": "404040",
    "gray": "808080", "green": "00ff00", "lightgray": "bfbfbf", "lime": "bfff00",
    "magenta": "ff00ff", "olive": "808000", "orange": "ff8000", "pink": "ffbfbf",
    "purple": "bf0040", "red": "ff0000", "teal": "008080", "violet": "800080", "white": "ffffff",
    "yellow": "ffff00",
}  # fmt: skip
"""The colours that the package xcolor always has."""


def length(written: str) -> str | None:
    """Return a length of TeX as one of Typst; None if it is not understood."""
    match = LENGTH.fullmatch(_STRETCH.sub("", written))
    if match is None or match[3] not in UNITS:
        return None
    factor, unit = UNITS[match[3]]
    value = float(match[1] + match[2]) * factor
    return f"{value:.4f}".rstrip("0").rstrip(".") + unit


def colour(written: str, model: str | None = None) -> str | None:
    """Return a colour of LaTeX as Typst code; None if it is not understood.

    Without *model* it is a name or ``#rrggbb``; with one (``rgb``, ``RGB``, ``HTML``, ``gray``,
    ``cmyk``), the numbers of the model.
    """
    written = written.strip()
    if model is None:
        hexadecimal = COLOURS.get(written) or written.removeprefix("#")
        is_known = written in COLOURS or written.startswith("#")
        is_hex = re.fullmatch(r"[0-9a-fA-F]{6}|[0-9a-fA-F]{3}", hexadecimal)
        return f'rgb("#{hexadecimal}")' if is_known and is_hex else None
    if model == "HTML":
        return f'rgb("#{written}")' if re.fullmatch(r"[0-9a-fA-F]{6}", written) else None
    try:
        values = [float(value) for value in written.split(",")]
    except ValueError:
        return None
    most = 255 if model == "RGB" else 1
    function, count = {
        "rgb": ("rgb", 3), "RGB": ("rgb", 3), "gray": ("luma", 1), "cmyk": ("cmyk", 4),
    }.get(model, ("", 0))  # fmt: skip
    if len(values) != count or not all(0 <= value <= most for value in values):
        return None
    return f"{function}({', '.join(f'{value / most:.2%}' for value in values)})"


def read_length(written: str, token: Token) -> str:
    """Return the length given to the command *token*, for Typst."""
    found = length(written)
    if found is None:
        raise MathError(f"{token.text}: {written!r} is no length", token.at)
    return found


def read_colour(parser: Parser, token: Token) -> str:
    """Read the colour given to the command *token*, with its model, and return it for Typst."""
    model = parser.stream.raw_optional()
    written = parser.stream.raw_text(token)
    found = colour(written, "".join(part.text for part in model) if model else None)
    if found is None:
        raise MathError(f"{token.text}: unknown colour {written}", token.at)
    return found
