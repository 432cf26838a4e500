"""What notes and passages are called in print."""

from __future__ import annotations

import re

_COMMENT_PARAGRAPH = re.compile(r"^(?P<comment>[a-z]+\d+)-(?P<paragraph>\d+)$")


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
    return f"comment {ordinal(identifier)}"


def unit_name(identifier: str) -> str:
    """Return how running text refers to a unit: ``¶3``, ``comment 9, ¶2``, ``the signature``."""
    head, _, part = identifier.partition("-")
    if not part:
        return f"¶{ordinal(head)}"
    if not ordinal(head):
        return f"the {part.replace('-', ' ')}"
    return f"{comment_name(head)}, " + (f"¶{part}" if part.isdigit() else part.replace("-", " "))


def note_name(series: str, label: str, text_kind: str) -> str:
    """Return how running text refers to a note: ``note 4 on the post``."""
    kind = "textual note" if series == "textual" else "note"
    return f"{kind} {label} on the {text_kind}"
