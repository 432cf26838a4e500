"""What pages say of themselves: for search engines, for sharing, for Zotero."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .conftest import Format
from .pages import page
from .workbench import Workbench

pytestmark = pytest.mark.slow


def metadata(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Return the values of each property of a page's head."""
    found: dict[str, list[str]] = {}
    for tag in soup.select("head meta[name], head meta[property]"):
        name = str(tag.get("name") or tag.get("property"))
        found.setdefault(name, []).append(str(tag["content"]))
    return found


def test_a_post_says_what_it_is_and_where_it_comes_from(example: Format) -> None:
    said = metadata(page(example, "source/post"))
    assert said["citation_title"] == said["DC.title"] == ["Who Let the Sponge Fall?"]
    assert said["citation_author"] == said["DC.creator"] == ["Ash, Winifred"]
    assert said["citation_publication_date"] == ["2012/06/04"]
    assert said["DC.date"] == ["2012-06-04"]
    assert said["DC.publisher"] == ["The Parish Pump"]
    assert said["DC.source"] == ["https://example.org/parish-pump/who-let-the-sponge-fall"]
    assert said["DC.contributor"] == ["The editors"]
    assert said["DC.language"] == ["en_GB"] or said["DC.language"] == ["en-GB"]
    assert "DC.identifier" not in said and "og:url" not in said  # no address is configured
    (about,) = said["description"]
    assert len(about) <= 200 and said["og:description"] == [about]


def test_an_entry_is_described_by_its_gloss(example: Format) -> None:
    said = metadata(page(example, "glossary/lemon-curd"))
    assert said["description"] == said["og:description"]
    gloss = page(example, "glossary/lemon-curd").select_one(".gloss")
    assert gloss and said["description"] == [" ".join(gloss.text.split())]
    assert said["citation_inbook_title"] == ["The Crumley cake contest: A reader’s edition"]
    assert said["citation_author"] and said["citation_publication_date"] == ["2026/01/05"]


@pytest.mark.parametrize("docname", ["index", "source/introduction", "source/thread"])
def test_other_pages_say_no_more_than_title_and_description(example: Format, docname: str) -> None:
    said = metadata(page(example, docname))
    assert said["og:title"] and said["og:site_name"] == ["The Crumley Cake Contest"]
    assert not [name for name in said if name.startswith(("citation_", "DC."))]


def test_other_builders_are_left_alone(example: Format) -> None:
    assert "og:title" not in metadata(page(example, "source/post", "epub"))


def test_addresses_alternates_and_what_the_document_sets_itself(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    (bench.source / "files").mkdir()
    bench.write_bytes("files/book.pdf", b"%PDF-")
    text = bench.read("source/introduction.md")
    own = "myst:\n  html_meta:\n    description: Mine.\n"
    front = text.replace("---\n", f"---\n{own}", 1) if text.startswith("---") else ""
    bench.write("source/introduction.md", front or f"---\n{own}---\n\n{text}")
    built = bench.build(
        "html",
        strict=True,
        html_baseurl="https://cakes.example/",
        html_extra_path=["files"],
        apparatus_downloads=["book.pdf", "book.epub"],
    )
    post = BeautifulSoup((built.out / "source/post.html").read_text("utf-8"), "html.parser")
    address = "https://cakes.example/source/post.html"
    said = metadata(post)
    assert said["og:url"] == said["DC.identifier"] == said["citation_public_url"] == [address]
    assert [link["href"] for link in post.select("link[rel=canonical]")] == [address]
    alternates = post.select("link[rel=alternate]")
    assert [(link["type"], link["href"]) for link in alternates] == [
        ("application/pdf", "../book.pdf")
    ]
    other = (built.out / "source/introduction.html").read_text("utf-8")
    assert metadata(BeautifulSoup(other, "html.parser"))["description"] == ["Mine."]


def test_the_files_in_the_site_are_offered_with_their_sizes(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    files = ["book.pdf", "book.epub"]
    alone = bench.build("html", strict=True, apparatus_downloads=files)
    front = BeautifulSoup(alone.page("index.html"), "html.parser")
    assert not front.select(".downloads") and not front.select("a[href^=book]")
    (alone.out / "book.pdf").write_bytes(bytes(1_260_000))
    offered = bench.build("html", strict=True, apparatus_downloads=files)
    front = BeautifulSoup(offered.page("index.html"), "html.parser")
    links = [(link["href"], link.text) for link in front.select(".downloads a")]
    assert links == [("book.pdf", "Download as PDF (1.3\N{NO-BREAK SPACE}MB)")]
    assert "book.pdf" not in bench.build("text", strict=True, apparatus_downloads=files).page(
        "index.txt"
    )
