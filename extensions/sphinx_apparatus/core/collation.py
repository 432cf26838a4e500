"""Prove that the edited text is the witness.

The units of the base text are put in order, the declared interventions are undone, and the
result is compared with the witness line by line and letter by letter. Blank lines are layout and
not compared; everything within a line is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, visible
from sphinx_apparatus.core.model import Intervention, Unit

_CONTEXT = 32


@dataclass(frozen=True)
class Line:
    """A line of the rebuilt text and the source location that it comes from.

    ``units`` identifies the units whose words it has, in the line's order; ``undone`` are the
    interventions that were undone to make it.
    """

    text: str
    location: SourceLocation
    units: tuple[str, ...] = ()
    undone: tuple[Intervention, ...] = ()


@dataclass(frozen=True)
class WitnessLine:
    """A line of the witness, by its number in the file, and what of the text it is.

    ``line`` is None where the text differs without a declaration.
    """

    number: int
    text: str
    line: Line | None


@dataclass
class Collation:
    """The report of one comparison. ``units`` and ``lines`` count what was compared."""

    witness: str
    units: int = 0
    lines: int = 0
    characters: int = 0
    by_type: Counter[str] = field(default_factory=Counter)
    by_cause: Counter[str] = field(default_factory=Counter)
    differences: list[Problem] = field(default_factory=list)


def collate(
    witness_path: str,
    witness: str,
    units: Sequence[Unit],
    interventions: Sequence[Intervention],
) -> Collation:
    """Compare the text, its interventions undone, with the witness.

    ``units`` are in the order of the edition. Every undeclared difference becomes a problem of
    code ``text-differs`` that shows both readings.
    """
    undone, problems = undo(units, interventions)
    rebuilt = _printed(undone)
    lines = _numbered(witness)
    report = Collation(
        witness=witness_path,
        units=len(units),
        lines=len(lines),
        characters=sum(len(line) for _, line in lines),
        by_type=Counter(i.type for i in interventions),
        by_cause=Counter(i.cause for i in interventions),
        differences=problems,
    )
    report.differences += _differences(witness_path, lines, rebuilt)
    return report


def align(
    witness: str, units: Sequence[Unit], interventions: Iterable[Intervention]
) -> list[WitnessLine]:
    """Return the lines of the witness that are not blank, each with what it became in the text."""
    lines, rebuilt = _numbered(witness), _printed(undo(units, interventions)[0])
    found: dict[int, Line] = {}
    matcher = _matcher(lines, rebuilt)
    for theirs, ours, size in matcher.get_matching_blocks():
        found |= {theirs + offset: rebuilt[ours + offset] for offset in range(size)}
    return [WitnessLine(n, text, found.get(at)) for at, (n, text) in enumerate(lines)]


def _numbered(witness: str) -> list[tuple[int, str]]:
    numbered = enumerate(witness.replace("\r\n", "\n").split("\n"), 1)
    return [(number, line) for number, line in numbered if line.strip(" \t")]


def _printed(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.text.strip(" \t")]


def _matcher(witness: list[tuple[int, str]], rebuilt: list[Line]) -> SequenceMatcher[str]:
    return SequenceMatcher(
        None, [text for _, text in witness], [line.text for line in rebuilt], autojunk=False
    )


def undo(
    units: Sequence[Unit], interventions: Iterable[Intervention]
) -> tuple[list[Line], list[Problem]]:
    """Return the lines of the text with moved units put back and omitted words restored."""
    blocks: dict[str, list[Line]] = {}
    for unit in units:
        blocks.setdefault(unit.id, []).extend(_lines(unit))
    problems: list[Problem] = []
    for intervention in interventions:
        if intervention.type == "moved":
            if intervention.passage not in blocks or intervention.origin not in blocks:
                problems.append(_no_unit(intervention, blocks))
                continue
            before = _texts(blocks)
            moved = [
                replace(line, undone=(*line.undone, intervention))
                for line in blocks[intervention.passage]
            ]
            blocks[intervention.passage] = []
            _put(blocks[intervention.origin], moved, intervention.position)
            if _texts(blocks) == before:
                problems.append(_no_move(intervention))
        elif intervention.type == "omitted":
            if intervention.passage not in blocks:
                problems.append(_no_unit(intervention, blocks))
                continue
            omitted = [
                Line(t, intervention.location, undone=(intervention,))
                for t in intervention.text.split("\n")
            ]
            _put(blocks[intervention.passage], omitted, intervention.position)
    return [line for block in blocks.values() for line in block], problems


def _lines(unit: Unit) -> Iterator[Line]:
    first = unit.location
    for number, text in enumerate(unit.text.split("\n")):
        location = SourceLocation(first.path, first.line + number) if number else first
        yield Line(text, location, (unit.id,))


def _texts(blocks: Mapping[str, list[Line]]) -> list[str]:
    return [line.text for block in blocks.values() for line in block]


def _put(block: list[Line], lines: list[Line], position: str) -> None:
    """Put lines before or after a block, or on to the start or end of its text, with a space."""
    if position == "before" or not block:
        block[:0] = lines
    elif position == "after":
        block.extend(lines)
    elif lines:
        at = 0 if position == "start" else -1
        parts = [*lines, block[0]] if position == "start" else [block[-1], *lines]
        block[at] = Line(
            " ".join(line.text for line in parts),
            block[at].location,
            tuple(dict.fromkeys(unit for line in parts for unit in line.units)),
            tuple(dict.fromkeys(item for line in parts for item in line.undone)),
        )


def _no_unit(intervention: Intervention, blocks: dict[str, list[Line]]) -> Problem:
    missing = intervention.origin if intervention.passage in blocks else intervention.passage
    return Problem(
        intervention.location,
        Code.INTERVENTION_INVALID,
        f'{intervention.name}: there is no unit "{missing}" in the text.',
        "Name a passage or unit of the base text.",
    )


def _no_move(intervention: Intervention) -> Problem:
    return Problem(
        intervention.location,
        Code.INTERVENTION_INVALID,
        f"{intervention.name}: the words stand where they are said to come from.",
        "Say where the witness has them, or take the intervention out.",
    )


def _differences(
    path: str, witness: list[tuple[int, str]], rebuilt: list[Line]
) -> Iterable[Problem]:
    for tag, a1, a2, b1, b2 in _matcher(witness, rebuilt).get_opcodes():
        if tag == "equal":
            continue
        for theirs, ours in zip_longest(witness[a1:a2], rebuilt[b1:b2]):
            if ours is None:
                number, text = theirs
                where = "after this place" if b2 else "before the text"
                yield Problem(
                    rebuilt[b2 - 1].location if b2 else SourceLocation(path, number),
                    Code.TEXT_DIFFERS,
                    f'Words of the witness are missing {where}: "{_clip(text)}" ({path}:{number}).',
                    "Put them back, or declare an intervention.",
                )
            elif theirs is None:
                yield Problem(
                    ours.location,
                    Code.TEXT_DIFFERS,
                    f'These words are not in the witness here: "{_clip(ours.text)}" ({path}).',
                    "Take them out, or declare an intervention.",
                )
            else:
                number, text = theirs
                yield _difference(path, number, text, ours)


def _difference(path: str, number: int, text: str, ours: Line) -> Problem:
    pairs = zip_longest(text, ours.text)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), 0)
    return Problem(
        SourceLocation(ours.location.path, ours.location.line, ours.location.column + at),
        Code.TEXT_DIFFERS,
        f'The text reads "{_clip(ours.text, at)}", '
        f'the witness "{_clip(text, at)}" ({path}:{number}:{at + 1}).',
        "Restore the witness's words, or declare an intervention.",
    )


def _clip(text: str, at: int = 0) -> str:
    start, end = max(0, at - _CONTEXT), at + _CONTEXT
    left, right = "…" if start else "", "…" if end < len(text) else ""
    return left + visible(text[start:end]) + right
