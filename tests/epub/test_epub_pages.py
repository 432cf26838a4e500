"""The pages, as reading systems and assistive ones take them."""

from __future__ import annotations

from pathlib import Path

from bs4 import Tag
from epub_building import Book, Make, one

STYLES = Path(__file__).parents[2] / "extensions/sphinx_reader_epub/static/book.css"


def meaning(element: Tag) -> tuple[str, str]:
    return str(element.get("epub:type", "")), str(element.get("role", ""))


def test_every_page_says_its_language_and_title(book: Book) -> None:
    for name in book.spine:
        page = book.page(name)
        html = one(page, "html")
        assert html["lang"] == html["xml:lang"] == "en", name
        assert one(page, "head title").get_text().strip(), name
        assert len(page.select("main")) == 1, name


def test_calls_and_notes_are_known_as_such(book: Book) -> None:
    page = book.page("letter.xhtml")
    calls = page.select("a.footnote-reference")
    assert [meaning(call) for call in calls] == [("noteref", "doc-noteref")] * 3
    assert [call.get_text() for call in calls] == ["1", "2", "1"]
    assert all(call.find("sup") for call in calls)
    notes = page.select(".footnote")
    assert [meaning(note) for note in notes] == [("footnote", "doc-footnote")] * 2
    assert {str(call["href"]) for call in calls} == {f"#{note['id']}" for note in notes}
    assert one(page, ".footnote-list")["epub:type"] == "footnotes"
    # An aside would be hidden from the page by Apple Books, and a link to it would lead nowhere.
    assert page.select("aside") == []


def test_notes_lead_back_to_each_call(book: Book) -> None:
    page = book.page("letter.xhtml")
    twice, once = page.select(".footnote")
    calls = [f"#{call['id']}" for call in page.select("a.footnote-reference")]
    assert [a["href"] for a in twice.select("[role=doc-backlink]")] == [calls[0], calls[2]]
    back = one(once, ".label a")
    assert (back["href"], back.get_text()) == (calls[1], "2")
    assert meaning(back) == ("backlink", "doc-backlink")


def test_notes_keep_all_their_paragraphs(book: Book) -> None:
    first = book.page("letter.xhtml").select(".footnote")[0]
    assert [p.get_text() for p in first.select("p")] == ["Of whales.", "A second paragraph."]


def test_glossary_is_a_list_of_definitions(book: Book) -> None:
    page = book.page("words.xhtml")
    assert meaning(one(page, "main > section")) == ("glossary", "doc-glossary")
    words = one(page, "dl")
    assert words["epub:type"] == "glossary"
    assert [dt.get_text().strip() for dt in words.select("dt > dfn")] == ["bight", "lamp"]
    assert {dt["epub:type"] for dt in words.select("dt")} == {"glossterm"}
    assert {dd["epub:type"] for dd in words.select("dd")} == {"glossdef"}


def test_bibliography_is_a_list_of_works(book: Book) -> None:
    page = book.page("works.xhtml")
    assert meaning(one(page, "main > section")) == ("bibliography", "doc-bibliography")
    works = page.select("ul.citation-list > li.citation")
    assert [meaning(work) for work in works] == [("biblioentry", "")] * 2


def test_links_to_terms_and_works_are_known_as_such(book: Book) -> None:
    page = book.page("letter.xhtml")
    terms = page.select("[role=doc-glossref]")
    assert [term.get_text() for term in terms] == ["lamp", "bight"]
    work = one(page, "[role=doc-biblioref]")
    assert str(work["href"]).startswith("works.xhtml#")
    assert not work.has_attr("title")


def test_a_number_that_would_lead_to_itself_is_no_link(book: Book) -> None:
    numbers = book.page("letter.xhtml").select(".passage-number")
    assert [(n.name, n.get_text()) for n in numbers] == [("span", "¶1"), ("span", "¶2")]


def test_a_card_is_linked_by_its_title(book: Book) -> None:
    card = one(book.page("index.xhtml"), ".sd-card")
    link = one(card, "a")
    assert (link["href"], link.get_text()) == ("letter.xhtml", "Read the letter")
    assert link.find_parent(class_="sd-card-title")


def test_inner_sections_bear_no_kind(book: Book) -> None:
    page = book.page("letter.xhtml")
    assert [s.get("role") for s in page.select("section")] == [None, None]


def test_index_is_made_of_lists(book: Book) -> None:
    page = book.page("genindex.xhtml")
    assert meaning(one(page, "main > section")) == ("index", "doc-index")
    assert [a.get_text() for a in page.select("li > a")] == ["bight", "lamp"]
    assert page.find("table") is None


def test_pages_that_hold_drawings_say_so(make: Make) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    preface = f"Preface\n=======\n\n.. _oil:\n\nWords.\n\n.. raw:: html\n\n   {drawing}\n"
    letter = "Letter\n======\n\n:term:`lamp` :term:`bight`\n"
    drawn = make(write={"preface.rst": preface, "letter.rst": letter})
    declared = drawn.package(".//item[@properties='svg']")
    assert [item.get("href") for item in declared] == ["preface.xhtml"]


def test_styles_name_no_color_and_no_fixed_size() -> None:
    rules = [
        line.strip()
        for line in STYLES.read_text("utf-8").splitlines()
        if ":" in line and line.strip().endswith(";")
    ]
    for rule in rules:
        name, _, value = rule.partition(":")
        assert "#" not in value and "rgb" not in value, rule
        assert not name.startswith("background"), rule
        if name in {"color", "text-decoration-color"}:
            assert value.strip(" ;") in {"inherit", "currentColor"}, rule
        if name in {"font-size", "line-height"}:
            assert "px" not in value and "pt" not in value, rule
    assert "color-scheme: light dark;" in rules
