"""Every format holds the same base text, notes, glossary and bibliography."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from edition_builds import ROOT, Builds
from parity_builds import NAME
from parity_contents import Contents, plain

Read = Callable[[str], Contents]
LATEX = pytest.param("latex", marks=pytest.mark.latex)
FORMATS = ("html", "epub", "typst", LATEX)
OTHERS = FORMATS[1:]
"""Those that are compared with the web pages."""

WITH_CONTEXTS = ("epub", LATEX)
"""Those that print the words around a mention, as the web pages do."""


@pytest.mark.parametrize("name", FORMATS)
def test_the_base_text_is_the_witness(name: str, contents: Read) -> None:
    """Line by line in the order of the edition; in the witness the date stands before the title.

    The bylines that the editors moved stand in the witness at the end of the paragraph before
    them, and so at the same place when lines are not counted.
    """
    units = contents(name).units
    order = ["p-dateline", "p-title", *(u for u in units if u not in ("p-dateline", "p-title"))]
    witness = (ROOT / "source/witness/econospeak-2022-01-24.txt").read_text("utf-8")
    assert "".join(units[unit] for unit in order) == plain(witness)


@pytest.mark.parametrize("name", OTHERS)
def test_the_passages_are_the_same(name: str, contents: Read) -> None:
    assert contents(name).units == contents("html").units


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("text", ["post", "thread"])
def test_the_notes_are_the_same(text: str, name: str, contents: Read) -> None:
    """Label, words, and the citations in them."""
    assert contents(name).notes[text] == contents("html").notes[text]


@pytest.mark.parametrize("name", FORMATS)
def test_the_citations_of_notes_lead_to_works(name: str, contents: Read) -> None:
    labels = [work[1:] for work in contents(name).works]
    cited: set[str] = set()
    for notes in contents(name).notes.values():
        for words in notes.values():
            if citation := re.search(r"\(([^()]*)\)(?:Intheledger:[^()]*)?$", words):
                cited.update(citation[1].split(";"))
    assert len(cited) > 50
    assert {c for c in cited if not any(label.startswith(f"{c}]") for label in labels)} == set()


@pytest.mark.parametrize("name", OTHERS)
def test_the_glossary_is_the_same(name: str, contents: Read) -> None:
    assert contents(name).listing == contents("html").listing
    assert words_of(contents(name)) == words_of(contents("html"))


@pytest.mark.parametrize("name", OTHERS)
def test_terms_are_mentioned_at_the_same_loci(name: str, contents: Read) -> None:
    assert mentions_of(contents(name)) == mentions_of(contents("html"))


@pytest.mark.parametrize("name", WITH_CONTEXTS)
def test_the_words_around_mentions_are_the_same(name: str, contents: Read) -> None:
    assert contents(name).entries == contents("html").entries


@pytest.mark.parametrize("name", OTHERS)
def test_the_bibliography_is_the_same(name: str, contents: Read) -> None:
    """In the same order, each work with what cites it."""
    assert contents(name).works == contents("html").works


def test_nothing_was_overlooked(contents: Read) -> None:
    """What is compared is all that there is: entries, notes and works by their sources."""
    read = contents("html")
    files = {path.stem for path in (ROOT / "glossary").glob("*.md")} - {"index"}
    assert len(read.entries) == len(files)
    for text, notes in read.notes.items():
        source = (ROOT / f"source/{text}.notes.md").read_text("utf-8")
        assert len(notes) == len(re.findall(r"^:+\{(?:annotation|intervention)\}", source, re.M))
    assert len(read.works) > 100
    assert all("Citedin:" in work for work in read.works)


@pytest.mark.latex
def test_the_log_of_latex_warns_of_nothing(builds: Builds) -> None:
    log = builds.good("latexpdf") / f"{NAME}.log"
    found = re.findall(
        r"undefined|multiply defined|Missing character.*|^!.*|^Overfull \\hbox \(\d{2,}.*",
        log.read_text("utf-8", errors="replace"),
        re.MULTILINE,
    )
    assert found == []


def words_of(contents: Contents) -> dict[str, str]:
    return {name: entry.words for name, entry in contents.entries.items()}


def mentions_of(contents: Contents) -> dict[str, str]:
    return {name: entry.mentioned for name, entry in contents.entries.items()}
