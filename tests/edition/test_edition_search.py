"""What the search of the edition finds first, and how little it loads before that."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import expect

LIMIT = 40_000
"""Bytes, compressed, before the first result is there."""
AT_FIRST_RESULT = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".search-results > li")) return;
  window.loaded = [...document.scripts].map((script) => script.src);
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});
"""
FIRST = {
    "CSTO": "glossary/csto.html#term-csto",
    "Collective Security Treaty Organization": "glossary/csto.html#term-csto",
    "Uighur": "glossary/uyghur.html#term-uyghur",
    "colour revolution": "glossary/color-revolution.html#term-color-revolution",
    '"color revolution"': "glossary/color-revolution.html#term-color-revolution",
    "c9-2": "source/thread.html#c9-2",
    "9.2": "source/thread.html#c9-2",
    "comment 9.2": "source/thread.html#c9-2",
    "¶3": "source/post.html#p3",
    '"one loose end is what really"': "source/post.html#p3",
    "troops": "source/thread.html#c2-1",
}


@pytest.mark.parametrize("query", FIRST)
def test_the_best_passage_is_first_and_soon_there(query, browser, builds):
    site = builds.good("html")
    page = browser.new_page()
    page.add_init_script(AT_FIRST_RESULT)
    page.goto(f"{(site / 'search.html').as_uri()}?q={quote(query)}")
    expect(page.get_by_role("status")).not_to_have_text("")
    first = page.locator(".search-results a").first.get_attribute("href").removeprefix("./")
    loaded = [
        unquote(url.partition("?")[0].removeprefix("file://")) for url in page.evaluate("loaded")
    ]
    page.close()
    assert first == FIRST[query]
    search = [Path(path) for path in loaded if "search" in Path(path).relative_to(site).as_posix()]
    assert len(search) >= 5
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in search) <= LIMIT
