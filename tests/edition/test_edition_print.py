"""The PDF breaks over pages as a printer would have it, on paper of any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_breaks import Structure, lone_lines, notes_elsewhere

PAPERS = {
    "a4": {},
    "a5 on two sides": {"paper": "a5", "two_sided": "1", "font_size": "9.5pt"},
    "us-letter": {"paper": "us-letter"},
}


@pytest.fixture(scope="module", params=PAPERS.values(), ids=PAPERS)
def structure(builds, request) -> Structure:
    """The PDF on each paper."""
    settings = request.param
    path: Path = (
        builds.printed(**settings) if settings else builds.good("pdf") / "whither-kazakhstan.pdf"
    )
    return Structure(path)


def test_every_note_begins_on_the_page_of_its_call(structure):
    notes, elsewhere = notes_elsewhere(structure)
    assert notes > 100
    assert elsewhere == []


def test_no_line_of_a_paragraph_is_alone_on_a_page(structure):
    paragraphs, alone = lone_lines(structure)
    assert paragraphs > 10
    assert alone == []
