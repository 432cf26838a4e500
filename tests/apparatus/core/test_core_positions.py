"""Two sides of a dispute are two holders who hold different things."""

from __future__ import annotations

from core_samples import shown
from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.entry_file import read_entry
from sphinx_apparatus.core.positions import Position, check_positions, sides
from sphinx_apparatus.core.yaml_record import schema

BAKER = Position("The baker", "It rose.", "baker1901")
COOK = Position("The cook", "It fell.", "cook1902")
ENTRY = """\
---
title: bun
kind: concept
short: A bun.
sources: [baker1901, cook1902]
positions:
- holder: The baker
  stance: It rose.
  source: baker1901
- holder: The cook
  stance: It fell.
  source: {source}
authors: [editor]
created: 2026-11-22
---

A bun.
"""


def checked(*positions: Position) -> list[str]:
    keys = {number: SourceLocation("a.md", 20 + number) for number in range(len(positions))}
    cited = ["baker1901", "cook1902"]
    return shown(list(check_positions(positions, cited, "bun", SourceLocation("a.md", 9), keys)))


def test_two_holders_of_different_things_are_two_sides() -> None:
    assert sides([BAKER, COOK]) == 2
    assert checked(BAKER, COOK) == []


def test_two_works_that_tell_the_same_side_are_one() -> None:
    again = Position("the  Baker.", "It rose well.", "cook1902")
    assert sides([BAKER, again]) == 1
    assert sides([BAKER, Position("The cook", "it rose", "cook1902")]) == 1
    assert checked(BAKER, again) == [
        "a.md:9:1: bun is contested; sides that it names: 1. Add positions: two at least, of "
        "different holders who hold different things. [contested-one-sided]"
    ]
    assert "sides that it names: 0" in checked()[0]


def test_the_source_of_a_position_is_cited() -> None:
    assert checked(BAKER, Position("The cook", "It fell.", "cook1920")) == [
        'a.md:21:1: The source "cook1920" of a position is not cited in bun. '
        'Did you mean "cook1902"? [contested-one-sided]'
    ]


def test_an_entry_names_two_sides_among_its_sources() -> None:
    file = read_entry(ENTRY.format(source="cook1902"), "glossary/bun", "glossary/bun.md")
    assert file.problems == []
    assert file.entry and file.entry.positions == (BAKER, COOK)
    file = read_entry(ENTRY.format(source="cook1903"), "glossary/bun", "glossary/bun.md")
    assert shown(file.problems) == [
        'glossary/bun.md:12:11: The source "cook1903" of a position is not cited in bun. '
        'Did you mean "cook1902"? [contested-one-sided]'
    ]
    assert file.entry  # it is printed, since the rule may be waived


def test_notes_and_entries_name_positions_in_the_same_form() -> None:
    assert (
        schema("positions")["properties"]["positions"]
        == (schema("entry")["properties"]["positions"])
    )
    keys = schema("ledger")["$defs"]["assessment"]["properties"]["positions"]["items"]
    assert keys["required"] == schema("positions")["properties"]["positions"]["items"]["required"]
