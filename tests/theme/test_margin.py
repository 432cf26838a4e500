"""Notes beside the text, where the window has room for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage

NAMES = ("wherry", "recieved", "oil", "lantern")
BOXES = (
    "[...document.querySelectorAll('aside.footnote')].map(n => n.getBoundingClientRect().toJSON())"
)


def boxes(page: Page) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.evaluate(BOXES)
    return found


def settle(page: Page) -> None:
    """Wait until the notes have moved to their places."""
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => {})))")


@pytest.mark.parametrize("width", [1200, 1440, 1920])
@pytest.mark.parametrize("name", ["", *NAMES])
def test_notes_stand_beside_the_text_in_order_and_apart(
    open_page: OpenPage, width: int, name: str
) -> None:
    page = open_page("letter.html", width, 700)
    if name:
        page.locator(f"#call-{name}").click()
    settle(page)
    text = page.locator("#p1").bounding_box()
    found = boxes(page)
    assert text and len(found) == len(NAMES)
    for box in found:
        assert box["left"] > text["x"] + text["width"] and box["right"] <= width
    for above, below in pairwise(found):
        assert below["top"] >= above["bottom"]


def test_a_note_stands_on_the_line_of_its_call(open_page: OpenPage) -> None:
    page = open_page("letter.html", 1440, 900)
    for name in NAMES:
        call = page.locator(f"#call-{name}").bounding_box()
        note = page.locator(f"#note-{name}").bounding_box()
        assert call and note and abs(note["y"] - call["y"]) < 24, name


def test_notes_stand_once_in_the_page_and_nothing_shifts(open_page: OpenPage) -> None:
    page = open_page("letter.html")
    page.reload()
    shifts = page.evaluate(
        "new Promise(done => { new PerformanceObserver(list => done(list.getEntries()"
        ".reduce((sum, e) => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true});"
        " setTimeout(() => done(0), 300) })"
    )
    assert shifts == 0
    assert page.get_by_text("The boat was a lugger").count() == 1


@pytest.mark.parametrize("by", ["call", "note", "words", "focus"])
def test_a_note_opens_in_full_when_it_is_pointed_at(open_page: OpenPage, by: str) -> None:
    page = open_page("letter.html", 1440, 900)
    call, note = page.locator("#call-recieved"), page.locator("#note-recieved")
    expect(note).not_to_have_class("is-open")
    if by == "focus":
        page.keyboard.press("Tab")
        call.focus()
    else:
        {"call": call, "note": note, "words": page.locator(".sic")}[by].hover()
    expect(note).to_contain_class("is-open")
    expect(call).to_contain_class("is-open")
    page.mouse.move(2, 2)
    page.keyboard.press("Tab")
    page.locator("h1").click()
    expect(note).not_to_contain_class("is-open")


def test_a_chosen_note_takes_the_focus_and_gives_it_back(open_page: OpenPage) -> None:
    page = open_page("letter.html", 1440, 900)
    call, note = page.locator("#call-wherry"), page.locator("#note-wherry")
    page.keyboard.press("Tab")
    call.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_focused()
    expect(note).to_contain_class("is-open")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(note.get_by_role("link", name="the register")).to_be_focused()
    assert page.url.endswith("letter.html")
    page.keyboard.press("Escape")
    expect(call).to_be_focused()
    expect(note).not_to_contain_class("is-open")


def test_an_address_that_names_a_note_opens_it(open_page: OpenPage, site_address: str) -> None:
    page = open_page(f"{site_address}/letter.html#note-oil", 1440, 500)
    expect(page.locator("#note-oil")).to_contain_class("is-open")
    expect(page.locator("#note-oil")).to_be_in_viewport(ratio=1)
    expect(page.locator("#call-oil")).to_be_in_viewport()


def test_notes_go_back_after_the_text_in_a_narrow_window_and_in_print(open_page: OpenPage) -> None:
    page = open_page("letter.html", 1440, 900)
    last = page.locator("#p3").bounding_box()
    assert last
    for change in ("narrow", "print"):
        if change == "narrow":
            page.set_viewport_size({"width": 820, "height": 900})
        else:
            page.set_viewport_size({"width": 1440, "height": 900})
            page.emulate_media(media="print")
        settle(page)
        last = page.locator("#p3").bounding_box()
        for box in boxes(page):
            assert last and box["top"] > last["y"] + last["height"], change
        expect(page.get_by_text("wherry: one")).to_be_visible()
