"""``apparatus show`` and ``apparatus suggest``: what is linked, and what could be."""

from __future__ import annotations

import re

from .conftest import Command


def test_an_entry_is_shown_where_it_will_be_linked(command: Command) -> None:
    assert command("show", "agnes-pell") == 0
    lines = command.out.splitlines()
    assert lines[0] == "Agnes Pell (glossary/agnes-pell.md)"
    assert '    1  "Mrs Pell"' in lines
    assert "Linked, at the first mention in a section: 4" in lines
    (place,) = [line for line in lines if line.startswith("    source/thread, comment 4.1")]
    assert place == "    source/thread, comment 4.1: ask [agnes pell] about the lemon curd, i say."


def test_what_is_shown_is_what_the_pages_have(command: Command) -> None:
    command("show", "agnes-pell")
    shown = re.findall(r"^    (source/\w+), .*\[", command.out, re.MULTILINE)
    build = command.bench.build("html")
    for name in sorted(set(shown)):
        page = build.page(f"{name}.html")
        links = re.findall(r'href="[^"]*agnes-pell.html#term-agnes-pell"', page)
        assert len(links) == shown.count(name), name


def test_further_mentions_in_a_section_are_not_linked(command: Command) -> None:
    assert command("show", "judge") == 0
    linked, _, mentioned = command.out.partition("Mentioned, and not linked: ")
    assert int(mentioned.split()[0]) == len(re.findall(r"^    \S+, ", mentioned, re.MULTILINE))
    assert "Linked, at the first mention" in linked


def test_an_entry_is_found_by_its_file_or_a_form(command: Command) -> None:
    command("show", "agnes-pell")
    by_slug = command.out
    for name in ("glossary/agnes-pell.md", "mrs pell", "Mrs Pell"):
        assert command("show", name) == 0
        assert command.out == by_slug


def test_an_unknown_entry_is_answered_with_the_nearest(command: Command) -> None:
    assert command("show", "draugt") == 2
    assert command.err == 'apparatus: "draugt" is not an entry. Did you mean "draught"?\n'


def test_an_entry_that_was_just_begun_is_shown(command: Command) -> None:
    text = command.bench.read("glossary/draught.md")
    command.bench.write("glossary/round.md", text.replace("title: draught", "title: second round"))
    try:
        assert command("show", "round") == 0
        assert '"second round"' in command.out
    finally:
        (command.bench.source / "glossary/round.md").unlink()


def test_what_has_no_entry_is_suggested(command: Command) -> None:
    assert command("suggest") == 0
    assert "Sponge" not in command.out
    path = "glossary/parish-hall.md"
    command.bench.edit(path, "title: parish hall", "title: village green")
    assert command("suggest") == 0
    assert "Parish Hall  (p1" in command.out
    assert command.out.endswith('Begin an entry with: apparatus new "…"\n')
