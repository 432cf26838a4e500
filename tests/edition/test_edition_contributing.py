"""What the contributor guide shows can be done as it is shown."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml
from edition_sources import entries, read, sources
from sphinx_apparatus.cli.main import parser
from sphinx_apparatus.core.contributors import read_contributors
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.entry_file import read_entry

GUIDE = read("CONTRIBUTING.md")
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<language>\w+)\n(?P<body>.*?)^(?P=indent)```$", re.M | re.S
)


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a language, without their indents."""
    return [
        re.sub(rf"^{block['indent']}", "", block["body"], flags=re.M)
        for block in _BLOCK.finditer(GUIDE)
        if block["language"] == language
    ]


def shown_entry() -> str:
    (found,) = [block for block in blocks("md") if block.startswith("---\n")]
    return found


def commands() -> list[list[str]]:
    """Return the calls of ``apparatus`` that the guide shows, in blocks and in running text."""
    lines = [line[2:] for block in blocks("console") for line in block.splitlines()]
    lines += re.findall(r"`(\.venv/bin/apparatus [^`]+)`", GUIDE)
    return [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/apparatus ")]


def test_the_entry_and_the_record_are_valid_and_sign_each_other() -> None:
    (record,) = blocks("yaml")
    people, wrong = read_contributors("c.yml", lambda _path: record.encode())
    assert wrong == []
    file = read_entry(shown_entry(), "glossary/uzbekistan", "glossary/uzbekistan.md")
    assert file.problems == []
    assert file.entry
    assert set(file.entry.authors) == set(people)
    assert set(file.entry.see_also) <= set(entries())
    assert file.entry.slug not in entries(), "choose another example: it has been written"
    assert file.entry.title in read("source/thread.notes.md")


def test_the_source_is_one_of_the_edition_and_that_of_the_entry() -> None:
    (work,) = blocks("bibtex")
    data = yaml.safe_load(shown_entry().split("---\n")[1])
    (key,) = data["sources"]
    assert work.strip() == sources()[key].strip()


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_the_commands_are_understood(arguments: list[str]) -> None:
    parsed = parser().parse_args(arguments)
    if arguments[0] == "explain" and arguments[1].islower():
        assert arguments[1] in {code.slug for code in Code}
    assert callable(parsed.run)


def test_the_commands_of_every_step_are_shown() -> None:
    assert {arguments[0] for arguments in commands()} >= {"new", "check", "show", "explain"}


def test_the_plain_commands_are_those_of_make() -> None:
    makefile = read("Makefile")
    said = " ".join(blocks("console"))
    for words in ("-m venv", "-m pip install", "-W --keep-going"):
        assert words in makefile, words
        assert words in said, words
