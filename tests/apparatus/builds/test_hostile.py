"""Hostile and broken files by the hundred: each is refused by name, and none has any effect."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from .hostile import BODIES, FILES, FRONTS, MARK, entry, word
from .workbench import Build, Workbench

pytestmark = pytest.mark.slow

NOTES = "source/post.notes.md"
NOTE = """
::::::{{annotation}} hostile-{number}
:passage: p1
:quote: Nobody
:kind: textual
:by: editors
:date: 2026-01-05

{body}
::::::
"""
IN_NOTES = {
    "annotation in an entry": '1:1 note-invalid The note "hostile-23" is not closed.',
    "comment alone": '1:1 note-invalid The note "hostile-67" says nothing.',
    "nothing": '1:1 note-invalid The note "hostile-68" says nothing.',
    "body too long": "8:1 note-content The note has 36000 characters.",
}
"""What is said of a text in a note where it is not what is said of it in an entry."""


def described(path: str, said: str) -> str:
    """Return what is said of a file as Sphinx prints it, up to the first words."""
    place, code, found = said.split(" ", 2)
    return f"{path}:{place}: {code} {found}"


class Collection:
    """The example edition with all hostile entries and notes in it."""

    def __init__(self, folder: Path) -> None:
        self.bench = Workbench(folder)
        self.expected: list[str] = []
        self._write_entries()
        self._write_notes()

    def _write_entries(self) -> None:
        texts = [(entry(n, body), said) for n, (_, body, said) in enumerate(BODIES)]
        first = len(texts)
        texts += [(entry(n, **front), said) for n, (_, front, said) in enumerate(FRONTS, first)]
        for number, (text, said) in enumerate(texts):
            path = f"glossary/h{number:03}.md"
            self.bench.write(path, text)
            self.expected.append(described(path, said))
        for _, name, raw, said in FILES:
            self.bench.write_bytes(f"glossary/{name}", raw)
            self.expected.append(described(f"glossary/{name}", said))
        words = " ".join(map(word, [*range(len(texts)), *range(900, 910)]))
        page = self.bench.read("source/introduction.md")
        self.bench.write("source/introduction.md", f"{page}\n{words}\n")

    def _write_notes(self) -> None:
        text = self.bench.read(NOTES)
        for number, (name, body, said) in enumerate(BODIES):
            line = text.count("\n") + 2
            text += NOTE.format(number=number, body=body)
            in_note = said.replace("entry", "note")
            at, code, found = IN_NOTES.get(name, in_note).split(" ", 2)
            offset, column = map(int, at.split(":"))
            offset -= 0 if name in IN_NOTES else 2  # a body begins in line 10 or 8
            self.expected.append(f"{NOTES}:{line + offset - 1}:{column}: {code} {found}")
        self.bench.write(NOTES, text)


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return Collection(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def web(collection: Collection) -> Build:
    return collection.bench.build("html", html_copy_source=False)


def test_there_are_hundreds_of_them(collection: Collection) -> None:
    assert len(collection.expected) == len(BODIES) * 2 + len(FRONTS) + len(FILES)
    assert len(collection.expected) > 180


def test_each_is_refused_by_its_name_and_nothing_else_is_said(
    collection: Collection, web: Build
) -> None:
    """What is said more than once of a file, is said for all that is wrong with it."""
    said = [f"{m.location}: {m.code} {m.text}" for m in web.messages]
    missing = [e for e in collection.expected if not any(s.startswith(e) for s in said)]
    assert missing == []
    paths = {e.partition(":")[0] for e in collection.expected}
    assert {m.location.partition(":")[0] for m in web.messages} == paths
    assert len(said) <= len(collection.expected) + 12
    assert web.status == 1


def test_nothing_of_them_is_on_the_web_pages(web: Build) -> None:
    pages = sorted(path for path in web.out.rglob("*") if path.is_file())
    assert len(pages) > 100
    assert [path for path in pages if MARK.encode() in path.read_bytes()] == []


def test_the_rest_of_the_edition_is_there(web: Build) -> None:
    assert "Two layers with jam between." in web.page("source/post.html")
    assert "Current of cold air." in web.page("glossary/draught.html")
    assert len(re.findall(r'class="glossary-entry', web.page("glossary/h000.html"))) == 1


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_nothing_of_them_is_in_other_formats(builder: str, collection: Collection) -> None:
    build = collection.bench.build(builder, html_copy_source=False)
    for path in build.out.rglob("*"):
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as archive:
                assert not any(MARK.encode() in archive.read(name) for name in archive.namelist())
        elif path.is_file():
            assert MARK.encode() not in path.read_bytes(), path


def test_nothing_of_them_is_in_the_pdf(collection: Collection) -> None:
    build = collection.bench.build("pdf", typst_page_breaks="quick")
    (path,) = build.out.glob("*.pdf")
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Two layers with jam" in text
    assert MARK not in text
    assert b"/JavaScript" not in path.read_bytes()
    assert b"javascript:" not in path.read_bytes()
