"""The file itself: what is in it, what is not, and that it is the same each time."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from epub_building import Book, Make
from sphinx_reader_epub import metadata
from sphinx_reader_epub.archive import pack


def test_the_type_comes_first_and_bare(book: Book) -> None:
    with ZipFile(book.path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
        assert not first.extra


def test_two_builds_are_the_same_to_the_byte(
    book: Book, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Almaty")
    again = make("again", parallel=2)
    assert again.path.read_bytes() == book.path.read_bytes()


def test_a_rebuild_is_the_same_as_a_clean_build(book: Book, make: Make) -> None:
    words = (Path(__file__).parent / "book/preface.rst").read_text("utf-8")
    make(write={"preface.rst": "Preface\n=======\n\nOther words.\n", "stray.rst": ":orphan:\n"})
    again = make(write={"preface.rst": words, "stray.rst": None})
    assert again.names == book.names
    assert again.path.read_bytes() == book.path.read_bytes()


def test_a_rebuild_with_other_options_is_silent(make: Make) -> None:
    assert make(html_title="One").warnings == ""
    assert make(html_title="Another").warnings == ""


def test_file_times_and_permissions_leave_no_trace(tmp_path: Path) -> None:
    names = ("mimetype", "META-INF/container.xml", "content.opf", "nav.xhtml", "toc.ncx")
    time = datetime(2020, 5, 17, tzinfo=UTC)
    made = []
    for mode, stamp in ((0o644, 1_000_000_000), (0o600, 1_500_000_000)):
        for name in names:
            file = tmp_path / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(name)
            file.chmod(mode)
            os.utime(file, (stamp, stamp))
        pack(tmp_path, tmp_path / "x.epub", [], time)
        made.append((tmp_path / "x.epub").read_bytes())
    assert made[0] == made[1]


def test_no_script_and_nothing_that_no_page_needs(book: Book) -> None:
    assert [name for name in book.names if name.endswith(".js")] == []
    static = {name for name in book.names if name.startswith("_static/")}
    assert static == {"_static/book.css", "_static/pygments.css"}
    for name in book.names:
        if name.endswith(".xhtml"):
            page = book.page(name)
            assert page.find("script") is None, name
            for link in page.select("link[rel=stylesheet]"):
                linked = (book.folder / name).parent.joinpath(str(link["href"])).resolve()
                assert linked.relative_to(book.folder).as_posix() in static


def test_the_day_comes_from_the_option_then_the_environment_never_the_clock() -> None:
    assert metadata.moment("2020-05-17", "0") == datetime(2020, 5, 17, tzinfo=UTC)
    assert metadata.moment("", "1589673600") == datetime(2020, 5, 17, tzinfo=UTC)
    assert metadata.moment("", "0") == metadata.moment("", None) == metadata.NO_DATE
