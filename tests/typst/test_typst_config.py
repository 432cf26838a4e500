"""Options: each is checked, and each does what it says."""

from __future__ import annotations

import pdfplumber
import pytest
from sphinx.errors import ConfigError
from sphinx_typst.config import TypstConfig
from typst_building import Make

WRONG = [
    ("typst_paper", "a9", 'write one of "a4", "a5"'),
    ("typst_font_size", "big", 'write a length such as "10.5pt"'),
    ("typst_unknown_nodes", "ignore", 'write one of "error", "placeholder"'),
    ("typst_pdf_standards", ["ua-9"], "write a list of any of"),
    ("typst_classes", {"a": "not a name"}, "write the name of a Typst function"),
    ("typst_classes", ["a"], "write a dictionary"),
    ("typst_documents", [("index", "x")], "write (start document, file name, title, author)"),
    ("typst_documents", [("index", "a/x", "T", "A")], "a file name without folders"),
    (
        "typst_documents",
        [("index", "x", "T", "A"), ("one", "x.pdf", "T", "A")],
        "'x' (start document 'index') and 'x.pdf' (start document 'one') are one file, x.pdf",
    ),
    ("typst_documents", [("index", "Über", "T", "A"), ("a", "üBER.PDF", "T", "A")], "one file"),
    ("typst_documents", [("index", "\u00e9", "T", "A"), ("a", "e\u0301", "T", "A")], "one file"),
    ("typst_documents", [("index", ".pdf", "T", "A")], "write a file name in second place"),
    ("typst_documents", [("index", "a/", "T", "A")], "a file name without folders"),
    ("typst_documents", [("index", "a\\x", "T", "A")], "a file name without folders"),
    ("typst_documents", [("index", "a\nx", "T", "A")], "without line breaks or control"),
    ("typst_documents", [("index", "a\u2028x", "T", "A")], "without line breaks or control"),
    ("typst_documents", [("index", "a\0x", "T", "A")], "without line breaks or control"),
    ("typst_documents", [("index", "\ud800", "T", "A")], "without line breaks or control"),
    ("typst_documents", [("index", "é" * 101, "T", "A")], "of at most 200 bytes"),
    ("typst_page_reference", " (p.)", "a string with {page} in it once"),
    ("typst_page_reference", "{page} to {page}", "a string with {page} in it once"),
    ("typst_page_reference", 3, "a string with {page} in it once"),
    ("typst_styles", "x.typ", "write a list of strings"),
    ("typst_styles", ["missing.typ"], "there is no file"),
    ("typst_toc_depth", -1, "write a whole number"),
    ("typst_font", [], "write a font name"),
    ("typst_two_sided", "yes", "write True or False"),
    ("typst_notes", "margin", 'write one of "foot", "end"'),
    ("typst_page_breaks", True, 'write one of "careful", "quick"'),
    ("typst_figures", "roman", 'write one of "lining", "old-style"'),
    ("typst_include", ["cover"], "write a list of any of"),
    ("typst_colophon", "words", "write a list of strings"),
    ("typst_front_matter", "intro", "write a list of strings"),
    ("typst_title_page", {"a": 1}, "write a dictionary from strings to strings"),
    ("typst_template", 3, "write a string"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_value_is_named_with_what_is_allowed(
    make: Make, name: str, value: object, said: str
) -> None:
    with pytest.raises(ConfigError) as error:
        make("Words.", setup=f"{name} = {value!r}")
    assert name in str(error.value)
    assert said in str(error.value)


def test_every_option_says_what_it_is_for() -> None:
    assert all(item.metadata["about"] for item in TypstConfig.fields())


def test_by_default_the_whole_project_is_one_book(make: Make) -> None:
    built = make("Words.", conf={"project": "My Book Documentation", "author": "Me"})
    assert built.pdf.name == "mybook.pdf"
    with pdfplumber.open(built.pdf) as pdf:
        assert pdf.metadata["Title"] == "My Book Documentation"
        assert pdf.metadata["Author"] == "Me"


def test_several_books_from_one_project(make: Make) -> None:
    documents = [("index", "all.pdf", "All", "A"), ("one", "part", "Part", "B")]
    built = make("Words.", one="One\n===\n\nIn part.\n", conf={"typst_documents": documents})
    assert sorted(p.name for p in built.outdir.glob("*.pdf")) == ["all.pdf", "part.pdf"]


@pytest.mark.parametrize("name", ["template", "sphinx", "images", "styles", "x.PDF", "x.draft"])
def test_a_book_may_have_any_name(make: Make, name: str) -> None:
    documents = [("index", name, "T", "A"), ("one", "x.breaks", "T", "A")]
    one = "One\n===\n\nWords [#n]_.\n\n.. [#n] A note.\n"
    built = make("Words.", one=one, conf={"typst_documents": documents})
    assert (built.warnings, built.statuscode) == ("", 0)
    names = {f"{name.removesuffix('.PDF')}.pdf", "x.breaks.pdf"}
    assert {path.name for path in built.outdir.glob("*.pdf")} == names
    assert {path.stem for path in (built.outdir / "typst").glob("*.typ")} == {
        name.removesuffix(".pdf") for name in names
    }


def test_a_start_document_that_is_not_there_fails_the_build(make: Make) -> None:
    built = make("Words.", conf={"typst_documents": [("nope", "x", "T", "A")]})
    assert built.statuscode == 1
    assert "ERROR: typst_documents: there is no document 'nope'" in built.warnings


def test_title_page_keywords_language_and_paper(make: Make) -> None:
    conf = {
        "typst_title_page": {"subtitle": "Its subtitle", "version": "Version 3", "note": "A note"},
        "typst_keywords": ["one", "two"],
        "typst_paper": "a5",
        "typst_font_size": "9pt",
        "typst_font": "New Computer Modern",
        "language": "en-GB",
    }
    built = make("Words.", conf=conf)
    assert built.pages[0] == "Book Its subtitle A. Uthor Version 3 A note"
    with pdfplumber.open(built.pdf) as pdf:
        assert pdf.metadata["Keywords"] == "one, two"
        assert round(pdf.pages[0].width) == 420
        letter = pdf.pages[-1].chars[0]
        assert "NewComputerModern" in letter["fontname"].replace("NewCM10", "NewComputerModern")
        assert round(letter["size"]) == 9
    assert b"/Lang (en-GB)" in built.pdf.read_bytes() or b"en-GB" in built.pdf.read_bytes()


def test_contents_go_as_deep_as_asked(make: Make) -> None:
    one = "One\n===\n\nTwo deep\n--------\n\nThree deep\n~~~~~~~~~~\n\nWords.\n"
    assert "Three deep" not in make(one=one).pages[1]
    assert "Three deep" in make(one=one, conf={"typst_toc_depth": 3}).pages[1]
    assert "Two deep" not in make(one=one, conf={"typst_toc_depth": 1}).pages[1]


def test_chapters_may_follow_on_the_same_page(make: Make) -> None:
    parts = {"one": "One\n===\n\nWords.\n", "two": "Two\n===\n\nWords.\n"}
    assert len(make(**parts).pages) == 4
    assert len(make(**parts, conf={"typst_chapter_break": False}).pages) == 3


def test_a_template_of_ones_own(make: Make) -> None:
    template = (
        "#let book(about, body) = { set document(title: about.title); [MINE #about.author]; body }"
    )
    built = make("Words.", conf={"typst_template": "own.typ"}, files={"own.typ": template})
    assert built.text == "MINE A. Uthor Words."
