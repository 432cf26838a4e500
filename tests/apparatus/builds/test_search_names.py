"""What the search of the theme is told of an edition: names, and what it leaves out.

The golden file lists the targets that the search knows in the example edition, with their names.
After a change that is meant, write it anew: ``GOLDEN=write pytest`` with the path of this file.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from .conftest import Format
from .workbench import Workbench

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden" / "search.txt"


def read(folder: Path, part: str) -> list[Any]:
    """Return the content of the files of one part of the index, in order."""
    files = sorted(folder.glob(f"{part}-*.js"), key=lambda file: int(file.stem.split("-")[1]))
    contents = [file.read_text("utf-8").split(",", 2)[2] for file in files]
    return [json.loads(content.removesuffix(")\n")) for content in contents]


def units(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return address, name, what it is, and words of each unit, in order."""
    return [
        (f"{text['pages'][page][1]}#{identifier}", name, about, words)
        for text in read(folder, "text")
        for page, identifier, name, about, words in text["units"]
    ]


def test_passages_and_entries_have_names(example: Format) -> None:
    folder = example("html").out / "_search"
    lines = [" | ".join(unit[:3]).rstrip(" |") for unit in units(folder)]
    names = [item for part in read(folder, "words") for item in part["names"].items()]
    found = sorted((entry[0], form) for form, entries in names for entry in entries)
    lines += [""] + [f"{form} = {lines[number]}" for number, form in found]
    text = "\n".join(lines) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_words_are_those_of_the_text_without_numbers_and_calls(example: Format) -> None:
    words = {address: text for address, _, _, text in units(example("html").out / "_search")}
    assert words["source/reply.html#q1"] == (
        "It has been said that my sponge fell. It did not fall; it settled. "
        "Victoria sponges settle."
    )


def test_lists_of_mentions_are_left_out(example: Format) -> None:
    found = " ".join(text for *_, text in units(example("html").out / "_search"))
    assert "Mentioned in" in example("html").page("glossary/judge.html")
    assert "Mentioned in" not in found
    assert found.count("everybody knows it, even the parish hall cat") == 1  # not the witness's
    assert "Cited in:" in example("html").page("source/bibliography.html")
    assert "Cited in:" not in found


def test_the_index_of_other_themes_is_untouched(tmp_path: Path) -> None:
    build = Workbench(tmp_path).build("html", html_theme="alabaster", html_theme_options={})
    assert build.lines == []
    assert (build.out / "searchindex.js").exists()


def test_an_alias_is_a_form_of_its_entry(example: Format) -> None:
    found = {form: ns for part in read(example("html").out / "_search", "words")
             for form, ns in part["names"].items()}  # fmt: skip
    [contest] = found["c c c"]
    assert contest[1] == 1 and "crumley cake contest" in contest[2:]
