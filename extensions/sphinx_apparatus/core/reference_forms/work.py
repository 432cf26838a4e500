"""What references are made to: the texts as first published, and what this edition holds of them.

There are five shapes: a post, a comment, a comment whose writer is inferred (its author has an
``inference``), a note, and an entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sphinx_apparatus.core.reference_forms.name import Name

_GENRE = re.compile(r"(?P<title>.+?)\s+\((?P<genre>[^()]+)\)")


@dataclass(frozen=True)
class Post:
    """A post as first published. ``container`` is where; ``genre`` what that is (``weblog``)."""

    author: Name
    title: str
    container: str
    genre: str
    url: str
    published: date | None


@dataclass(frozen=True)
class Comment:
    """A comment on a post. ``opening`` is its first twenty words; an author may be lost."""

    number: str
    author: Name | None
    opening: str
    published: date | None
    post: Post


@dataclass(frozen=True)
class Note:
    """A note of the editors. ``lemma`` may be empty; ``passage`` is its passage's mark, ``¶3``."""

    author: Name
    lemma: str
    passage: str


@dataclass(frozen=True)
class Entry:
    """A glossary entry; it has no authors if the editors as a whole wrote it."""

    authors: tuple[Name, ...]
    headword: str


Original = Post | Comment
Work = Post | Comment | Note | Entry


@dataclass(frozen=True)
class Edition:
    """The edition as a book. Its title is in sentence case."""

    title: str
    editors: tuple[Name, ...]
    version: str
    published: date | None


@dataclass(frozen=True)
class Position:
    """Where in the edition: the mark of a passage, the identifier, the address; each may be empty.

    A whole text has no identifier, a project without an address has none.
    """

    mark: str
    identifier: str
    address: str

    @property
    def link(self) -> str:
        """The address with the identifier after ``#``; only that where no address is known."""
        return f"{self.address}#{self.identifier}" if self.identifier else self.address


def split_container(container: str) -> tuple[str, str]:
    """Return title and genre: ``The Parish Pump (weblog)`` → ``The Parish Pump``, ``weblog``."""
    match = _GENRE.fullmatch(container)
    return (match["title"], match["genre"]) if match else (container, "")


def opening_words(text: str, count: int = 20) -> str:
    """Return the first words of a comment, which stand for its title (APA, 7th ed., 10.15)."""
    return " ".join(text.split()[:count])


def shortened(words: str, most: int = 12) -> str:
    """Return quoted words, with those in the middle left out if there are many."""
    found = words.split()
    if len(found) <= most:
        return " ".join(found)
    half = most // 2
    return f"{' '.join(found[:half])} … {' '.join(found[-half:])}"
