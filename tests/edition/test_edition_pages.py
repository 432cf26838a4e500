"""Every page is whole without a script, a network and a style sheet."""

from __future__ import annotations

import re
from itertools import chain
from urllib.parse import urljoin

import pytest
from edition_sources import configuration

LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src",
           "video": "src", "embed": "src", "object": "data"}  # fmt: skip
LOADING_LINKS = {
    "stylesheet",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "icon",
    "modulepreload",
    "manifest",
}
ELSEWHERE = re.compile(r"^(https?:)?//")
CSS_ELSEWHERE = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?:https?:)?//[^"')\s]+""")
REQUESTS = re.compile(r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b")
HTML_LIKE = ["html", "dirhtml", "singlehtml"]


@pytest.mark.parametrize("builder", HTML_LIKE)
def test_no_page_loads_anything_from_elsewhere(pages, builder):
    loaded = []
    for page in pages(builder).values():
        for name, attribute in LOADING.items():
            loaded += [tag.get(attribute, "") for tag in page.soup.find_all(name)]
        loaded += [
            tag["href"]
            for tag in page.soup.find_all("link", href=True)
            if LOADING_LINKS & set(tag.get("rel", []))
        ]
        inline = chain(page.soup.find_all("style"), page.soup.find_all(style=True))
        assert not any(CSS_ELSEWHERE.search(str(tag)) for tag in inline), page.path
    assert [address for address in loaded if ELSEWHERE.match(str(address))] == []


def test_no_style_sheet_or_script_of_the_theme_reaches_elsewhere(builds):
    static = builds.good("html") / "_static"
    for path in static.rglob("*.css"):
        assert not CSS_ELSEWHERE.search(path.read_text("utf-8")), path.name
    reader = (static / "reader.js").read_text("utf-8")
    assert not REQUESTS.search(reader)


def test_every_page_has_a_language_a_title_and_one_main_heading(pages):
    titles = []
    for page in pages("html").values():
        html, heading = page.soup.html, page.soup.find_all("h1")
        assert html["lang"] == configuration()["language"], page.path
        assert page.soup.title and page.soup.title.get_text().strip(), page.path
        assert page.soup.find("main"), page.path
        assert len(heading) == 1, page.path
        titles.append(page.soup.title.get_text())
    assert len(titles) == len(set(titles))


def test_all_words_are_there_without_a_script(pages):
    for page in pages("html").values():
        if page.path not in ("search.html", "genindex.html"):
            assert len(page.soup.find("main").get_text(" ", strip=True)) > 100, page.path


def test_every_page_leads_to_principles_rights_and_corrections(pages):
    targets = {
        page.partition("#")[0] for _, page in configuration()["html_theme_options"]["footer_links"]
    }
    assert "source/editorial-principles" in targets and "source/rights" in targets
    root = configuration().get("html_baseurl", "/")
    for page in pages("html").values():
        leads = {  # the addresses of 404.html are absolute: a server sends it from any folder
            urljoin(root + page.path, link["href"]).removeprefix(root).removesuffix(".html")
            for link in page.soup.find("footer").find_all("a", href=True)
        }
        here = page.path.removesuffix(".html")
        assert targets - {here} <= leads, page.path
