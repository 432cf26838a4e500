"""Cards: what a link leads to, shown where the link stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from sphinx_reader_theme.card_parts import card_parts

from .conftest import OpenPage, run_sphinx

CARD = ".reader-card"
TERM = "#p3 a:has(.std-term)"


def test_parts_of_a_page_are_found_by_their_identifiers() -> None:
    parts = card_parts(
        '<section id="a"><span id="other"></span><h2>A</h2><p class="entry-head">kind</p>\n'
        '<p>First &amp; last.<br></p><p>More.</p><p class="passage" id="p1"><b id="in">x</b></p>'
        '<aside class="footnote x" id="n"><span class="label">1</span><p>N</p>'
        '<details class="note-record"><summary>S</summary> E</details></aside></section>'
        '<dl><dt id="t">T</dt><dd><p>D</p></dd></dl><div class="citation" id="c"><p>C</p>'
        '<p class="x cited-in">no</p></div>'
    )
    assert parts == {
        "p1": '<p class="passage" id="p1"><b id="in">x</b></p>',
        "in": "p1",
        "n": '<aside class="footnote x" id="n"><span class="label">1</span><p>N</p></aside>',
        "a": '<section><h2>A</h2><p class="entry-head">kind</p>'
        "<p>First &amp; last.<br></p></section>",
        "other": "a",
        "t": '<dl><dt id="t">T</dt><dd><p>D</p></dd></dl>',
        "c": '<div class="citation" id="c"><p>C</p></div>',
    }


@pytest.mark.parametrize(
    ("link", "title", "words"),
    [
        ("a:has-text('Marlow')", "Marlow", "Harbour Press"),
        ("a:has-text('above')", "¶1", "the fog has not lifted"),
        ("a:has-text('2.1')", "2.1 · The answers", "the barrel stands in"),
    ],
)
@pytest.mark.parametrize("by", ["pointing", "focus", "tap"])
@pytest.mark.parametrize("over", ["file", "http"])
def test_a_card_shows_what_a_link_leads_to(
    open_page: OpenPage, site_address: str, link: str, title: str, words: str, by: str, over: str
) -> None:
    address = "letter.html" if over == "file" else f"{site_address}/letter.html"
    page = open_page(address, has_touch=by == "tap", width=320 if by == "tap" else 1440)
    errors: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    here = page.url
    found = page.locator(f"main {link}")
    if by == "pointing":
        found.hover()
    elif by == "tap":
        found.tap()
    else:
        page.keyboard.press("Tab")
        found.focus()
    card = page.get_by_role("dialog", name=title)
    expect(card).to_contain_text(words)
    box = card.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= (320 if by == "tap" else 1440)
    assert page.url == here and errors == []
    identifiers = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(identifiers) == len(set(identifiers))
    if by == "tap":
        found.tap()
    elif by == "focus":
        expect(found).to_have_attribute("aria-describedby", str(card.get_attribute("id")))
        page.keyboard.press("Enter")
    else:
        found.click()
    page.wait_for_url(lambda url: url != here)


def test_a_card_can_be_crossed_to_and_closes_when_left(open_page: OpenPage) -> None:
    page = open_page("letter.html")
    page.get_by_role("link", name="Marlow").hover()
    card = page.locator(CARD)
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_have_count(0)


def test_escape_and_leaving_close_a_card(open_page: OpenPage) -> None:
    page = open_page("letter.html")
    link, card = page.get_by_role("link", name="Marlow"), page.locator(CARD)
    page.keyboard.press("Tab")
    link.focus()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(card).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_role("dialog", name="¶1")).to_be_visible()
    expect(card).to_have_count(1)


@pytest.mark.parametrize("width", [320, 390, 820])
def test_a_note_opens_without_covering_its_call_or_its_words(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("letter.html", width, 700, has_touch=True)
    for name in ("wherry", "recieved", "oil", "lantern"):
        call = page.locator(f"#call-{name}")
        call.tap()
        expect(page.locator(CARD)).to_have_count(1)
        box, at = page.locator(CARD).bounding_box(), call.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= 700
        assert at and (
            box["y"] >= at["y"] + at["height"] - 1 or box["y"] + box["height"] <= at["y"]
        )
        expect(call).to_have_attribute("aria-expanded", "true")
        call.tap()
        expect(page.locator(CARD)).to_have_count(0)
        assert page.url.endswith("letter.html")


def test_tab_walks_through_a_note_and_on(open_page: OpenPage) -> None:
    page = open_page("letter.html", 820)
    call = page.locator("#call-wherry")
    page.keyboard.press("Tab")
    call.focus()
    page.keyboard.press("Space")
    note = page.get_by_role("dialog", name="Note 1")
    expect(note).to_be_focused()
    for part in ("Note 1", "Close", "the register"):
        page.keyboard.press("Tab")
        focused = note.locator(":focus")
        assert part in {focused.inner_text(), focused.get_attribute("aria-label")}
    page.keyboard.press("Tab")
    expect(page.locator("#p2 > .passage-number")).to_be_focused()
    expect(note).to_have_count(0)


def test_a_source_named_in_a_note_opens_over_it(open_page: OpenPage) -> None:
    page = open_page("letter.html", 820)
    page.locator("#call-oil").click()
    note = page.get_by_role("dialog", name="Note 2")
    note.get_by_role("link", name="Pell").hover()
    expect(page.get_by_role("dialog", name="Pell")).to_contain_text("The second light")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Pell")).to_have_count(0)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.locator("#call-oil")).to_be_focused()


@pytest.mark.slow
def test_card_files_of_folders_and_of_parallel_builds(tmp_path: Path, site: Path) -> None:
    out, warnings = run_sphinx(tmp_path, "dirhtml")
    assert warnings == ""
    bight = (out / "_static/cards/glossary/bight/index.js").read_text("utf-8")
    assert "A long curve in a coast" in bight
    assert (out / "_static/cards/index.js").exists()
    for file in (site / "_static/cards").rglob("*.js"):
        assert file.read_text("utf-8").count("\n") == 1
