r"""Macros defined in a formula: ``\newcommand``, ``\def``, ``\DeclareMathOperator`` and their kin.

As in MathJax, a definition is good from there on, whatever group it stands in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx_typst.math.atoms import Atom
from sphinx_typst.math.macros import Macro, macro_body
from sphinx_typst.math.tokens import SPACE, MathError, Token

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser


def _defined_name(parser: Parser, owner: Token) -> str:
    """Return the name of the command that *owner* defines, with braces around it or without."""
    tokens = [token for token in parser.stream.raw_argument(owner) if token.text != SPACE]
    if len(tokens) != 1 or not tokens[0].name:
        found = "".join(token.text for token in tokens)
        raise MathError(f"{owner.text} defines a command, not {found!r}", owner.at)
    return tokens[0].name


def _read_macro(
    parser: Parser, owner: Token, name: str, count: int, default: tuple[Token, ...] | None = None
) -> Macro:
    try:
        body = macro_body(parser.stream.raw_argument(owner), count)
    except ValueError as problem:
        raise MathError(f"{owner.text}{{\\{name}}}: {problem}", owner.at) from None
    return Macro(count, body, default)


def _newcommand(parser: Parser, token: Token, *, overrides: bool = True) -> Atom:
    parser.stream.star()
    name = _defined_name(parser, token)
    given = parser.stream.raw_optional()
    written = "".join(part.text for part in given or []).strip() or "0"
    if written not in "0123456789":
        raise MathError(f"{token.text}{{\\{name}}}: {written!r} parameters", token.at)
    default = parser.stream.raw_optional()
    least = 0 if default is None else 1
    macro = _read_macro(
        parser, token, name, max(int(written), least), None if default is None else tuple(default)
    )
    if overrides or not parser.knows(name):
        parser.stream.macros[name] = macro
    return Atom("")


def _providecommand(parser: Parser, token: Token) -> Atom:
    """Define a command unless there is one of its name, as LaTeX and KaTeX do."""
    return _newcommand(parser, token, overrides=False)


def _def(parser: Parser, token: Token) -> Atom:
    name = _defined_name(parser, token)
    count = 0
    while not parser.stream.touches("{"):
        mark = parser.stream.raw_argument(token)
        number = parser.stream.raw_argument(token) if mark[0].text == "#" else []
        count += 1
        if not number or number[0].text != str(count):
            raise MathError(f"{token.text}\\{name}: only parameters #1#2… are known", token.at)
    parser.stream.macros[name] = _read_macro(parser, token, name, count)
    return Atom("")


def _let(parser: Parser, token: Token) -> Atom:
    name = _defined_name(parser, token)
    meant = parser.stream.raw_argument(token)
    if [part.text for part in meant] == ["="]:
        meant = parser.stream.raw_argument(token)
    known = parser.stream.macros.get(meant[0].name) if len(meant) == 1 else None
    parser.stream.macros[name] = known or Macro(
        body=tuple(part.text for part in meant), is_original=True
    )
    return Atom("")


def _declare_operator(parser: Parser, token: Token) -> Atom:
    star = "*" * parser.stream.star()
    name = _defined_name(parser, token)
    words = tuple(part.text for part in parser.stream.raw_argument(token))
    parser.stream.macros[name] = Macro(0, (r"\operatorname", *star, "{", *words, "}"))
    return Atom("")


COMMANDS: dict[str, Callable[[Parser, Token], Atom]] = {
    **dict.fromkeys(("newcommand", "renewcommand"), _newcommand),
    "providecommand": _providecommand,
    **dict.fromkeys(("def", "gdef"), _def),
    "let": _let,
    "DeclareMathOperator": _declare_operator,
}
