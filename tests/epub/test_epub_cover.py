"""The cover: whatever the title, its words are whole, and on one page."""

from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from epub_building import Make
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx_reader_epub.cover import Cover, cover_of, split_title

LONG = (
    "A very long title that goes on and on, as titles of the eighteenth century did, in which the "
    "author tells the reader of all that is to come: storms, shipwrecks, islands, and the happy end"
)
COMPOUND = "Donaudampfschifffahrtselektrizitätenwerk"


def lines(cover: Cover) -> list[str]:
    """What is printed on the cover, line by line; fails if it is more than a page."""
    with pdfplumber.open(io.BytesIO(cover.typeset(format="pdf"))) as book:
        (page,) = book.pages
        assert all(word["x0"] > 0 and word["x1"] < page.width for word in page.extract_words())
        assert all(
            word["top"] > 0 and word["bottom"] < page.height for word in page.extract_words()
        )
        return page.extract_text().split("\n")


def sizes(cover: Cover) -> list[float]:
    with pdfplumber.open(io.BytesIO(cover.typeset(format="pdf"))) as book:
        return [letter["size"] for letter in book.pages[0].chars]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("JavaScript in depth", ["JavaScript", "in depth"]),
        ("Baden-Württemberg/Hessen im Jahr 1999", ["Baden-Württemberg/Hessen im", "Jahr 1999"]),
        (COMPOUND, [COMPOUND]),
        ("Und", ["Und"]),
        ("Of  two\nlines", ["Of two", "lines"]),
        ('Of "quotes" #and \\ $signs$ *stars*', ['Of "quotes"', "#and \\", "$signs$", "*stars*"]),
    ],
)
def test_words_stay_whole(title: str, shown: list[str]) -> None:
    assert lines(Cover(title)) == shown


def test_a_long_title_has_several_lines() -> None:
    assert len(LONG) > 180
    printed = lines(Cover(LONG, "", "Anna Author"))
    assert printed[-1] == "Anna Author"
    assert " ".join(printed[:-1]) == LONG
    assert len(printed) > 5


def test_a_short_title_is_large_and_a_long_one_smaller() -> None:
    large, middle, small = (max(sizes(Cover(t))) for t in ("Buns", LONG, COMPOUND))
    assert large == 64
    assert large > middle > small >= 14


def test_a_word_that_fits_in_no_size_is_hyphenated_by_its_language() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    printed = lines(Cover(word, lang="de"))
    assert len(printed) == 2
    assert re.sub("[-\u00ad]\n", "", "\n".join(printed)) == word
    assert printed[0].rstrip("-\u00ad") == "Rindfleischetikettierungsüberwachungsaufgabenüber"


def test_letters_that_make_no_word_are_broken_anywhere() -> None:
    assert "".join(lines(Cover("A" * 80))).replace("\u200b", "") == "A" * 80


@pytest.mark.slow
def test_letters_without_end_keep_to_one_page() -> None:
    assert Cover("A" * 9_999, "A" * 9_999, "A" * 9_999, "A" * 9_998).image()


def test_a_title_of_too_many_words_is_cut_short_between_them() -> None:
    printed = " ".join(lines(Cover("bread and butter " * 200)))
    assert set(printed.split()) == {"bread", "and", "butter", "…"}
    assert printed.endswith(" …")


def test_author_and_publisher_keep_to_the_page() -> None:
    author = ", ".join(["Wilhelmina Rosewater", "Bartholomew Hazelnut"] * 2)
    printed = lines(Cover("Buns", "", author, COMPOUND))
    assert " ".join(printed) == f"Buns {author} {COMPOUND}"
    assert lines(Cover("Buns", "", "", "")) == ["Buns"]
    assert lines(Cover("Buns", "", "The Bakers", "The Bakers")) == ["Buns", "The Bakers"]


@pytest.mark.slow
@given(st.lists(st.sampled_from(["a", "bun", "Straße", "so-so", "and/or", COMPOUND]), min_size=1))
@settings(max_examples=25, deadline=None, derandomize=True, database=None)
def test_no_line_ends_within_a_word(words: list[str]) -> None:
    title = " ".join(words)[:200].strip()
    assert " ".join(lines(Cover(title))) == title


def test_letters_that_no_font_has_are_named() -> None:
    sign = "\U000f1234"  # for private use: no font has it but by accident
    assert Cover(f"The {sign}").missing_letters == sign
    signs = "\U000f1234\U000f1235\U000f1236"  # each is named once, wherever it stands
    assert Cover(f"{signs[0]} a {signs[1]} {signs[0]}", author=signs[2]).missing_letters == signs
    many = "".join(chr(0xF1234 + number) for number in range(10))
    assert Cover(many).missing_letters == many[:8]
    assert Cover(f"The {sign}").image().startswith(b"\x89PNG")
    assert Cover("Бул Ω é").missing_letters == ""


def test_a_cover_with_letters_that_no_font_has_is_reported(make: Make) -> None:
    book = make(epub_title="The \U000f1234")
    assert "no font has the letter \U000f1234 (U+F1234) of the cover" in book.warnings
    assert "[epub.cover]" in book.warnings


def test_a_title_without_spaces_is_as_large_as_others() -> None:
    """The letters may be missing on this machine; the place that they take is the same."""
    title = "火山の歴史と科学についての長い本"
    assert lines(Cover(title, lang="ja"))
    assert max(sizes(Cover(title, lang="ja"))) > 40


@pytest.mark.parametrize(
    ("title", "project", "parts"),
    [
        ("Moby Dick: The Whale", "Moby Dick", ("Moby Dick", "The Whale")),
        ("Moby Dick – The Whale", "Moby Dick", ("Moby Dick", "The Whale")),
        ("Moby Dick. The Whale", "Moby Dick", ("Moby Dick", "The Whale")),
        ("Moby Dick—The Whale", "Moby Dick", ("Moby Dick", "The Whale")),
        ("白鲸：一头鲸鱼", "白鲸", ("白鲸", "一头鲸鱼")),
        ("Moby Dick", "Moby Dick", ("Moby Dick", "")),
        ("Moby Dick:", "Moby Dick", ("Moby Dick:", "")),
        ("Moby Dick", "", ("Moby Dick", "")),
        ("Whales", "Moby Dick", ("Whales", "")),
        ("JavaScript in depth", "Java", ("JavaScript in depth", "")),
        ("JavaScript in depth", "JavaScript", ("JavaScript in depth", "")),
        ("Java-Kurs", "Java", ("Java-Kurs", "")),
        ("Java 1.0: a course", "Java", ("Java 1.0: a course", "")),
    ],
)
def test_title_and_subtitle(title: str, project: str, parts: tuple[str, str]) -> None:
    assert split_title(title, project) == parts


@pytest.mark.parametrize(
    ("language", "lang"), [("de", "de"), ("zh_CN", "zh"), ("sr@latin", "sr"), ("C", "en")]
)
def test_the_language_is_one_that_the_compiler_knows(language: str, lang: str) -> None:
    cover = cover_of("A: B", "A", "C", "D", language)
    assert cover == Cover("A", "B", "C", "D", lang)
    assert lines(cover)
