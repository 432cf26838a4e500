"""The ledger of this edition: what it covers, and what its verdicts rest on."""

from __future__ import annotations

import re
from functools import cache

from edition_builds import ROOT
from edition_sources import sources
from sphinx_apparatus.core.ledger import Claim, read_ledger
from test_edition_scholarship import DAY, SAID, day_of

UNJUDGED = {
    "c1-1",
    "c1-9",
    "c3-2",
    "c3-3",
    "c3-4",
    "c6-1",
    "c7-1",
    "c8-1",
    "c11-1",
    "c11-3",
    "c12-1",
}
"""Passages without a statement of their own: headings, irony, opinion, quotations, thanks."""


@cache
def claims() -> list[Claim]:
    found, problems = read_ledger("source/ledger.yml", lambda path: (ROOT / path).read_bytes())
    assert problems == []
    return found


def test_every_passage_with_a_statement_is_judged() -> None:
    issued = re.findall(r'"((?:p|c\d+-)\d+)"', (ROOT / "source/passages.json").read_text("utf-8"))
    judged = {claim.passage for claim in claims()}
    assert set(issued) - judged == UNJUDGED
    assert len(claims()) >= 120


def test_predictions_are_scored() -> None:
    scored = {c.id: c.now.verdict for c in claims() if c.kind == "prediction"}
    assert scored["claim-recognition"] == "held-up"
    assert scored["claim-no-other-nation"] == "wrong"
    assert {"claim-no-sanctions-on-him", "claim-he-starts-it", "claim-mariupol-retaken"} <= set(
        scored
    )


def test_no_disputed_claim_rests_on_weak_sources_alone() -> None:
    weak = {key for key, text in sources().items() if re.search(r"standing\s*=\s*\{weak\}", text)}
    disputed = [c for c in claims() if "disputed" in (c.day.verdict, c.now.verdict)]
    assert [c.id for c in disputed if not set(c.day.keys + c.now.keys) - weak] == []


def test_a_verdict_of_the_day_that_has_a_later_source_says_so() -> None:
    for claim in claims():
        dates = [day_of(key) for key in claim.day.keys]
        if any(date > DAY[: len(date)] for date in dates):
            assert SAID.search(claim.day.why), claim.id
