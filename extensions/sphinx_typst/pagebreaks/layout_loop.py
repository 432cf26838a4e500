"""Typeset each chapter by itself, over and over, until it breaks well over pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sphinx_typst.book.chapters import Chapter, joined
from sphinx_typst.book.source import BookSource
from sphinx_typst.engine.compile import CompileError
from sphinx_typst.engine.diagnostics import Diagnostic
from sphinx_typst.pagebreaks.solver import Adjustments, Layout, faults

MOST_DRAFTS = 60
"""How often a chapter is typeset at most."""
REPORT = "<sphinx-layout>"
"""What tells, in a draft, where everything came to stand."""

Typeset = Callable[[str, Mapping[str, Any]], Layout]
"""Typesets the source of a draft with adjustments; raises `CompileError` if that cannot be done."""


@dataclass
class PageBreaks:
    """What the page breaks of a book have come to."""

    adjustments: Adjustments = field(default_factory=Adjustments)
    faults: Counter[str] = field(default_factory=Counter)
    """How many breaks of each kind are still bad, since nothing helped or drafts ran out."""
    first_fault: int | None = None
    """The number of a block on the page of the first of these."""
    failures: Sequence[Diagnostic] = ()
    """Why some chapters could not be typeset, not even with the whole book."""


def solve_page_breaks(book: BookSource, typeset: Typeset) -> PageBreaks:
    """Return the adjustments with which *book* breaks well, as far as it can be made to.

    A chapter starts a page, so that the rest of the book does not matter to it; where chapters do
    not, all of them are typeset together. A chapter that cannot be typeset by itself, because it
    asks for something of another one, is typeset together with the whole book.
    """
    found = PageBreaks()
    chapters = _independent(book)
    dependent: list[int] = []
    for number, chapter in enumerate(chapters):
        if chapter.blocks:
            try:
                _improve(found, typeset, book.draft(chapter))
            except CompileError:
                dependent.append(number)
    try:
        for number in dependent:
            _improve(found, typeset, book.whole_draft(chapters), number)
    except CompileError as error:
        found.failures = error.diagnostics
    return found


def _independent(book: BookSource) -> list[Chapter]:
    """Return the chapters, those that share pages joined."""
    if book.breaks_chapters:
        return list(book.chapters)
    parts = (book.front_matter, book.main_matter)
    return [joined(part) for part in parts if part]


def _improve(
    found: PageBreaks, typeset: Typeset, draft: str, only_chapter: int | None = None
) -> None:
    """Adjust *draft*, or one of its chapters, until no page break can be improved."""
    for number in range(1, MOST_DRAFTS + 1):
        layout = typeset(draft, found.adjustments.as_data())
        if only_chapter is not None:
            layout = layout.of_chapter(only_chapter)
        if number == MOST_DRAFTS or not found.adjustments.improve(layout):
            break
    left = faults(layout)
    found.faults.update(fault.kind for fault in left)
    if left and found.first_fault is None:
        first = left[0].leaves or layout.first_before_end_of(left[0].page)
        found.first_fault = first or next((block for block, _page in layout.blocks), None)
