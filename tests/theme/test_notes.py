"""Notes that open where they are called."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import OpenPage

POPOVER = ".note-popover"


def test_a_note_opens_by_keyboard_and_escape_brings_back(open_page: OpenPage) -> None:
    page = open_page("letter.html")
    call = page.locator("#call-wherry")
    call.focus()
    expect(call).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    note = page.get_by_role("dialog", name="Note 1")
    expect(note).to_contain_text("The boat was a lugger")
    expect(note).to_contain_text("The keeper corrected himself")
    expect(note.locator("li")).to_have_count(2)
    expect(note).to_be_focused()
    expect(call).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith("letter.html")
    page.keyboard.press("Escape")
    expect(page.locator(POPOVER)).to_have_count(0)
    expect(call).to_be_focused()
    expect(call).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    expect(note).to_be_visible()


def test_tab_walks_through_a_note_and_on(open_page: OpenPage) -> None:
    page = open_page("letter.html")
    page.locator("#call-wherry").focus()
    page.keyboard.press("Enter")
    note = page.get_by_role("dialog")
    for part in ("Note 1", "Close", "the register"):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert part in {focused.inner_text(), focused.get_attribute("aria-label")}
        expect(note.locator(":focus")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator("#p2 > .passage-number")).to_be_focused()


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_a_note_stands_in_the_window_and_repeats_no_identifier(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("letter.html", width, 700, has_touch=width < 1000)
    for name in ("wherry", "recieved", "oil", "lantern"):
        call = page.locator(f"#call-{name}")
        call.tap() if width < 1000 else call.click()
        box = page.locator(POPOVER).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= 700
        # The call is not hidden by its own note, unless the phone's sheet lies over it.
        at = call.bounding_box()
        assert at is not None
        if width > 640:
            apart = box["x"] >= at["x"] + at["width"] or (
                box["y"] >= at["y"] + at["height"] - 1 or box["y"] + box["height"] <= at["y"] + 1
            )
            assert apart, name
        identifiers = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(identifiers) == len(set(identifiers))
        page.keyboard.press("Escape")


def test_a_note_closes_by_its_call_its_button_a_press_outside_and_its_links(
    open_page: OpenPage,
) -> None:
    page = open_page("letter.html")
    call, note = page.locator("#call-wherry"), page.locator(POPOVER)
    for close in (
        call,
        note.get_by_role("button", name="Close"),
        page.locator("h1"),
        page.locator("#call-oil"),
    ):
        call.click()
        expect(note).to_contain_text("lugger")
        close.click()
        expect(note.filter(has_text="lugger")).to_have_count(0)
    page.keyboard.press("Escape")
    call.click()
    note.get_by_role("link", name="Note 1").click()
    expect(note).to_have_count(0)
    assert page.url.endswith("#note-wherry")
