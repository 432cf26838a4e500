"""A German edition made with LaTeX: our words, Sphinx's and TeX's own are German."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from latex_building import Made, compile_book, write_source

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def german_source(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return write_source(tmp_path_factory.mktemp("german"), "-D", "language=de")


@pytest.fixture(scope="module")
def german_book(german_source: Made, latex: None) -> Path:
    return compile_book(german_source)


def test_the_source_is_written_in_silence(german_source: Made) -> None:
    assert german_source.output == ""


def test_the_book_reads_german(german_book: Path) -> None:
    with pypdfium2.PdfDocument(german_book) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    text = " ".join(" ".join(pages).split())
    assert re.search(r"¶1 \(S\. \d+\): ", text)
    for words in ("Inhaltsverzeichnis", "KAPITEL", "Erwähnt in", "Antwort auf", "Umgestellt;"):
        assert words in text
    for words in ("Contents", "CHAPTER", "Mentioned in", "In reply to", "Moved;", "(p. "):
        assert words not in text


def test_the_log_warns_of_nothing(german_book: Path) -> None:
    log = german_book.with_suffix(".log").read_text("utf-8", errors="replace")
    assert re.findall(r"undefined|multiply|Missing character.*|^!.*", log, re.MULTILINE) == []
