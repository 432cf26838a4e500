"""Every link within the edition leads somewhere, in every format."""

from __future__ import annotations

import json
import re
from zipfile import ZipFile

import pytest
from edition_builds import ROOT
from edition_html import Page, dead_links
from edition_pdf import Book, plain
from edition_sources import NOTES, blocks, entries
from sphinx.util.inventory import InventoryFile

FORMATS = ["html", "epub", "dirhtml", "singlehtml"]
PASSAGES = sorted(json.loads((ROOT / "source/passages.json").read_text()))


@pytest.fixture
def files(builds, epub):
    """All files of a format, by path."""

    def of(builder: str) -> set[str]:
        if builder == "epub":
            with ZipFile(epub) as archive:
                return set(archive.namelist())
        folder = builds.good(builder)
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}

    return of


@pytest.mark.parametrize("builder", FORMATS)
def test_no_link_is_dead(pages, files, builder):
    assert dead_links(pages(builder), files(builder)) == []


@pytest.mark.parametrize("builder", FORMATS)
def test_no_identifier_is_given_twice_on_a_page(pages, builder):
    twice = {
        path: [name for name, times in page.ids.items() if times > 1]
        for path, page in pages(builder).items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


@pytest.mark.parametrize("builder", FORMATS)
def test_passages_notes_and_entries_can_be_linked_to(pages, builder):
    known = {name for page in pages(builder).values() for name in page.ids}
    wanted = {
        *PASSAGES,
        *(f"note-{n.name}" for n in NOTES),
        *(f"term-{slug}" for slug in entries()),
    }
    assert wanted - known == set()


def test_every_page_is_reached_from_menu_footer_or_front_page(pages):
    """Entries are reached from the glossary's page, one step further."""
    site = pages("html")
    front = site["index.html"].soup
    shown = front.select("header a[href], footer a[href], main a[href]")
    steps = [
        str(link["href"]) for link in shown if link.find_parent(class_="page-neighbours") is None
    ]
    reached = {step.partition("#")[0] for step in steps}
    listed = site["glossary/index.html"].soup.select("main .glossary-index a[href]")
    entries_listed = {f"glossary/{link['href']}".partition("#")[0] for link in listed}
    of_build = {"index.html", "404.html", "genindex.html", "search.html"}
    written = {path for path in site if not path.startswith("cite/")}
    assert written - of_build - reached - entries_listed == set()
    version = front.select_one("footer a.version")
    assert version and version["href"] == "source/revision-history.html"


def test_the_check_of_links_finds_a_dead_one():
    page = Page("a/b.html", '<a id="x" href="#x"></a><a href="#y"></a><a href="../c.html"></a>')
    assert dead_links({page.path: page}, {page.path}) == ["a/b.html: #y", "a/b.html: ../c.html"]


def test_no_link_of_the_pdf_is_dead(book: Book):
    assert book.links > 1000
    assert book.dead_links == []


def test_links_out_of_the_edition_are_the_same_in_the_pdf(book: Book, pages):
    shown = {
        link.removesuffix("/")
        for page in pages("html").values()
        for link in page.links
        if link.startswith(("http:", "https:"))
    }
    missing = shown - {link.removesuffix("/") for link in book.outside_links}
    assert missing == set()


def test_other_projects_can_cite_every_passage(builds):
    inventory = InventoryFile.loads((builds.good("html") / "objects.inv").read_bytes(), uri="")
    labels, terms = set(inventory.data["std:label"]), set(inventory.data["std:term"])
    assert set(PASSAGES) | {f"note-{note.name}" for note in NOTES} <= labels
    titles = {str(entry.data["title"]) for entry in entries().values()}
    # Sphinx cannot read back a name that ends in a number
    assert {title for title in titles if not re.search(r"\s\d+$", title)} <= terms


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_every_entry_says_where_it_is_used(pages, builder):
    found = {
        page.path.split("/")[-1].split(".")[0]
        for page in pages(builder).values()
        if (used := page.soup.select_one(".where-used")) and used.select("a[href]")
    }
    assert set(entries()) - found == set()


def test_every_entry_says_where_it_is_used_in_the_pdf(book: Book):
    text = plain("\n".join(book.page_texts))
    assert text.count("Mentioned in") >= len(entries())


def test_every_source_says_where_it_is_cited(pages):
    records = pages("html")["source/bibliography.html"].soup.select(".citation")
    assert len(records) > 100
    assert [record["id"] for record in records if not record.select(".cited-in a[href]")] == []


def test_a_note_leads_back_to_its_call(pages):
    for text in ("post", "thread"):
        page = pages("html")[f"source/{text}.html"]
        back = {str(link["href"]) for link in page.soup.select("[role=doc-backlink]")}
        assert {f"#note-{block.name}-call" for block in blocks(text)} <= back
