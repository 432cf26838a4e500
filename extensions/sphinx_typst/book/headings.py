"""The headings of a book as its template gets them, for running heads and contents."""

from __future__ import annotations

from sphinx_typst.engine.escape import Value

CHAPTER = 1
IN_RUNNING_HEADS = (CHAPTER, CHAPTER + 1)


class Headings:
    """Every heading, in the order of the book. Levels count from 1, the chapter."""

    def __init__(self) -> None:
        self._listed: list[int] = []
        self._running: list[tuple[str, int]] = []
        self._chapter = 0

    def add_part(self) -> None:
        """Add a heading over several chapters."""
        self._listed.append(CHAPTER)

    def add(
        self, level: int, label: str | None = None, *, is_listed: bool = True
    ) -> tuple[str | None, int | None]:
        """Add a heading; return the label it prints and its index in `running`, counted from 1.

        A chapter or section gets a label if *label* is None; a lower heading has no index.
        """
        if is_listed:
            self._listed.append(level)
        if level not in IN_RUNNING_HEADS:
            return label, None
        index = len(self._running) + 1
        if level == CHAPTER:
            self._chapter = index
        label = label or f"heading {index}"
        self._running.append((label, self._chapter))
        return label, index

    def running(self) -> list[Value]:
        """Return (label, index of its chapter, or 0) of each chapter and section."""
        return [[label, chapter] for label, chapter in self._running]

    def levels(self, depth: int) -> list[Value]:
        """Return the level of each heading that the contents list down to level *depth*."""
        return [level for level in self._listed if level <= depth]
