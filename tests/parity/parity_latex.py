"""Tell apart the letters of the PDF that LaTeX made: by sizes, places and rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from parity_contents import Contents
from parity_pdf import Letter, Look, Sheet, read_sheets
from parity_print import Part, read_parts
from parity_typst import starts_right


def read_latex(path: Path) -> Contents:
    """Return the contents of the book."""
    sheets = read_sheets(path)
    return read_parts(_parts(sheets, Look.of(sheets)))


def _parts(sheets: list[Sheet], look: Look) -> Iterator[tuple[Part, str]]:
    for sheet in sheets:
        full = sheet.width - 2 * look.left
        wide = [rule.y for rule in sheet.rules if rule.width > 0.97 * full]
        head = min((y for y in wide if y > 0.85 * sheet.height), default=sheet.height)
        foot = max((y for y in wide if y < 0.15 * sheet.height), default=0.0)
        notes = max((r.y for r in sheet.rules if 0.39 < r.width / full < 0.41), default=0.0)
        line = 0.0
        for letter in sheet.letters:
            if not foot < letter.y < head:
                continue
            if letter.y < notes:
                yield ("label" if letter.size < 0.6 * look.size else "note"), letter.char
                continue
            part = _part(letter, look, starts_right(letter, line, sheet))
            if part:
                yield part, letter.char
                if letter.x <= sheet.width / 2:
                    line = letter.y


def _part(letter: Letter, look: Look, right: bool) -> Part | None:
    if letter.size > 2 * look.size:
        return "chapter"
    if letter.size > 1.2 * look.size:
        return "section"
    if letter.size < 0.8 * look.size:
        return None  # a call
    if letter.x < look.left - 2:
        return "mark"
    if letter.size < 0.9 * look.size:
        return "small"
    return "right" if right else "text"
