"""A book as a list of chapters: what the translator returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Chapter:
    """A part of a book that begins with a level-1 heading, or with what precedes the first one."""

    pieces: list[str] = field(default_factory=list)
    """Its markup, in order."""
    blocks: list[int] = field(default_factory=list)
    """The numbers of the blocks in it at which page breaks can be adjusted."""
    is_front: bool = False
    """Whether it is front matter, which comes before page 1."""

    @property
    def markup(self) -> str:
        """The whole markup."""
        return "".join(self.pieces)


def joined(chapters: Iterable[Chapter]) -> Chapter:
    """Return several chapters as one."""
    whole = Chapter()
    for chapter in chapters:
        whole.pieces += chapter.pieces
        whole.blocks += chapter.blocks
        whole.is_front = chapter.is_front
    return whole
