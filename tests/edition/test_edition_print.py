"""The PDF breaks over pages as a printer would have it, on paper of any size."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from edition_builds import Builds
from pdf_breaks import Structure, lone_lines, notes_elsewhere

PAPERS: dict[str, dict[str, str]] = {
    "a4": {},
    # Not in every size can all breaks be mended: at 9.5pt a widow of the thread is left, of which
    # the build warns.
    "a5 on two sides": {"paper": "a5", "two_sided": "1", "font_size": "9.75pt"},
    "us-letter": {"paper": "us-letter"},
}


@pytest.fixture(scope="module", params=PAPERS)
def pdf(builds: Builds, request: pytest.FixtureRequest) -> Path:
    """The PDF on each paper."""
    settings = PAPERS[request.param]
    if settings:
        return builds.printed(**settings)
    return builds.good("pdf") / "whither-kazakhstan.pdf"


@pytest.fixture(scope="module")
def structure(pdf) -> Structure:
    """Its elements, and where they are printed."""
    return Structure(pdf)


def test_every_note_begins_on_the_page_of_its_call(structure):
    notes, elsewhere = notes_elsewhere(structure)
    assert notes > 100
    assert elsewhere == []


def test_no_line_of_a_paragraph_is_alone_on_a_page(structure):
    paragraphs, alone = lone_lines(structure)
    assert paragraphs > 10
    assert alone == []


def test_every_comment_begins_on_the_page_of_its_heading(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range().split("\r\n") for page in document]
    pages: dict[str, list[str]] = {}
    for lines in texts:
        for line in lines:
            if re.fullmatch(r"Comment \d+ ?", line):
                pages.setdefault(line, lines)  # the list of notes repeats headings after the text
    headings = list(pages)
    assert len(headings) == 13
    begun = [re.escape(line.split()[1]) + r"\.1" for line in headings]
    without = [
        heading
        for heading, number in zip(headings, begun, strict=True)
        if not any(re.search(rf"(^|\s){number}(\s|$)", line) for line in pages[heading])
    ]
    assert without == []
