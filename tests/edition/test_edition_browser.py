"""The edition in a browser: silent, as wide as a phone, with notes shown where they are called."""

from __future__ import annotations

from itertools import pairwise

import pytest
from edition_witness import witness_units
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
SHOWN = [
    "index",
    "source/introduction",
    "source/post",
    "source/thread",
    "source/timeline",
    "source/bibliography",
    "source/about-the-text",
    "source/how-to-cite",
    "glossary/index",
    "glossary/csto",
]


@pytest.fixture
def open_page(browser, builds):
    contexts = []

    def opener(name: str, viewport: dict[str, int], **options):
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints, page.requests = [], []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(f"{builds.good('html').as_uri()}/{name}.html")
        return page

    yield opener
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_fits_a_phone_and_says_nothing_to_the_console(open_page, name):
    page = open_page(name, PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    assert page.complaints == []
    assert [url for url in page.requests if not url.startswith("file:")] == []


def test_a_note_can_be_read_where_it_is_called(open_page):
    page = open_page("source/post", PHONE)
    note, call = page.locator("#note-jazz-musician"), page.locator("#note-jazz-musician-call")
    words = note.locator("p").first.text_content()
    call.click()
    shown = page.get_by_role("dialog")
    expect(shown).to_be_in_viewport()
    expect(shown).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(note).to_have_count(1)
    assert page.complaints == []


def test_all_notes_stand_beside_their_lines(open_page):
    for name in ("source/post", "source/thread"):
        page = open_page(name, DESK)
        notes = page.evaluate(
            "[...document.querySelectorAll('main aside.footnote')].map(note => ({"
            " box: note.getBoundingClientRect().toJSON(),"
            " call: document.getElementById(note.id + '-call').getBoundingClientRect().y }))"
        )
        assert len(notes) > 50
        right = page.locator("main p").first.bounding_box()
        for above, below in pairwise(sorted(notes, key=lambda n: n["box"]["y"])):
            assert below["box"]["y"] >= above["box"]["bottom"]
        assert all(n["box"]["x"] > right["x"] + right["width"] for n in notes)
        apart = sorted(abs(n["box"]["y"] - n["call"]) for n in notes)
        assert apart[len(apart) // 2] < 40 and apart[-1] < 100, apart[-5:]
        assert page.complaints == []


def test_of_two_calls_side_by_side_each_opens_its_own_note(open_page):
    page = open_page("source/post", DESK)
    calls = page.locator("#p-dateline .footnote-reference")
    assert calls.count() == 2
    for call in calls.all():
        call.click(timeout=5000)
        note = page.locator(str(call.get_attribute("href")))
        expect(note).to_contain_class("is-open")


def test_without_a_script_a_call_leads_to_its_note_and_back(open_page):
    page = open_page("source/post", DESK, java_script_enabled=False)
    page.locator("#note-jazz-musician-call").click()
    expect(page.locator("#note-jazz-musician")).to_be_in_viewport()
    page.locator("#note-jazz-musician [role=doc-backlink]").click()
    expect(page.locator("#note-jazz-musician-call")).to_be_in_viewport()


def test_a_passage_can_be_addressed(open_page):
    page = open_page("source/thread", PHONE)
    page.goto(page.url + "#c9-2")
    expect(page.locator("#c9-2")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("name", "of_text"),
    [("source/post", lambda unit: unit[0] == "p"), ("source/thread", lambda unit: unit[0] == "c")],
    ids=["post", "thread"],
)
def test_what_a_reader_copies_is_the_witness(open_page, name, of_text):
    page = open_page(name, DESK, permissions=["clipboard-read", "clipboard-write"])
    # Browsers put a space into the clipboard for a no-break space.
    expected = {
        unit: words.replace("\u00a0", " ")
        for unit, words in witness_units().items()
        if of_text(unit)
    }
    copied = {}
    for unit in expected:
        page.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", unit)
        page.keyboard.press("Control+c")
        copied[unit] = page.evaluate("navigator.clipboard.readText()")
    assert copied == expected
