"""What a screen reader is told: the structure of the PDF, by the rules of PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from page import ValidationProfile, validate_pdf
from typst_building import Built, Make


def objections(pdf: Path) -> list[str]:
    """Return the rules of PDF/UA-1 that a validator finds broken."""
    report = validate_pdf(pdf, profile=ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def elements(built: Built) -> list[dict[str, Any]]:
    """Return the elements of the structure, each before those within it."""

    def walk(element: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield element
        for child in element.get("children", []):
            yield from walk(child)

    with pdfplumber.open(built.pdf) as pdf:
        return [found for top in pdf.structure_tree for found in walk(top)]


def tags(built: Built, *, within: str) -> list[list[str]]:
    """Return the tags of the children of each element that has the tag *within*."""
    found = [element for element in elements(built) if element["type"] == within]
    return [[child["type"] for child in element.get("children", [])] for element in found]


def test_every_node_keeps_to_the_rules(sink: Built) -> None:
    assert objections(sink.pdf) == []


def test_the_rules_can_be_broken(make: Make) -> None:
    built = make("Words.", conf={"typst_pdf_standards": []})
    assert objections(built.pdf) != []


def test_a_note_is_tagged_with_its_label(make: Make) -> None:
    built = make(one="One\n===\n\nWords [#n]_ and [#n]_.\n\n.. [#n] A note.\n")
    assert tags(built, within="Note") == [["Lbl"]]
    assert [element["type"] for element in elements(built)].count("Lbl") == 3


def test_lines_on_the_title_page_are_paragraphs(make: Make) -> None:
    conf = {"typst_include": ["title-page"], "typst_title_page": {"subtitle": "Tales", "x": "1st"}}
    (top,) = tags(make("Words.", conf=conf), within="Document")
    assert top == ["P"] * 5  # title, subtitle, author, the further line; the text


def test_lines_with_a_look_of_their_own_are_paragraphs(make: Make) -> None:
    rst = ".. rubric:: Rubric\n\nterm\n  What it is.\n\n| Verse\n| more\n"
    (top,) = tags(make(rst, conf={"typst_include": []}), within="Document")
    assert top == ["P"] * 4
