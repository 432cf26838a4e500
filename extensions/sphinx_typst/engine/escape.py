"""Python values written as Typst code; knows nothing of documents.

Text is always written as a string literal (``#"…"``), never as Typst markup. So no character can
start a heading, a list or a reference, and the compiler's own replacements (``--``, ``...``, ``~``,
straight quotes) never apply: the text is printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

FOLDABLE = re.compile(r"[ \t\r\n\f\v]+")
"""White space at which a line may break: no-break spaces (U+00A0, U+202F …) are not included."""

LONG = re.compile(r"[^\s\u00a0\u1100-\U0010ffff]{25,}")
"""Runs of characters without a space, in scripts that break lines at spaces only."""
SIGN = re.compile(r"[/_=&?@#%\\]")
DIGIT = re.compile(r"[0-9]")
LETTER = re.compile(r"[^\W\d_]")
LONGEST_WORD = 45
"""Characters of the longest English word: what is longer cannot be left to hyphenation."""

Value = str | int | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]
"""What `literal` can write. `Code` (a `str`) is written as it is."""


class Code(str):
    """Typst code, to be written without quotes."""

    __slots__ = ()


def string(text: str) -> str:
    """Return *text* as a Typst string literal, quotes included."""
    out = []
    for char in text:
        if char in '"\\':
            out.append("\\" + char)
        elif char < " " or char == "\x7f":
            out.append(f"\\u{{{ord(char):x}}}")
        else:
            out.append(char)
    return '"' + "".join(out) + '"'


def fold(text: str) -> str:
    """Return *text* with each run of ordinary white space folded to one space."""
    return FOLDABLE.sub(" ", text)


def text(content: str) -> str:
    """Return markup that prints *content* exactly; nothing for an empty string."""
    return "#" + string(content) if content else ""


def breakable(content: str) -> str:
    """Return markup like `text`, in which addresses and other long runs may break over lines."""
    pieces, end = [], 0
    for run in LONG.finditer(content):
        if len(run[0]) >= LONGEST_WORD or _is_address(run[0]):
            pieces += [text(content[end : run.start()]), f"#doc.long({string(run[0])})"]
            end = run.end()
    return "".join([*pieces, text(content[end:])])


def _is_address(run: str) -> bool:
    """Tell whether *run* is an address or the like: it has signs, or both digits and letters.

    Each part is searched for by itself: one pattern for both orders would try every pair.
    """
    return bool(SIGN.search(run) or (DIGIT.search(run) and LETTER.search(run)))


def literal(value: Value) -> str:
    """Return *value* as a Typst expression.

    Strings are quoted unless they are `Code`; sequences become arrays, mappings dictionaries.
    """
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case Code():
            return str(value)
        case str():
            return string(value)
        case Mapping():
            if not value:
                return "(:)"
            return "(" + ", ".join(f"{string(k)}: {literal(v)}" for k, v in value.items()) + ")"
        case _:
            return "(" + "".join(f"{literal(item)}, " for item in value) + ")"


def arguments(*args: Value, **named: Value) -> str:
    """Return an argument list in parentheses; a name's ``_`` becomes ``-``, None is left out."""
    parts = [literal(arg) for arg in args]
    parts += [f"{k.replace('_', '-')}: {literal(v)}" for k, v in named.items() if v is not None]
    return "(" + ", ".join(parts) + ")"


def call(function: str, *args: Value, body: str | None = None, **named: Value) -> str:
    """Return a call of *function* in markup, with *body* (markup) as its last content argument."""
    head = "#" + function
    if args or named or body is None:
        head += arguments(*args, **named)
    return head if body is None else f"{head}[{body}]"
