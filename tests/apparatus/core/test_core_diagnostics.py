"""Diagnostics: a closed list of stable codes, and messages that show what cannot be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sphinx_apparatus
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.diagnostics import (
    Code,
    Problem,
    SourceLocation,
    excerpt,
    nearest,
    visible,
)

ISSUED = {
    "alias-common",
    "alias-unused",
    "bibliography-invalid",
    "citation-invalid",
    "citation-unknown",
    "comment-invalid",
    "contested-one-sided",
    "contributor-unknown",
    "date-wrong",
    "entry-content",
    "entry-duplicate",
    "entry-front-matter",
    "entry-schema",
    "entry-unused",
    "file-refused",
    "intervention-invalid",
    "later-source",
    "ledger-invalid",
    "ledger-note",
    "ledger-unsourced",
    "letters-confused",
    "note-content",
    "note-duplicate",
    "note-invalid",
    "note-unsourced",
    "passage-changed",
    "passage-duplicate",
    "passage-unissued",
    "passage-unknown",
    "passage-vanished",
    "provenance-invalid",
    "quotation-invalid",
    "quote-ambiguous",
    "quote-not-found",
    "reference-unknown",
    "registry-invalid",
    "reply-invalid",
    "see-also-unknown",
    "text-differs",
    "text-outside-passages",
    "text-unwitnessed",
    "value-unknown",
    "waiver-expired",
    "waiver-invalid",
    "waiver-unused",
    "withdrawn-invalid",
    "witness-changed",
    "witness-missing",
}
TWELVE = [f"w{number:02}" for number in range(12)]


def test_codes_that_were_issued_stay() -> None:
    """A code may be added here, never taken out: projects silence and look up warnings by it."""
    assert {code.slug for code in Code} == ISSUED


def test_codes_are_named_for_their_slugs() -> None:
    for code in Code:
        assert code.name == code.slug.upper().replace("-", "_")
        assert re.fullmatch(r"[A-Z].*\.", code.rule)
    assert len({code.rule for code in Code}) == len(Code)


def test_every_code_is_used() -> None:
    package = Path(sphinx_apparatus.__file__).parent
    used = "".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    assert [code.name for code in Code if f"Code.{code.name}" not in used] == []


def test_a_problem_reads_as_one_message() -> None:
    location = SourceLocation("glossary/bun.md", 7, 12)
    problem = Problem(location, Code.ENTRY_SCHEMA, '"cake" is not a kind.', "Known: bread.")
    assert f"{problem.location}: {problem}" == (
        'glossary/bun.md:7:12: "cake" is not a kind. Known: bread.'
    )
    assert str(Problem(location, Code.ENTRY_SCHEMA, "It is wrong.", "")) == "It is wrong."


def test_problems_are_sorted_by_location() -> None:
    def at(path: str, line: int, column: int, code: Code = Code.NOTE_INVALID) -> Problem:
        return Problem(SourceLocation(path, line, column), code, "x", "")

    expected = [
        at("a.md", 2, 9),
        at("a.md", 10, 1),
        at("a.md", 10, 2),
        at("b.md", 1, 1, Code.ENTRY_UNUSED),
        at("b.md", 1, 1),
    ]
    mixed = [expected[n] for n in (3, 0, 4, 2, 1)]
    assert sorted(mixed, key=lambda p: p.sort_key) == expected


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("organization", ("organisation", "person"), 'Did you mean "organisation"?'),
        ("xyz", ("b", "a"), "Known: a, b."),
        ("xyz", (), ""),
        ("q", TWELVE, f"Known: {', '.join(TWELVE)}."),
        ("q", [*TWELVE, "w99"], f"Known: {', '.join(TWELVE)}, …."),
    ],
)
def test_the_nearest_known_word_is_named(word: str, known: tuple[str, ...], hint: str) -> None:
    assert nearest(word, known) == hint


def test_hints_do_not_depend_on_the_order_of_sets() -> None:
    assert nearest("bun", ["bin", "ban", "ben"]) == nearest("bun", ["ben", "ban", "bin"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b", "a b"),
        ("a\u00a0b", "a[U+00A0 no-break space]b"),
        ("a\tb\nc", "a[tab]b[line break]c"),
        ("a\u00adb", "a[U+00AD soft hyphen]b"),
        ("a\u200bb", "a[U+200B zero-width space]b"),
        ("a\u2009b", "a[U+2009 thin space]b"),
        ("a\u2028b", "a[U+2028 line separator]b"),
        ("a\u202eb", "a[U+202E right-to-left override]b"),
        ("a\ufeffb", "a[U+FEFF zero-width no-break space]b"),
        ("a\rb", "a[U+000D control sign]b"),
        ("👩\u200d🔬 é e\u0301 漢", "👩\u200d🔬 é e\u0301 漢"),
    ],
)
def test_signs_that_cannot_be_seen_are_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.lists(st.sampled_from("ab \u00a0\u202f\u2009\t\n\u200b\u00ad\u2028\r"), max_size=8))
def test_texts_that_differ_are_shown_to_differ(signs: list[str]) -> None:
    text = "".join(signs)
    for other in (text.replace("\u00a0", " "), text.strip(), text.replace("\u202f", "\u2009")):
        assert (visible(text) == visible(other)) == (text == other)


def test_a_long_text_is_shown_on_one_line_and_cut() -> None:
    assert excerpt("a \n\n  b " + " " * 20_000) == "a b"
    assert excerpt("abc def", 5) == "abc…"
    assert excerpt("abc", 3) == "abc"
