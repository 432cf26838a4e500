"""The ledger: read, checked in itself, and held against the texts and the notes."""

from __future__ import annotations

from typing import Any

import pytest
from core_samples import note, shown, unit
from sphinx_apparatus.core.ledger import Assessment, Claim, read_ledger
from sphinx_apparatus.core.ledger_checks import check_ledger
from sphinx_apparatus.core.model import DocumentRecord, Note
from sphinx_apparatus.core.positions import Position
from sphinx_apparatus.core.quotations import QuoteSelector

PATH = "source/ledger.yml"
CLAIM = """\
claim-bun:
  passage: p1
  quote: the bun
  prefix: ate
  claim: The cat ate the bun.
  kind: fact
  day:
    verdict: held-up
    why: So the *baker* {cite:p}`baker1901, cook1902`.
    sources: [guild1901]
  notes: [the-bun]
"""
UNITS = [unit("p1", "The cat saw the bun and ate the bun."), unit("p2", "A dog came.")]
WORKS = {"baker1901", "cook1902", "guild1901"}


def read(text: str) -> tuple[list[Claim], list[str]]:
    claims, problems = read_ledger(PATH, lambda _path: text.encode())
    return claims, shown(problems)


def only(text: str) -> str:
    (line,) = read(text)[1]
    return line


def checked(text: str, *notes: Note, listed: list[str] | None = None, **values: Any) -> list[str]:
    claims, problems = read_ledger(PATH, lambda _path: text.encode())
    assert not problems
    record = DocumentRecord(notes=list(notes), **values)
    page = DocumentRecord(claims=[c.id for c in claims] if listed is None else listed)
    documents = {"post": record, "page": page}
    return shown(list(check_ledger(claims, UNITS, documents, WORKS)))


def test_a_claim_is_read_with_the_source_location_of_each_value() -> None:
    (claim,), problems = read(CLAIM)
    assert problems == []
    assert claim.quotation == QuoteSelector("the bun", prefix="ate")
    assert (claim.id, claim.number, claim.notes) == ("claim-bun", 1, ("the-bun",))
    assert claim.day.keys == ["guild1901", "baker1901", "cook1902"]
    assert claim.now == Assessment("held-up")
    assert str(claim.location_of("day/why")) == f"{PATH}:9:10"
    assert str(claim.location_of("now")) == f"{PATH}:1:1"


def test_positions_are_read_and_their_sources_count() -> None:
    disputed = CLAIM.replace("held-up", "disputed").replace(
        "    sources: [guild1901]\n",
        "    positions:\n"
        "      - {holder: Ann, stance: She did., source: a}\n"
        "      - {holder: Ben, stance: He did., source: b}\n",
    )
    (claim,), problems = read(disputed)
    assert problems == []
    assert claim.day.positions == (
        Position("Ann", "She did.", "a"),
        Position("Ben", "He did.", "b"),
    )
    assert claim.day.keys[-2:] == ["a", "b"]
    assert only(disputed.replace("Ben", "Ann")) == (
        f"{PATH}:8:14: claim-bun is disputed; sides with a position: 1. Add positions under day: "
        "two at least, each with holder, stance, source. [ledger-unsourced]"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("claim-bun", "bun", ':1:1: "bun" does not name a claim. Write "claim-" with'),
        ("verdict: held-up", "verdict: true", ':8:14: "true" is not a claim-bun/day/verdict.'),
        ("  passage: p1\n", "", ':2:3: The key "passage" is missing. Add it: the identifier'),
        ("notes:", "note:", ':11:3: "note" is not a key here. Did you mean "notes"?'),
        ("held-up", "open", ':8:14: claim-bun is "open" on the day, but of kind "fact".'),
        ("*baker*", "<b>baker</b>", ":9:10: The prose of a claim holds raw HTML."),
        (": fact", ": prediction", ':8:14: claim-bun is a prediction, but "held-up" on the day.'),
    ],
)
def test_what_is_wrong_with_a_claim_is_said_with_its_source_location(
    old: str, new: str, said: str
) -> None:
    assert CLAIM.count(old) == 1
    first = read(CLAIM.replace(old, new))[1][0]
    assert first.startswith(f"{PATH}{said}")
    assert first.endswith("[ledger-invalid]")


def test_a_prediction_says_what_came_of_it() -> None:
    open_ = CLAIM.replace(": fact", ": prediction").replace("held-up", "open")
    assert only(open_) == (
        f"{PATH}:1:1: claim-bun is a prediction, but nothing says what came of it. "
        "Add now, with a verdict. [ledger-invalid]"
    )
    assert read(f"{open_}  now:\n    verdict: open\n")[1] == []


def test_a_verdict_needs_a_source_whenever_it_is_given() -> None:
    bare = CLAIM.replace("    sources: [guild1901]\n", "").replace(
        " {cite:p}`baker1901, cook1902`", ""
    )
    assert only(bare) == (
        f'{PATH}:8:14: claim-bun is judged "held-up" without a source. Add sources under day. '
        "[ledger-unsourced]"
    )
    assert read(bare.replace("held-up", "not-verifiable"))[1] == []
    changed = f"{CLAIM}  now:\n    verdict: wrong\n"
    assert only(changed).startswith(f'{PATH}:13:14: claim-bun is judged "wrong" without a source.')
    assert read(f"{CLAIM}  now:\n    verdict: held-up\n")[1] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n", "This is not a list of keys with values."),
        ("claim-a: [\n", "This is not valid YAML"),
        (f"{CLAIM}{CLAIM}", 'The key "claim-bun" stands twice.'),
    ],
)
def test_a_file_that_is_no_ledger_is_refused(text: str, said: str) -> None:
    claims, (line,) = read(text)
    assert claims == []
    assert said in line


def test_the_words_of_a_claim_are_found_in_its_passage() -> None:
    bun = note("the-bun", kind="context")
    assert checked(CLAIM, bun) == []
    assert checked(CLAIM.replace("  prefix: ate\n", ""), bun)[0].startswith(
        f'{PATH}:3:10: claim-bun (p1): "the bun" stands twice in the passage. Add prefix, suffix or'
    )
    assert checked(CLAIM.replace("quote: the bun", "quote: the bum"), bun)[0].startswith(
        f'{PATH}:3:10: claim-bun (p1): "the bum" does not stand in the passage. Nearest: "the bun"'
    )
    assert checked(CLAIM.replace(": p1", ": p9"), bun)[0].startswith(
        f'{PATH}:2:12: claim-bun: there is no passage "p9". Known: p1, p2.'
    )


def test_claims_stand_in_the_order_of_the_text() -> None:
    earlier = CLAIM.replace("claim-bun", "claim-cat").replace("the bun\n  prefix: ate", "The cat")
    bun = note("the-bun", kind="context")
    assert checked(earlier + CLAIM, bun) == []
    assert checked(CLAIM + earlier, bun) == [
        f"{PATH}:12:1: claim-cat stands after claim-bun, but its words stand before. "
        "Put the claims in the order of the texts. [ledger-invalid]"
    ]


def test_each_claim_is_listed_once() -> None:
    bun = note("the-bun", kind="context")
    assert "claim-bun is listed nowhere." in checked(CLAIM, bun, listed=[])[0]
    assert "claim-bun is listed more than once." in checked(CLAIM, bun, listed=["claim-bun"] * 2)[0]


def test_sources_are_in_the_bibliography() -> None:
    (line,) = checked(CLAIM.replace("cook1902", "cook1903"), note("the-bun"))
    assert line.startswith(f'{PATH}:8:5: The source "cook1903" of claim-bun is not in the biblio')
    assert 'Did you mean "cook1902"?' in line


@pytest.mark.parametrize("kind", ["correction", "contested", "context"])
def test_what_was_wrong_on_the_day_is_told_by_a_note_that_can(kind: str) -> None:
    wrong = CLAIM.replace("held-up", "wrong")
    found = checked(wrong, note("the-bun", kind=kind))
    assert [line for line in found if line.startswith(PATH)] == []
    assert checked(wrong, note("the-bun", kind="explanation")) == [
        f'{PATH}:8:14: claim-bun is judged "wrong"; no note that can says so. Name a note of kind '
        '"correction", "contested" or "context" under notes. [ledger-note]'
    ]


def test_what_is_wrong_only_now_is_told_by_hindsight_or_a_later_part() -> None:
    now = f"{CLAIM}  now:\n    verdict: wrong\n    sources: [baker1901]\n"
    assert checked(now, note("the-bun", kind="hindsight")) == []
    assert checked(now, note("the-bun", kind="context", has_later=True)) == []
    (line,) = checked(now, note("the-bun", kind="context"))
    assert 'claim-bun is now judged "wrong"; no note that can says so.' in line


def test_a_note_has_a_claim_that_bears_out_its_kind() -> None:
    assert checked(CLAIM, note("the-bun", kind="hindsight")) == []
    assert checked(CLAIM, note("the-bun", kind="correction")) == [
        'post.notes.md:3:1: the-bun is of kind "correction", but the ledger has no such claim of '
        "it. "
        'Name it in a claim judged "wrong", "disputed" or "not-verifiable", or change its kind. '
        "[ledger-note]"
    ]
    (line,) = checked(CLAIM, note("the-bun"), note("dog", "p2", kind="hindsight"))
    assert line.startswith('post.notes.md:3:1: dog is of kind "hindsight"')


def test_a_note_that_is_not_there_is_missed_unless_documents_have_problems() -> None:
    (line,) = checked(CLAIM, note("the-bin"))
    assert line == (
        f'{PATH}:11:11: claim-bun: there is no note "the-bun". Did you mean "the-bin"? '
        "[ledger-note]"
    )
    _, (problem,) = read_ledger(PATH, lambda _path: b"- a")
    assert checked(CLAIM, note("the-bin"), problems=[problem]) == []
