"""The registry: an issued identifier never vanishes and never means other words."""

from __future__ import annotations

import json

import pytest
from core_samples import shown, unit
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.registry import check_registry, digest, read_registry, write_registry

PATH = "source/passages.json"
UNITS = [unit("p1", "One.", 3), unit("p2", "Two.", 5)]
ISSUED = {"p1": digest("One."), "p2": digest("Two.")}


def test_the_digest_is_the_hash_of_the_words() -> None:
    """Anyone can check it: printf 'One.' | sha256sum."""
    assert digest("One.") == "70277bfc409b502132d7a48b2a3b386294264b31f7bf024a5fb0cafabb8ac122"
    assert digest("One.\u00a0") != digest("One. ")


def test_issued_passages_that_keep_their_words_pass() -> None:
    assert check_registry(UNITS, ISSUED, PATH) == []


def test_changed_words_are_reported_where_they_stand() -> None:
    assert shown(check_registry([unit("p1", "One!", 3), UNITS[1]], ISSUED, PATH)) == [
        'post.md:3:1: The words of "p1" are no longer those that were issued '
        f"({digest('One!')[:12]}…, not {digest('One.')[:12]}…). "
        "Restore them; other words need another identifier. [passage-changed]"
    ]


def test_a_vanished_passage_is_reported_on_the_registry() -> None:
    assert shown(check_registry(UNITS[:1], ISSUED, PATH)) == [
        f'{PATH}:1:1: The issued passage "p2" is gone from the text. '
        "Restore it: readers may have cited it. [passage-vanished]"
    ]


def test_a_new_passage_waits_to_be_issued() -> None:
    (problem,) = check_registry([*UNITS, unit("p3", "Three.", 7)], ISSUED, PATH)
    assert (problem.location.line, problem.code) == (7, Code.PASSAGE_UNISSUED)
    assert "-D apparatus_issue_passages=1" in problem.hint


def test_passages_that_are_swapped_have_changed() -> None:
    swapped = [unit("p1", "Two."), unit("p2", "One.")]
    problems = check_registry(swapped, ISSUED, PATH)
    assert [p.code for p in problems] == [Code.PASSAGE_CHANGED, Code.PASSAGE_CHANGED]


@given(
    st.dictionaries(st.sampled_from(["p1", "p2", "c1-1", "p-title"]), st.text("aé\u00a0\n")),
    st.dictionaries(st.sampled_from(["p1", "p9"]), st.text("ab")),
)
def test_issuing_adds_and_never_changes(texts: dict[str, str], older: dict[str, str]) -> None:
    units = [unit(name, text) for name, text in texts.items()]
    issued = {name: digest(text) for name, text in older.items()}
    written = write_registry(units, issued)
    read, problems = read_registry(written, PATH)
    assert problems == []
    assert read == {**{name: digest(text) for name, text in texts.items()}, **issued}
    assert write_registry(units, read) == written
    codes = {p.code for p in check_registry(units, read, PATH)}
    assert codes <= {Code.PASSAGE_CHANGED, Code.PASSAGE_VANISHED}
    assert not codes or older


def test_the_file_has_a_line_for_each_passage() -> None:
    assert write_registry(UNITS, {}) == json.dumps(ISSUED, indent=1) + "\n"
    assert write_registry(UNITS, {}).count("\n") == 4


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("", "1:1"),
        ('{"p1": "a",\n "p2"}', "2:6"),
        ("[]", "1:1"),
        ('{"p1": 1}', "1:1"),
        ('{"p1": ["a"]}', "1:1"),
        ("null", "1:1"),
        ("<<<<<<< HEAD\n{}", "1:1"),
    ],
)
def test_a_broken_file_is_reported_and_gives_nothing(text: str, location: str) -> None:
    issued, problems = read_registry(text, PATH)
    assert issued == {}
    (line,) = shown(problems)
    assert line.startswith(f"{PATH}:{location}: ")
    assert line.endswith("Restore the file. [registry-invalid]")


def test_an_empty_registry_is_a_registry() -> None:
    assert read_registry("{}", PATH) == ({}, [])


def test_an_identifier_that_stands_twice_is_reported_where_it_stands_again() -> None:
    text = '{\n "p1": "aa",\n "p2": "\\"p1\\": ",\n "p\\u0031": "bb",\n "p2": "dd"\n}\n'
    _, problems = read_registry(text, PATH)
    hint = "Take out the one that was added later; the history of the file tells which."
    assert shown(problems) == [
        f'{PATH}:4:2: The passage "p1" stands twice. {hint} [registry-invalid]',
        f'{PATH}:5:2: The passage "p2" stands twice. {hint} [registry-invalid]',
    ]
