"""Read the words, notes and links of the edition out of its HTML and XHTML."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from bs4 import BeautifulSoup, Tag

UNITS = "#p-title, .dateline, .passage, .signature, .byline"


@dataclass(frozen=True)
class PrintedNote:
    """A note as a format shows it; ``call`` is what stands in the text, ``label`` at the note."""

    call: str
    label: str
    kind: str
    text: str


class Page:
    """One HTML file."""

    def __init__(self, path: str, html: str) -> None:
        self.path = path
        self.html = html

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed file."""
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each identifier is given."""
        return Counter(str(element["id"]) for element in self.soup.find_all(id=True))

    @property
    def links(self) -> set[str]:
        """All addresses that the page leads to or loads."""
        return {
            str(element[name])
            for name in ("href", "src")
            for element in self.soup.select(f"[{name}]")
        }


def pages_of(folder: Path) -> dict[str, Page]:
    """Return the pages of a site by their paths."""
    return {
        path.relative_to(folder).as_posix(): Page(
            path.relative_to(folder).as_posix(), path.read_text("utf-8")
        )
        for path in sorted(folder.rglob("*.html"))
    }


def pages_of_epub(book: Path) -> dict[str, Page]:
    """Return the pages of an EPUB by their paths in the archive."""
    with ZipFile(book) as archive:
        return {
            name: Page(name, archive.read(name).decode("utf-8"))
            for name in sorted(archive.namelist())
            if name.endswith(".xhtml")
        }


def section_of(page: Page, within: str) -> Tag:
    """Return the section that holds an element directly: the post is around its title."""
    element = page.soup.find(id=within)
    assert isinstance(element, Tag) and element.parent is not None, f"{page.path}: no {within}"
    return element.parent


def base_text(section: Tag) -> tuple[dict[str, str], str]:
    """Return the units of the base text in a section, and what else is left there.

    The content of a unit is its words, as a reader copies them. From what is left, that is taken
    away which is marked as the editors' by the class ``apparatus``.
    """
    root = BeautifulSoup(str(section), "html.parser")
    units = {str(element["id"]): element.get_text() for element in root.select(UNITS)}
    for element in root.select(f"{UNITS}, .apparatus"):
        element.extract()
    return units, root.get_text(" ", strip=True)


def notes_of(section: Tag) -> dict[str, PrintedNote]:
    """Return the notes in a section, by name, in the order of their calls."""
    notes: dict[str, PrintedNote] = {}
    for call in section.select("a.footnote-reference.apparatus"):
        name = str(call["href"]).removeprefix("#")
        note = section.find(id=name)
        assert isinstance(note, Tag), f"no note {name}"
        label = note.select_one(".label")
        kind = note.select_one(".note-kind")
        assert label is not None
        parts = note.find_all(lambda tag: tag.name != "details", recursive=False)[1:]
        words = " ".join(part.get_text() for part in parts)  # without who signed it, folded away
        notes[name] = PrintedNote(
            call=str(call["data-label"]),
            label=label.get_text().strip("[]\n "),
            kind=kind.get_text() if kind else "",
            text=words,
        )
    return notes


def dead_links(pages: dict[str, Page], files: set[str]) -> list[str]:
    """Return the links within a site or book that lead nowhere. ``files`` are all its files."""
    dead = []
    for page in pages.values():
        for link in sorted(page.links):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            path = page.path
            if address.path:
                path = normpath(join(str(PurePosixPath(page.path).parent), unquote(address.path)))
                path = path.removeprefix("/") or "."  # of a host, the root is that of the site
                if address.path.endswith("/"):
                    path = normpath(f"{path}/index.html")
                elif path == ".":
                    path = "index.html"
            missing = path not in files
            if not missing and address.fragment and path in pages:
                missing = unquote(address.fragment) not in pages[path].ids
            if missing:
                dead.append(f"{page.path}: {link}")
    return dead
