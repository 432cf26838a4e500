"""After a remedy the message is gone, the file says what it said, and no other word has changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.dates import day_meant
from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, SourceLocation
from sphinx_apparatus.core.entry_file import read_entry
from sphinx_apparatus.core.model import NOTE_KINDS
from sphinx_apparatus.core.notes_file import check_notes
from sphinx_apparatus.core.quotations import QuoteError, QuoteSelector, find_quote, words_meant
from sphinx_apparatus.core.remedies import apply, edit_of, recoded
from sphinx_apparatus.core.yaml_record import schema

ENTRY = """---
title: {title}
kind: {kind}
short: A plain sentence.
sources: [ash2012]
authors: [editors]
created: 2026-01-05
---

{body}
"""
OPTIONS = ("passage", "quote", "kind", "cite", "by", "date")
NOTE = """% A remark

:::{{annotation}} {name}
:passage: p1
:quote: {quote}
:kind: {kind}
:by: editors
:date: 2026-01-05

{body}
:::
"""
WORDS = st.text("abcdefghijklmnopqrstuvwxyz äéы", min_size=1, max_size=30).filter(
    lambda words: words.strip() == words and words
)
KINDS = schema("entry")["properties"]["kind"]["enum"]


def corrected(text: str, problems: list[Problem]) -> str:
    edits = [edit for problem in problems if (edit := edit_of(problem, text))]
    assert edits
    return apply(text, edits)


ENTRY_SLIPS: list[Callable[[str, int], str]] = [
    lambda text, n: text.replace("kind:", ("knd:", "kinds:", "Kind:")[n % 3], 1),
    lambda text, n: text.replace("short:", ("shrt:", "shorts:", "hsort:")[n % 3], 1),
    lambda text, n: text.replace("sources:", ("source:", "Sources:", "soruces:")[n % 3], 1),
    lambda text, n: text.replace("\n---\n", ("\n----\n", "\n--\n", "\n—\n")[n % 3], 1),
    lambda text, n: text.replace(
        "2026-01-05", ("2026/1/5", "5 January 2026", "Jan 5, 2026")[n % 3]
    ),
    lambda text, n: text.replace("[ash2012]", "ash2012", 1),
    lambda text, n: text.replace("A plain", ("A: plain", "@plain", "*A plain")[n % 3], 1),
]


@given(WORDS, WORDS, st.sampled_from(KINDS), st.sampled_from(ENTRY_SLIPS), st.integers(0, 2))
def test_a_slip_in_an_entry_is_corrected(
    title: str, body: str, kind: str, slip: Callable[[str, int], str], n: int
) -> None:
    text = ENTRY.format(title=f'"{title}"', kind=kind, body=body)
    if read_entry(text, "glossary/x", "x.md").problems:
        return  # letters of two alphabets
    wrong = slip(text, n)
    assert wrong != text
    problems = read_entry(wrong, "glossary/x", "x.md").problems
    assert problems
    right = corrected(wrong, problems)
    again = read_entry(right, "glossary/x", "x.md")
    assert again.problems == []
    assert again.entry and (again.entry.title, again.entry.kind) == (title, kind)
    assert again.body.strip() == body


@given(WORDS, st.sampled_from(KINDS), st.data())
def test_a_kind_with_one_letter_too_few_is_corrected(
    body: str, kind: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(kind) - 1))
    wrong = ENTRY.format(title="x", kind=kind[:at] + kind[at + 1 :], body=body)
    problems = read_entry(wrong, "glossary/x", "x.md").problems
    assert read_entry(corrected(wrong, problems), "glossary/x", "x.md").problems == []


@given(WORDS, st.integers(0, 30), st.sampled_from("\u200b\u202e\u00ad\u2060"))
def test_a_sign_that_is_not_seen_is_taken_out(body: str, at: int, sign: str) -> None:
    text = ENTRY.format(title="x", kind="concept", body=body)
    wrong = ENTRY.format(title="x", kind="concept", body=body[:at] + sign + body[at:])
    assert corrected(wrong, read_entry(wrong, "glossary/x", "x.md").problems) == text


NOTE_SLIPS: list[Callable[[str, int], str]] = [
    lambda text, n: text.replace(":::{annotation}", ("::{annotation}", ":::{annotations}")[n % 2]),
    lambda text, n: text.removesuffix(":::\n"),
    lambda text, n: text.replace(":passage: ", (":passage:\t", ":passage:", ":passage ")[n % 3]),
    lambda text, n: text.replace(":date:", (":dat:", ":dates:", ":Date:")[n % 3]),
    lambda text, n: text.replace(":quote:", (":qoute:", ":qote:", ":quot:")[n % 3]),
    lambda text, n: f"{text}\n:::\n",
]


@given(WORDS, WORDS, st.sampled_from(NOTE_KINDS), st.sampled_from(NOTE_SLIPS), st.integers(0, 2))
def test_a_slip_in_a_note_is_corrected(
    quote: str, body: str, kind: str, slip: Callable[[str, int], str], n: int
) -> None:
    text = NOTE.format(name="a-note", quote=quote, kind=kind, body=body)
    options = {"annotation": OPTIONS}
    assert check_notes(text, "x.md", options).problems == []
    wrong = slip(text, n)
    assert wrong != text
    problems = check_notes(wrong, "x.md", options).problems
    assert problems
    right = corrected(wrong, problems)
    assert check_notes(right, "x.md", options).problems == []
    assert right.split() == text.split()


@given(st.lists(WORDS, min_size=3, max_size=12, unique=True), st.data())
def test_a_quotation_that_differs_in_no_letter_is_corrected(
    words: list[str], data: st.DataObject
) -> None:
    """The words of the passage are copied, never changed."""
    passage = "“" + " ’ ".join(words) + "”"
    first = data.draw(st.integers(0, len(words) - 2))
    quote = " ' ".join(words[first : first + 2]).upper()
    meant = words_meant(passage, quote)
    if not meant:  # it stands there twice
        return
    assert passage.count(meant) == 1
    with pytest.raises(QuoteError) as error:
        find_quote(passage, QuoteSelector(quote))
    assert error.value.meant == meant
    span = find_quote(passage, QuoteSelector(meant))
    assert passage[span.start : span.end] == meant


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_file_is_written_in_utf_8(encoding: str) -> None:
    raw = "Café’s\r\n".encode(encoding)
    assert recoded(raw, Remedy(encoding=encoding)) == "Café’s\r\n".encode()


def test_what_is_not_in_the_encoding_is_left() -> None:
    assert recoded(b"\x81\x8d", Remedy(encoding="cp1252")) is None


def problem(line: int, column: int, old: str, new: str, lines: int = 1) -> Problem:
    location = SourceLocation("x", line, column)
    return Problem(location, Code.VALUE_UNKNOWN, "", "", Remedy(old, new, lines=lines))


def test_words_are_looked_for_in_the_lines_that_are_named_and_no_further() -> None:
    text = "one\ntwo\nthree two\n"
    assert edit_of(problem(1, 1, "two", "2"), text) is None
    found = edit_of(problem(1, 1, "two", "2", lines=2), text)
    assert found and (found.start, found.end) == (4, 7)
    assert (found.first, found.last) == (SourceLocation("x", 2, 1), SourceLocation("x", 2, 4))
    assert edit_of(problem(9, 1, "two", "2"), text) is None
    assert edit_of(problem(1, 9, "two", "2"), text) is None


def test_edits_of_one_text_do_not_disturb_each_other() -> None:
    text = "one two three"
    problems = [problem(1, 9, "three", "3"), problem(1, 1, "one", "1"), problem(1, 1, "one", "0")]
    edits = [edit for item in problems if (edit := edit_of(item, text))]
    assert apply(text, edits) in ("1 two 3", "0 two 3")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026/1/6", "2026-01-06"),
        ("2026.01.06", "2026-01-06"),
        ("6 January 2026", "2026-01-06"),
        ("6th Jan. 2026", "2026-01-06"),
        ("January 6, 2026", "2026-01-06"),
        ("1/6/2026", ""),  # in which country?
        ("June 2012", ""),
        ("2026-02-31", ""),
        ("Ju 6, 2026", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_day_is_read_where_it_can_be_one_only(written: str, day: str) -> None:
    assert day_meant(written) == day
