"""The edition in every format, read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from edition_builds import Builds
from edition_html import Page, pages_of, pages_of_epub
from edition_pdf import Book

Pages = Callable[[str], dict[str, Page]]


@pytest.fixture(scope="session")
def builds(builds: Builds) -> Builds:
    """The builds of the edition; whoever asks for one has all begun, side by side."""
    builds.begin("pdf", "html", "epub", "singlehtml", "dirhtml")
    return builds


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
