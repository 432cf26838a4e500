"""The apparatus in print: the base text letter for letter, its margins, notes and glossary."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pdfplumber
import pytest
from typst_building import Built, run

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples/crumley"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a small edition."""
    folder = tmp_path_factory.mktemp("edition")
    shutil.copytree(EXAMPLE, folder / "source", ignore=shutil.ignore_patterns("build"))
    return run(folder / "source", folder / "build", {"typst_index_links": ["autolink"]})


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the text of the edition printed without its apparatus, white space left out."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(EXAMPLE, folder / "source", ignore=shutil.ignore_patterns("build"))
    conf = {
        "typst_classes": {"apparatus": None},
        "typst_hyphenate": False,
        "suppress_warnings": ["typst.reference"],
    }
    return "".join(run(folder / "source", folder / "build", conf).text.split())


def witness() -> list[str]:
    lines = (EXAMPLE / "source/witness/sponge-2012-06.txt").read_text("utf-8").split("\n")
    return [line.removesuffix(" said...") if line[0].islower() else line for line in lines]


PRINTED = [line for line in witness() if not line.startswith(("Who Let", "Posted by"))]
"""All lines but the title, which is checked as a heading, and the one declared as left out."""


def test_nothing_is_warned_of(edition: Built) -> None:
    assert (edition.warnings, edition.statuscode) == ("", 0)


@pytest.mark.parametrize("line", PRINTED)
def test_the_base_text_is_printed_letter_for_letter(bare: str, line: str) -> None:
    assert "".join(line.split()) in bare


def test_passage_numbers_stand_in_the_margin(edition: Built) -> None:
    with pdfplumber.open(edition.pdf) as pdf:
        page = next(p for p in pdf.pages if "¶2" in (p.extract_text() or ""))
        words = page.extract_words()
    mark = next(w for w in words if w["text"] == "¶2")
    first = next(w for w in words if w["text"].startswith("Here"))
    assert mark["x1"] < first["x0"]
    assert abs(mark["bottom"] - first["bottom"]) < 3


def test_a_comment_names_replies_and_quotations_with_their_pages(edition: Built) -> None:
    assert re.search(r"In reply to comment 1 \(p\. \d+\)\.", edition.text)
    assert re.search(r"Quotes comment 1\.2 \(p\. \d+\)\.", edition.text)


def test_mentions_of_an_entry_run_on_with_their_pages(edition: Built) -> None:
    one = r"[^.]*\(p\. \d+\)"
    assert re.search(rf"Mentioned in The Sponge, ¶\d \(p\. \d+\)(, {one})*\.", edition.text)
    assert "Mentioned in •" not in edition.text


def test_the_index_lists_the_pages_of_mentions_and_the_entry_in_bold(edition: Built) -> None:
    index = edition.pages[-1]
    assert re.search(r"lemon curd, \d+(, \d+|–\d+)+", index)
    with pdfplumber.open(edition.pdf) as pdf:
        letters = [c for c in pdf.pages[-1].chars if c["text"].isdigit()]
    assert any("Bold" in c["fontname"] or "Semibold" in c["fontname"] for c in letters)


def test_the_bibliography_says_where_a_work_is_cited(edition: Built) -> None:
    assert re.search(r"Cited in: .*\(p\. \d+\)", edition.text)
