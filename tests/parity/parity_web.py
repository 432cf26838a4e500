"""Read the contents out of HTML and XHTML."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from pathlib import Path
from zipfile import ZipFile

from bs4 import BeautifulSoup, Tag
from parity_contents import Contents, Entry, plain

_TEXTS = {"post": "source/post", "thread": "source/thread"}
_UNITS = "#p-title, .dateline, .passage, .signature, .byline"
_NOT_OF_THE_TEXT = ".headerlink, .cite-link, .cite-text, .improve-entry, .letter-bar, .note-record"
"""What only pages have: links for use there, and who signed a note, which is folded away."""


def read_site(folder: Path) -> Contents:
    """Return the contents of a site."""
    return _read(
        {
            path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8")
            for path in folder.rglob("*.html")
        }
    )


def read_epub(path: Path) -> Contents:
    """Return the contents of an EPUB."""
    with ZipFile(path) as archive:
        return _read(
            {
                name.removesuffix(".xhtml"): archive.read(name).decode("utf-8")
                for name in archive.namelist()
                if name.endswith(".xhtml")
            }
        )


def _read(files: Mapping[str, str]) -> Contents:
    contents = Contents()
    for text, docname in _TEXTS.items():
        page = _page(files[docname])
        contents.notes[text] = dict(map(_labelled, page.select(".footnote")))
        for element in page.select(_UNITS):
            contents.units[str(element["id"])] = _words(element, ".apparatus")
    for docname in sorted(files):
        if docname.startswith("glossary/") and docname != "glossary/index":
            for entry in _page(files[docname]).select(".glossary-entry"):
                heading = entry.find("h1")
                assert isinstance(heading, Tag), docname
                contents.entries[_words(heading)] = _entry(entry)
    (index,) = _page(files["glossary/index"]).select(".glossary-index")
    contents.listing = _words(index)
    works = _page(files["source/bibliography"]).select(".citation")
    contents.works = [f"[{label}]{words}" for label, words in map(_labelled, works)]
    return contents


def _entry(section: Tag) -> Entry:
    (used,) = section.select(".where-used")
    items = [item.get_text() for item in used.select("li")]
    pages = "".join(
        p.get_text() for p in used.select(":scope > p:not(.view-title, .mention-group)")
    )
    return Entry.of(_words(section, "h1, .where-used"), items, pages)


def _page(html: str) -> BeautifulSoup:
    page = BeautifulSoup(html, "html.parser")
    for element in page.select(_NOT_OF_THE_TEXT):
        element.decompose()
    return page


def _labelled(element: Tag) -> tuple[str, str]:
    """Return the label of a note or a work, and its words; brackets are not of the label."""
    (label,) = element.select(":scope > .label")
    return _words(label, ".fn-bracket"), _words(element, ".label")


def _words(element: Tag, without: str = "") -> str:
    """Return the words of an element, less those of the elements that a selector names."""
    rest = copy(element)
    for part in rest.select(without) if without else ():
        part.decompose()
    return plain(rest.get_text())
