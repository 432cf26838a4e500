"""What a reader copies from the base text is the base text, letter for letter."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page
from sphinx_apparatus.core.model import DocumentRecord

from .conftest import Format
from .pages import page

pytestmark = pytest.mark.slow

DOCUMENTS = ["source/post", "source/thread", "source/reply"]
NO_BREAK_SPACE = "\u00a0"
TESTS = Path(__file__).parents[2]


def records(example: Format) -> dict[str, DocumentRecord]:
    """Return what was read of each document: its units are what the collation has proved."""
    pickled = example("html").out.parent / "doctrees" / "environment.pickle"
    documents: dict[str, DocumentRecord] = pickle.loads(pickled.read_bytes()).domaindata[
        "apparatus"
    ]["documents"]
    assert all(documents[name].units for name in DOCUMENTS)
    return documents


def units(example: Format, document: str) -> dict[str, str]:
    return {unit.id: unit.text for unit in records(example)[document].units}


@pytest.mark.parametrize("builder", ["html", "epub", "dirhtml", "singlehtml"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_content_of_a_unit_is_its_words(document: str, builder: str, example: Format) -> None:
    name = {"dirhtml": f"{document}/index", "singlehtml": "index"}.get(builder, document)
    soup = page(example, name, builder)
    expected = units(example, document)
    assert {name: _text(soup, name) for name in expected} == expected


def _text(soup: BeautifulSoup, identifier: str) -> str:
    element = soup.find(id=identifier)
    assert isinstance(element, Tag), identifier
    return element.get_text()


@pytest.fixture
def copying(browser: Browser, example: Format) -> Iterator[Page]:
    """A page that may read the clipboard, to be sent to the pages of the example."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def copied(page: Page, first: str, last: str = "") -> str:
    """Select two units and what is between them, or one; copy; return what is in the clipboard."""
    page.evaluate(
        "([first, last]) => getSelection().setBaseAndExtent("
        "document.getElementById(first), 0, "
        "document.getElementById(last), document.getElementById(last).childNodes.length)",
        [first, last or first],
    )
    page.keyboard.press("Control+c")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_copied_is_the_base_text(document: str, example: Format, copying: Page) -> None:
    copying.goto((example("html").out / f"{document}.html").as_uri())
    # Browsers put a space into the clipboard for a no-break space.
    expected = {
        name: text.replace(NO_BREAK_SPACE, " ").replace("\n", " ")
        for name, text in units(example, document).items()
    }
    assert {name: copied(copying, name) for name in expected} == expected


def test_what_is_copied_of_several_passages_has_nothing_between_them(
    example: Format, copying: Page
) -> None:
    copying.goto((example("html").out / "source/post.html").as_uri())
    words = units(example, "source/post")
    parts = copied(copying, "p1", "p4").split("\n")
    assert [part for part in parts if part] == [
        words[name].replace(NO_BREAK_SPACE, " ") for name in ("p1", "p2", "p3", "p4")
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_reader_mode_shows_the_base_text(document: str, example: Format) -> None:
    node = shutil.which("node")
    if node is None or not (TESTS / "node_modules/@mozilla/readability").exists():
        pytest.skip("@mozilla/readability is not installed (make node)")
    done = subprocess.run(
        [node, str(Path(__file__).with_name("reader_mode.cjs"))],
        input=(example("html").out / f"{document}.html").read_text("utf-8"),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    shown = json.loads(done.stdout)["text"]
    passages = {u.id: u.text for u in records(example)[document].units if u.kind == "passage"}
    assert {name for name, words in passages.items() if words not in shown} == set()
