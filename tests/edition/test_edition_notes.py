"""All notes are in every format, with the same numbers and letters and the same words."""

from __future__ import annotations

import pytest
from edition_html import PrintedNote, notes_of, section_of
from edition_pdf import Book, as_written, plain
from edition_pdf import notes_of as pdf_notes
from edition_sources import NOTES, blocks

KIND_WORDS = {
    "explanation": "",
    "context": "Context.",
    "correction": "Correction.",
    "hindsight": "Hindsight.",
    "contested": "Contested.",
    "textual": "",
}
"""What a reader sees at the head of a note of each kind."""
HTML_LIKE = {
    "html": "source/{}.html",
    "epub": "source/{}.xhtml",
    "dirhtml": "source/{}/index.html",
    "singlehtml": "index.html",
}
TEXTS = {"post": "p-title", "thread": "c1"}  # what its section holds directly
CHAPTERS = {"post": "Whither Kazakhstan?", "thread": "The thread"}


def letter(number: int) -> str:
    """a … z, aa, ab …"""
    return (
        letter((number - 1) // 26) + "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
        if number
        else ""
    )


@pytest.fixture(params=TEXTS)
def text(request) -> str:
    return str(request.param)


@pytest.fixture
def printed(pages, text):
    """The notes of a text as a format shows them."""

    def of(builder: str) -> dict[str, PrintedNote]:
        return notes_of(section_of(pages(builder)[HTML_LIKE[builder].format(text)], TEXTS[text]))

    return of


@pytest.mark.parametrize("builder", HTML_LIKE)
def test_every_note_is_printed_once_with_the_label_of_its_call(printed, text, builder):
    notes = printed(builder)
    assert set(notes) == {f"note-{block.name}" for block in blocks(text)}
    assert {name: note.call for name, note in notes.items()} == {
        name: note.label for name, note in notes.items()
    }


def test_numerals_and_letters_run_on_in_the_order_of_the_text(printed):
    labels = [note.call for note in printed("html").values()]
    numerals = [label for label in labels if label.isdigit()]
    letters = [label for label in labels if not label.isdigit()]
    assert numerals == [str(n) for n in range(1, len(numerals) + 1)]
    assert letters == [letter(n) for n in range(1, len(letters) + 1)]


def test_a_note_has_a_numeral_or_a_letter_by_its_kind(printed, text):
    notes = printed("html")
    for block in blocks(text):
        is_textual = block.directive == "intervention" or block.options["kind"] == "textual"
        assert notes[f"note-{block.name}"].call.isdigit() != is_textual, block.name


@pytest.mark.parametrize("builder", HTML_LIKE)
def test_every_note_says_of_what_kind_it_is(printed, text, builder):
    notes = printed(builder)
    for block in blocks(text):
        if block.directive == "annotation":
            note, words = notes[f"note-{block.name}"], KIND_WORDS[block.options["kind"]]
            assert note.kind == words, block.name
            assert note.text.strip().startswith(words), block.name


@pytest.mark.parametrize("builder", ["epub", "dirhtml", "singlehtml"])
def test_notes_are_the_same_in_every_format(printed, builder):
    assert _labelled(printed(builder)) == _labelled(printed("html"))


def test_notes_are_the_same_in_the_pdf(printed, text, book: Book):
    html = {note.call: note.text for note in printed("html").values()}
    pdf = pdf_notes(book.chapter(CHAPTERS[text]))
    assert list(pdf) == list(html)
    for label, words in pdf.items():
        assert as_written(words, html[label], spaces=False) == "".join(html[label].split()), label


def _labelled(notes: dict[str, PrintedNote]) -> dict[str, tuple[str, str]]:
    return {name: (note.call, plain(note.text)) for name, note in notes.items()}


def test_the_sources_hold_as_many_notes_as_expected():
    assert len(NOTES) >= 100
