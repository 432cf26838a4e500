"""Read the contents out of a book whose letters have been told apart by their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from parity_contents import MENTIONED, Contents, Entry, plain

Part = Literal["chapter", "section", "mark", "text", "right", "small", "label", "note"]
"""Headings; a passage's number; text; a line set flush right; smaller text; a note's label; it."""

_MENTIONS_IN_NOTES = "Intheeditors’notes:"
"""What heads the second group of mentions, and so stands at the end of the first."""

_SUPPLIED = re.compile(r"⟨[^⟩]*⟩")
_TEXTS = {"post": "Whither Kazakhstan?", "thread": "The thread"}


@dataclass
class _Chapter:
    """A chapter: its notes, and the rest of its runs, in order."""

    runs: list[tuple[Part, str]] = field(default_factory=list)
    notes: list[tuple[Part, str]] = field(default_factory=list)


def read_parts(letters: Iterable[tuple[Part, str]]) -> Contents:
    """Return the contents of a book, given as letters with their parts, in reading order."""
    chapters = _chapters(letters)
    contents = Contents()
    for text, title in _TEXTS.items():
        chapter = chapters[plain(title)]
        contents.notes[text] = dict(_notes(chapter))
    contents.units = _post(chapters) | _thread(chapters[plain(_TEXTS["thread"])])
    contents.listing, contents.entries = _glossary(chapters["Glossary"])
    contents.works = [plain(work) for work in _works(chapters["Bibliography"])]
    return contents


def _chapters(letters: Iterable[tuple[Part, str]]) -> dict[str, _Chapter]:
    """Return the chapters by title; the last of a title, for a title page may bear it, too."""
    chapter = _Chapter()
    found: dict[str, _Chapter] = {}
    for part, group in groupby(letters, key=lambda letter: letter[0]):
        words = "".join(char for _, char in group)
        if part == "chapter":
            chapter = found[plain(words)] = _Chapter()
        (chapter.notes if part in ("label", "note") else chapter.runs).append((part, words))
    return found


def _notes(chapter: _Chapter) -> Iterator[tuple[str, str]]:
    label, words = "", ""
    for part, run in [*chapter.notes, ("label", "")]:
        if part == "note":
            words += run
            continue
        if label:
            yield label, plain(words)
        label, words = run, ""


def _post(chapters: dict[str, _Chapter]) -> dict[str, str]:
    title = plain(_TEXTS["post"])
    units, unit = {"p-title": title}, "p-dateline"
    for part, run in chapters[title].runs:
        if part == "mark":
            unit = run.replace("¶", "p")
        elif part in ("text", "right"):
            name = "p-signature" if part == "right" else unit
            units[name] = units.get(name, "") + plain(run)
    return units


def _thread(chapter: _Chapter) -> dict[str, str]:
    units: dict[str, str] = {}
    unit = ""
    for part, run in chapter.runs:
        if part == "section":
            unit = f"c{plain(run).removeprefix('Comment')}-byline"
        elif part == "mark":
            unit = f"c{run.replace('.', '-')}"
        elif part in ("text", "right") and unit:
            units[unit] = units.get(unit, "") + plain(_SUPPLIED.sub("", run))
    return units


def _glossary(chapter: _Chapter) -> tuple[str, dict[str, Entry]]:
    entries, headword = {"": ""}, ""
    for part, run in chapter.runs:
        if part == "section":
            headword = plain(run)
            entries[headword] = ""
        elif part != "chapter":
            entries[headword] += run
    return plain(entries.pop("")), {name: _entry(words) for name, words in entries.items()}


def _entry(printed: str) -> Entry:
    words, _, used = printed.partition(MENTIONED)
    before, *items = used.split("•")
    if not items:
        return Entry.of(words, (), before)
    items[-1], also, pages = items[-1].partition("Alsoin:")
    return Entry.of(words, [item.removesuffix(_MENTIONS_IN_NOTES) for item in items], also + pages)


def _works(chapter: _Chapter) -> Iterator[str]:
    """Yield each work with what follows in smaller letters: where it is cited."""
    work, before = "", ""
    for part, run in chapter.runs:
        if part == "text" and before == "small":
            yield work
            work = ""
        if part != "chapter":
            work += run
        before = part
    yield work
