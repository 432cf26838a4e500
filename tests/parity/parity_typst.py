"""Tell apart the letters of the PDF that Typst made: by its tags, and a little by sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from parity_contents import Contents
from parity_pdf import Letter, Look, Sheet, Tags, read_sheets
from parity_print import Part, read_parts


def read_typst(path: Path) -> Contents:
    """Return the contents of the book."""
    sheets = read_sheets(path)
    return read_parts(_parts(sheets, Look.of(sheets)))


def _parts(sheets: list[Sheet], look: Look) -> Iterator[tuple[Part, str]]:
    labels: dict[Tags, Tags] = {}  # the note, to the element that holds its label
    for sheet in sheets:
        line = 0.0
        for letter in sheet.letters:
            if letter.within("Note"):
                note = _down_to("Note", letter.tags)
                label = labels.setdefault(note, letter.tags)
                yield ("label" if letter.tags == label else "note"), letter.char
                continue
            if not letter.tags or letter.within("Lbl"):
                continue  # a running head; a call, or the bullet of a list
            yield _part(letter, look, starts_right(letter, line, sheet)), letter.char
            if letter.x <= sheet.width / 2:
                line = letter.y


def starts_right(letter: Letter, line: float, sheet: Sheet) -> bool:
    """Return whether a letter is of a line that has nothing in the left half of the page."""
    return letter.x > sheet.width / 2 and abs(letter.y - line) > 1


def _part(letter: Letter, look: Look, right: bool) -> Part:
    if letter.within("H1"):
        return "chapter"
    if letter.within("H2"):
        return "section"
    if letter.x < look.left - 2:
        return "mark"
    if letter.size < 0.9 * look.size:
        return "small"
    return "right" if right else "text"


def _down_to(tag: str, tags: Tags) -> Tags:
    return tags[: 1 + next(n for n, (name, _) in enumerate(tags) if name == tag)]
