"""Find what a text names that has no entry: acronyms, names, phrases with capitals.

It goes by capitals, and so suits languages that keep them for names. A word at the beginning of a
sentence counts only if it stands with a capital within one, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.model import Unit
from sphinx_apparatus.core.word_forms import plain

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w’'-]+"
_PARTICLES = r"(?:of|the|de|la|von|van|al|el|bin|du|des)"
_PHRASE = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLES}\s+){{0,2}}{_CAPITAL})*")
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,}[s’']{0,2}")
_OPENS = re.compile(r"(?:^|[.?!…:]['\"”’)]*\s+|[\"“(\[]\s*)$")
_KINDS = ("passage", "title", "heading")


@dataclass
class Suggestion:
    """Words that may deserve an entry, and the units in which they stand, in order."""

    words: str
    units: list[str] = field(default_factory=list)
    is_sure: bool = False
    """Whether they stand with their capitals within a sentence."""

    @property
    def is_acronym(self) -> bool:
        """Whether they are letters that stand for words."""
        return bool(_ACRONYM.fullmatch(self.words))


def suggestions(
    units: Iterable[Unit], lexicon: Lexicon, common_words: Collection[str]
) -> list[Suggestion]:
    """Return what has no entry, the most frequent first.

    Acronyms and names of several words are suggested wherever they stand, single words if they
    stand there twice. ``common_words``, in lower case, are those of the language.
    """
    found: dict[str, Suggestion] = {}
    for unit in units:
        if unit.kind in _KINDS:
            for words, is_inner in _phrases(unit.text, lexicon, common_words):
                made = found.setdefault(plain(words).casefold(), Suggestion(words))
                made.units.append(unit.id)
                made.is_sure |= is_inner
    wanted = [s for s in found.values() if _is_worth_it(s)]
    return sorted(wanted, key=lambda s: (-len(s.units), not s.is_acronym, s.words))


def _is_worth_it(made: Suggestion) -> bool:
    if made.is_acronym or " " in made.words:
        return made.is_sure or len(made.units) > 1
    return made.is_sure and len(made.units) > 1


def _phrases(
    text: str, lexicon: Lexicon, common_words: Collection[str]
) -> Iterator[tuple[str, bool]]:
    """Yield phrases without an entry, each with whether it stands within a sentence."""
    known = [(match.start, match.end) for match in lexicon.find(text)]
    for match in _PHRASE.finditer(text):
        start, words = match.start(), match[0]
        opens = bool(_OPENS.search(text[:start]))
        while " " in words and plain(words.split()[0]).casefold() in common_words:
            rest = words.split(maxsplit=1)[1]
            start, words, opens = start + len(words) - len(rest), rest, False
        words = re.sub(r"[’'-]+s?$", "", words)
        end = start + len(words)
        if len(words) < 2 or plain(words).casefold() in common_words:
            continue
        if not any(begin < end and start < stop for begin, stop in known):
            yield words, not opens
