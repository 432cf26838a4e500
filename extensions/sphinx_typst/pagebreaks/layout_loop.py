"""Lay each chapter out by itself, over and over, until it breaks well over pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sphinx_typst.book.source import BookSource
from sphinx_typst.pagebreaks.solver import Cure, Layout

TRIES = 60
"""How often a chapter is laid out at most."""
REPORT = "<sphinx-layout>"
"""What tells, in something laid out, where everything came to stand."""
_CHAPTER = re.compile(r"^(?=#doc\.title\(1, )", re.MULTILINE)
_NEEDS_CARE = "#doc.begins("

LayOut = Callable[[str], Layout | None]
"""Lays a source out; returns nothing if that cannot be done."""


def settle(book: BookSource, lay_out: LayOut) -> BookSource:
    """Return *book* changed until nothing stands badly in it, or no more can be done.

    A chapter starts a page, so that the rest of the book does not matter to it; where chapters do
    not, all of them are laid out together.
    """
    cure = Cure()
    for chapter in _chapters(book):
        for _ in range(TRIES):
            layout = lay_out(book.draft(cure.apply(chapter)))
            if layout is None or not cure.mend(layout):
                break
    return replace(book, front=cure.apply(book.front), body=cure.apply(book.body))


def _chapters(book: BookSource) -> Iterator[str]:
    """Yield the markup of each chapter that calls notes."""
    for markup in (book.front, book.body):
        chapters = _CHAPTER.split(markup) if book.about["chapter-break"] else [markup]
        yield from (chapter for chapter in chapters if _NEEDS_CARE in chapter)
