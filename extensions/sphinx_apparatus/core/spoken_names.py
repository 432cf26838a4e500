"""What assistive technology says of the signs that a reader sees: calls, numbers, marks, groups."""

from __future__ import annotations

from sphinx_apparatus.core.model import INTERVENTION_TYPES
from sphinx_apparatus.core.names import unit_name
from sphinx_apparatus.core.report_wording import KIND_NAMES, SLIP, TYPE_NAMES
from sphinx_apparatus.core.translation import Message

_NOTE = Message("Note {label}")
_NOTE_OF_KIND = Message("Note {label}, {kind}")
_TEXTUAL_NOTE = Message("Textual note {label}")
_TEXTUAL_NOTE_OF_KIND = Message("Textual note {label}, {kind}")
_PASSAGE = Message("Passage {number}")
_QUOTATION = Message("(quoted from {passage})", "said of the words before")


def call(label: str, kind: str) -> str:
    """Return the name of a note's call, from its label and its kind or type.

    *kind* is one of :data:`NOTE_KINDS`, one of :data:`INTERVENTION_TYPES`, or empty for a footnote
    of other origin.
    """
    if kind in INTERVENTION_TYPES:
        name = SLIP if kind == "sic" else TYPE_NAMES[kind]
        return _TEXTUAL_NOTE_OF_KIND(label=label, kind=name)
    if kind == "textual":
        return _TEXTUAL_NOTE(label=label)
    if kind:
        return _NOTE_OF_KIND(label=label, kind=KIND_NAMES[kind])
    return _NOTE(label=label)


def passage(mark: str) -> str:
    """Return the name of the number beside a passage: ``¶3`` → ``Passage 3``."""
    return _PASSAGE(number=mark.removeprefix("¶"))


def slip() -> str:
    """Return what is said after words that are marked as a slip."""
    return f"({SLIP})"


def quotation(origin: str) -> str:
    """Return what is said after words that are quoted from the unit with this identifier."""
    return _QUOTATION(passage=unit_name(origin))
