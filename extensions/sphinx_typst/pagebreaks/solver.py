"""Page breaks where notes are called: what stands badly, and what mends it.

A compiler that places the notes of a line before it knows whether the line stays on the page can
keep lines together, or notes with their calls, but not both. So it is told to keep no lines
together in paragraphs that call notes. Then the laid-out text is asked for lines alone on a page,
headings without text and notes parted from their calls; and more is moved to the next page: some
lines are kept free at the foot of a page, or a block starts a page. What comes before the first
fault stays as it is, so a text gets better page by page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

MOST = 12
"""How many lines are kept free at the foot of a page at most: what one note may take."""
_KEEP = re.compile(r"^#doc\.keep\((\d+)\)$", re.MULTILINE)
"""What stands before a block. Text, which may show such words, never begins a line of source."""


Place = tuple[int, int]
"""A page, and a line on it: both are counted from 1."""


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a text."""

    keeps: Sequence[tuple[int, int]]
    """Number and page of each block that can be moved, in order."""
    begins: Mapping[int, Place]
    """Where each paragraph that calls notes begins, by its number."""
    passes: Set[tuple[int, Place]]
    """Where words of its first lines stand."""
    ends: Mapping[int, Place]
    """Where it ends."""
    follows: Mapping[int, Place]
    """Where the text under each heading begins, by the heading's number."""
    notes: Set[tuple[int, int]]
    """The pages on which notes are called, each with that on which the note begins."""

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Layout:
        """Make one of what the book tells: lists of numbers with pages and lines."""

        def places(kind: str) -> Iterator[tuple[int, Place]]:
            return ((number, (page, line)) for number, page, line in found[kind])

        begins = dict(places("begins"))
        return cls(
            keeps=[(n, begins.get(n, place)[0]) for n, place in places("keeps")],
            begins=begins,
            passes=set(places("passes")),
            ends=dict(places("ends")),
            follows=dict(places("follows")),
            notes={(call, note) for call, note in found["notes"]},
        )

    def first_before_end_of(self, page: int) -> int | None:
        """Return the first block that begins on *page*, or else on the last one before with any."""
        before = [keep for keep in self.keeps if keep[1] <= page]
        return next((number for number, at in before if at == before[-1][1]), None)


@dataclass(frozen=True, order=True)
class Fault:
    """What stands badly: the page that should hold less, and the block that should leave it."""

    page: int
    leaves: int | None = None
    """The number of a block that should start the next page; none where its lines are enough."""


def faults(layout: Layout) -> list[Fault]:
    """Return what stands badly in a book, in the order of its pages."""
    return sorted(
        {*_lone_lines(layout), *_headings_alone(layout), *_notes_elsewhere(layout)}, key=_place
    )


def _place(fault: Fault) -> tuple[int, int]:
    return fault.page, fault.leaves or 0


def _lone_lines(layout: Layout) -> Iterator[Fault]:
    for number, (page, line) in layout.begins.items():
        last_page, last_line = layout.ends[number]
        if page == last_page:
            continue
        if line > 1 and (number, (page, line + 1)) not in layout.passes:
            yield Fault(page, number)
        elif last_line == 1:
            yield Fault(last_page - 1)


def _headings_alone(layout: Layout) -> Iterator[Fault]:
    pages = dict(layout.keeps)
    for number, (page, _line) in layout.follows.items():
        if pages[number] < page:
            yield Fault(pages[number], number)


def _notes_elsewhere(layout: Layout) -> Iterator[Fault]:
    for call, note in layout.notes:
        if call != note:
            yield Fault(min(call, note))


@dataclass
class Cure:
    """What is done to a text: blocks are known by their numbers."""

    lines: Counter[int] = field(default_factory=Counter)
    """How many lines are kept free at the foot of the page on which a block begins."""
    starts: set[int] = field(default_factory=set)
    """The blocks that start a page."""
    given_up: set[int] = field(default_factory=set)
    """The blocks before which keeping lines free was of no use."""

    def mend(self, layout: Layout) -> bool:
        """Do one thing more, for the first fault of *layout* that can be mended, if there is one.

        What was done further down is undone: the text there will move.
        """
        for fault in faults(layout):
            first = layout.first_before_end_of(fault.page)
            if fault.leaves is not None and fault.leaves not in self.starts:
                changed = fault.leaves
                self.starts.add(changed)
            elif fault.leaves is None and first is not None and first not in self.given_up:
                changed = first
                self._free_a_line(first)
            else:
                continue
            self._forget(number for number, _page in layout.keeps if number > changed)
            return True
        return False

    def _free_a_line(self, number: int) -> None:
        if self.lines[number] < MOST:
            self.lines[number] += 1
        else:
            del self.lines[number]
            self.given_up.add(number)

    def _forget(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            del self.lines[number]
            self.starts.discard(number)

    def apply(self, source: str) -> str:
        """Return the *source* of a text, or of a part of it, with all this done."""

        def words(found: re.Match[str]) -> str:
            number = int(found[1])
            lines = f", lines: {self.lines[number]}" if self.lines[number] else ""
            start = ", start: true" if number in self.starts else ""
            return f"#doc.keep({number}{lines}{start})"

        return _KEEP.sub(words, source)
