"""What a format of the edition holds, and the map under which formats are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_SPACE_AND_HYPHENS = re.compile(r"[\s\u00ad\u2010\x02\ufffe-]+")
_PAGE_REFERENCE = re.compile(r"\(p\.[\divxlc]+\)")
MENTIONED = "Mentionedin"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


@dataclass(frozen=True)
class Entry:
    """An entry of the glossary."""

    words: str
    """Gloss, definition, sources and related entries."""

    mentioned: str
    """Where the term is mentioned: places of the text, in order; then other pages."""

    contexts: tuple[str, ...]
    """The places of the text with the words around the mention; empty if these are not printed."""

    @classmethod
    def of(cls, words: str, items: Sequence[str], pages: str) -> Entry:
        """Make an entry from the items of its list of mentions and the sentence after the list."""
        contexts = tuple(plain(item) for item in items)
        places = ",".join(context.partition(":")[0] for context in contexts)
        closing = "." if places else ""
        return cls(plain(words), f"{MENTIONED}{places}{closing}{plain(pages)}", contexts)


@dataclass
class Contents:
    """The contents of one format; all texts have gone through :func:`plain`."""

    units: dict[str, str] = field(default_factory=dict)
    """The base text: identifier of the passage, title, byline, date or signature, to its words."""

    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    """By text (``post``, ``thread``): label of the note, to its words with their citations."""

    entries: dict[str, Entry] = field(default_factory=dict)
    """The entries of the glossary by headword."""

    listing: str = ""
    """The list of all entries that opens the glossary."""

    works: list[str] = field(default_factory=list)
    """The bibliography: each work with its label and where it is cited."""


def plain(text: str) -> str:
    """Return a text without what belongs to a page and not to the edition.

    White space is dropped, because a PDF does not keep it where a line ends or a small figure
    stands. Hyphens are dropped, because one that ends a line may be the typesetter's. Page
    numbers, which only paged formats have, are dropped from references ("(p. 12)"), and so are
    the bullets of lists; ligatures are resolved. Every other character is compared.

    One thing is no matter of characters: the PDF made by Typst prints the places where a term is
    mentioned, but not the words around the mention (see :attr:`Entry.contexts`).
    """
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return _PAGE_REFERENCE.sub("", _SPACE_AND_HYPHENS.sub("", text.replace("•", "")))
