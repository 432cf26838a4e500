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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST = 12
"""How many lines are kept free at the foot of a page at most: what one note may take."""
LINE_LENGTH = 65
"""Letters in a line, where no paragraph stands on one page to count them in."""
_KEEP = re.compile(r"^#doc\.keep\((\d+)\)$", re.MULTILINE)
"""What stands before a block. Text, which may show such words, never begins a line of source."""


@dataclass(frozen=True)
class Layout:
    """Where everything stands. Pages are counted from 1, and so are the lines of a page."""

    keeps: Sequence[tuple[int, int]]
    """Number and page of each block that can be moved, in order."""
    begins: Mapping[int, tuple[int, int, int]]
    """Letters, page and line of each paragraph that calls notes, by number."""
    ends: Mapping[int, tuple[int, int]]
    """Page and line of the ends of these."""
    follows: Mapping[int, int]
    """The page of the text under each heading, by the heading's number."""
    notes: Sequence[tuple[int, int, int]]
    """Page and line of each call, and the page on which its note begins."""

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Layout:
        """Make one of what the book tells."""
        return cls(
            keeps=[(number, page) for number, page, _line in found["keeps"]],
            begins={
                number: (letters, page, line) for number, letters, page, line in found["begins"]
            },
            ends={number: (page, line) for number, page, line in found["ends"]},
            follows={number: page for number, page, _line in found["follows"]},
            notes=[(page, line, note) for page, line, note in found["notes"]],
        )

    def line_length(self) -> float:
        """Return about how many letters a line holds."""
        letters, lines = 0, 0.0
        for number, (count, page, line) in self.begins.items():
            last_page, last_line = self.ends[number]
            if page == last_page:
                letters += count
                lines += last_line - line + 0.5  # the last one is half full
        return letters / lines if lines else LINE_LENGTH


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
    length = layout.line_length()
    for number, (letters, page, line) in layout.begins.items():
        last_page, last_line = layout.ends[number]
        if page == last_page:
            continue
        if last_page == page + 1:
            first_alone = letters / length - last_line < 1
        else:
            calls = [(p, at) for p, at, _note in layout.notes if (page, line) <= (p, at)]
            first_alone = (page + 1, 1) in calls and not any(
                p == page and at > line for p, at in calls
            )
        if first_alone and line > 1:
            yield Fault(page, number)
        elif last_line == 1:
            yield Fault(last_page - 1)


def _headings_alone(layout: Layout) -> Iterator[Fault]:
    pages = dict(layout.keeps)
    for number, page in layout.follows.items():
        if pages[number] < page:
            yield Fault(pages[number], number)


def _notes_elsewhere(layout: Layout) -> Iterator[Fault]:
    for page, _line, note in layout.notes:
        if page != note:
            yield Fault(min(page, note))


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
            first = next((number for number, page in layout.keeps if page == fault.page), None)
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
