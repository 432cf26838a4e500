r"""Text within formulas: ``\text`` and its kin, with the mathematics that stands in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx_typst.engine.escape import string
from sphinx_typst.math.atoms import EMPTY, Atom, join
from sphinx_typst.math.tables import SPACES
from sphinx_typst.math.tokens import BLANK_LINE, MathError, Token
from sphinx_typst.math.values import read_colour

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser

LOOKS = {
    "text": "", "textrm": "", "textnormal": "", "textup": "", "textmd": "", "mbox": "", "hbox": "",
    "textbf": "doc.textbf", "textit": "doc.textit", "textsl": "doc.textit", "emph": "doc.textit",
    "textsf": "sans", "texttt": "mono",
}  # fmt: skip
"""Commands whose argument is text, and the function that sets it."""
TEXT_SYMBOLS = {
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "ss": "ß",
    "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdegree": "°", "degree": "°",
    "textendash": "–", "textemdash": "—", "lq": "‘", "rq": "’", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    **{char: char for char in "%&#$_{}"},
    " ": " ", "space": " ", "nobreakspace": "\u00a0", "relax": "",
}  # fmt: skip
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’"}
OPERATOR_NAME_CHARACTERS = {
    " ": "", r"\,": "\u2009", r"\ ": "\u00a0", "~": "\u00a0", r"\;": "\u00a0", "*": "∗",
}  # fmt: skip
"""What stands for itself otherwise in the name of an operator."""


def text_argument(parser: Parser, owner: Token) -> str:
    """Return the next argument of *owner*, read as text, as Typst code."""
    opening = parser.stream.peek()
    if opening.text in ("", "}"):
        raise MathError(f"{owner.text} has too few arguments", owner.at)
    parser.stream.take()
    if opening.text != "{":
        parser.stream.put_back(Token("}", opening.at))
        parser.stream.put_back(opening)
    return _text_until_brace(parser, opening)


def _text_until_brace(parser: Parser, opening: Token) -> str:
    """Return the text up to the brace that closes *opening*, and go past it."""
    pieces: list[Atom] = []
    letters = ""
    has_mathematics = False
    with parser.deeper(opening):
        while (token := parser.stream.peek(spaces=True)).text != "}":
            if not token.text:
                raise MathError(f"{opening.text} is never closed", opening.at)
            parser.stream.take(spaces=True)
            plain = _letters(parser, token)
            if plain is not None:
                letters += plain
                continue
            pieces += [_words(letters), _piece(parser, token)]
            has_mathematics = has_mathematics or token.text in ("$", r"\(")
            letters = ""
    parser.stream.take()
    code = join([*pieces, _words(letters)])
    return f'class("normal", {code})' if has_mathematics and code else code or EMPTY


def _words(letters: str) -> Atom:
    for keys, char in LIGATURES.items():
        letters = letters.replace(keys, char)
    return Atom(string(letters) if letters else "")


def _letters(parser: Parser, token: Token) -> str | None:
    """Return the plain text that *token* stands for; None if it is something else."""
    if token.text == BLANK_LINE:
        return " "
    if token.text == "~":
        return "\u00a0"
    if token.name in ACCENTS and token.name:
        base = parser.stream.raw_text(token)
        base = {r"\i": "i", r"\j": "j"}.get(base, base)
        if len(base) != 1:
            raise MathError(f"{token.text} takes one letter, not {base!r}", token.at)
        return unicodedata.normalize("NFC", base + ACCENTS[token.name])
    if token.name:
        return TEXT_SYMBOLS.get(token.name)
    if token.text in "&#":
        raise MathError(f"{token.text} stands in text: write \\{token.text}", token.at)
    return None if token.text in "{$" else token.text


def _piece(parser: Parser, token: Token) -> Atom:
    """Return what stands in text without being text: mathematics, groups, looks, spaces."""
    if token.text in ("$", r"\("):
        closing = {"$": "$", r"\(": r"\)"}[token.text]
        inside = parser.sequence(frozenset({closing}))
        parser.stream.expect(closing, token)
        return Atom(f"inline({inside})" if inside else "")
    if token.text == "{":
        return Atom(_text_until_brace(parser, token))
    if token.name in LOOKS:
        return _styled(parser, token)
    if token.name in SPACES:
        return Atom(SPACES[token.name], kind="space")
    if token.name == "textcolor":
        colour = read_colour(parser, token)
        return Atom(f"text(fill: #{colour}, {text_argument(parser, token)})")
    raise MathError(f"unknown command {token.text} in text", token.at)


def _styled(parser: Parser, token: Token) -> Atom:
    look, inside = LOOKS[token.name], text_argument(parser, token)
    return Atom(f"{look}({inside})" if look else inside)


COMMANDS: dict[str, Callable[[Parser, Token], Atom]] = dict.fromkeys(LOOKS, _styled)
