"""The closed list of what can be wrong with an edition, and the form of one problem.

Every message of this package is a :class:`Problem` with one of these codes. The code is shown by
Sphinx as the warning's type (``[apparatus.quote-not-found]``) and never changes its meaning.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum


class Code(Enum):
    """Stable codes. The value is the code, the second part the rule that was broken."""

    # Files
    FILE_REFUSED = (
        "file-refused",
        "An entry or a file of notes is a Markdown file in UTF-8, and not too large.",
    )

    # The witness and the text
    PROVENANCE_INVALID = "provenance-invalid", "A provenance record keeps to its schema."
    WITNESS_MISSING = "witness-missing", "The witness file named in a provenance record exists."
    WITNESS_CHANGED = "witness-changed", "The witness has the hash its provenance record gives."
    TEXT_DIFFERS = "text-differs", "The edited text, its interventions undone, is the witness."
    TEXT_OUTSIDE_PASSAGES = "text-outside-passages", "All words of a text belong to a passage."
    TEXT_UNWITNESSED = "text-unwitnessed", "Every primary text is transcribed from a witness."
    PASSAGE_DUPLICATE = "passage-duplicate", "A passage identifier is used once in the project."
    PASSAGE_CHANGED = "passage-changed", "An issued passage keeps its words."
    PASSAGE_VANISHED = "passage-vanished", "An issued passage identifier never disappears."
    PASSAGE_UNISSUED = "passage-unissued", "Every passage identifier is in the registry."
    REGISTRY_INVALID = "registry-invalid", "The registry maps identifiers to SHA-256 hashes."

    # The thread
    COMMENT_INVALID = "comment-invalid", "A comment has an identifier, a byline and valid claims."
    REPLY_INVALID = "reply-invalid", "A comment replies to an earlier comment of its thread."
    QUOTATION_INVALID = "quotation-invalid", "A declared quotation stands in both comments."

    # Notes and interventions
    NOTE_INVALID = "note-invalid", "A note has a valid name, passage, quotation and signature."
    NOTE_DUPLICATE = "note-duplicate", "A note's name is used once in the project."
    NOTE_UNSOURCED = "note-unsourced", "A note that states facts cites a source."
    CONTESTED_ONE_SIDED = (
        "contested-one-sided",
        "A contested note or entry names two sides: different holders, stances and their sources.",
    )
    PASSAGE_UNKNOWN = (
        "passage-unknown",
        "A note names a passage of its document.",
    )
    QUOTE_NOT_FOUND = "quote-not-found", "The quotation stands in the passage, letter for letter."
    QUOTE_AMBIGUOUS = "quote-ambiguous", "The quotation picks out one place of the passage."
    INTERVENTION_INVALID = (
        "intervention-invalid",
        "An intervention has a valid type and cause, and can be undone.",
    )
    NOTE_CONTENT = "note-content", "A note is prose: no HTML, files, images or directives."
    CONTRIBUTOR_UNKNOWN = "contributor-unknown", "Every signer has a contributor record."
    BIBLIOGRAPHY_INVALID = (
        "bibliography-invalid",
        "The bibliography is valid BibTeX, and its works can be printed.",
    )
    CITATION_INVALID = "citation-invalid", "A citation names keys, each with its page in braces."
    CITATION_UNKNOWN = "citation-unknown", "What is cited is in the bibliography."
    LATER_SOURCE = (
        "later-source",
        "A work later than the day is cited for what was known on it only where that is declared.",
    )
    VALUE_UNKNOWN = "value-unknown", "A value comes from its closed list."
    DATE_WRONG = (
        "date-wrong",
        "What is written is revised later, and none of it long after the edition is released.",
    )
    LETTERS_CONFUSED = (
        "letters-confused",
        "A word is written in one alphabet, the one that it is taken for.",
    )

    # The ledger
    LEDGER_INVALID = (
        "ledger-invalid",
        "The ledger keeps to its schema and to the order of the texts, and its claims are listed.",
    )
    LEDGER_UNSOURCED = (
        "ledger-unsourced",
        "A verdict rests on a source; where it is disputed, two sides have their say.",
    )
    LEDGER_NOTE = (
        "ledger-note",
        "The ledger and the notes do not contradict each other.",
    )

    # Waivers
    WAIVER_INVALID = (
        "waiver-invalid",
        "A waiver names a rule that can be waived, an entry or a note, and who answers for it.",
    )
    WAIVER_UNUSED = "waiver-unused", "A waiver suspends a rule that would be broken without it."
    WAIVER_EXPIRED = "waiver-expired", "No waiver ends before the day of the edition."

    # Withdrawn notes
    WITHDRAWN_INVALID = (
        "withdrawn-invalid",
        "A withdrawn note names its passage, its day and why, and no note that is printed.",
    )

    # The glossary
    ENTRY_FRONT_MATTER = "entry-front-matter", "An entry opens with front matter in valid YAML."
    ENTRY_SCHEMA = "entry-schema", "An entry's front matter keeps to the published schema."
    ENTRY_CONTENT = "entry-content", "An entry is prose: no HTML, files, images or directives."
    ENTRY_DUPLICATE = "entry-duplicate", "A headword or alias belongs to one entry."
    ENTRY_UNUSED = "entry-unused", "An entry is mentioned somewhere in the edition."
    ALIAS_UNUSED = "alias-unused", "An alias matches words somewhere in the edition."
    ALIAS_COMMON = "alias-common", 'A form that is linked says more than "the" or "of".'
    REFERENCE_UNKNOWN = (
        "reference-unknown",
        "A reference in an entry or a note leads to a term, a label or a page that is there.",
    )
    SEE_ALSO_UNKNOWN = "see-also-unknown", "See-also names the slug of another entry."

    def __init__(self, slug: str, rule: str) -> None:
        self.slug = slug
        self.rule = rule


@dataclass(frozen=True, order=True)
class SourceLocation:
    """Where something is written: path in the source directory, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Remedy:
    """What corrects a problem where one thing only can be meant: words instead of others.

    ``old`` stands at the problem's location, or at ``at``, or after it in so many ``lines``; if it
    is empty, ``new`` is inserted there. ``encoding`` is that of a file that has to be in UTF-8.
    """

    old: str = ""
    new: str = ""
    at: SourceLocation | None = None
    lines: int = 1
    encoding: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong: source location, code, what was found, and what to write instead.

    ``remedy`` is how it is corrected, if that can be done without thinking.
    """

    location: SourceLocation
    code: Code
    found: str
    hint: str
    remedy: Remedy | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.found} {self.hint}".rstrip()

    @property
    def sort_key(self) -> tuple[SourceLocation, str, str]:
        """Order in which problems are reported: by source location, then code."""
        return (self.location, self.code.slug, self.found)


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return the closest of the known words; an empty string if none is like it."""
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def replaced(word: str, known: Iterable[str], *, after: str = "", lines: int = 1) -> Remedy | None:
    """Return the remedy that puts the closest of the known words instead of a word.

    The word stands right after the words ``after``, somewhere in so many ``lines``.
    """
    close = nearest_word(word, known)
    return Remedy(after + word, after + close, lines=lines) if word and close else None


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``Did you mean "x"?`` for the closest of the known words, else the list of them."""
    words = sorted(known)
    if close := nearest_word(word, words):
        return f'Did you mean "{close}"?'
    if not words:
        return ""
    shown = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
    return f"Known: {shown}."


def visible(text: str) -> str:
    """Return the text with the names of invisible characters in it, for use in a message."""
    return "".join(_name(sign) if _is_unseen(sign) else sign for sign in text)


def excerpt(text: str, most: int = 200) -> str:
    """Return at most so many characters of the text on one line, without blanks side by side."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _is_unseen(sign: str) -> bool:
    """Return whether a character is blank or invisible, but for spaces and joiners of emoji."""
    return (
        unicodedata.category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp") and sign not in " \u200c\u200d"
    )


def _name(sign: str) -> str:
    if sign in "\t\n":
        return "[tab]" if sign == "\t" else "[line break]"
    name = unicodedata.name(sign, "control sign").lower()
    return f"[U+{ord(sign):04X} {name.replace('zero width', 'zero-width')}]"
