"""What a site has beside its pages: favicon, page for dead addresses, sitemap, linked version."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from sphinx_reader_theme.not_found import absolute
from sphinx_reader_theme.sitemap import sitemap

from .conftest import run_sphinx

BASE = "https://light.example/house/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def soup(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text("utf-8"), "html.parser")


def addresses(page: BeautifulSoup) -> list[str]:
    """Return the addresses of all links and files that leave the page."""
    found = [str(tag.get("href") or tag.get("src")) for tag in page.select("[href], [src]")]
    return [address for address in found if not address.startswith("#")]


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with an address, and a version that leads to a page."""
    options = {"version_link": "wide", "version_label": "Edition version"}
    out, warnings = run_sphinx(
        tmp_path_factory.mktemp("published"),
        request.param,
        html_baseurl=BASE,
        html_theme_options=options,
    )
    assert warnings == ""
    return out


def test_every_page_has_an_icon(site: Path) -> None:
    for path in site.rglob("*.html"):
        (icon,) = BeautifulSoup(path.read_text("utf-8"), "html.parser").select("link[rel=icon]")
        name = str(icon["href"]).partition("?")[0]
        folder = site if name.startswith("/") else path.parent
        ElementTree.parse(folder / name.lstrip("/"))


def test_a_chosen_icon_is_shown_instead(tmp_path: Path) -> None:
    out, _ = run_sphinx(tmp_path, html_favicon="https://light.example/icon.svg")
    icons = [str(link["href"]) for link in soup(out, "index.html").select("link[rel=icon]")]
    assert icons == ["https://light.example/icon.svg"]


def test_the_page_for_dead_addresses_is_the_same_in_every_folder(published: Path) -> None:
    page = soup(published, "404.html")
    found = addresses(page)
    assert len(found) > 5
    assert [address for address in found if not address.startswith(BASE)] == []
    for address in found:
        path = published / address.removeprefix(BASE).partition("?")[0].partition("#")[0]
        assert (path / "index.html" if path.is_dir() else path).is_file(), address
    assert page.select_one("meta[name=robots][content=noindex]")
    assert not page.select_one("link[rel=canonical]")
    assert page.html and page.html["data-content_root"] == BASE


def test_without_an_address_it_begins_at_the_root_of_the_host(site: Path) -> None:
    found = addresses(soup(site, "404.html"))
    outside = [address for address in found if "://" in address]
    assert outside == ["https://example.org/corrections"]
    assert all(address.startswith("/") for address in found if address not in outside)


def test_absolute_addresses_keep_what_stands_within_the_page() -> None:
    html = '<a href="#a">x</a><a href="b/?x=1&amp;y=2">href="c"</a>'
    assert absolute(html, "https://a.example/404/") == (
        '<a href="#a">x</a><a href="https://a.example/404/b/?x=1&amp;y=2">href="c"</a>'
    )


def test_the_sitemap_lists_every_document(published: Path, site: Path) -> None:
    listed = [str(loc.text) for loc in ElementTree.parse(published / "sitemap.xml").iter(LOC)]
    assert len(listed) > 3 and listed == sorted(listed)
    for address in listed:
        path = published / address.removeprefix(BASE)
        assert (path / "index.html" if address.endswith("/") else path).is_file(), address
    assert not (site / "sitemap.xml").exists()


def test_addresses_in_the_sitemap_are_escaped() -> None:
    assert "<loc>https://a.example/?a&amp;b</loc>" in sitemap(["https://a.example/?a&b"])


def test_the_version_leads_to_its_page(published: Path, site: Path) -> None:
    version = soup(published, "index.html").select_one(".page-links .version")
    assert version and version.text.strip() == "Edition version 1.2"
    assert str(version["href"]).startswith("wide")
    plain = soup(site, "index.html").select_one(".page-links .version")
    assert plain and plain.name == "span"


def test_a_version_that_leads_nowhere_is_reported(tmp_path: Path) -> None:
    _, warnings = run_sphinx(tmp_path, html_theme_options={"version_link": "wode"})
    assert "html_theme_options['version_link']" in warnings and 'Did you mean "wide"?' in warnings
