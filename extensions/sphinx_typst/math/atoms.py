"""Typst mathematics, written: atoms, and how they are put next to each other.

Every symbol is written as itself, escaped, so that Typst reads no name, call or shorthand into it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_typst.math.symbols import CHARACTER_CLASSES, CLASSES, EXPLICIT, TYPED

EMPTY = "#[]"
"""Stands where Typst wants something and LaTeX has nothing."""
NOTHING = 'class("normal", #none)'
"""An atom without anything in it: it parts its neighbours, as an empty group does in TeX."""
ACTIVE = frozenset("√∛∜") | {*CLASSES["opening"].values(), *CLASSES["closing"].values()}
"""Symbols that Typst draws over what follows, or makes a pair of brackets of."""
NAMES = re.compile(r'(?:#|op\(|class\(|rgb\()"[^"]*"')
"""Strings in the code that are not set as text."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of Typst mathematics.

    Its `kind` is the class that decides about the space around it, by Typst's names, or ``space``.
    A `number` joins the digits beside it. Scripts of one that `takes_limits` stand above and below.
    """

    code: str
    number: bool = False
    takes_limits: bool = False
    kind: str = "normal"


def has_text(code: str) -> bool:
    """Tell whether *code* sets text: a space beside it would be set, too."""
    return '"' in NAMES.sub("", code)


def escaped(char: str) -> str:
    """Return a character (with its accents) as Typst code that means nothing but itself."""
    is_bracket = unicodedata.category(char[0]) in ("Ps", "Pe")
    is_punctuation = char[0].isascii() and not char[0].isalnum()
    return "\\" + char if is_punctuation or is_bracket or char[0] in ACTIVE else char


def symbol(char: str, kind: str = "") -> Atom:
    """Return a symbol of the class *kind*; without one, what a character stands for if typed."""
    if not kind:
        kind = CHARACTER_CLASSES.get(char, "normal")
        char, kind = TYPED.get(char, (char, kind))
    code = escaped(char)
    if char in EXPLICIT.get(kind, ()):
        code = f'class("{kind}", {code})'
    return Atom(code, number=char.isascii() and char.isdigit(), kind=kind)


def space(width: str) -> Atom:
    """Return an explicit space; *width* is a length of Typst."""
    return Atom(f"#h({width})", kind="space")


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
