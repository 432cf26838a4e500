"""Colours, and boxes with a line around them or a ground behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx_typst.math import text_mode
from sphinx_typst.math.atoms import Atom
from sphinx_typst.math.tokens import Token
from sphinx_typst.math.values import read_colour

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser


def color_switch(parser: Parser, token: Token) -> tuple[str, str]:
    r"""Return what stands before and after the rest of the group in which ``\color`` stands."""
    return f"text(fill: #{read_colour(parser, token)}, ", ")"


def _textcolor(parser: Parser, token: Token) -> Atom:
    colour = read_colour(parser, token)
    return Atom(f"text(fill: #{colour}, {parser.argument(token)})")


def _colorbox(parser: Parser, token: Token) -> Atom:
    colour = read_colour(parser, token)
    return Atom(f"doc.framed(fill: #{colour}, {text_mode.text_argument(parser, token)})")


def _fcolorbox(parser: Parser, token: Token) -> Atom:
    stroke, fill = read_colour(parser, token), read_colour(parser, token)
    inside = text_mode.text_argument(parser, token)
    return Atom(f"doc.framed(stroke: #{stroke}, fill: #{fill}, {inside})")


def _fbox(parser: Parser, token: Token) -> Atom:
    return Atom(f"doc.framed(stroke: #black, {text_mode.text_argument(parser, token)})")


COMMANDS: dict[str, Callable[[Parser, Token], Atom]] = {
    "textcolor": _textcolor,
    "colorbox": _colorbox,
    "fcolorbox": _fcolorbox,
    "fbox": _fbox,
}
