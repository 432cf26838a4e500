"""The words of a reference in pieces: roman, italic, or an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

_OF_TITLES = frozenset(  # left in lower case within a title (Chicago, 17th ed., 8.159; MLA, 2.90)
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of"),
        *("on", "onto", "or", "over", "so", "the", "to", "up", "via", "with", "yet"),
    )
)
_WORD = re.compile(r"[^\s\-–—]+")


@dataclass(frozen=True)
class Piece:
    """Some words in one style."""

    words: str
    style: Literal["roman", "italic", "address"] = "roman"


Reference = tuple[Piece, ...]


def reference(*parts: str | Piece) -> Reference:
    """Return a reference of its parts, plain strings made roman; empty ones are left out."""
    pieces = [Piece(part) if isinstance(part, str) else part for part in parts]
    return tuple(piece for piece in pieces if piece.words)


def italic(words: str) -> Piece:
    """Return a title that is set in italics."""
    return Piece(words, "italic")


def address(url: str) -> Piece:
    """Return an address, which is a link where there are links."""
    return Piece(url, "address")


def plain(parts: Iterable[Piece]) -> str:
    """Return the words of a reference without their styles."""
    return "".join(piece.words for piece in parts)


def quoted(words: str, mark: str = "") -> str:
    """Return words in double quotation marks; a period or comma stands within them.

    A title's own question mark makes a period superfluous, but not of a comma (Chicago, 17th ed.,
    14.96). Marks within become single ones.
    """
    if mark == "." and words.endswith(("?", "!", ".", "…")):
        mark = ""
    return f"“{_single_marks(words)}{mark}”"


def headline(title: str) -> str:
    """Return a title in headline case: each word capitalised but articles, prepositions, "and"."""
    words = list(_WORD.finditer(title))
    made = title
    for number, match in enumerate(words):
        word = match[0]
        first = number == 0 or title[: match.start()].rstrip().endswith((":", "?", "!"))
        last = number == len(words) - 1
        if word.islower() and (first or last or word.strip("’'.,") not in _OF_TITLES):
            made = made[: match.start()] + word[0].upper() + word[1:] + made[match.end() :]
    return made


def _single_marks(words: str) -> str:
    words = words.replace("“", "‘").replace("”", "’")
    opened = re.sub(r'(^|[\s(\[—–-])"', r"\1‘", words)
    return opened.replace('"', "’")
