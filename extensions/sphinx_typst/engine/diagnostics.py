"""The compiler's diagnostics in words an author can use, with the author's own source location."""

from __future__ import annotations

import re
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
class Complaint:
    """One thing the compiler said: the words, where in the author's source, whether it is fatal."""

    words: str
    where: str | None
    fatal: bool = True


def read_diagnostic(diagnostic: str, main: Path) -> list[Complaint]:
    """Return what a diagnostic says, each with the author's source if it can be told."""
    complaints: dict[Complaint, None] = {}
    for part in re.split(r"^(?=(?:error|warning): )", diagnostic, flags=re.MULTILINE):
        first = part.strip().split("\n")[0]
        if not first:
            continue
        fatal = not first.startswith("warning")
        words = re.sub(r"^(error|warning): ", "", first)
        missing = MISSING_GLYPH.search(words)
        if missing:
            words = _missing_words(missing["text"], missing["font"])
        elif font := UNKNOWN_FONT.search(words):
            words = f'there is no font "{font["font"]}": name one of the embedded fonts, or put '
            words += "the folder of the font files in typst_font_paths"
        hints = [h.strip() for h in re.findall(r"= hint: (.*)", part)]
        if hints and not missing:
            words += f" ({'; '.join(hints)})"
        complaints[Complaint(words, _author_source(part, main), fatal)] = None
    return list(complaints)


def _missing_words(quoted: str, font: str) -> str:
    """Say which letters no font has, with their code points."""
    letters = quoted.strip('"')
    codes = " ".join(f"U+{ord(letter):04X}" for letter in letters)
    return (
        f"no font has the letter {letters} ({codes}); looked in {font} and the embedded fonts: "
        f"give a font that has it in typst_font_paths and name it in typst_font; "
        f"this PDF does not meet its standard"
    )


def _author_source(part: str, main: Path) -> str | None:
    """Return ``file:line`` of the author's source, by the comment above the place.

    The place is where the complaint points to in the book, else where the label it names stands,
    else a line of the style or template.
    """
    lines = main.read_text("utf-8").split("\n")
    places = list(PLACE.finditer(part))
    in_book = [place for place in places if place["file"].endswith(main.name)]
    if in_book:
        return _marked_above(lines[: int(in_book[-1]["line"])])
    named = LABEL.search(part)
    if named:
        found = (n for n, line in enumerate(lines, 1) if f'"{named["name"]}"' in line)
        return _marked_above(lines[: next(found, 0)])
    return f"{places[0]['file']}:{places[0]['line']}" if places else None


def _marked_above(lines: list[str]) -> str | None:
    """Return the last source that a comment in *lines* names."""
    marks = (line for line in reversed(lines) if line.startswith(SOURCE_MARK))
    return next((mark.removeprefix(SOURCE_MARK) for mark in marks), None)
