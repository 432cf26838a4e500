"""Every format is built without a word of complaint and holds the base text, letter for letter."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .conftest import Format
from .workbench import EXAMPLE, Workbench

pytestmark = pytest.mark.slow

HTML = {
    "html": "{}.html",
    "dirhtml": "{}/index.html",
    "singlehtml": "index.html",
    "epub": "{}.xhtml",
}
OTHERS = ("latex", "text", "pdf", "pseudoxml")


def witness(name: str) -> list[str]:
    path = EXAMPLE / "source/witness" / name
    return path.read_bytes().decode("utf-8").split("\n")


def base_text() -> dict[str, dict[str, str]]:
    """Return, by document, what each unit must hold: the lines of the witness, put in order."""
    sponge, reply = witness("sponge-2012-06.txt"), witness("reply-2012-06.txt")
    post = ("p-dateline", "p-title", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p-signature")
    thread = ("c1-byline", "c1-1", "c1-2", "c2-1", "c2-2", "c3-byline", "c3-1", "c3-2")
    later = ("c4-byline", "c4-1", "c5-1")
    units = dict(zip((*thread, *later), sponge[12:], strict=True))
    for before, byline in (("c1-2", "c2-byline"), ("c4-1", "c5-byline")):
        units[before] = units[before].removesuffix(" said...")
        units[byline] = "said..."
    return {
        "source/post": dict(zip(post, sponge[:11], strict=True)),
        "source/thread": units,
        "source/reply": dict(
            zip(("q-dateline", "q-title", "q1", "q-signature"), reply, strict=False)
        ),
    }


UNITS = [(doc, unit, words) for doc, units in base_text().items() for unit, words in units.items()]


@pytest.mark.parametrize("builder", [*HTML, *OTHERS])
def test_the_build_is_silent(builder: str, example: Format) -> None:
    build = example(builder)
    assert (build.lines, build.status) == ([], 0)


def test_catalogues_for_translators_are_made_in_silence(tmp_path: Path) -> None:
    build = Workbench(tmp_path).build("gettext", strict=True)
    assert (build.lines, build.status) == ([], 0)


@pytest.mark.parametrize("builder", HTML)
def test_each_unit_holds_just_its_words(builder: str, example: Format) -> None:
    pages = {
        doc: BeautifulSoup(example(builder).page(HTML[builder].format(doc)), "html.parser")
        for doc in base_text()
    }
    for doc, unit, words in UNITS:
        (element,) = pages[doc].find_all(id=unit)
        for added in element.select(".apparatus, .headerlink"):
            added.decompose()
        assert element.get_text() == words, unit


def test_there_is_no_other_unit(example: Format) -> None:
    """The passages on the page are those of the witness, and no more."""
    page = BeautifulSoup(example("singlehtml").page("index.html"), "html.parser")
    shown = [element["id"] for element in page.select(".passage, .byline, .dateline, .signature")]
    assert Counter(shown) == Counter(unit for _, unit, _ in UNITS if not unit.endswith("-title"))


@pytest.mark.parametrize("builder", HTML)
def test_every_link_leads_somewhere(builder: str, example: Format) -> None:
    out = example(builder).out
    suffix = "*.xhtml" if builder == "epub" else "*.html"
    pages = {
        path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in out.rglob(suffix)
    }
    ids = {path: {tag["id"] for tag in soup.find_all(id=True)} for path, soup in pages.items()}
    checked = 0
    for path, soup in pages.items():
        for link in soup.select("main.body a[href]"):
            address, _, fragment = str(link["href"]).partition("#")
            if "//" in address:
                continue
            folder = out if address.startswith("/") else path.parent  # the root of the site
            target = (folder / address.lstrip("/")).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            assert target in pages or _is_download(target), (path, link["href"])
            assert not fragment or fragment in ids[target], (path, link["href"])
            checked += 1
    assert checked > 250


def _is_download(path: Path) -> bool:
    return "_downloads" in path.parts and path.is_file()


def test_notes_have_ids_of_their_own_in_a_single_page(example: Format) -> None:
    soup = BeautifulSoup(example("singlehtml").page("index.html"), "html.parser")
    ids = Counter(str(tag["id"]) for tag in soup.find_all(id=True))
    assert {name for name, count in ids.items() if count > 1 and name.startswith("note-")} == set()


def test_latex_labels_every_unit_of_the_text(example: Format) -> None:
    build = example("latex")
    (tex,) = Path(build.out).glob("*.tex")
    text = tex.read_text(encoding="utf-8")
    for doc, unit, _ in UNITS:
        assert f"\\label{{\\detokenize{{{doc}:{unit}}}}}" in text, unit


def test_a_pdf_is_made(example: Format) -> None:
    (pdf,) = Path(example("pdf").out).glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
