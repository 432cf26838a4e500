"""Ready references to each passage, comment, note and entry, on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from .conftest import Format
from .workbench import EXAMPLE, Workbench

pytestmark = pytest.mark.slow

TEXTS = ("source/post", "source/thread", "source/reply")


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def file_of(out: Path, builder: str, docname: str) -> Path:
    return out / (f"{docname}.html" if builder == "html" else f"{docname}/index.html")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_passage_comment_note_and_entry_has_one_link_that_leads_to_its_references(
    example: Format, builder: str
) -> None:
    out = example(builder).out
    entries = {f"glossary/{path.stem}" for path in (EXAMPLE / "glossary").glob("*.md")}
    entries.discard("glossary/index")
    for docname in (*TEXTS, *entries):
        path = file_of(out, builder, docname)
        page = soup(path)
        cited: list[str] = []
        for link in page.select("a.cite-link, .cite-text a"):
            address = urlsplit(str(link["href"]))
            target = (path.parent / unquote(address.path)).resolve()
            target = target / "index.html" if target.is_dir() else target
            block = soup(target).find(id=address.fragment)
            assert block is not None, link
            cited.append(address.fragment.removeprefix("cite-"))
        assert len(set(cited)) == len(cited), docname
        if docname in TEXTS:
            wanted = {
                str(p["id"]) for p in page.select("p.passage, section.comment, aside[id^=note-]")
            }
            assert wanted <= set(cited)
        else:
            assert len(cited) == 1


def test_the_links_add_no_word_and_have_a_name(example: Format) -> None:
    page = soup(example("html").out / "source/post.html")
    links = page.select("a.cite-link")
    assert links and all(link.text == "" for link in links)
    assert page.select_one("#p3 > a.cite-link")["title"] == "Cite ¶3"  # type: ignore[index]


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_other_builders_have_neither_links_nor_pages(example: Format, builder: str) -> None:
    out = example(builder).out
    assert not (out / "cite").exists()
    for path in (*out.glob("**/*.html"), *out.glob("**/*.xhtml")):
        assert not soup(path).select(".cite-link, .cite-text")


def test_references_in_words_and_as_data(example: Format) -> None:
    page = soup(example("html").out / "cite/source/thread.html")
    block = page.find(id="cite-c5")
    assert block is not None
    styles = [" ".join(dd.text.split()) for dd in block.select(".references")[0].select("dd")]
    assert styles[0] == (
        "[Winifred Ash?], n.d., comment 5 on Winifred Ash, “Who Let the Sponge Fall?,” The Parish "
        "Pump (blog), June 4, 2012, https://example.org/parish-pump/who-let-the-sponge-fall."
    )
    assert styles[3].endswith(
        "in The Crumley Cake Contest: A Reader’s Edition, version 1.0, ed. the editors (2026), #c5."
    )
    assert [p.text for p in block.select_one(".data").select(".references-of")] == [  # type: ignore[union-attr]
        "BibTeX",
        "RIS",
        "CSL-JSON",
    ]
    assert "editors" not in page.find(id="cite-c3").select_one("dd").text  # type: ignore[union-attr]


def test_a_block_shows_the_words_and_their_links_lead_where_they_led(example: Format) -> None:
    out = example("html").out
    page = soup(out / "cite/source/post.html")
    words = page.select_one("#cite-p6 > .cited-words")
    original = soup(out / "source/post.html").find(id="p6")
    assert words is not None and original is not None
    assert "Who was near the lemon curd?" in " ".join(words.text.split())
    link = words.select_one("a[href*=lemon-curd]")
    assert link is not None
    target = (out / "cite/source" / str(link["href"]).partition("#")[0]).resolve()
    assert target == (out / "glossary/lemon-curd.html").resolve()
    assert not words.select("[id]")


def test_pages_of_references_are_kept_from_search_engines(example: Format) -> None:
    page = soup(example("html").out / "cite/glossary.html")
    assert page.select_one('meta[name=robots][content="noindex, follow"]')
    assert page.title and "How to cite: the entries" in page.title.text


def test_the_address_stands_in_the_references_and_the_folder_is_an_option(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    built = bench.build(
        "html",
        strict=True,
        html_baseurl="https://cakes.example/",
        apparatus_citation_pages="references",
    )
    page = soup(built.out / "references/source/post.html")
    assert page.select_one('#cite-p3 a[href="https://cakes.example/source/post.html#p3"]')
    built = bench.build("html", strict=True, apparatus_citation_pages="")
    assert not soup(built.out / "source/post.html").select(".cite-link, .cite-text")


def test_a_new_entry_moves_the_links_of_those_after_it(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    for number in range(41):
        bench.write(f"glossary/aa{number:02}.md", bench.read("glossary/draught.md")
                    .replace("title: draught", f"title: aa{number:02} thing"))  # fmt: skip
    bench.build("html")
    link = soup(bench.out("html") / "glossary/womens-guild.html").select_one(".cite-text a")
    assert link and link["href"] == "../cite/glossary-2.html#cite-term-womens-guild"


class Printed:
    """A page of references in Chromium, as it prints."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def shown(self) -> list[str]:
        """Return what stands on the paper: the identifiers of blocks, and whose references."""
        self.page.wait_for_load_state()
        self.page.emulate_media(media="print")
        found: list[str] = self.page.evaluate(
            """[...document.querySelectorAll('.cited > .cited-words, .cited > .references')]
               .filter(e => e.checkVisibility())
               .map(e => e.parentElement.id + (e.matches('.references') ? ' references' : ''))"""
        )
        return found


@pytest.fixture
def printed(browser: Browser, example: Format) -> Iterator[Printed]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((example("html").out / "source/thread.html").as_uri())
    yield Printed(page)
    context.close()


def test_a_reader_without_script_goes_to_the_references_and_back(printed: Printed) -> None:
    printed.page.locator("#c1-1 > a.cite-link").click()
    block = printed.page.locator(".cited:target")
    expect(block).to_contain_text("the judges were bribed with lemon curd.")
    block.locator("> h3 > a.internal").click()
    assert printed.page.url.endswith("source/thread.html#c1-1")


def test_a_comment_is_printed_alone_with_its_notes_and_references(printed: Printed) -> None:
    printed.page.locator("#c2 > .byline > a.cite-link").click()
    shown = printed.shown()
    assert shown[:2] == ["cite-c2", "cite-c2 references"]
    assert "cite-c2-1" in shown and "cite-c2-2" in shown
    assert any(name.startswith("cite-note-") for name in shown)
    assert [name for name in shown if "references" in name] == ["cite-c2 references"]
    assert not any("c1" in name for name in shown)
    expect(printed.page.locator("h1")).not_to_be_visible()


def test_what_is_not_ticked_is_not_printed(printed: Printed) -> None:
    printed.page.locator("#c2 > .byline > a.cite-link").click()
    note = next(name for name in printed.shown() if name.startswith("cite-note-"))
    printed.page.emulate_media(media="screen")
    printed.page.locator(f"#{note} > :first-child input").uncheck()
    shown = printed.shown()
    assert note not in shown and "cite-c2-2" in shown


def test_a_note_is_printed_alone(printed: Printed) -> None:
    printed.page.locator("aside .cite-link").first.click()
    target = printed.page.url.partition("#")[2]
    assert printed.shown() == [target, f"{target} references"]


def test_without_a_choice_the_whole_page_is_printed(printed: Printed) -> None:
    printed.page.locator("#c1 > .byline > a.cite-link").click()
    printed.page.goto(printed.page.url.partition("#")[0])
    shown = printed.shown()
    assert "cite-c1 references" in shown and "cite-c5 references" in shown
    expect(printed.page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_scrolls_sideways(browser: Browser, example: Format, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for name in ("cite/source/thread.html", "cite/glossary.html", "source/thread.html"):
        page.goto((example("html").out / name).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    page.close()
