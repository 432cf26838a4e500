"""Mechanical remedies: what a problem's file would have to say, where only one thing can be meant.

A check that knows the remedy hands it over with the problem, as words that take the place of
others. Here it becomes an edit of a text: a range and its replacement.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, SourceLocation

NO_REMEDY: dict[Code, str] = {
    Code.WITNESS_MISSING: "A witness cannot be made; it is restored from where it was captured.",
    Code.WITNESS_CHANGED: "Which of the two is right, the file or the record, only its history "
    "tells.",
    Code.TEXT_DIFFERS: "Either the text has a slip or an intervention is missing, which is for an "
    "editor to say.",
    Code.TEXT_OUTSIDE_PASSAGES: "An editor has to say to which comment the words belong.",
    Code.TEXT_UNWITNESSED: "A witness has to be captured.",
    Code.PASSAGE_DUPLICATE: "Whoever adds a text chooses the names of its passages.",
    Code.PASSAGE_CHANGED: "The words may be restored, or be another passage; an editor decides.",
    Code.PASSAGE_VANISHED: "An editor has to restore it.",
    Code.PASSAGE_UNISSUED: "Names are issued for good, by a build with apparatus_issue_passages.",
    Code.REGISTRY_INVALID: "The registry is restored from the last commit, never written by hand.",
    Code.COMMENT_INVALID: "What is inferred, and on what grounds, is for an editor to say.",
    Code.NOTE_DUPLICATE: "Which of the two notes is older, and keeps its name, an editor knows.",
    Code.NOTE_UNSOURCED: "A source has to be found.",
    Code.CONTESTED_ONE_SIDED: "The other side, or its source, has to be found.",
    Code.QUOTE_AMBIGUOUS: "Only whoever wrote the note knows which of the places is meant.",
    Code.LEDGER_UNSOURCED: "A source, or another position, has to be found.",
    Code.LEDGER_NOTE: "Whether the claim was made, and what is true of it, an editor has to say.",
    Code.WAIVER_INVALID: "Which rule is suspended, for what and by whom, its owner decides.",
    Code.WAIVER_UNUSED: "Whether the rule is kept, or only not yet broken, its owner knows.",
    Code.WAIVER_EXPIRED: "Whether the waiver goes on, its owner decides.",
    Code.WITHDRAWN_INVALID: "What was withdrawn, and where it stood, only its editors know.",
    Code.LATER_SOURCE: "Whether the fact was known on the day is for an editor to say.",
    Code.DATE_WRONG: "The day on which it was written only its writer knows.",
    Code.ENTRY_DUPLICATE: "Which entry the form belongs to is for an editor to say.",
    Code.ALIAS_COMMON: "Which word makes it a name, only its writer knows.",
}
"""Why problems of a code are never corrected by the command. All other codes have a remedy at least
where one thing only can be meant."""


@dataclass(frozen=True)
class Edit:
    """A range of a text, half-open, in characters, and what stands there instead.

    ``start`` and ``end`` are its offsets, ``first`` and ``last`` the same as source locations.
    """

    start: int
    end: int
    first: SourceLocation
    last: SourceLocation
    old: str
    new: str


def edit_of(problem: Problem, text: str) -> Edit | None:
    """Return the edit that corrects a problem of a text; None if its words are not there."""
    remedy = problem.remedy
    if remedy is None or remedy.encoding:
        return None
    at = remedy.at or problem.location
    start = _offset(text, at)
    if start is None:
        return None
    if remedy.old:
        searched = start
        for _ in range(remedy.lines):
            searched = _line_end(text, searched) + 1
        start = text.find(remedy.old, start, searched)
        if start < 0:
            return None
    end = start + len(remedy.old)
    new = remedy.new
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    first, last = _location(text, start, at.path), _location(text, end, at.path)
    return Edit(start, end, first, last, remedy.old, new)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; of two that overlap, the first is made."""
    made: list[str] = []
    at = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end)):
        if edit.start >= at:
            made += [text[at : edit.start], edit.new]
            at = edit.end
    return "".join([*made, text[at:]])


def recoded(raw: bytes, remedy: Remedy) -> bytes | None:
    """Return a file in UTF-8 that is written in another encoding; None if it is not in that."""
    try:
        text = raw.decode(remedy.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return text.removeprefix(codecs.BOM_UTF8.decode("utf-8")).encode("utf-8")


def _offset(text: str, at: SourceLocation) -> int | None:
    start = 0
    for _ in range(at.line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return None
    offset = start + at.column - 1
    return offset if offset <= _line_end(text, start) else None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _location(text: str, offset: int, path: str) -> SourceLocation:
    line = text.count("\n", 0, offset) + 1
    return SourceLocation(path, line, offset - text.rfind("\n", 0, offset))
