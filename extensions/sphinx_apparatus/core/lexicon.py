"""Find the mentions of headwords in running text.

All forms of all entries are looked for in one pass (Aho–Corasick, by the ``ahocorasick_rs``
library). The rules:

- a form in all lower case matches any capitals; a form with a capital matches as it is written;
- plurals are matched (``revolutions``, ``parties``); possessives too, the ending staying outside;
- straight and curly apostrophes, and plain and no-break spaces, are the same;
- a mention is a whole word or words; where mentions overlap, the leftmost and then longest wins.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.word_forms import Form, forms_of, plain, plurals


@dataclass(frozen=True)
class Match:
    """A mention: where it stands in the text, which entry, and by which form."""

    start: int
    end: int
    form: Form


class Lexicon:
    """The forms of a set of entries, ready to be looked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        ordered = sorted(entries, key=lambda e: e.slug)
        self.forms = [form for entry in ordered for form in forms_of(entry)]
        self._forms: list[tuple[str, Form]] = []
        for form in self.forms:
            written = plain(form.text)
            self._forms += [(text, form) for text in (written, *plurals(written))]
        patterns = [_fold(text) for text, _ in self._forms]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard) if patterns else None

    def find(self, text: str) -> list[Match]:
        """Return the mentions in a text, in order, none overlapping another."""
        if self._automaton is None:
            return []
        text = plain(text)
        found: list[tuple[int, int, int, Form]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(
            _fold(text), overlapping=True
        ):
            written, form = self._forms[index]
            exact = written != written.lower()
            if _whole(text, start, end) and not (exact and text[start:end] != written):
                found.append((start, -end, index, form))
        matches: list[Match] = []
        at = 0
        for start, minus_end, _, form in sorted(found, key=lambda item: item[:3]):
            if start >= at:
                matches.append(Match(start, -minus_end, form))
                at = -minus_end
        return matches


def _fold(text: str) -> str:
    """Return the text in lower case, letter for letter, so that positions stay the same."""
    if text.isascii():
        return text.lower()
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("ς", "σ")  # one letter, which str.lower() tells apart by its neighbours


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_in_word(before) or _in_word(after))


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or any(map(unicodedata.combining, sign))
