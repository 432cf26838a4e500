"""The book around the text: first pages, page numbers, running heads, parts, index."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from typst_building import Built, Make

FILLER = "\n\n".join(["Filler words in plenty. " * 60] * 6)
ONE = f"One\n===\n\nFirst words.\n\n{FILLER}\n"
TWO = f"Two\n===\n\n.. _deep:\n\nDeep\n----\n\nSecond words.\n\n{FILLER}\n"


def page_labels(built: Built) -> list[str]:
    """Return the numbers that a reader program shows for the pages."""
    document = pypdfium2.PdfDocument(built.pdf)
    try:
        return [document.get_page_label(n) for n in range(len(document))]
    finally:
        document.close()


def page_with(built: Built, words: str) -> int:
    """Return the first page (from 0) after the contents that has *words*."""
    return next(n for n, text in enumerate(built.pages) if words in text and "Contents" not in text)


def columns(built: Built, page: int) -> list[list[float]]:
    """Return the heights of the lines of each column of a page, the upper ones first."""
    import pdfplumber

    with pdfplumber.open(built.pdf) as pdf:
        sheet = pdf.pages[page]
        middle = sheet.width / 2 + 10
        words = [w for w in sheet.extract_words() if 90 < w["top"] < sheet.height - 100]
    left = sorted({w["top"] for w in words if w["x0"] < middle})
    right = sorted({w["top"] for w in words if w["x0"] >= middle})
    return [left, right]


def test_the_front_is_numbered_in_roman_and_the_text_from_one(make: Make) -> None:
    built = make("Opening words.", one=ONE, two=TWO)
    assert built.pages[0].startswith("Book A. Uthor")
    assert built.pages[1].startswith("Contents")
    assert built.pages[2].startswith("Opening words.")
    assert built.pages[3].startswith("One First words.")
    assert page_labels(built)[:5] == ["i", "ii", "iii", "1", "2"]
    assert built.pages[1].rstrip().endswith("ii")


def test_leading_documents_may_belong_to_the_front(make: Make) -> None:
    conf = {"typst_front_matter": ["one"]}
    built = make("Opening.", one="Preface\n=======\n\nThanks.\n", two=TWO, conf=conf)
    labels = page_labels(built)
    assert labels[page_with(built, "Thanks.")] == "iv"
    assert labels[page_with(built, "Second words.")] == "1"
    assert re.search(r"Preface[ .]* iv Two[ .]* 1", built.pages[1])


def test_a_book_of_one_document_has_no_front_text(make: Make) -> None:
    built = make("Words.\n\nSection\n-------\n\nMore.\n", conf={"typst_include": []})
    assert page_labels(built) == ["1"] or page_labels(built) == ["i", "1"]
    alone = make("Only words.", conf={"typst_include": []})
    assert len(alone.pages) == 1
    assert page_labels(alone) == ["1"]


NOTHING = (
    ".. _here:",
    ".. index:: bread",
    ".. comment",
    ".. contents::",
    ".. toctree::\n   :hidden:",
    ".. container:: empty",
    ".. [#n] A note.\n\nSection\n-------\n\nIts call [#n]_.",
)


@pytest.mark.parametrize("rst", NOTHING)
def test_what_prints_nothing_is_no_front_text(make: Make, rst: str) -> None:
    built = make(rst, one=f"{ONE}\n:doc:`A label is printed, which does not show <index>`.\n")
    assert page_labels(built)[:3] == ["i", "ii", "1"]
    assert '"front": none' in built.source


@pytest.mark.parametrize(
    "rst", ["Words.", ".. image:: x.svg\n   :alt: X", ".. raw:: typst\n\n   X"]
)
def test_what_is_printed_before_the_text_is_front_text(make: Make, rst: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
    built = make(rst, one=ONE, files={"x.svg": svg})
    assert page_labels(built)[:4] == ["i", "ii", "iii", "1"]


WRAPPED = "Opening.\n\n.. container:: x\n\n   .. toctree::\n\n      one\n      two\n"


def test_documents_in_a_plain_container_are_chapters(make: Make) -> None:
    built = make(WRAPPED, files={"one.rst": ONE, "two.rst": TWO})
    assert page_labels(built)[:4] == ["i", "ii", "iii", "1"]


def test_documents_that_a_style_function_sets_are_not_parted(make: Make) -> None:
    conf = {"typst_styles": ["s.typ"], "typst_classes": {"x": "slanted"}}
    style = '#let slanted(body) = { set text(style: "italic")\n body }\n'
    built = make(WRAPPED, files={"one.rst": ONE, "two.rst": TWO, "s.typ": style}, conf=conf)
    assert built.warnings == ""
    assert page_labels(built)[:4] == ["i", "ii", "1", "2"]
    assert built.pages[2].startswith("Opening.")
    assert built.pages[3].startswith("One First words.")


def test_the_colophon_is_on_the_back_of_the_title_page(make: Make) -> None:
    conf = {"typst_colophon": ["Version 3, commit 12ab.", "Licence: CC BY.", "Set in Libertinus."]}
    built = make("Words.", one=ONE, conf=conf)
    assert built.pages[1].rstrip() == "Version 3, commit 12ab. Licence: CC BY. Set in Libertinus."
    default = make("Words.", one=ONE, conf={"copyright": "2026, A. Uthor"})
    assert default.pages[1].rstrip() == "© 2026, A. Uthor"


def test_parts_of_the_book_are_chosen(make: Make) -> None:
    index = ".. index:: bread\n\nWords."
    whole = make(index, one=ONE).text
    assert "Contents" in whole and "Index" in whole and "A. Uthor" in whole
    built = make(index, one=ONE, conf={"typst_include": ["index"]})
    assert built.pages[0].startswith("Words.")
    assert "Contents" not in built.text and "Index" in built.text


def test_running_heads_name_book_chapter_and_section(make: Make) -> None:
    built = make(one=ONE, two=TWO)
    first, second = page_with(built, "First words"), page_with(built, "Second words")
    assert built.pages[first].startswith("One First words")  # a chapter's first page has none
    assert built.pages[first + 1].startswith("Book One ")
    assert built.pages[second + 1].startswith("Book Two · Deep ")


def test_a_running_head_does_not_say_the_same_name_twice(make: Make) -> None:
    words = f"Book\n====\n\nFirst words.\n\n{FILLER}\n"
    for conf in ({}, {"typst_two_sided": True}):
        built = make(one=words, conf=conf)
        first = page_with(built, "First words")
        pages = [re.sub(r"\W+", " ", page) for page in built.pages[first + 1 : first + 3]]
        assert [page.split()[:2].count("Book") for page in pages] == [1, 1]


def test_running_heads_too_long_for_the_line_are_cut_to_the_section(make: Make) -> None:
    long = "A heading that goes on and on for a while and wholly fills the line and more of it"
    words = f"{long}\n{'=' * 99}\n\nShort\n-----\n\n{FILLER}\n"
    built = make(one=words)
    assert built.pages[page_with(built, "Short") + 1].startswith("Book Short ")


def test_two_sided_heads_margins_and_marks(make: Make) -> None:
    import pdfplumber

    conf = {
        "typst_two_sided": True,
        "typst_styles": ["s.typ"],
        "typst_classes": {"num": "margin"},
    }
    style = '#import "/sphinx/core.typ" as doc\n#let margin(body) = doc.margin-mark(body)\n'
    words = ".. role:: num\n\n" + "\n\n".join(
        [f":num:`¶{n}`\\ Marked words {'and more of them ' * 60}" for n in range(20)]
    )
    built = make(one=f"One\n===\n\n{words}\n", conf=conf, files={"s.typ": style})
    assert built.pages[1].strip() == ""  # contents and text begin on right-hand pages
    assert page_labels(built)[:6] == ["i", "ii", "iii", "iv", "1", "2"]
    assert built.pages[5].startswith("Book more of")
    assert built.pages[6].startswith("One ")
    with pdfplumber.open(built.pdf) as pdf:
        for number, outer in ((5, "left"), (6, "right")):
            found = pdf.pages[number].extract_words()
            marks = [w for w in found if w["text"].startswith("¶")]
            text = [w for w in found if w["text"] in ("and", "more", "them", "of")]
            assert marks
            for mark in marks:
                if outer == "left":
                    assert mark["x1"] < min(w["x0"] for w in text)
                else:
                    assert mark["x0"] > max(w["x1"] for w in text)
                assert mark["x0"] > 0 and mark["x1"] < pdf.pages[number].width


def test_captions_of_toctrees_become_parts(make: Make) -> None:
    toctree = ".. toctree::\n   :caption: Part {}\n\n   {}\n\n"
    index = toctree.format("one", "a") + toctree.format("two", "b")
    files = {"a.rst": "Alpha\n=====\n\nWords a.\n", "b.rst": "Beta\n====\n\nWords b.\n"}
    built = make(index, files=files, conf={"typst_parts": True})
    assert [t for _, t in built.bookmarks] == ["Part one", "Alpha", "Part two", "Beta"]
    assert "Part one" in [page.strip() for page in built.pages]
    assert built.warnings == ""
    assert "Part one" not in make(index, files=files).text


def test_headings_of_some_documents_are_kept_out_of_the_contents(make: Make) -> None:
    built = make(one=ONE, two=TWO, conf={"typst_toc_hide": ["two"]})
    assert "Deep" not in built.pages[1]
    assert (1, "Deep") in built.bookmarks


def test_subject_and_keywords(make: Make) -> None:
    import pdfplumber

    for conf, subject in (
        ({"typst_subject": "On bread"}, "On bread"),
        ({"typst_title_page": {"subtitle": "A study"}}, "A study"),
    ):
        with pdfplumber.open(make("Words.", conf=conf).pdf) as pdf:
            assert pdf.metadata["Subject"] == subject


@pytest.mark.parametrize("figures", ["lining", "old-style"])
def test_figures_are_chosen_for_the_text(make: Make, figures: str) -> None:
    built = make("In 1956.", conf={"typst_figures": figures, "typst_include": []})
    assert built.text.strip() == "In 1956. 1"
    assert f'"figures": "{figures}"' in built.source


def test_links_of_a_class_are_listed_in_the_index(make: Make) -> None:
    mark = """
def setup(app):
    from docutils import nodes
    def classes(app, doctree, docname):
        for node in doctree.findall(nodes.reference):
            node["classes"].append("seen")
    app.connect("doctree-resolved", classes)
"""
    entry = ".. index:: bread\n\n.. _bread:\n\nBread\n-----\n\nBaked.\n"
    one = f"One\n===\n\nOf :ref:`bread` here.\n\n{FILLER}\n\nAnd :ref:`bread` again.\n"
    setup = mark
    built = make(one=one, two=f"Two\n===\n\n{entry}", setup=setup)
    assert re.search(r"bread, \d+ \d+$", built.pages[-1].strip())
    conf = {"typst_index_links": ["seen"], "typst_index_title": "Things"}
    built = make(one=one, two=f"Two\n===\n\n{entry}", setup=setup, conf=conf)
    assert built.pages[-1].startswith("Things B bread, 1, ")
    again, own = page_with(built, "again."), page_with(built, "Baked.")
    first = page_with(built, "Of Bread here")
    wanted = ", ".join(page_labels(built)[n] for n in (first, again, own))
    assert f"bread, {wanted} " in built.pages[-1] + " "


@pytest.mark.slow
def test_the_index_fills_pages_in_two_columns_and_levels_the_last(make: Make) -> None:
    entries = "".join(
        f".. index:: single: {chr(97 + n % 26)}-entry number {n:03}\n" for n in range(330)
    )
    built = make(f"{entries}\nWords.")
    start = next(n for n, page in enumerate(built.pages) if page.startswith("Index A"))
    last = len(built.pages) - 1
    assert last > start
    for page in range(start, last):
        left, right = columns(built, page)
        assert abs(left[-1] - right[-1]) < 40, page
    left, right = columns(built, last)
    assert left and right
    assert abs(left[-1] - right[-1]) < 60


def test_three_pages_in_a_row_are_one_range(make: Make) -> None:
    part = "\n\n".join([f".. index:: bread\n\n{'Filler words in plenty. ' * 90}"] * 12)
    built = make(one=f"One\n===\n\n{part}\n")
    assert re.search(r"bread, 1–\d", built.pages[-1])
