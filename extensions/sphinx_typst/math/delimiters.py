r"""Delimiters: ``\left`` and ``\right``, ``\big`` and its kin, fractions within brackets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx_typst.math.atoms import NOTHING, Atom, escaped, join
from sphinx_typst.math.symbols import DELIMITERS
from sphinx_typst.math.tables import BIG_CLASSES, BIG_SIZES, FRACTION_STYLES, STACK, STYLES
from sphinx_typst.math.tokens import MathError, Token

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser

OWN_CLASS = {
    *(("opening", char) for char in "([{⟨⌊⌈"),
    *(("closing", char) for char in ")]}⟩⌋⌉"),
}
"""Delimiters that need not be told their class."""


def fence(char: str) -> Atom:
    """Return a delimiter that grows with what it encloses; without a symbol, an empty one."""
    if char in "/\\↑↓↕⇑⇓⇕" and char:
        return Atom(f'class("fence", {escaped(char)})')
    return Atom(escaped(char) if char else NOTHING)


def _left(parser: Parser, token: Token) -> Atom:
    opening = fence(parser.delimiter(token))
    parser.fences += 1
    body = Atom(parser.sequence(frozenset({r"\right"})))
    parser.fences -= 1
    right = parser.stream.peek()
    parser.stream.expect(r"\right", token)
    return Atom(f"lr({join([opening, body, fence(parser.delimiter(right))])})")


def _middle(parser: Parser, token: Token) -> Atom:
    if not parser.fences:
        raise MathError(r"\middle stands outside of \left … \right", token.at)
    return Atom(f"mid({fence(parser.delimiter(token)).code})")


def _big(size: str, kind: str) -> Callable[[Parser, Token], Atom]:
    def handler(parser: Parser, token: Token) -> Atom:
        char = parser.delimiter(token)
        code = f"lr(size: #{size}, {fence(char).code})"
        if (kind, char[:1]) not in OWN_CLASS:
            code = f'class("{kind}", {code})'
        return Atom(code if char else "", kind=kind)

    return handler


def _genfrac(parser: Parser, token: Token) -> Atom:
    left, right, thickness, style = (parser.stream.raw_text(token) for _ in range(4))
    for written in filter(None, (left, right)):
        if written not in DELIMITERS:
            raise MathError(rf"{written} after \genfrac is no delimiter", token.at)
    with parser.styled(FRACTION_STYLES[parser.style]):
        above, below = parser.argument(token), parser.argument(token)
    if thickness not in ("", "0pt") or style not in ("", "0", "1", "2", "3"):
        raise MathError(r"\genfrac has a thickness or style that is not known", token.at)
    code = (STACK if thickness else "frac({}, {})").format(above, below)
    if left or right:
        around = [fence(DELIMITERS.get(written, "")) for written in (left, right)]
        code = f"lr({join([around[0], Atom(code), around[1]])})"
    return Atom(f"{[*STYLES.values()][int(style)]}({code})" if style else code)


COMMANDS: dict[str, Callable[[Parser, Token], Atom]] = {
    "left": _left,
    "middle": _middle,
    "genfrac": _genfrac,
    **{
        f"{name}{side}": _big(size, kind)
        for name, size in BIG_SIZES.items()
        for side, kind in BIG_CLASSES.items()
    },
}
