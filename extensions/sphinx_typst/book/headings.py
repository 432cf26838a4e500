"""The headings of a book, as its template is told of them: for running heads and contents."""

from __future__ import annotations

from sphinx_typst.engine.escape import Value

CHAPTER = 1
NAMED_IN_RUNNING_HEADS = (CHAPTER, CHAPTER + 1)


class Headings:
    """Every heading, in the order of the book. Levels count from 1, the chapter."""

    def __init__(self) -> None:
        self._listed: list[int] = []
        self._running: list[tuple[str, int]] = []
        self._chapter = 0

    def add_part(self) -> None:
        """Note a heading over several chapters."""
        self._listed.append(CHAPTER)

    def add(
        self, level: int, label: str | None = None, *, is_listed: bool = True
    ) -> tuple[str | None, int | None]:
        """Note a heading; return the label it prints and its place in `running`, from 1.

        A chapter or section gets a label if *label* is None; a lower heading has no place.
        """
        if is_listed:
            self._listed.append(level)
        if level not in NAMED_IN_RUNNING_HEADS:
            return label, None
        place = len(self._running) + 1
        if level == CHAPTER:
            self._chapter = place
        label = label or f"heading {place}"
        self._running.append((label, self._chapter))
        return label, place

    def running(self) -> list[Value]:
        """Return (label, place of its chapter, or 0) of each chapter and section."""
        return [[label, chapter] for label, chapter in self._running]

    def levels(self, depth: int) -> list[Value]:
        """Return the level of each heading that the contents list down to level *depth*."""
        return [level for level in self._listed if level <= depth]
