"""Lines that a page break would leave alone, and what holds them back.

The compiler keeps the first two and the last two lines of a paragraph together, but not where a
note is called: a line moves to the next page with its note, away from the rest. So where such
paragraphs begin and end is marked (``static/breaks.typ``), the compiler is asked which of them have
a line alone on a page, and some room is kept free at the foot of the page that they begin on: then
one more line moves.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from .escape import call

TRIES = 4
"""How often a book is laid out again: to hold lines back in one place can part others below."""
LINES = 2
"""How many lines are held back at each try. More than one may be needed: a line is moved by a note
of which not even the beginning fits, so that up to two lines are left empty."""
STRAYS = "<sphinx-strays>"
"""What lists, in the laid out book, the paragraphs that have a line alone."""
_PARAGRAPH = re.compile(r"^#doc\.noted-para\((\d+), ", re.MULTILINE)
"""How one begins. Text, which may show such words, never begins a line of the source."""


def noted_para(number: int, letters: int, body: str) -> str:
    """Return a paragraph of so many *letters* that calls notes; *number* is its own in the book."""
    return call("doc.noted-para", number, letters, body=body)


def hold(source: str, lines: Counter[int]) -> str:
    """Return the source of a book with *lines* held back at paragraphs, by their numbers."""

    def opening(found: re.Match[str]) -> str:
        held = lines[int(found[1])]
        return f"{found[0]}hold: {held}, " if held else found[0]

    return _PARAGRAPH.sub(opening, source)


def settle(main: Path, query: Callable[[str], str]) -> None:
    """Hold lines back in the book *main* until none is alone, or no more can be done.

    *query* lays out the book as it is and returns the values of a selector as JSON.
    """
    source = main.read_text("utf-8")
    held: Counter[int] = Counter()
    for _ in range(TRIES):
        strays = [number for found in json.loads(query(STRAYS)) for number in found]
        if not strays:
            return
        held.update(dict.fromkeys(strays, LINES))
        main.write_text(hold(source, held), "utf-8")
