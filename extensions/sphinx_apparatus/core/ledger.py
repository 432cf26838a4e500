"""The ledger: the checkable statements of the texts, each judged as of the day and as of now.

A claim names words of a passage by a quote selector, as a note does. What was found of it
on the day of the text is kept apart from what is found of it now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sphinx_apparatus.core.contributed import LEDGER
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.markup_policy import check_prose
from sphinx_apparatus.core.positions import Position, positions_of, sides
from sphinx_apparatus.core.quotations import QuoteSelector
from sphinx_apparatus.core.record_file import read_record_file
from sphinx_apparatus.core.text_file import ReadBytes
from sphinx_apparatus.core.yaml_record import Record

CLAIM_KINDS = ("fact", "judgement", "prediction")
VERDICTS = ("held-up", "wrong", "disputed", "not-verifiable", "open")
_IDENTIFIER = re.compile(r"^claim-[a-z0-9]+(-[a-z0-9]+)*$")
_CITED = re.compile(r"\{cite(?::[a-z]+)?\}`([^`]+)`")


@dataclass(frozen=True)
class Assessment:
    """What was found of a claim at one time; ``why`` is prose in Markdown."""

    verdict: str
    why: str = ""
    sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()

    @property
    def keys(self) -> list[str]:
        """The keys of all sources: those listed, those cited in the prose, those of positions."""
        cited = [key.strip() for keys in _CITED.findall(self.why) for key in keys.split(",")]
        return [*self.sources, *cited, *(position.source for position in self.positions)]


@dataclass(frozen=True)
class Claim:
    """One statement of a text. ``number`` counts from 1 in the ledger.

    ``now`` is the assessment of the day where the record has no other.
    """

    id: str
    number: int
    passage: str
    quotation: QuoteSelector
    claim: str
    kind: str
    day: Assessment
    now: Assessment
    notes: tuple[str, ...]
    location: SourceLocation
    locations: Mapping[str, SourceLocation] = field(default_factory=dict, compare=False)

    def location_of(self, key: str) -> SourceLocation:
        """Return where a value (``quote``, ``day/why``) stands, else where the claim begins."""
        return self.locations.get(key, self.location)


def read_ledger(path: str, read: ReadBytes) -> tuple[list[Claim], list[Problem]]:
    """Read a ledger; ``read`` returns a file's bytes by its path.

    A claim with prose that may not be parsed is left out; the problems say why. A file that cannot
    be read, or does not keep to the schema, gives no claims.
    """
    record = read_record_file(path, read, LEDGER, "ledger")
    if record.problems:
        return [], record.problems
    locations: dict[str, dict[str, SourceLocation]] = {}
    for at, location in record.locations.items():
        if len(at) > 1 and at[-1] != "@key":
            locations.setdefault(str(at[0]), {})["/".join(map(str, at[1:]))] = location
    claims = [
        _claim(identifier, number, values, record, locations[identifier])
        for number, (identifier, values) in enumerate(record.data.items(), 1)
    ]
    refused = {claim.id: list(_check_prose(claim)) for claim in claims}
    problems = [p for claim in claims for p in (*refused[claim.id], *_check_claim(claim))]
    return [claim for claim in claims if not refused[claim.id]], problems


def _claim(
    identifier: str,
    number: int,
    values: Mapping[str, Any],
    record: Record,
    locations: Mapping[str, SourceLocation],
) -> Claim:
    day = _assessment(values["day"])
    return Claim(
        id=identifier,
        number=number,
        passage=values["passage"],
        quotation=QuoteSelector(
            values["quote"],
            values.get("prefix", ""),
            values.get("suffix", ""),
            int(values.get("occurrence", 0)),
        ),
        claim=values["claim"],
        kind=values["kind"],
        day=day,
        now=_assessment(values["now"]) if "now" in values else Assessment(day.verdict),
        notes=tuple(values.get("notes", ())),
        location=record.locations[identifier, "@key"],
        locations=locations,
    )


def _assessment(values: Mapping[str, Any]) -> Assessment:
    sources = tuple(values.get("sources", ()))
    return Assessment(values["verdict"], values.get("why", ""), sources, positions_of(values))


def _check_claim(claim: Claim) -> Iterator[Problem]:
    """Yield what is wrong with a claim in itself."""
    if not _IDENTIFIER.match(claim.id):
        found = f'"{claim.id}" does not name a claim.'
        hint = 'Write "claim-" with lower-case letters, digits and single hyphens.'
        yield Problem(claim.location, Code.LEDGER_INVALID, found, hint)
    if claim.kind == "prediction":
        yield from _check_prediction(claim)
    elif claim.day.verdict == "open":
        found = f'{claim.id} is "open" on the day, but of kind "{claim.kind}".'
        hint = 'Only a prediction is open; else write "not-verifiable".'
        yield Problem(claim.location_of("day/verdict"), Code.LEDGER_INVALID, found, hint)
    for time, assessment in (("day", claim.day), ("now", claim.now)):
        yield from _check_sources(claim, time, assessment)


def _check_prose(claim: Claim) -> Iterator[Problem]:
    for key, text in _prose_of(claim):
        for problem in check_prose(text, "", 1, LEDGER):
            where = claim.location_of(key)
            yield Problem(where, Code.LEDGER_INVALID, problem.found, problem.hint)


def _prose_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the values of a claim that are Markdown, each with its key."""
    yield "claim", claim.claim
    for time, assessment in (("day", claim.day), ("now", claim.now)):
        yield f"{time}/why", assessment.why
        for number, position in enumerate(assessment.positions):
            yield f"{time}/positions/{number}/holder", position.holder
            yield f"{time}/positions/{number}/stance", position.stance


def _check_prediction(claim: Claim) -> Iterator[Problem]:
    if claim.day.verdict != "open":
        found = f'{claim.id} is a prediction, but "{claim.day.verdict}" on the day.'
        hint = 'Write "open": what came of it is the assessment of now.'
        yield Problem(claim.location_of("day/verdict"), Code.LEDGER_INVALID, found, hint)
    if "now" not in claim.locations:
        found = f"{claim.id} is a prediction, but nothing says what came of it."
        yield Problem(claim.location, Code.LEDGER_INVALID, found, "Add now, with a verdict.")


def _check_sources(claim: Claim, time: str, assessment: Assessment) -> Iterator[Problem]:
    if time == "now" and assessment == Assessment(claim.day.verdict):
        return  # nothing new is said
    where = claim.location_of(f"{time}/verdict")
    if assessment.verdict not in ("not-verifiable", "open") and not assessment.keys:
        found = f'{claim.id} is judged "{assessment.verdict}" without a source.'
        yield Problem(where, Code.LEDGER_UNSOURCED, found, f"Add sources under {time}.")
    if assessment.verdict == "disputed":
        known = (
            assessment.positions if time == "day" else claim.day.positions + assessment.positions
        )
        if (count := sides(known)) < 2:
            found = f"{claim.id} is disputed; sides with a position: {count}."
            hint = f"Add positions under {time}: two at least, each with holder, stance, source."
            yield Problem(where, Code.LEDGER_UNSOURCED, found, hint)
