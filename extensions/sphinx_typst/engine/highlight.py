"""Pygments for Typst: code as lines of (token kind, text), and the style of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from pygments.style import Style
from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Token, _TokenType
from pygments.util import ClassNotFound
from sphinx.highlighting import PygmentsBridge
from sphinx.pygments_styles import NoneStyle, SphinxStyle

from sphinx_typst.engine.escape import Code, literal

Line = list[tuple[str, str]]


def highlighted_lines(
    source: str,
    language: str,
    options: Mapping[str, Any],
    *,
    force: bool,
    location: Any,
) -> list[Line]:
    """Return *source* as lines of (kind, text); a kind is Pygments' short name or empty.

    Source that the lexer does not accept comes back without kinds, as in Sphinx's other formats.
    The joined texts of a line are that line of the source.
    """
    plain = [[("", text)] for text in source.rstrip("\n").split("\n")]
    lexer = PygmentsBridge("html").get_lexer(source, language, dict(options), force, location)
    lines: list[Line] = [[]]
    try:
        for kind, text in lexer.get_tokens(source):
            first, *rest = text.split("\n")
            lines[-1].append((short_name(kind), first))
            lines += [[(short_name(kind), part)] for part in rest]
    except Exception:  # a lexer's own filter raises for text it cannot read
        return plain
    lines = [_joined(line) for line in lines[: len(plain)]]
    same = ["".join(text for _, text in line) for line in lines] == [p[0][1] for p in plain]
    return lines if same else plain


def _joined(line: Line) -> Line:
    """Return *line* without empty texts, and with neighbours of the same kind joined."""
    runs = groupby(((kind, text) for kind, text in line if text), key=itemgetter(0))
    return [(kind, "".join(text for _, text in run)) for kind, run in runs]


def short_name(kind: _TokenType) -> str:
    """Return Pygments' short name of a token type, or of the nearest one that has a name."""
    current: _TokenType | None = kind
    while current is not None and current is not Token:
        if current in STANDARD_TYPES:
            return str(STANDARD_TYPES[current])
        current = current.parent
    return ""


def style_named(name: str | None) -> type[Style]:
    """Return a Pygments style by its name, as Sphinx understands names; the default if unknown."""
    if name in (None, "sphinx"):
        return SphinxStyle
    if name == "none":
        return NoneStyle
    try:
        found: type[Style] = get_style_by_name(name)
        return found
    except ClassNotFound:
        return SphinxStyle


def style_sheet(name: str | None) -> str:
    """Return a Typst module that defines the style of each kind as ``token-styles``."""
    styles: dict[str, dict[str, str | Code]] = {}
    for kind, style in style_named(name):
        given: dict[str, str | Code] = {}
        if style["color"]:
            given["fill"] = Code(f'rgb("#{style["color"]}")')
        if style["bold"]:
            given["weight"] = "bold"
        if style["italic"]:
            given["style"] = "italic"
        if given and short_name(kind):
            styles[short_name(kind)] = given
    return f"#let token-styles = {literal(dict(sorted(styles.items())))}\n"
