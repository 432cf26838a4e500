"""The compiler's diagnostics in words for an author, with the author's own source location."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SOURCE_MARK = "// @ "
"""Starts a comment in the Typst source that names where the next block comes from."""
MISSING_GLYPH = re.compile(
    r"the text `(?P<text>.*?)` could not be displayed with font `(?P<font>.*?)`"
)
PLACE = re.compile(r"┌─ (?P<file>.*?):(?P<line>\d+):\d+")
LABEL = re.compile(r'label\("(?P<name>.*?)"\)')
UNKNOWN_FONT = re.compile(r"unknown font family: (?P<font>.*)")


@dataclass(frozen=True)
class Diagnostic:
    """One thing the compiler said, for the author to read."""

    message: str
    location: str | None
    """``file:line`` of the author's source, or of a style or template; None if it is not known."""
    fatal: bool = True
    """Whether it stopped the compiler; otherwise it is a warning."""


def read_diagnostics(texts: Iterable[str], main: Path) -> list[Diagnostic]:
    """Return what the compiler said in *texts* about the file *main*, each thing once."""
    sources = _AuthorSources(main)
    found: dict[Diagnostic, None] = {}
    for text in texts:
        for part in re.split(r"^(?=(?:error|warning): )", text, flags=re.MULTILINE):
            if part.strip():
                found[_read(part.strip(), sources)] = None
    return list(found)


def _read(part: str, sources: _AuthorSources) -> Diagnostic:
    first = part.split("\n")[0]
    message = re.sub(r"^(error|warning): ", "", first)
    missing = MISSING_GLYPH.search(message)
    if missing:
        message = _missing_letters(missing["text"], missing["font"])
    elif font := UNKNOWN_FONT.search(message):
        message = f'there is no font "{font["font"]}": name one of the embedded fonts, or put '
        message += "the folder of the font files in typst_font_paths"
    hints = [hint.strip() for hint in re.findall(r"= hint: (.*)", part)]
    if hints and not missing:
        message += f" ({'; '.join(hints)})"
    return Diagnostic(message, sources.location(part), fatal=not first.startswith("warning"))


def _missing_letters(quoted: str, font: str) -> str:
    """Say which letters no font has, with their code points."""
    letters = quoted.strip('"')
    codes = " ".join(f"U+{ord(letter):04X}" for letter in letters)
    return (
        f"no font has the letter {letters} ({codes}); looked in {font} and the embedded fonts: "
        f"give a font that has it in typst_font_paths and name it in typst_font; "
        f"this PDF does not meet its standard"
    )


class _AuthorSources:
    """The author's sources that comments in a file of Typst name."""

    def __init__(self, main: Path) -> None:
        self._main = main.resolve()
        self._lines = main.read_text("utf-8").split("\n")
        numbered = enumerate(self._lines, 1)
        self._marks = [number for number, line in numbered if line.startswith(SOURCE_MARK)]

    def location(self, part: str) -> str | None:
        """Return ``file:line`` of the author's source, by the comment above the position.

        The position is where the diagnostic *part* points to in the book, else where the label it
        names stands, else a line of the style or template.
        """
        places = list(PLACE.finditer(part))
        in_book = [place for place in places if Path(place["file"]).resolve() == self._main]
        if in_book:
            return self._marked_above(int(in_book[-1]["line"]))
        named = LABEL.search(part)
        if named:
            numbered = enumerate(self._lines, 1)
            found = (number for number, line in numbered if f'"{named["name"]}"' in line)
            return self._marked_above(next(found, 0))
        return f"{places[0]['file']}:{places[0]['line']}" if places else None

    def _marked_above(self, number: int) -> str | None:
        """Return the source that the last comment down to a line names; lines count from 1."""
        position = bisect_right(self._marks, number)
        if not position:
            return None
        return self._lines[self._marks[position - 1] - 1].removeprefix(SOURCE_MARK)
