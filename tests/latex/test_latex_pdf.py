"""What LaTeX makes of it, where it is installed."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from latex_building import Made


@pytest.fixture(scope="module")
def pages(book: Path) -> list[str]:
    with pypdfium2.PdfDocument(book) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_the_log_warns_of_nothing(book: Path) -> None:
    log = book.with_suffix(".log").read_text("utf-8", errors="replace")
    assert re.findall(r"undefined|multiply|Missing character.*|^!.*", log, re.MULTILINE) == []


def test_notes_show_their_labels(source: Made, pages: list[str]) -> None:
    """Letters as well as numbers, as the doctree has them."""
    note = r"\\begin\{footnote\}\[(\w+)\]\\sphinxAtStartFootnote\s+\\phantomsection"
    opening = r"\\label\{[^\n]*?\}\}\s*\\DUrole\{(?:lemma|note-kind)\}\{([\w .]+)"
    notes = re.findall(note + opening, source.text)
    assert {"b", "1", "2"} <= {label for label, _ in notes}
    for label, words in notes:
        assert re.search(rf"{label}\s*{re.escape(words)}", "".join(pages))


def test_calls_side_by_side_are_parted(source: Made, pages: list[str]) -> None:
    pair = r"\\begin\{footnote\}\[(\w+)\](?:(?!\\end\{footnote\}).)*\\end\{footnote\}%\n\\begin"
    pairs = re.findall(pair + r"\{footnote\}\[(\w+)\]", source.text, re.S)
    assert pairs
    for one, other in pairs:
        assert f"{one},{other}" in "".join(pages)


def test_a_note_stands_on_the_page_of_its_call(pages: list[str]) -> None:
    (page,) = (page for page in pages if "Two layers with jam" in page)
    assert "Victoria sponge" in page.split("Two layers with jam")[0]


def test_references_print_the_page_they_lead_to(pages: list[str]) -> None:
    assert re.search(r"¶1 \(p\. \d+\): ", "".join(pages))
