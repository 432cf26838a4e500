"""What the pages promise: they are accessible, light, and want nothing that a site may forbid."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import THEME, OpenPage

POLICY = "default-src 'self'"
FONTS = THEME / "static/fonts"


@pytest.fixture
def strict_page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page of a site with a content policy, which notes what it complains of."""

    class Strict(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/letter.html")
    yield page
    context.close()
    server.shutdown()
    server.server_close()


def test_a_content_policy_takes_nothing_away(strict_page: Page) -> None:
    page = strict_page
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if "Content Security" in m.text else None)
    page.reload()
    page.get_by_role("button", name="Dark colors").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("#call-oil").click()
    expect(page.locator("#note-oil")).to_contain_class("is-open")
    page.get_by_role("link", name="Marlow").hover()
    expect(page.get_by_role("dialog", name="Marlow")).to_contain_text("Harbour Press")
    assert page.evaluate("document.fonts.check('1em \"Reader Text\"')")
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["letter", "thread", "sources", "glossary/bight", "index"])
def test_axe_finds_nothing(open_page: OpenPage, name: str, width: int, scheme: Any) -> None:
    page = open_page(f"{name}.html", width, color_scheme=scheme)
    if page.locator(".footnote-reference").count():
        page.locator(".footnote-reference").first.click()
    if name == "letter":
        page.get_by_role("link", name="Marlow").hover()
        expect(page.get_by_role("dialog", name="Marlow")).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


def test_what_is_addressed_can_be_seen_in_forced_colors(open_page: OpenPage) -> None:
    page = open_page("letter.html", forced_colors="active")
    page.goto(f"{page.url}#p2")
    style = "getComputedStyle(document.querySelector('#p2')).outlineStyle"
    assert page.evaluate(style) == "solid"


def test_the_menu_of_a_phone_moves_nothing(open_page: OpenPage) -> None:
    page = open_page("letter.html", 390)
    before = page.locator("h1").bounding_box()
    page.get_by_text("Menu").click()
    expect(page.locator(".site-nav").get_by_role("link", name="The answers")).to_be_visible()
    assert page.locator("h1").bounding_box() == before
    menu, dark = page.locator(".site-nav summary"), page.locator(".scheme-toggle")
    rows = [box["y"] + box["height"] / 2 for b in (menu, dark) if (box := b.bounding_box())]
    assert abs(rows[0] - rows[1]) < 8


def test_no_name_of_the_theme_can_be_that_of_a_heading(open_page: OpenPage) -> None:
    page = open_page("letter.html", 820)
    page.locator("#call-oil").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    own = page.evaluate(
        "[...document.querySelectorAll('[id]')].filter(e => !e.closest('section')).map(e => e.id)"
    )
    assert own and all(":" in name for name in own)  # which no identifier of docutils has


def test_the_type_is_loaded_from_disk_without_a_shift(open_page: OpenPage) -> None:
    page = open_page("letter.html")
    page.reload()
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length")
    assert loaded >= 3
    shifts = page.evaluate(
        "new Promise(done => { new PerformanceObserver(list => done(list.getEntries()"
        ".reduce((sum, e) => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true});"
        " setTimeout(() => done(0), 400) })"
    )
    assert shifts == 0


def test_a_page_of_text_weighs_little(site: Path) -> None:
    latin = sum(file.stat().st_size for file in FONTS.glob("*-latin.woff2"))
    static = site / "_static"
    files = [static / name for name in ("reader.css", "reader.js", "reader-early.js")]
    weight = sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)
    assert latin < 90_000
    assert weight < 20_000  # so that 40 kB are left for the text and its notes
    assert (FONTS / "OFL.txt").read_text("utf-8").startswith("Copyright")
