"""What a reader finds: in Chromium, from a folder on disk unless a test says otherwise."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .conftest import THEME, OpenPage, run_sphinx

CONF = f"""
import sys
sys.path.insert(0, {str(THEME.parent)!r})
extensions = ["sphinx_reader_theme"]
html_theme = "sphinx_reader_theme"
project = "Lamps"
language = "en"
smartquotes = False

def give_names(app, names):
    names.headword("guild", "guild", "Lamp Keepers’ Guild (LKG)", "Lamp Keepers’ Guild", "LKG",
                   "Lampkeeper’s Guild", about="organisation")
    names.headword("colour", "colour", "Colour", "colour", "color")
    names.passage("letter", "p3", "¶3", "p3")
    names.passage("letter", "c9-2", "comment 9.2", "9.2", "c9-2")

def setup(app):
    app.connect("reader-search-names", give_names)
"""
PAGES = {
    "index": "Lamps\n=====\n\n.. toctree::\n\n   letter\n   guild\n   colour\n   many\n   words\n",
    "letter": """
Letter
======

The LKG wrote to us of the armies on the coast.

.. _p3:

The color of the lamp is red, and the lamp of the pier is not.

.. _c9-2:

The pier is red. The keepers of the guild have a lamp.
""",
    "guild": "Guild\n=====\n\nIt keeps lamps. The LKG was founded in 1802.\n",
    "rivals": """:orphan:

LKG, Lamp Keepers’ Guild, 9.2, c9-2, comment 9.2, p3, ¶3
========================================================

LKG, LKG, Lamp Keepers’ Guild, 9.2, 9.2, c9-2, c9-2, comment 9.2, p3, p3, 3, 3.
""",
    "colour": "Colour\n======\n\nWhat light has.\n",
    "many": "Many\n====\n\n"
    + "\n".join(f".. _m{n}:\n\nThe buoy of number {n}.\n" for n in range(25)),
    "words": """
Words
=====

.. _w1:

Nursultan Назарба́ев drank crème brûlée in the Straße of 東京.

.. _w2:

<script>alert("x")</script> & constructor.
""",
}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lamps")
    (folder / "conf.py").write_text(CONF, "utf-8")
    for name, text in PAGES.items():
        (folder / f"{name}.rst").write_text(text, "utf-8")
    out, warnings = run_sphinx(tmp_path_factory.mktemp("built"), srcdir=folder)
    assert warnings == ""
    return out


@pytest.fixture
def search(open_page: OpenPage, lamps: Path) -> Iterator[Page]:
    """The search page, as it comes without a question."""
    page = open_page((lamps / "search.html").as_uri())
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    yield page
    assert errors == []


def ask(page: Page, query: str) -> list[str]:
    """Type a question and return the addresses of what is found, the best first."""
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_role("searchbox").fill(query)
    expect(page.get_by_role("status")).not_to_have_text("")
    links = page.locator(".search-results a").all()
    return [str(link.get_attribute("href")).removeprefix("./") for link in links]


def results(page: Page) -> Locator:
    return page.locator(".search-results > li")


@pytest.mark.parametrize("name", ["LKG", "lkg", "Lamp Keepers' Guild", "lamp keepers’", "LKG "])
def test_a_headword_or_abbreviation_comes_first(search: Page, name: str) -> None:
    assert ask(search, name)[0] == "guild.html#guild"
    expect(results(search).first.locator(".search-around")).to_have_text("Guild · organisation")
    expect(results(search).first.get_by_role("link")).to_have_text("Lamp Keepers’ Guild (LKG)")


@pytest.mark.parametrize(
    ("written", "passage"),
    [("¶3", "p3"), ("p3", "p3"), ("9.2", "c9-2"), ("c9-2", "c9-2"), ("Comment 9.2", "c9-2")],
)
def test_a_passage_is_found_by_its_number(search: Page, written: str, passage: str) -> None:
    assert ask(search, written)[0] == f"letter.html#{passage}"


def test_forms_of_an_entry_stand_for_each_other(search: Page) -> None:
    assert ask(search, "colour lamp") == ["letter.html#p3"]
    expect(results(search).locator("mark")).to_have_text(["color", "lamp", "lamp"])
    assert set(ask(search, "Lampkeeper's guild")) == {
        "guild.html#guild",
        "letter.html#letter",
        "rivals.html#lkg-lamp-keepers-guild-9-2-c9-2-comment-9-2-p3-3",
    }


def test_all_words_must_be_there_in_any_order(search: Page) -> None:
    assert ask(search, "pier lamp red") == ["letter.html#p3", "letter.html#c9-2"]
    assert ask(search, "pier nowhere") == []
    expect(search.get_by_role("status")).to_have_text("Nothing found.")


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_words_in_quotation_marks_stand_together(search: Page, marks: str) -> None:
    assert ask(search, f"{marks[0]}pier is red{marks[1]}") == ["letter.html#c9-2"]
    assert results(search).locator("mark").all_inner_texts() == ["pier", "is", "red"]
    assert ask(search, f"{marks[0]}pier is red{marks[1]} lamps") == ["letter.html#c9-2"]
    assert ask(search, f"{marks[0]}red is pier{marks[1]}") == []


def test_stems_and_beginnings_answer_too(search: Page) -> None:
    assert ask(search, "army") == ["letter.html#letter"]
    assert ask(search, "arm") == ["letter.html#letter"]
    assert ask(search, "armless") == []


@pytest.mark.parametrize(
    "written", ["creme brulee", "CRÈME", "назарбаев", "Назарбаев", "strasse", "東京", "京"]
)
def test_accents_and_capitals_do_not_matter(search: Page, written: str) -> None:
    assert ask(search, written) == ["words.html#w1"]


def test_signs_without_spaces_stand_together(search: Page) -> None:
    assert ask(search, "京東") == []


def test_code_in_the_text_stays_text(search: Page) -> None:
    assert ask(search, "alert") == ["words.html#w2"]
    expect(results(search).locator(".search-excerpt")).to_have_text(
        '<script>alert("x")</script> & constructor.'
    )
    assert ask(search, "constructor") == ["words.html#w2"]
    assert ask(search, "toString") == ask(search, "__proto__") == []


def test_a_result_leads_to_its_passage(search: Page) -> None:
    ask(search, "¶3")
    results(search).first.get_by_role("link").click()
    expect(search.locator(":target")).to_contain_text("The color of the lamp")


def test_more_results_come_when_asked_for(search: Page) -> None:
    ask(search, "buoy")
    expect(search.get_by_role("status")).to_have_text("Results: 25")
    expect(results(search)).to_have_count(10)
    more = search.get_by_role("button", name="More results")
    more.click()
    expect(results(search)).to_have_count(20)
    expect(results(search).nth(10).get_by_role("link")).to_be_focused()
    more.click()
    expect(results(search)).to_have_count(25)
    expect(more).to_be_hidden()


def test_the_question_stands_in_the_address(open_page: OpenPage, lamps: Path) -> None:
    page = open_page(f"{(lamps / 'search.html').as_uri()}?q={quote('army')}")
    expect(page.get_by_role("searchbox")).to_have_value("army")
    expect(results(page)).to_have_count(1)
    page.get_by_role("searchbox").fill("buoy number")
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(10)
    assert page.url.endswith("?q=buoy+number")
    page.go_back()
    expect(results(page)).to_have_count(1)


def test_the_results_are_reached_by_key(search: Page) -> None:
    ask(search, "red")
    links = results(search).get_by_role("link")
    search.get_by_role("searchbox").focus()
    search.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    search.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    expect(search.get_by_role("searchbox")).to_be_focused()
    search.keyboard.press("Tab")
    search.keyboard.press("Tab")
    expect(links.nth(0)).to_be_focused()
    search.keyboard.press("Enter")
    expect(search).to_have_url(re.compile("letter.html#"))


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_results_come(open_page: OpenPage, lamps: Path, width: int) -> None:
    page = open_page("about:blank?://", width)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => {"
        " for (const entry of list.getEntries()) window.moved += entry.value"
        "}).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{(lamps / 'search.html').as_uri()}?q=lamp")
    expect(page.get_by_role("status")).not_to_have_text("")
    assert page.evaluate("moved") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(open_page: OpenPage, lamps: Path, scheme: str) -> None:
    page = open_page(f"{(lamps / 'search.html').as_uri()}?q=buoy", 390, color_scheme=scheme)
    expect(results(page)).to_have_count(10)
    assert Axe().run(page).response["violations"] == []


def test_without_script_there_is_no_form_but_other_ways(open_page: OpenPage, lamps: Path) -> None:
    page = open_page((lamps / "search.html").as_uri(), java_script_enabled=False)
    expect(page.get_by_text("activate JavaScript")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    main = page.get_by_role("main")
    assert main.get_by_role("link").all_inner_texts() == [
        "Lamps", "Letter", "Guild", "Colour", "Many", "Words", "Index",
    ]  # fmt: skip
    main.get_by_role("link", name="Letter").click()
    expect(page.get_by_role("heading", name="Letter")).to_be_visible()


def test_a_strict_policy_takes_nothing_away(open_page: OpenPage, lamps: Path) -> None:
    class Strict(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", "default-src 'self'")
            super().end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(lamps)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = open_page(f"http://127.0.0.1:{server.server_port}/search.html?q=army")
        expect(results(page)).to_have_count(1)
    finally:
        server.shutdown()
        server.server_close()


def test_an_index_that_cannot_be_loaded_is_told(open_page: OpenPage, lamps: Path) -> None:
    page = open_page("about:blank?://")
    page.route("**/words-*.js*", lambda route: route.abort())
    page.goto(f"{(lamps / 'search.html').as_uri()}?q=army")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded.")
    page.unroute("**/words-*.js*")
    page.get_by_role("button", name="Search").click()
    expect(results(page)).to_have_count(1)
