"""Page breaks where notes are called: which are bad, and what to adjust.

A compiler that places the notes of a line before it knows whether the line stays on the page can
prevent widows and orphans, or keep notes with their calls, but not both. So it is told to prevent
neither in paragraphs that call notes. Then a draft is asked for widows and orphans (a last or first
line of a paragraph alone on a page), stranded headings and notes parted from their calls; and more
is moved to the next page: some lines are reserved at the foot of a page, or a block starts a page.
What comes before the first fault stays as it is, so a text gets better page by page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

MOST_LINES = 12
"""How many lines are reserved at the foot of a page at most: what one note may take."""

WIDOW = "widow"
ORPHAN = "orphan"
STRANDED_HEADING = "stranded heading"
PARTED_NOTE = "parted note"

Position = tuple[int, int]
"""A page, and a line on it: both are counted from 1."""


@dataclass(frozen=True)
class Layout:
    """Where everything stands in a draft. Blocks are known by their numbers."""

    blocks: Sequence[tuple[int, int]]
    """Number and page of each block, in order."""
    paragraph_starts: Mapping[int, Position]
    """Where each paragraph that calls notes begins."""
    words: Set[tuple[int, Position]]
    """Where words of its first lines stand."""
    paragraph_ends: Mapping[int, Position]
    """Where it ends."""
    heading_texts: Mapping[int, Position]
    """Where the text under each heading begins."""
    notes: Sequence[tuple[int, int]]
    """The page of each call, with that on which the note begins."""
    chapter_ends: Mapping[int, int]
    """The last page of each chapter, counted from 0, if there are several in the draft."""

    @classmethod
    def read(cls, report: Mapping[str, Any]) -> Layout:
        """Make one of what the draft reports: lists of numbers with pages and lines."""

        def positions(kind: str) -> Iterator[tuple[int, Position]]:
            return ((number, (page, line)) for number, page, line in report[kind])

        starts = dict(positions("paragraph-starts"))
        return cls(
            blocks=[(n, starts.get(n, position)[0]) for n, position in positions("blocks")],
            paragraph_starts=starts,
            words=set(positions("words")),
            paragraph_ends=dict(positions("paragraph-ends")),
            heading_texts=dict(positions("heading-texts")),
            notes=[(call, note) for call, note in report["notes"]],
            chapter_ends={number: page for number, page, _line in report["chapter-ends"]},
        )

    def of_chapter(self, number: int) -> Layout:
        """Return what concerns one chapter of several: each of them has pages of its own."""
        pages = range(self.chapter_ends.get(number - 1, 0) + 1, self.chapter_ends[number] + 1)

        def here(positions: Mapping[int, Position]) -> dict[int, Position]:
            return {number: at for number, at in positions.items() if at[0] in pages}

        return Layout(
            blocks=[block for block in self.blocks if block[1] in pages],
            paragraph_starts=here(self.paragraph_starts),
            words=self.words,
            paragraph_ends=here(self.paragraph_ends),
            heading_texts=here(self.heading_texts),
            notes=[(call, note) for call, note in self.notes if call in pages],
            chapter_ends=self.chapter_ends,
        )

    def first_before_end_of(self, page: int) -> int | None:
        """Return the first block that begins on *page*, or else on the last one before with any."""
        before = [block for block in self.blocks if block[1] <= page]
        return next((number for number, at in before if at == before[-1][1]), None)


@dataclass(frozen=True)
class Fault:
    """A bad page break: its kind, the page that should hold less, and what should leave it."""

    kind: str
    page: int
    leaves: int | None = None
    """The number of a block that should start the next page; none where its lines are enough."""


def faults(layout: Layout) -> list[Fault]:
    """Return the bad page breaks of a draft, in the order of its pages."""
    found = [*_widows_and_orphans(layout), *_stranded_headings(layout), *_parted_notes(layout)]
    return sorted(dict.fromkeys(found), key=lambda fault: (fault.page, fault.leaves or 0))


def _widows_and_orphans(layout: Layout) -> Iterator[Fault]:
    """Yield orphans, which take their paragraph along, and widows, which need a line more."""
    for number, (page, line) in layout.paragraph_starts.items():
        last_page, last_line = layout.paragraph_ends[number]
        if page == last_page:
            continue
        if line > 1 and (number, (page, line + 1)) not in layout.words:
            yield Fault(ORPHAN, page, number)
        elif last_line == 1:
            yield Fault(WIDOW, last_page - 1)


def _stranded_headings(layout: Layout) -> Iterator[Fault]:
    pages = dict(layout.blocks)
    for number, (page, _line) in layout.heading_texts.items():
        before = pages.get(number, page)
        if before < page:
            yield Fault(STRANDED_HEADING, before, number)


def _parted_notes(layout: Layout) -> Iterator[Fault]:
    for call, note in layout.notes:
        if call != note:
            yield Fault(PARTED_NOTE, min(call, note))


@dataclass
class Adjustments:
    """What is changed at blocks so that pages break well; blocks are known by their numbers."""

    lines: Counter[int] = field(default_factory=Counter)
    """How many lines are reserved at the foot of the page on which a block begins."""
    page_starts: set[int] = field(default_factory=set)
    """The blocks that start a page."""
    given_up: set[int] = field(default_factory=set)
    """The blocks at which reserving lines was of no use."""

    def improve(self, layout: Layout) -> bool:
        """Make one more adjustment, for the first fault of *layout* that allows one, if any does.

        Adjustments further down are dropped: the text there will move.
        """
        for fault in faults(layout):
            first = layout.first_before_end_of(fault.page)
            if fault.leaves is not None and fault.leaves not in self.page_starts:
                changed = fault.leaves
                self.page_starts.add(changed)
                del self.lines[changed]  # they would be reserved on another page now
                self.given_up.discard(changed)
            elif fault.leaves is None and first is not None and first not in self.given_up:
                changed = first
                self._reserve_line(first)
            else:
                continue
            self._drop(number for number, _page in layout.blocks if number > changed)
            return True
        return False

    def _reserve_line(self, number: int) -> None:
        if self.lines[number] < MOST_LINES:
            self.lines[number] += 1
        else:
            del self.lines[number]
            self.given_up.add(number)

    def _drop(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            del self.lines[number]
            self.page_starts.discard(number)
            self.given_up.discard(number)

    def as_data(self) -> dict[str, dict[str, int | bool]]:
        """Return them as ``breaks.typ`` reads them: by the number of the block."""
        data: dict[str, dict[str, int | bool]] = {}
        for number in sorted(self.page_starts | set(+self.lines)):
            at = data.setdefault(str(number), {})
            if self.lines[number]:
                at["lines"] = self.lines[number]
            if number in self.page_starts:
                at["starts-page"] = True
        return data
