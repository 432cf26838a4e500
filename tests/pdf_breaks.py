"""How a tagged PDF breaks over pages: lines alone on a page, notes not on the page of their call.

The structure of a PDF is read page by page: an element that runs over two pages has the same
position in both. A note stands after its call, which is tagged as a label.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

Position = tuple[int, ...]
Lines = dict[int, set[int]]
"""The heights of the lines of an element, by page."""
ONE_LINE = 4
"""Marks that are no more than so many points higher or lower stand in the same line."""


class Structure:
    """The elements of a PDF by their positions: their tags, and where they are printed."""

    def __init__(self, path: Path) -> None:
        self.tags: dict[Position, str] = {}
        self.lines: dict[Position, Lines] = {}
        with pypdfium2.PdfDocument(path) as document:
            for number, page in enumerate(document, 1):
                printed = _printed(page)
                tree = pdfium.FPDF_StructTree_GetForPage(page)
                for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                    child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
                    self._read(child, (index,), number, printed)
                pdfium.FPDF_StructTree_Close(tree)

    def _read(
        self,
        element: pdfium.FPDF_STRUCTELEMENT,
        position: Position,
        page: int,
        printed: dict[int, set[int]],
    ) -> None:
        self.tags[position] = tag_of(element)
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                self._read(child, (*position, index), page, printed)
                continue
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark >= 0:  # below 0: on another page
                self.lines.setdefault(position, {}).setdefault(page, set()).update(
                    printed.get(mark, ())
                )

    def within(self, position: Position, *, without: tuple[str, ...] = ()) -> Lines:
        """Return the lines of the element at *position*, less those of the tags named."""
        found: Lines = {}
        for inner, lines in self.lines.items():
            if inner[: len(position)] != position:
                continue
            between = (inner[:length] for length in range(len(position) + 1, len(inner) + 1))
            if not any(self.tags[around] in without for around in between):
                for page, heights in lines.items():
                    found.setdefault(page, set()).update(heights)
        return found


def tag_of(element: pdfium.FPDF_STRUCTELEMENT) -> str:
    """Return the tag of an element of the structure."""
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def notes_elsewhere(structure: Structure) -> tuple[int, list[str]]:
    """Return how many notes there are, and those that do not begin on the page of their call."""
    count, elsewhere = 0, []
    for position, tag in sorted(structure.tags.items()):
        call = (*position[:-1], position[-1] - 1)
        if tag == "Note" and structure.tags.get(call) == "Lbl":
            count += 1
            called, stands = min(structure.within(call)), min(structure.within(position))
            if called != stands:
                elsewhere.append(f"called on page {called}, printed on page {stands}")
    return count, elsewhere


def lone_lines(structure: Structure) -> tuple[int, list[str]]:
    """Return how many paragraphs run over pages, and those with one line on any of these."""
    count, alone = 0, []
    for position in _paragraphs(structure):
        pages = structure.within(position, without=("Note", "Lbl"))
        if len(pages) > 1:
            count += 1
            lines = {page: _count_lines(heights) for page, heights in pages.items()}
            if 1 in lines.values():
                alone.append(f"lines by page: {lines}")
    return count, alone


def _count_lines(heights: set[int]) -> int:
    """Return how many lines there are: raised letters stand in the line that they are raised in."""
    ordered = sorted(heights)
    return 1 + sum(after - before > ONE_LINE for before, after in pairwise(ordered))


def _paragraphs(structure: Structure) -> Iterator[Position]:
    """Yield the paragraphs of the text: not those of notes, of code and of the contents."""
    for position, tag in sorted(structure.tags.items()):
        around = (structure.tags[position[:length]] for length in range(1, len(position)))
        if tag == "P" and not {"Note", "Code", "TOC"} & set(around):
            yield position


def _printed(page: pypdfium2.PdfPage) -> dict[int, set[int]]:
    """Return the heights at which the marks of a page are printed, by their numbers."""
    printed: dict[int, set[int]] = {}
    matrix = pdfium.FS_MATRIX()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFPageObj_GetMatrix(thing, matrix)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            printed.setdefault(mark, set()).add(round(matrix.f))
    return printed
