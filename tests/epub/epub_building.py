"""Build a project as an EPUB, and read what is in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.testing.util import SphinxTestApp

EDITION = Path(__file__).parents[2]
PROJECT = Path(__file__).parent / "book"

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

    @property
    def package(self) -> BeautifulSoup:
        return BeautifulSoup(self.read("content.opf"), "html.parser")

    @property
    def spine(self) -> list[str]:
        """The files of the book in the order of reading."""
        package = self.package
        files = {str(item["id"]): str(item["href"]) for item in package.select("manifest item")}
        return [files[str(item["idref"])] for item in package.select("spine itemref")]

    def meta(self, name: str) -> list[str]:
        return [m.get_text() for m in self.package.find_all("meta", property=name)]


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


def lacking(what: str) -> NoReturn:
    """Skip a test that cannot run here; where everything must be there, fail it."""
    message = f"{what} is not installed"
    if os.environ.get("REQUIRE_COMPONENTS"):
        pytest.fail(message)
    pytest.skip(message)
