"""The words that the apparatus prints of itself; what passages and notes are called is in `names`.

They are messages: the views fill and translate them at the moment of printing. The words of the
messages to builders and contributors are no part of this; they stay English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sphinx_apparatus.core.dates import decimal, number
from sphinx_apparatus.core.model import Comment, Intervention, TextKind
from sphinx_apparatus.core.names import unit_name
from sphinx_apparatus.core.translation import Message, PluralMessage
from sphinx_apparatus.core.witness import Witness

T = TypeVar("T")

# -- notes and interventions ------------------------------------------------------------------

KIND_LABELS = {
    "explanation": None,
    "context": Message("Context."),
    "correction": Message("Correction."),
    "hindsight": Message("Hindsight."),
    "contested": Message("Contested."),
    "textual": None,
}
"""What stands at the head of an explanatory note, so that its kind is seen at once."""

LATER_WORD = Message("Later.")
"""What stands before that which became known only after the text was written."""

LATER_SOURCE_MARK = Message(", later source")
"""What stands after the label of a work that is later than what it is cited for."""

SIGNED = Message("Signed")
"""What a reader unfolds to see who signed a note, and when."""

WITHDRAWN_NOTE = Message("Note {name}. Withdrawn on {day}:")
"""What stands where a note stood that was withdrawn, before the reason."""

REPLACED_BY = Message("In its place stands {note}.")

GAP_SIGN = "⟨…⟩"
"""What stands where words are lost, in the brackets of the editors."""

CAUSE_LABELS = {
    "author": Message("a slip of the writer"),
    "platform": Message("an artefact of the platform"),
    "capture": Message("a loss in the capture"),
    "editors": Message("the editors’ choice"),
}

_REMARKS = {
    "sic": Message("Sic; read “{reading}” ({cause})."),
    "supplied": Message("Supplied by the editors; not in the witness ({cause})."),
    "gap": Message("Gap; words are lost here, and none of them is known ({cause})."),
    "omitted": Message("Omitted by the editors ({cause})."),
}
_MOVED = {
    "start": Message("Moved; in the witness these words stand at the start of {unit} ({cause})."),
    "end": Message("Moved; in the witness these words stand at the end of {unit} ({cause})."),
    "before": Message("Moved; in the witness these words stand before {unit} ({cause})."),
    "after": Message("Moved; in the witness these words stand after {unit} ({cause})."),
}


def intervention_remark(item: Intervention) -> str:
    """Return the sentence that every intervention begins with, from its type and cause."""
    cause = CAUSE_LABELS[item.cause]
    if item.type == "moved":
        unit = unit_name(item.origin, after_preposition=True)
        return _MOVED[item.position](unit=unit, cause=cause)
    return _REMARKS[item.type](reading=item.reading, cause=cause)


# -- who speaks, below the title of a text ------------------------------------------------------

_BY_AUTHOR = Message("By {author}", "the writer of a post")
_COMMENTS_ON = Message("Comments on “{title}” by {author}")
THE_ORIGINAL = Message("The original")
KEY_TO_SIGNS = Message("Key to the signs")
BETWEEN_CREDITS = " · "


def author_line(witness: Witness, kind: TextKind) -> str:
    """Return who wrote a post, or on whose post a thread comments."""
    if kind == "thread":
        return _COMMENTS_ON(title=witness.title, author=witness.author)
    return _BY_AUTHOR(author=witness.author)


# -- the thread -------------------------------------------------------------------------------

CERTAINTY_NAMES = {
    "high": Message("high"),
    "medium": Message("medium"),
    "low": Message("low"),
}
CONJECTURED = Message("{speaker}, conjectured", "the speaker of a comment, in a list")
_SPEAKER = Message("Speaker conjectured: {speaker} (certainty: {certainty}). {evidence}")
IN_REPLY_TO = Message("In reply to {comments}.")
QUOTES = Message("Quotes {passages}.")
ANSWERED_IN = Message("Answered in {comments}.")
QUOTED_IN = Message("Quoted in {passages}.")
PREVIOUS_COMMENT = Message("Previous: {comment}")
NEXT_COMMENT = Message("Next: {comment}")


def speaker_claim(comment: Comment) -> str:
    """Return who is conjectured to have written a comment, how surely and why, as a sentence."""
    certainty = certainty_name(comment.certainty)
    return _SPEAKER(speaker=comment.speaker, certainty=certainty, evidence=comment.evidence)


def certainty_name(certainty: str) -> str:
    """Return what print calls a degree of certainty; an unknown one is reported elsewhere."""
    return str(CERTAINTY_NAMES.get(certainty, certainty))


# -- the glossary and the bibliography --------------------------------------------------------

ENTRY_KIND_NAMES = {
    "organisation": Message("organisation"),
    "person": Message("person"),
    "place": Message("place"),
    "event": Message("event"),
    "concept": Message("concept"),
    "document": Message("document"),
    "initiative": Message("initiative"),
}
_ENTRIES = PluralMessage("{count} entry: {kinds}.", "{count} entries: {kinds}.")
_ENTRIES_OF_KIND = {
    "organisation": PluralMessage("{count} organisation", "{count} organisations"),
    "person": PluralMessage("{count} person", "{count} persons"),
    "place": PluralMessage("{count} place", "{count} places"),
    "event": PluralMessage("{count} event", "{count} events"),
    "concept": PluralMessage("{count} concept", "{count} concepts"),
    "document": PluralMessage("{count} document", "{count} documents"),
    "initiative": PluralMessage("{count} initiative", "{count} initiatives"),
}
LETTERS = Message("Letters of the glossary")
IMPROVE_ENTRY = Message("Improve this entry")
SOURCES = Message("Sources: {works}")
LATER_SOURCES = Message("Later sources: {works}")
BY = Message("By {names}.")
SEE_ALSO = Message("See also: {entries}.")
CITED_IN = Message("Cited in: {places}.")
MENTIONED_IN = Message("Mentioned in")
IN_THE_TEXT = Message("In the text:")
IN_THE_NOTES = Message("In the editors’ notes:")
_MORE_PLACES = PluralMessage("{count} more", "{count} more")
MENTIONED_IN_PLACES = Message("Mentioned in {places}.")
ALSO_IN = Message("Also in: {pages}.")


def entries_counted(kinds: Iterable[str]) -> str:
    """Return in a sentence how many entries there are, from the kind of each; most first."""
    counted = Counter(kinds)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    named = listed_with_and([_ENTRIES_OF_KIND[kind](n, count=number(n)) for kind, n in ranked])
    return _ENTRIES(counted.total(), count=number(counted.total()), kinds="".join(named))


def more_places(count: int) -> str:
    """Return what a reader unfolds to see the rest of a list of places."""
    return _MORE_PLACES(count, count=number(count))


# Where paper shows the page that a link leads to; the first space does not break.
PAGE_REFERENCE = Message(" (p.\N{NO-BREAK SPACE}{page})")
CARD_PAGE = Message("Page\N{NO-BREAK SPACE}{page}")

# -- files to download -------------------------------------------------------------------------

_DOWNLOAD = Message("Download as {format} ({size}\N{NO-BREAK SPACE}MB)")


def download(suffix: str, size: int) -> str:
    """Return the words of the link to a file of *size* bytes: ``Download as PDF (1.2 MB)``."""
    return _DOWNLOAD(format=suffix.upper(), size=decimal(max(size / 1_000_000, 0.1)))


# -- lists in a sentence ----------------------------------------------------------------------

# Translators: what parts the items of a list, as in "one, two, three".
_SEPARATOR = Message(", ")
_AND_LAST = Message("{others} and {last}")


def listed(items: Sequence[T]) -> list[T | str]:
    """Return items with separators: *one, two, three*."""
    parts: list[T | str] = []
    for index, item in enumerate(items):
        parts += [str(_SEPARATOR), item] if index else [item]
    return parts


def listed_with_and(items: Sequence[T]) -> list[T | str]:
    """Return items with separators, and a word before the last: *one, two and three*."""
    if len(items) < 2:
        return list(items)
    return _AND_LAST.around(others=listed(items[:-1]), last=[items[-1]])
