"""Typst mathematics, written: atoms, and how they are put next to each other.

Every sign is written as itself, escaped, so that Typst reads no name, call or shorthand into it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_typst.math.symbols import CLASSES, EXPLICIT, KEYS

EMPTY = "#[]"
"""Stands where Typst wants something and LaTeX has nothing."""
NOTHING = 'class("normal", #none)'
"""An atom without anything in it: it parts its neighbours, as an empty group does in TeX."""
ACTIVE = frozenset("√∛∜") | {*CLASSES["opening"].values(), *CLASSES["closing"].values()}
"""Signs that Typst draws over what follows, or makes a pair of brackets of."""
NAMES = re.compile(r'(?:#|op\(|class\(|rgb\()"[^"]*"')
"""Strings in the code that are not set as text."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of Typst mathematics.

    A `number` joins the digits beside it. Scripts of one that `takes_limits` stand above and below.
    """

    code: str
    number: bool = False
    takes_limits: bool = False


def has_text(code: str) -> bool:
    """Tell whether *code* sets text: a space beside it would be set, too."""
    return '"' in NAMES.sub("", code)


def escaped(char: str) -> str:
    """Return a character (with its accents) as Typst code that means nothing but itself."""
    is_bracket = unicodedata.category(char[0]) in ("Ps", "Pe")
    is_key = char[0].isascii() and not char[0].isalnum()
    return "\\" + char if is_key or is_bracket or char[0] in ACTIVE else char


def sign(char: str, kind: str = "") -> str:
    """Return a sign as Typst code, with its class *kind* where Typst has another."""
    if not kind:
        char, kind = KEYS.get(char, (char, ""))
    if char in EXPLICIT.get(kind, ()):
        return f'class("{kind}", {escaped(char)})'
    return escaped(char)


def join(atoms: Iterable[Atom]) -> str:
    """Return atoms one after the other; digits side by side are one number."""
    written: list[str] = []
    before = Atom("")
    for atom in atoms:
        if atom.code:
            written += [_between(before, atom), atom.code]
            before = atom
    return "".join(written)


def _between(before: Atom, after: Atom) -> str:
    """Return what parts two atoms: never a space beside text, where Typst would set it."""
    if not before.code or (before.number and after.number):
        return ""
    if not has_text(before.code) and not has_text(after.code):
        return " "
    return "/**/" if _is_letter(before.code[-1]) and _is_letter(after.code[0]) else ""


def _is_letter(char: str) -> bool:
    """Tell whether *char* can be part of a name in Typst."""
    return char.isalnum() or f"a{char}".isidentifier()
