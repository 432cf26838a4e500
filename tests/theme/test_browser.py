"""What a reader meets: in Chromium, at the widths of a phone, a tablet and a desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage

PAGES = [
    "index.html",
    "letter.html",
    "thread.html",
    "wide.html",
    "interface.html",
    "sources.html",
    "search.html",
    "genindex.html",
    "glossary/index.html",
    "glossary/bight.html",
]


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_no_page_scrolls_sideways(open_page: OpenPage, site: Path) -> None:
    page = open_page(PAGES[0])
    for name in PAGES:
        page.goto(f"{site.as_uri()}/{name}")
        for width in (320, 390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, (name, width)


def test_nothing_is_asked_from_elsewhere_and_nothing_goes_wrong(
    open_page: OpenPage, site_address: str
) -> None:
    page = open_page(f"{site_address}/index.html")
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda r: wrong.append(r.url) if r.status >= 400 else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for name in PAGES:
        page.goto(f"{site_address}/{name}")
    assert [url for url in asked if not url.startswith(site_address)] == []
    assert wrong == []


def test_targets_are_large_enough_for_a_finger(open_page: OpenPage) -> None:
    page = open_page("letter.html", 390)
    for selector in (".passage-number", ".footnote .label a", ".scheme-toggle", "summary"):
        for element in page.locator(selector).all():
            if not element.is_visible():
                continue
            box = element.bounding_box()
            assert box and box["width"] >= 24 and box["height"] >= 24, selector
    # The figure of a call is small; what takes the press is the square laid over it.
    side = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('#call-oil'), '::after');"
        " return Math.min(parseFloat(s.width), parseFloat(s.height)) })()"
    )
    assert side >= 24


def test_scheme_follows_the_system_and_the_button(open_page: OpenPage) -> None:
    light = background(open_page("letter.html", color_scheme="light"))
    page = open_page("letter.html", color_scheme="dark")
    dark = background(page)
    assert light != dark
    button = page.get_by_role("button", name="Dark colors")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert background(page) == light
    page.reload()
    assert background(page) == light
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    assert background(page) == dark
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="light")
    assert background(page) == light


def test_a_chosen_scheme_is_there_before_the_first_style_sheet(site: Path) -> None:
    head = (site / "letter.html").read_text("utf-8").partition("</head>")[0]
    assert head.index("reader-early.js") < head.index('rel="stylesheet"')


def test_everything_is_there_without_script(open_page: OpenPage) -> None:
    page = open_page("letter.html", java_script_enabled=False, color_scheme="dark")
    expect(page.locator(".scheme-toggle")).not_to_be_visible()
    assert page.locator(".footnote").count() == 4
    for note in page.locator(".footnote").all():
        expect(note).to_be_visible()
    page.locator("#call-oil").click()
    assert page.url.endswith("#note-oil")
    page.locator("#note-oil .label a").click()
    assert page.url.endswith("#call-oil")
    expect(page.get_by_role("link", name="Words of the coast")).to_be_visible()
    phone = open_page("wide.html", 390, java_script_enabled=False)
    phone.get_by_text("Menu").click()
    expect(phone.get_by_role("link", name="The answers")).to_be_visible()
    phone.get_by_text("Menu").click()
    phone.get_by_text("On this page").click()
    expect(phone.get_by_role("link", name="Warnings", exact=True)).to_be_visible()


@pytest.mark.parametrize("over", ["file", "http"])
def test_search_finds(open_page: OpenPage, site_address: str, over: str) -> None:
    page = open_page("letter.html" if over == "file" else f"{site_address}/letter.html")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("lantern")
    page.keyboard.press("Enter")
    result = page.locator(".search-results > li").first
    expect(result.locator("mark").first).to_have_text("lantern")
    result.get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("To the Harbour Office")
    assert errors == []


def test_skip_link_is_first_and_leads_to_the_text(open_page: OpenPage) -> None:
    page = open_page("letter.html")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the text")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_contents_lie_open_on_a_desk_and_folded_on_a_phone(open_page: OpenPage) -> None:
    entry = "nav.page-toc a[href='#warnings']"
    desk = open_page("wide.html", 1440)
    expect(desk.locator("nav.page-toc summary")).not_to_be_visible()
    desk.locator(entry).click()
    assert desk.url.endswith("#warnings")
    phone = open_page("wide.html", 390)
    expect(phone.locator(entry)).not_to_be_visible()


def test_passage_numbers_hang_in_the_margin_and_are_not_copied(open_page: OpenPage) -> None:
    page = open_page("letter.html", 1440)
    number, text = page.locator("#p1 > .passage-number"), page.locator("#p1")
    outer, inner = number.bounding_box(), text.bounding_box()
    assert outer and inner and outer["x"] + outer["width"] <= inner["x"]
    copied = page.evaluate(
        "(() => { getSelection().selectAllChildren(document.querySelector('#p1'));"
        " return getSelection().toString() })()"
    )
    assert copied.startswith("Sirs,") and "¶" not in copied


@pytest.mark.parametrize("width", [820, 1200, 1440])
def test_lines_hold_about_sixty_six_characters(open_page: OpenPage, width: int) -> None:
    page = open_page("letter.html", width)
    lines = page.evaluate(
        """(() => {
          const p = document.querySelector('#p2'), range = document.createRange(), tops = new Map();
          const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
          for (let node; (node = walk.nextNode());) {
            if (node.parentElement.closest('.passage-number, .footnote-reference')) continue;
            for (let i = 0; i < node.length; i++) {
              range.setStart(node, i); range.setEnd(node, i + 1);
              const box = range.getClientRects()[0];
              if (box) tops.set(Math.round(box.top), (tops.get(Math.round(box.top)) || 0) + 1);
            }
          }
          return [...tops.values()].slice(0, -1);
        })()"""
    )
    assert 55 <= max(lines) <= 75


def test_wide_blocks_can_be_scrolled_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("wide.html", 390)
    assert page.locator(".table-frame[tabindex='0']").count() == 1
    assert page.locator("pre[tabindex='0']").count() == 2


def test_print_is_black_on_white_without_the_furniture(open_page: OpenPage) -> None:
    page = open_page("letter.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert re.search(r"255, 255, 255", background(page))
    for selector in (".page-header", ".page-footer", ".page-neighbours"):
        expect(page.locator(selector)).not_to_be_visible()
    expect(page.locator("#note-oil")).to_be_visible()
