"""The positions in a disputed matter: who holds what, and where that is found.

Notes, entries and the ledger name positions in the same form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest


@dataclass(frozen=True)
class Position:
    """What one side holds in a disputed matter, with the key of its source."""

    holder: str
    stance: str
    source: str


def positions_of(values: Mapping[str, Any]) -> tuple[Position, ...]:
    """Return what a record that keeps to its schema has under ``positions``."""
    return tuple(
        Position(*(position[key].strip() for key in ("holder", "stance", "source")))
        for position in values.get("positions", ())
    )


def sides(positions: Iterable[Position]) -> int:
    """Return how many sides there are: holders, or stances if those are fewer.

    One holder has one side, however many works tell of it; so have several who hold the same.
    """
    known = list(positions)
    holders = {_plain(position.holder) for position in known}
    stances = {_plain(position.stance) for position in known}
    return min(len(holders), len(stances))


def check_positions(
    positions: Sequence[Position],
    cited: Collection[str],
    name: str,
    location: SourceLocation,
    sources: Mapping[int, SourceLocation],
) -> Iterator[Problem]:
    """Yield what is wrong with the positions of a contested note or entry, called ``name``.

    ``cited`` are the keys of the works that it cites; ``sources`` says where the key of a
    position's source stands, by the number of the position from 0.
    """
    code = Code.CONTESTED_ONE_SIDED
    if (count := sides(positions)) < 2:
        found = f"{name} is contested; sides that it names: {count}."
        hint = "Add positions: two at least, of different holders who hold different things."
        yield Problem(location, code, found, hint)
    for number, position in enumerate(positions):
        if position.source not in cited:
            found = f'The source "{position.source}" of a position is not cited in {name}.'
            yield Problem(sources[number], code, found, nearest(position.source, cited))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().rstrip(".")
