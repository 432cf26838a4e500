"""The words of the witness are in every format, all of them, and nothing else is."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

import pytest
import yaml
from edition_html import base_text, section_of
from edition_pdf import Book, as_written, plain
from edition_pdf import base_text as pdf_text
from edition_witness import NO_BREAK_SPACES, WITNESS, undo, witness_lines, witness_units

HTML_LIKE = {
    "html": ("source/post.html", "source/thread.html"),
    "epub": ("source/post.xhtml", "source/thread.xhtml"),
    "dirhtml": ("source/post/index.html", "source/thread/index.html"),
    "singlehtml": ("index.html", "index.html"),
}
WITHIN = ("p-title", "c1")  # what the section of each text holds directly


@pytest.fixture(params=HTML_LIKE)
def units(request, pages):
    found: dict[str, str] = {}
    for path, within in zip(HTML_LIKE[request.param], WITHIN, strict=True):
        found |= base_text(section_of(pages(request.param)[path], within))[0]
    return found


@pytest.fixture(scope="module")
def pdf_units(book: Book):
    post, thread = book.chapter("Whither Kazakhstan?"), book.chapter("The thread")
    return pdf_text(post, "p") | pdf_text(thread, "c")


def test_the_witness_is_the_file_that_was_recorded():
    record = yaml.safe_load(WITNESS.with_name("provenance.yml").read_text("utf-8"))
    content = WITNESS.read_bytes()
    assert hashlib.sha256(content).hexdigest() == record["sha256"]
    assert len(content) == 14_693 and not content.endswith(b"\n")
    others = {sign for sign in content.decode() if not sign.isascii()}
    assert others == {"\u00a0"}
    assert content.decode().count("\u00a0") == NO_BREAK_SPACES


def test_the_witness_has_eight_paragraphs_and_thirteen_comments():
    names = list(witness_units())
    assert [name for name in names if name.startswith("p")] == [
        "p-dateline", "p-title", *(f"p{n}" for n in range(1, 9)), "p-signature",
    ]  # fmt: skip
    assert len([name for name in names if name.endswith("-byline")]) == 13
    assert undo(witness_units()) == witness_lines()


def test_every_unit_has_the_words_of_the_witness(units):
    assert units == witness_units()


def test_the_moves_undone_the_text_is_the_witness(units):
    assert undo(units) == witness_lines()


def test_no_sign_is_changed_added_or_lost(units):
    assert Counter("".join(undo(units))) == Counter("".join(witness_lines()))


@pytest.mark.parametrize("builder", HTML_LIKE)
def test_all_else_on_the_page_is_marked_as_the_editors(pages, builder):
    left = [
        base_text(section_of(pages(builder)[path], within))[1]
        for path, within in zip(HTML_LIKE[builder], WITHIN, strict=True)
    ]
    assert left == ["", ""]


def test_every_unit_has_the_words_of_the_witness_in_the_pdf(pdf_units):
    witness = witness_units()
    shown = {name: as_written(words, witness.get(name, "")) for name, words in pdf_units.items()}
    assert shown == {name: plain(words) for name, words in witness.items()}


def test_the_moves_undone_the_pdf_is_the_witness(pdf_units):
    for line, shown in zip(witness_lines(), undo(pdf_units), strict=True):
        assert as_written(shown, line) == plain(line)


def test_no_sign_is_changed_added_or_lost_in_the_pdf(pdf_units):
    def printed(lines: list[str]) -> Counter[str]:
        return Counter(re.sub(r"[\s-]", "", plain("".join(lines))))

    assert printed(undo(pdf_units)) == printed(witness_lines())


def test_only_running_heads_numbers_and_leaders_stand_outside_the_text_of_the_pdf(book: Book):
    for number, words in enumerate(book.artifacts, 1):
        assert len(re.sub(r"[\s.]", "", words)) < 120, f"page {number}: {words}"
