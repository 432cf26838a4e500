"""Find the words of a passage that a quote selector picks out.

The selector is the W3C Web Annotation data model's Text Quote Selector (``exact``, ``prefix``,
``suffix``; https://www.w3.org/TR/annotation-model/#text-quote-selector) with an ordinal added.
Matching is exact, letter for letter: a note is attached to just the words it quotes, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from sphinx_apparatus.core.approximate_match import MOST_WANTED, similar_ranges
from sphinx_apparatus.core.diagnostics import visible

_COPY = "Copy the words from the passage."
_SHOWN = 400
"""At most so many characters of a quotation, and from each end of it, are repeated in a message."""
_CHOICES = 5
"""At most so many occurrences of a quotation are shown with their context."""
_BETWEEN = r"[^\w\n]{1,3}"
_MANY = 60  # characters: in a longer quotation, a slip is hard to see


@dataclass(frozen=True)
class QuoteSelector:
    """Words quoted from a passage, with what tells them apart where they occur twice.

    ``occurrence`` counts from 1 over the occurrences that also have the prefix and the suffix;
    0 means that there must be just one.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    occurrence: int = 0


@dataclass(frozen=True)
class Span:
    """A half-open range of characters in a passage."""

    start: int
    end: int


class QuoteError(ValueError):
    """A quotation picks out no words, or occurs more than once.

    ``hint`` says what to write; ``meant`` are the words of the passage that can be meant only.
    """

    def __init__(
        self, message: str, hint: str, *, ambiguous: bool = False, meant: str = ""
    ) -> None:
        super().__init__(message)
        self.hint = hint
        self.meant = meant
        self.ambiguous = ambiguous


def spans_of(text: str, quotation: QuoteSelector) -> list[Span]:
    """Return every span of the quotation that has its prefix and suffix, in order."""
    spans: list[Span] = []
    for start in _occurrences(text, quotation.exact):
        end = start + len(quotation.exact)
        preceded = text.endswith(quotation.prefix, 0, start)
        if preceded and text.startswith(quotation.suffix, end):
            spans.append(Span(start, end))
    return spans


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Yield where the words stand in the text, also where they overlap, in linear time.

    Words that overlap themselves do so at their smallest period, where only the characters that
    are new have to be compared, or nearly without overlap (theorem of Fine and Wilf, 1965).
    """
    start = text.find(words) if words else -1
    period = 0  # not known as long as it is not needed
    while start >= 0:
        yield start
        end = start + len(words)
        if period and text.startswith(words[-period:], end):
            start += period
            continue
        following = text.find(words, start + max(period, 1))
        if 0 <= following < end and not period:
            period = _smallest_period(words)
        start = following


def _smallest_period(words: str) -> int:
    """Return the least distance at which a string can overlap itself, else its length.

    By the failure function of Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977.
    """
    borders = [0] * len(words)
    border = 0
    for position in range(1, len(words)):
        while border and words[position] != words[border]:
            border = borders[border - 1]
        border += words[position] == words[border]
        borders[position] = border
    return len(words) - border


def with_joining_spaces(text: str, quotation: QuoteSelector) -> QuoteSelector:
    """Return the quotation with the spaces that its prefix and suffix need to meet it.

    For options, whose values have lost the spaces at their ends.
    """
    for prefix in (quotation.prefix, f"{quotation.prefix} " if quotation.prefix else ""):
        for suffix in (quotation.suffix, f" {quotation.suffix}" if quotation.suffix else ""):
            tried = replace(quotation, prefix=prefix, suffix=suffix)
            if spans_of(text, tried):
                return tried
    return quotation


def find_quote(text: str, quotation: QuoteSelector) -> Span:
    """Return the span of the quotation in the text.

    Raises :class:`QuoteError` if the quotation is empty, absent, or stands more than once and no
    occurrence is named.
    """
    if not quotation.exact:
        raise QuoteError("the quotation is empty.", _COPY)
    spans = spans_of(text, quotation)
    words = f'"{visible(_shortened(quotation.exact))}"'
    if not spans:
        raise _absent(text, quotation, words)
    if quotation.occurrence > len(spans):
        raise QuoteError(
            f"{words} stands {_times(len(spans))} in the passage, "
            f"so there is no occurrence {quotation.occurrence}.",
            "Occurrences count from 1.",
        )
    if len(spans) > 1 and not quotation.occurrence:
        raise QuoteError(
            f"{words} stands {_times(len(spans))} in the passage.",
            f"Add prefix, suffix or occurrence to choose one of {_contexts(text, spans)}.",
            ambiguous=True,
        )
    return spans[max(0, quotation.occurrence - 1)]


def _absent(text: str, quotation: QuoteSelector, words: str) -> QuoteError:
    elsewhere = spans_of(text, QuoteSelector(quotation.exact))
    if elsewhere:
        return QuoteError(
            f"{words} stands {_times(len(elsewhere))} in the passage, "
            "but not between this prefix and suffix.",
            f"Copy them from {_contexts(text, elsewhere)}.",
        )
    hint = nearest_words(text, quotation.exact)
    meant = words_meant(text, quotation.exact)
    return QuoteError(f"{words} does not stand in the passage.", hint, meant=meant)


def words_meant(text: str, wanted: str) -> str:
    """Return the words of a text that differ from others by no letter; empty if not just once.

    Capitals, kinds of quotation marks, hyphens and spaces make no difference.
    """
    parts = [re.escape(part) for part in re.findall(r"\w+", wanted)]
    if not parts or len(wanted) > MOST_WANTED:
        return ""
    pattern = re.compile(rf"(?<!\w){_BETWEEN.join(parts)}(?!\w)", re.IGNORECASE)
    found = [match[0] for match in pattern.finditer(text)]
    ending = re.search(r"\W*$", wanted)
    whole = found[0] + (ending[0] if ending else "") if len(found) == 1 else ""
    return whole if whole and text.count(whole) == 1 else found[0] if len(found) == 1 else ""


def nearest_words(text: str, wanted: str, limit: int = 2) -> str:
    """Return a hint with the ranges of the text that are most like the wanted words.

    If the wanted words are many, it says where they first differ from the nearest.
    """
    if not wanted.strip():
        return _COPY
    ranges = [text[start:end] for start, end in similar_ranges(text, wanted, limit)]
    if not ranges:
        if similar_ranges(wanted, text, 1):
            return "The whole passage is only a part of that; quote words of one passage."
        return "Nothing in the passage is like it; check the passage's identifier."
    more = "…" if len(wanted) > MOST_WANTED else ""
    hint = "Nearest: " + "; ".join(f'"{visible(words)}{more}"' for words in ranges) + "."
    if len(wanted) > _MANY:
        pairs = enumerate(zip_longest(ranges[0], wanted))
        at = next((n for n, (theirs, ours) in pairs if theirs != ours), 0)
        there, here = (_context(words, Span(at, at)) for words in (ranges[0], wanted))
        hint += f' It has "{there}" where you have "{here}".'
    return hint


def _contexts(text: str, spans: list[Span]) -> str:
    shown = "; ".join(
        f'{number}: "{_context(text, span)}"' for number, span in enumerate(spans[:_CHOICES], 1)
    )
    return f"{shown}; and so on, up to {len(spans)}" if len(spans) > _CHOICES else shown


def _context(text: str, span: Span, width: int = 18) -> str:
    before = "…" if span.start > width else ""
    after = "…" if span.end + width < len(text) else ""
    words = _shortened(text[max(0, span.start - width) : span.end + width])
    return before + visible(words) + after


def _shortened(words: str) -> str:
    """Return the words, without the middle of what is very long."""
    return words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]} […] {words[-_SHOWN:]}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
