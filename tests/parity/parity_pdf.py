"""Read a PDF letter by letter: where each stands, how large it is, under which tags.

Spaces are left out: what a PDF has of them are guesses.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

Tags = tuple[tuple[str, int], ...]
"""From the outermost inwards, each with its place among its neighbours."""


@dataclass(frozen=True)
class Letter:
    """A letter on a page; ``x`` and ``y`` are counted from the lower left, in points."""

    char: str
    x: float
    y: float
    size: float
    tags: Tags

    def within(self, tag: str) -> bool:
        """Return whether an element of that tag is around the letter."""
        return any(name == tag for name, _ in self.tags)


@dataclass(frozen=True)
class Rule:
    """A horizontal rule."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Sheet:
    """A page: its letters, in the order in which they were set, and its rules."""

    width: float
    height: float
    letters: list[Letter]
    rules: list[Rule]


@dataclass(frozen=True)
class Look:
    """What most of a book looks like: the size of its letters, and where its lines begin."""

    size: float
    left: float

    @classmethod
    def of(cls, sheets: list[Sheet]) -> Look:
        """Return the commonest size, and the commonest beginning of a line."""
        sizes = Counter(letter.size for sheet in sheets for letter in sheet.letters)
        size = sizes.most_common(1)[0][0]
        lefts = Counter(
            round(letter.x)
            for sheet in sheets
            for letter, before in zip(sheet.letters[1:], sheet.letters, strict=False)
            if letter.size == size and abs(letter.y - before.y) > size
        )
        return cls(size, lefts.most_common(1)[0][0])


def read_sheets(path: Path) -> list[Sheet]:
    """Return the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            Sheet(page.get_width(), page.get_height(), list(_letters(page)), list(_rules(page)))
            for page in document
        ]


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    tags = _tags(page)
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.isspace():
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        size = round(pdfium.FPDFText_GetFontSize(text, index), 1)
        around: Tags = ()
        if tags:
            thing = pdfium.FPDFText_GetTextObject(text, index)
            around = tags.get(pdfium.FPDFPageObj_GetMarkedContentID(thing), ())
        yield Letter(char, x.value, y.value, size, around)


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = path.get_bounds()
        if top - bottom < 2 < right - left:
            yield Rule(left, bottom, right - left)


def _tags(page: pypdfium2.PdfPage) -> dict[int, Tags]:
    """Return the tags around each piece of marked content."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found: dict[int, Tags] = {}
    if tree:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), index, (), found)
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(
    element: pdfium.FPDF_STRUCTELEMENT, place: int, outside: Tags, found: dict[int, Tags]
) -> None:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    tags = (*outside, (buffer.raw[:size].decode("utf-16-le").rstrip("\0"), place))
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if content >= 0:
            found[content] = tags
        elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            _walk(child, index, tags, found)
