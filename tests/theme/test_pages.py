"""What the written pages hold, without a browser."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest
import sphinx.builders.html
from bs4 import BeautifulSoup
from sphinx.environment.adapters import toctree
from sphinx.errors import ConfigError
from sphinx_reader_theme import navigation, option_types

from .conftest import PROJECT, THEME, run_sphinx

ASSETS = (("script", "src"), ("link", "href"), ("img", "src"), ("source", "src"), ("iframe", "src"))
ASSET_RELATIONS = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "modulepreload"}


def soup(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text("utf-8"), "html.parser")


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def assets(page: BeautifulSoup) -> list[str]:
    """Addresses the browser fetches by itself, without their checksums."""
    found = []
    for tag, attribute in ASSETS:
        for element in page.find_all(tag):
            if tag == "link" and not ASSET_RELATIONS & set(element.get("rel") or []):
                continue
            if address := element.get(attribute):
                found.append(str(address).partition("?")[0])
    return found


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    for page in pages(site):
        for address in assets(BeautifulSoup(page.read_text("utf-8"), "html.parser")):
            assert not re.match(r"(https?:)?//", address), (page, address)


def test_style_sheets_name_no_address() -> None:
    for sheet in THEME.glob("styles/*.css"):
        assert not re.search(r"@import|url\((?!\"fonts/)|//[a-z]", sheet.read_text("utf-8")), sheet


def test_style_and_script_are_light_and_few(site: Path) -> None:
    static = site / "_static"
    script = sum(compressed(static / name) for name in ("reader.js", "reader-early.js"))
    assert script < 15_000
    assert script + compressed(static / "reader.css") < 25_000
    for page in pages(site):
        if page.name not in ("search.html", "py-modindex.html"):
            html = soup(site, str(page.relative_to(site)))
            design = 2 if "sd-" in str(html.main) else 0  # sphinx-design's own
            names = [name for name in assets(html) if name.endswith((".css", ".js"))]
            assert len(names) <= 4 + design, page


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


def test_pages_have_landmarks_and_a_skip_link_to_the_text(site: Path) -> None:
    for path in pages(site):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        first_link = page.body.find("a") if page.body else None
        assert first_link is not None and first_link["href"] == "#reader:text", path
        assert page.select_one("main[id='reader:text']"), path
        for landmark in ("header", "nav[aria-label]", "footer"):
            assert page.select_one(landmark), (path, landmark)
        assert len(page.find_all("h1")) == 1, path
        identifiers = [str(element["id"]) for element in page.select("[id]")]
        assert len(identifiers) == len(set(identifiers)), path


def test_scripts_of_sphinx_are_only_where_they_are_called(site: Path) -> None:
    assert [name.rsplit("/")[-1] for name in assets(soup(site, "letter.html")) if "js" in name] == [
        "reader-early.js",
        "reader.js",
    ]
    assert "_static/doctools.js" in assets(soup(site, "py-modindex.html"))
    search = [name for name in assets(soup(site, "search.html")) if name.endswith(".js")]
    assert search == [
        "_static/reader-early.js",
        "_static/reader.js",
        "_static/reader-search.js",
    ]


def test_styles_of_a_grid_are_only_where_there_is_one(site: Path) -> None:
    assert "_static/sphinx-design.min.css" in assets(soup(site, "index.html"))
    assert "_static/sphinx-design.min.css" not in assets(soup(site, "letter.html"))


def test_header_lists_the_top_of_the_contents_and_marks_the_current_page(site: Path) -> None:
    page = soup(site, "glossary/bight.html")
    links = {link.get_text(): link for link in page.select(".site-nav a")}
    assert list(links) == [
        "To the Harbour Office",
        "The answers",
        "Words of the coast",
        "Wide things",
        "Interface",
        "Sources",
        "Search",
    ]
    assert links["The answers"]["href"] == "../thread.html"
    assert links["Words of the coast"]["aria-current"] == "true"
    assert soup(site, "thread.html").select_one('.site-nav a[aria-current="page"]')
    assert [link.get_text() for link in page.select(".page-parents a")] == ["Words of the coast"]


def test_footer_holds_version_and_links(site: Path) -> None:
    footer = soup(site, "glossary/bight.html").select_one("footer")
    assert footer is not None
    assert "Edition version 1.2" in footer.get_text()
    assert [link["href"] for link in footer.find_all("a")][:2] == [
        "../wide.html",
        "https://example.org/corrections",
    ]


def test_neighbours_are_named(site: Path) -> None:
    links = soup(site, "thread.html").select(".page-neighbours a")
    assert [(link["rel"], link["href"]) for link in links] == [
        (["prev"], "letter.html"),
        (["next"], "glossary/index.html"),
    ]
    assert "To the Harbour Office" in links[0].get_text()


def test_tables_are_framed_once(site: Path) -> None:
    page = soup(site, "wide.html")
    assert len(page.select("table")) == 3
    assert len(page.select(".table-frame")) == 2
    assert not page.select(".table-frame .table-frame")


@pytest.mark.slow
def test_no_page_computes_the_whole_contents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        f"import sys\nsys.path.insert(0, {os.fspath(THEME.parent)!r})\n"
        "extensions = ['sphinx_reader_theme']\nhtml_theme = 'sphinx_reader_theme'\n"
    )
    names = [f"page{number}" for number in range(40)]
    for name in names:
        (source / f"{name}.rst").write_text(f"{name}\n======\n\nText.\n")
    (source / "index.rst").write_text(
        "Home\n====\n\n.. toctree::\n   :hidden:\n\n" + "".join(f"   {name}\n" for name in names)
    )
    calls: list[str] = []

    def counted(env: object, docname: str, *args: object, **kwargs: object) -> None:
        calls.append(docname)

    monkeypatch.setattr(sphinx.builders.html, "global_toctree_for_doc", counted)
    monkeypatch.setattr(toctree, "global_toctree_for_doc", counted)
    out, warnings = run_sphinx(tmp_path / "build", srcdir=source)
    assert (warnings, calls) == ("", [])
    # A page leads to the first seven and to its two neighbours.
    links = soup(out, "page20.html").find_all("a", href=re.compile("^page"))
    assert len(links) == 7 + 2


@pytest.fixture(scope="module")
def objections(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a project with mistakes in its options."""
    options = {
        "footer_links": [("Answers", "thraed"), ("Broken",)],
        "nav_links": "letter",
        "nav_limit": True,
    }
    return run_sphinx(tmp_path_factory.mktemp("wrong"), html_theme_options=options)[1]


def test_a_link_to_no_document_is_named_with_the_nearest_one(objections: str) -> None:
    assert "html_theme_options['footer_links']: there is no document \"thraed\"." in objections
    assert 'Did you mean "thread"?' in objections
    assert "found ('Broken',); write a label and a target" in objections
    assert "html_theme_options['nav_links']: found 'letter'; write a list" in objections
    assert "[reader_theme.link]" in objections


def test_options_of_a_wrong_type_are_warned_of(objections: str) -> None:
    assert "html_theme_options['nav_limit']: found True; write a whole number" in objections
    assert "[reader_theme.option]" in objections
    wrong = "conf.py: html_theme_options['nav_links']: found None; write a list such as "
    assert list(navigation.mistakes("nav_links", None, set())) == [wrong + '[("About", "about")].']
    assert not list(navigation.mistakes("nav_links", "", set()))


def test_values_of_a_wrong_type_are_named_with_what_to_write() -> None:
    options = {"version_label": 3, "nav_limit": "many", "keep_doctools": None}
    assert list(option_types.mistakes(options)) == [
        "conf.py: html_theme_options['nav_limit']: found 'many'; write a whole number, 0 or more.",
        "conf.py: html_theme_options['version_label']: found 3; write a string.",
        "conf.py: html_theme_options['keep_doctools']: found None; write True or False.",
    ]
    right = {"version_label": "", "nav_limit": 3, "keep_doctools": "False"}
    assert not list(option_types.mistakes(right | {"nav_limit": "3"}))
    assert not list(option_types.mistakes(right))


def test_options_that_are_no_dictionary_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"html_theme_options: found \[\]; write a dictionary"):
        run_sphinx(tmp_path, html_theme_options=[])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("builder", "expected"),
    [
        ("dirhtml", ["glossary/", "glossary/bight/#bight"]),
        ("singlehtml", ["#document-glossary/index", "#bight"]),
    ],
)
def test_other_html_builders(tmp_path: Path, builder: str, expected: list[str]) -> None:
    options = {"nav_links": [("Words", "glossary/index"), ("Bight", "glossary/bight#bight")]}
    out, warnings = run_sphinx(tmp_path, builder, html_theme_options=options)
    assert warnings == ""
    page = soup(out, "index.html")
    links = [link["href"] for link in page.select(".site-nav a")][:2]
    assert links == expected


@pytest.mark.slow
def test_other_builders_are_left_alone(tmp_path: Path) -> None:
    out, _ = run_sphinx(tmp_path, "epub", epub_show_urls="no")
    text = (out / "wide.xhtml").read_text("utf-8")
    assert "reader" not in text and "table-frame" not in text


def test_a_project_may_keep_its_code_style_and_doctools(tmp_path: Path) -> None:
    out, warnings = run_sphinx(
        tmp_path, pygments_style="friendly", html_theme_options={"keep_doctools": True}
    )
    assert warnings == ""
    names = {name.rsplit("/")[-1] for name in assets(soup(out, "wide.html"))}
    assert {"pygments.css", "doctools.js"} <= names
    assert ".highlight .k" not in (out / "_static/reader.css").read_text("utf-8")


@pytest.mark.slow
def test_two_builds_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    again, _ = run_sphinx(tmp_path)
    for page in pages(site):
        assert page.read_bytes() == (again / page.relative_to(site)).read_bytes(), page


def test_project_is_not_written_into() -> None:
    assert not (PROJECT / "_build").exists()
