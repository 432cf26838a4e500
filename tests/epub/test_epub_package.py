"""What the package says of the book, and how a reader finds the way in it."""

from __future__ import annotations

import pytest
from epub_building import Book, Make, one
from sphinx_reader_epub import cover, metadata
from sphinx_reader_epub.navigation import NavigationTarget, landmarks


def links(book: Book, kind: str) -> list[tuple[str, str]]:
    """Return words and address of the links of a part of the navigation."""
    nav = one(book.page("nav.xhtml"), f'nav[epub\\:type="{kind}"]')
    return [(a.get_text(), str(a["href"])) for a in nav.select("a")]


def test_the_book_is_read_in_the_order_of_the_table_of_contents(book: Book) -> None:
    assert book.spine == [
        "epub-cover.xhtml",
        "index.xhtml",
        "nav.xhtml",
        "preface.xhtml",
        "letter.xhtml",
        "words.xhtml",
        "works.xhtml",
        "colophon.xhtml",
        "genindex.xhtml",
    ]
    assert book.package(".//itemref[@linear]") == []


def test_contents_list_hidden_tables_too(book: Book) -> None:
    assert links(book, "toc") == [
        ("The Lighthouse: Letters from a rock", "index.xhtml"),
        ("Preface", "preface.xhtml"),
        ("Letter", "letter.xhtml"),
        ("Of oil", "letter.xhtml#of-oil"),
        ("Words", "words.xhtml"),
        ("Works", "works.xhtml"),
        ("Colophon", "colophon.xhtml"),
        ("Index", "genindex.xhtml"),
    ]


def test_landmarks(book: Book) -> None:
    nav = one(book.page("nav.xhtml"), 'nav[epub\\:type="landmarks"]')
    assert [(a["epub:type"], a["href"]) for a in nav.select("a")] == [
        ("cover", "epub-cover.xhtml"),
        ("toc", "nav.xhtml#toc"),
        ("bodymatter", "letter.xhtml"),
        ("glossary", "words.xhtml"),
        ("bibliography", "works.xhtml"),
        ("index", "genindex.xhtml"),
    ]


def test_the_body_begins_after_the_root_if_nothing_else_is_said() -> None:
    titles = {"index": "Root", "one": "One", "two": "Two"}
    order = ["index", "one", "two"]
    assert landmarks(order, {}, titles, ".xhtml") == [
        NavigationTarget("One", "one.xhtml", "bodymatter")
    ]
    assert landmarks(["index"], {}, titles, ".x") == [
        NavigationTarget("Root", "index.x", "bodymatter")
    ]
    kinds = {"one": "chapter", "two": "chapter"}
    assert [p.uri for p in landmarks(order, kinds, titles, "") if p.kind == "chapter"] == ["one"]


def test_passages_are_navigation_targets(book: Book) -> None:
    assert links(book, "page-list") == [("¶1", "letter.xhtml#p1"), ("¶2", "letter.xhtml#p2")]
    nav = one(book.page("nav.xhtml"), 'nav[epub\\:type="page-list"]')
    assert one(nav, "h2").get_text() == "Numbered passages"
    for _, uri in links(book, "page-list"):
        page, _, identifier = uri.partition("#")
        assert one(book.page(page), f"#{identifier}").name == "p"


def test_every_navigation_but_the_contents_is_for_the_reading_system_alone(book: Book) -> None:
    hidden = {nav["id"]: nav.has_attr("hidden") for nav in book.page("nav.xhtml").select("nav")}
    assert hidden == {"toc": False, "landmarks": True, "page-list": True}


def test_identity_and_date(book: Book) -> None:
    (identifier,) = book.package(".//dc:identifier")
    assert f'unique-identifier="{identifier.get("id")}"' in book.read("content.opf")
    assert identifier.text and identifier.text.startswith("urn:uuid:")
    assert identifier.text in book.read("toc.ncx")
    assert identifier.text in book.read("colophon.xhtml")
    assert book.meta("dcterms:modified") == ["2020-05-17T00:00:00Z"]
    assert [date.text for date in book.package(".//dc:date")] == ["2020-05-17"]
    assert book.meta("schema:version") == ["1.2"]
    assert "Version 1.2" in book.page("colophon.xhtml").get_text()
    assert "unknown" not in book.read("content.opf")


def test_identifier_is_the_given_one_or_stays_the_same() -> None:
    assert metadata.identifier("urn:isbn:9780000000002", "A", "B") == "urn:isbn:9780000000002"
    assert metadata.identifier("unknown", "A", "B") == metadata.identifier("", "A", "B")
    assert metadata.identifier("", "A", "B") != metadata.identifier("", "A", "C")


def test_without_a_day_no_date_is_claimed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    undated = make("undated", reader_epub_date="")
    assert undated.package(".//dc:date") == []
    assert undated.meta("dcterms:modified") == ["1980-01-01T00:00:00Z"]
    assert "1980" not in undated.read("colophon.xhtml")


def test_every_claim_of_accessibility_holds(book: Book) -> None:
    assert book.meta("schema:accessMode") == ["textual"]
    assert book.meta("schema:accessModeSufficient") == ["textual"]
    images = [n for n in book.names if n.endswith((".png", ".jpg", ".svg", ".gif"))]
    assert images == ["cover.png"]
    assert one(book.page("epub-cover.xhtml"), "img")["alt"]
    assert book.meta("schema:accessibilityHazard") == ["none"]

    features = book.meta("schema:accessibilityFeature")
    assert features == [
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        "pageNavigation",
        "index",
    ]
    assert links(book, "toc") and links(book, "page-list") and "genindex.xhtml" in book.names
    pages = [n for n in book.names if n.endswith(".xhtml") and n != "nav.xhtml"]
    assert sorted(pages) == sorted(set(book.spine) - {"nav.xhtml"})
    assert all(book.page(name).find("h1") for name in pages)
    assert book.meta("pageBreakSource") == ["none"]
    assert book.meta("schema:accessibilitySummary") == [
        "No images but the cover; notes open where they are called."
    ]


def test_images_and_features_of_the_editors_are_told() -> None:
    claims = list(metadata.accessibility(["a.gif"], False, False, ["alternativeText"], ""))
    assert ("schema:accessMode", "visual") in claims
    assert ("schema:accessibilityFeature", "alternativeText") in claims
    assert ("schema:accessibilityHazard", "unknown") in claims
    assert {name for name, _ in claims}.isdisjoint(
        {"schema:accessModeSufficient", "schema:accessibilitySummary", "pageBreakSource"}
    )


def test_cover_is_drawn_and_declared(book: Book) -> None:
    image = (book.folder / "cover.png").read_bytes()
    assert image.startswith(b"\x89PNG")
    assert [int.from_bytes(image[i : i + 4]) for i in (16, 20)] == [1600, 2560]
    covers = book.package(".//item[@properties='cover-image']")
    assert [item.get("href") for item in covers] == ["cover.png"]
    drawn = cover.Cover(
        "The Lighthouse", "Letters from a rock", "The Keepers", "The Harbour Press", "en"
    )
    assert image == drawn.image()


def test_cover_colophon_and_index_can_be_left_out(make: Make) -> None:
    bare = make(reader_epub_cover=False, reader_epub_colophon=False, epub_use_index=False)
    assert bare.warnings == ""
    absent = {"cover.png", "epub-cover.xhtml", "colophon.xhtml", "genindex.xhtml"}
    assert absent.isdisjoint(bare.names)
    assert next(uri for _, uri in links(bare, "landmarks")) == "nav.xhtml#toc"
    assert "index" not in bare.meta("schema:accessibilityFeature")
