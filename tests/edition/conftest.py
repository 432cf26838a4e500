"""The edition in every format, built once, and a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from edition_builds import Builds
from edition_html import Page, pages_of, pages_of_epub
from edition_pdf import Book
from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Pages = Callable[[str], dict[str, Page]]


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builds]:
    """All formats; each is waited for when it is asked for."""
    running = Builds(tmp_path_factory.mktemp("edition"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def epub(builds: Builds) -> Path:
    """The EPUB file."""
    return builds.good("epub") / "whither-kazakhstan.epub"


@pytest.fixture(scope="session")
def book(builds: Builds) -> Book:
    """The PDF, read once."""
    return Book(builds.good("pdf") / "whither-kazakhstan.pdf")


@pytest.fixture(scope="session")
def pages(builds: Builds, request: pytest.FixtureRequest) -> Pages:
    """Return the pages of a format (``pages("html")``), parsed once."""
    read: dict[str, dict[str, Page]] = {}

    def of(builder: str) -> dict[str, Page]:
        if builder not in read:
            read[builder] = (
                pages_of_epub(request.getfixturevalue("epub"))
                if builder == "epub"
                else pages_of(builds.good(builder))
            )
        return read[builder]

    return of


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(chromium).exists():
        pytest.skip("chromium not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()
