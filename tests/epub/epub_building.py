"""Build a project as an EPUB, and read what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from bs4 import BeautifulSoup, Tag
from sphinx.testing.util import SphinxTestApp

EDITION = Path(__file__).parents[2]
PROJECT = Path(__file__).parent / "book"

PACKAGE = {"": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}

Make = Callable[..., "Book"]


@dataclass(frozen=True)
class Book:
    """An EPUB, the folder of its files, and what the build warned about."""

    path: Path
    warnings: str

    @property
    def folder(self) -> Path:
        return self.path.parent

    @property
    def names(self) -> list[str]:
        with ZipFile(self.path) as archive:
            return archive.namelist()

    def read(self, name: str) -> str:
        with ZipFile(self.path) as archive:
            return archive.read(name).decode()

    def page(self, name: str) -> BeautifulSoup:
        return BeautifulSoup(self.read(name), "html.parser")

    def package(self, path: str) -> list[Element]:
        """Return elements of the package document, by an XPath such as `.//dc:date`."""
        return fromstring(self.read("content.opf")).findall(path, PACKAGE)

    @property
    def spine(self) -> list[str]:
        """The files of the book in the order of reading."""
        files = {item.get("id"): item.get("href", "") for item in self.package(".//item")}
        return [files[item.get("idref")] for item in self.package(".//itemref")]

    def meta(self, name: str) -> list[str]:
        return [meta.text or "" for meta in self.package(f".//meta[@property='{name}']")]


def build(srcdir: Path, builddir: Path, parallel: int = 0, **options: Any) -> Book:
    """Build *srcdir* into *builddir*, which may hold an earlier build."""
    app = SphinxTestApp(
        "epub", srcdir=srcdir, builddir=builddir, confoverrides=options, parallel=parallel
    )
    try:
        app.build()
        (path,) = Path(app.outdir).glob("*.epub")
        return Book(path, re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue()))
    finally:
        app.cleanup()


def one(soup: Tag, selector: str) -> Tag:
    """Return the only element that *selector* finds."""
    (found,) = soup.select(selector)
    return found
