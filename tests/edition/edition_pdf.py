"""Read the PDF by its tags, as a screen reader does: what is text, what a note, what a call.

The PDF is tagged (PDF/UA), so that nothing has to be guessed from sizes and places. Each page
holds the part of the structure that is printed on it; an element that runs over two pages has the
same position in both, and is put together again here.

White space and hyphens are the typesetter's: a line may end in a hyphen that is not in the text,
a space is lost where a line ends and may be doubled where a link does. The end of a line is kept
as a line feed while reading; :func:`plain` then maps all this to what was written.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from pdf_breaks import tag_of

Position = tuple[int, ...]
NOT_TEXT = ("Lbl", "Note")  # the call of a note, and the note
SOFT_HYPHEN = "\x02"  # how the reader shows a hyphen that only ends a line
PASSAGE_NUMBER = re.compile(r"(¶\d+|\d+\.\d+)\s*")
SUPPLIED = re.compile(r"⟨[^⟩]*⟩\s*")
PAGE_REFERENCE = re.compile(r"\s*\(p\.\s*\d+\)")


@dataclass
class Element:
    """An element of the structure: its tag and, in order, words and elements within it."""

    tag: str
    children: list[Element | str]

    def words(self, *, without: tuple[str, ...] = ()) -> str:
        """Return the words of the element, less those of the tags named.

        A space after a note's call may have been read as part of the call, and is kept.
        """
        words = ""
        for child in self.children:
            if isinstance(child, str):
                words += child
            elif child.tag not in without:
                words += child.words(without=without)
            elif child.tag == "Lbl" and child.words().endswith((" ", "\n")):
                words += " "
        return words

    def find(self, tag: str) -> list[Element]:
        """Return the elements of a tag within this one, outermost only, in reading order."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child.tag == tag else child.find(tag)
        return found


class Book:
    """A tagged PDF."""

    def __init__(self, path: Path) -> None:
        self.path = path
        tags: dict[Position, str] = {}
        words: dict[Position, str] = {}
        self.dead_links: list[str] = []
        self.outside_links: set[str] = set()
        self.links = 0
        self.page_texts: list[str] = []
        self.artifacts: list[str] = []
        with pypdfium2.PdfDocument(path) as document:
            self.metadata = document.get_metadata_dict()
            for number, page in enumerate(document, 1):
                self._read_page(page, tags, words)
                self._read_links(document, page, number)
                self.page_texts.append(page.get_textpage().get_text_range())
        self.elements = _assemble(tags, words)

    def _read_page(
        self, page: pypdfium2.PdfPage, tags: dict[Position, str], words: dict[Position, str]
    ) -> None:
        marked = _marked_words(page)
        self.artifacts.append(marked.get(-1, ""))
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            _walk(child, (index,), marked, tags, words)
        pdfium.FPDF_StructTree_Close(tree)

    def _read_links(
        self, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int
    ) -> None:
        start, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, start, link):
            self.links += 1
            action = pdfium.FPDFLink_GetAction(link)
            if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
                size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
                address = ctypes.create_string_buffer(size)
                pdfium.FPDFAction_GetURIPath(document, action, address, size)
                self.outside_links.add(address.value.decode("utf-8"))
                continue
            target = pdfium.FPDFLink_GetDest(document, link)
            if not target and action:
                target = pdfium.FPDFAction_GetDest(document, action)
            if not target or pdfium.FPDFDest_GetDestPageIndex(document, target) < 0:
                self.dead_links.append(f"page {number}: a link without a destination")

    def chapter(self, title: str) -> list[Element]:
        """Return the elements from a heading of the first level up to the next, without it."""
        starts = [n for n, element in enumerate(self.elements) if element.tag == "H1"]
        for start, end in zip(starts, [*starts[1:], len(self.elements)], strict=True):
            if plain(self.elements[start].words()) == title:
                return self.elements[start:end]
        raise AssertionError(f"The PDF has no chapter “{title}”.")


def base_text(chapter: list[Element], prefix: str) -> dict[str, str]:
    """Return the units of the base text in a chapter; ``prefix`` is ``p`` or ``c``.

    A passage is what begins with its number. Of the rest only the title, the dateline, the
    signature and the bylines are the witness's; they stand at known places.
    """
    units: dict[str, str] = {}
    comment = ""
    for element in chapter:
        if element.tag in NOT_TEXT:
            continue
        words = element.words(without=NOT_TEXT)
        if number := PASSAGE_NUMBER.match(words) if element.tag == "P" else None:
            name = number[1].strip().replace("¶", "p")
            name = "c" + name.replace(".", "-") if "." in name else name
            units[name] = words[number.end(1) :].removeprefix(" ")
        elif element.tag == "L":  # of withdrawn notes, or of who answers whom
            continue
        elif element.tag == "H1" and prefix == "p":
            units["p-title"] = words
        elif element.tag == "H2":
            comment = "c" + plain(words).removeprefix("Comment ")
        elif prefix == "p":
            units["p-signature" if "p1" in units else "p-dateline"] = words.strip()
        elif comment:
            units[f"{comment}-byline"] = SUPPLIED.sub("", words).strip()
            comment = ""
    return units


def notes_of(chapter: list[Element]) -> dict[str, str]:
    """Return the words of each note in a chapter by its label, in reading order."""
    notes: dict[str, str] = {}
    for element in chapter:
        for note in [element] if element.tag == "Note" else element.find("Note"):
            words = note.words()
            first = note.find("Link")
            assert first, words
            name = plain(first[0].words())
            assert name not in notes, f"two notes {name}"
            notes[name] = PAGE_REFERENCE.sub("", words.strip().removeprefix(name))
    return notes


def plain(text: str) -> str:
    """Return a text with white space and hyphenation mapped away: one kind of space, one of it."""
    text = re.sub(rf"{SOFT_HYPHEN}\s*", "", text)
    text = re.sub(r"(?<=[-–—/])\n\s*", "", text)  # a line may end there without a space
    return " ".join(text.split())


def as_written(printed: str, written: str, *, spaces: bool = True) -> str:
    """Return the written text if the printed one shows just that, else the printed one.

    A hyphen at the end of a line can be the typesetter's or the text's own, as in "not-failing".
    """

    def even(text: str) -> str:
        return plain(text) if spaces else "".join(plain(text).split())

    pattern = "-?".join(re.escape(even(part)) for part in printed.split(SOFT_HYPHEN))
    return even(written) if re.fullmatch(pattern, even(written)) else even(printed)


def _walk(
    element: pdfium.FPDF_STRUCTELEMENT,
    position: Position,
    marked: dict[int, str],
    tags: dict[Position, str],
    words: dict[Position, str],
) -> None:
    tags[position] = tag_of(element)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _walk(child, (*position, index), marked, tags, words)
            continue
        identifier = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if identifier >= 0:  # below 0: on another page
            words[(*position, index)] = marked.get(identifier, "")


def _marked_words(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Return the words of a page by the number of their marked content; −1 is what has none."""
    reader = page.get_textpage()
    marked: dict[int, str] = {}
    last, last_left = -1, 0.0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        size = pdfium.FPDFTextObj_GetText(thing, reader, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFTextObj_GetText(thing, reader, buffer, size)
        words = bytes(buffer)[:size].decode("utf-16-le").rstrip("\0")
        identifier = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        left = _left(thing)
        if left < last_left:  # print runs on to the right until the line ends
            marked[last] += "\n"
        marked[identifier] = marked.get(identifier, "") + words
        last, last_left = identifier, left
    if marked:
        marked[last] += "\n"
    return marked


def _left(thing: pdfium.FPDF_PAGEOBJECT) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return float(left.value)


def _assemble(tags: dict[Position, str], words: dict[Position, str]) -> list[Element]:
    """Put the elements of all pages together; return those at the top of the document."""
    made: dict[Position, Element] = {}
    for position in sorted({*tags, *words}):
        child: Element | str
        if position in tags:
            child = made[position] = Element(tags[position], [])
        else:
            child = words[position]
        if position[:-1] in made:
            made[position[:-1]].children.append(child)
    (document,) = (element for position, element in made.items() if len(position) == 1)
    return [child for child in document.children if isinstance(child, Element)]
