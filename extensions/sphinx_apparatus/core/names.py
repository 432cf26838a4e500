"""What notes and passages are called in print."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_apparatus.core.model import Series
from sphinx_apparatus.core.translation import Message

_COMMENT_PARAGRAPH = re.compile(r"^(?P<comment>[a-z]+\d+)-(?P<paragraph>\d+)$")

_COMMENT = Message("comment {number}")
_COMMENT_HEADING = Message("Comment {number}")
_PART_OF_COMMENT = Message("comment {number}, {part}")
_NUMBERED_PART = Message("{part} {number}")
_PARTS = {
    "byline": Message("the byline"),
    "dateline": Message("the dateline"),
    "heading": Message("the heading"),
    "signature": Message("the signature"),
    "title": Message("the title"),
}
_PARTS_AFTER_PREPOSITION = {
    "byline": Message("the byline", "after a preposition"),
    "dateline": Message("the dateline", "after a preposition"),
    "heading": Message("the heading", "after a preposition"),
    "signature": Message("the signature", "after a preposition"),
    "title": Message("the title", "after a preposition"),
}
_PARTS_OF_COMMENT = {
    "byline": Message("byline"),
    "dateline": Message("dateline"),
    "heading": Message("heading"),
    "signature": Message("signature"),
}
_CLAIM = Message("claim {number}")
_WITHDRAWN = Message("withdrawn note “{name}”")
_NOTES = {
    ("explanatory", "post"): Message("note {label} on the post"),
    ("explanatory", "thread"): Message("note {label} on the thread"),
    ("textual", "post"): Message("textual note {label} on the post"),
    ("textual", "thread"): Message("textual note {label} on the thread"),
}

_NOTES_IN_TEXT = {
    "explanatory": Message("note {label} on {title}"),
    "textual": Message("textual note {label} on {title}"),
}
_IN_TEXT = Message("{title}, {name}")

_NOTES_HEADING = Message("Notes")
_TEXTUAL_NOTES_HEADING = Message("Textual notes")
_NOTES_ON_COMMENT = Message("Notes on comment {number}")
_TEXTUAL_NOTES_ON_COMMENT = Message("Textual notes on comment {number}")


def letters(number: int) -> str:
    """Return the letter label of the n-th textual note: 1 → a, 26 → z, 27 → aa.

    Letters keep the textual series apart from the numerals of the explanatory one.
    """
    label = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        label = chr(ord("a") + rest) + label
    return label


def ordinal(identifier: str) -> str:
    """Return the trailing number of a passage or comment identifier: ``c9`` → ``9``."""
    return re.sub(r"^\D+", "", identifier)


def passage_mark(identifier: str) -> str:
    """Return what stands beside a passage: ``p3`` → ``¶3``, ``c9-2`` → ``9.2``."""
    if match := _COMMENT_PARAGRAPH.match(identifier):
        return f"{ordinal(match['comment'])}.{match['paragraph']}"
    return f"¶{ordinal(identifier)}"


def comment_name(identifier: str) -> str:
    """Return how running text refers to a whole comment: ``c9`` → ``comment 9``."""
    return _COMMENT(number=ordinal(identifier))


def comment_heading(identifier: str) -> str:
    """Return what stands over a comment: ``c9`` → ``Comment 9``."""
    return _COMMENT_HEADING(number=ordinal(identifier))


def unit_name(identifier: str, *, after_preposition: bool = False) -> str:
    """Return how running text refers to a unit: ``¶3``, ``comment 9.2``, ``the signature``.

    Some languages have another form for use after a preposition.
    """
    head, _, part = identifier.partition("-")
    if not part:
        return f"¶{ordinal(head)}"
    if not ordinal(head):
        return _part(part, _PARTS_AFTER_PREPOSITION if after_preposition else _PARTS)
    if part.isdigit():
        return _COMMENT(number=f"{ordinal(head)}.{part}")
    return _PART_OF_COMMENT(number=ordinal(head), part=_part(part, _PARTS_OF_COMMENT))


def note_name(series: str, label: str, text_kind: str) -> str:
    """Return how running text refers to a note: ``note 4 on the post``."""
    return _NOTES[series, text_kind](label=label)


def note_in_text(series: Series, label: str, title: str) -> str:
    """Return the name of a note where several texts have notes: ``note 4 on The Other Sponge``."""
    return _NOTES_IN_TEXT[series](label=label, title=title)


def in_text(name: str, title: str) -> str:
    """Return the name of a passage where there are several texts: ``The Other Sponge, ¶1``."""
    return _IN_TEXT(title=title, name=name)


def notes_heading(comment: str, *, textual: bool) -> str:
    """Return what stands over a group of notes: those of a comment (``c9``), or of a text."""
    if not comment:
        return str(_TEXTUAL_NOTES_HEADING if textual else _NOTES_HEADING)
    heading = _TEXTUAL_NOTES_ON_COMMENT if textual else _NOTES_ON_COMMENT
    return heading(number=ordinal(comment))


def claim_name(number: int) -> str:
    """Return how running text refers to a claim of the ledger: ``claim 12``."""
    return _CLAIM(number=number)


def withdrawn_name(name: str) -> str:
    """Return how running text refers to a withdrawn note: ``withdrawn note “old-spelling”``."""
    return _WITHDRAWN(name=name)


def _part(part: str, names: Mapping[str, Message]) -> str:
    """Return the name of a part such as ``heading-2``; one without a name goes by its own."""
    key, _, number = part.partition("-")
    name = str(names.get(key, key))
    return _NUMBERED_PART(part=name, number=number) if number else name
