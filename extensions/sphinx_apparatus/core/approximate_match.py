"""Approximate string matching: find what in a text is most like some words, in bounded time.

First the edit distance of the wanted words to the nearest substring that ends at each character of
the text is computed, for all characters of the words at once, in the bits of one integer (Myers, "A
fast bit-vector algorithm for approximate string matching based on dynamic programming", 1999, as
formulated by Hyyrö, 2003). Around the best position, the range of whole words is chosen that has
the longest common subsequence with the wanted ones in proportion to its length (bit-parallel too:
Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

Range = tuple[int, int]

MOST_WANTED = 4_000
"""At most so many characters of the wanted words are compared."""
MOST_TEXT = 50_000
"""At most so many characters of the text are searched: the work is bounded by the product. Of a
longer text, it is the part that shares the most words with the wanted ones."""
_BLOCK = 200
"""The least length of a block, in characters, in the search for the likeliest part of a text."""
_ALIKE = 0.55
"""The least similarity of a match, from 0 to 1: twice the common length by the sum of both."""
_NEAR = 2
"""A match may begin and end so many words before and after the best position."""
# Scripts without spaces: each of their letters counts as a word.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_FOLDED = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "}
)


def similar_ranges(text: str, wanted: str, limit: int) -> list[Range]:
    """Return the ranges of the text that are most like the wanted words, the best first.

    A range is half-open, in characters, and holds whole words; none overlaps another. There are at
    most ``limit``, and none if nothing is like the words. Kinds of quotation marks and of spaces
    make no difference, nor do capitals.
    """
    pattern = _Pattern(_fold(wanted.strip()[:MOST_WANTED]))
    offset = _likeliest_part(text, wanted[:MOST_WANTED])
    letters = _fold(text[offset : offset + MOST_TEXT])
    words = [match.span() for match in _WORD.finditer(letters)]
    unsearched = [words] if words and pattern.length else []
    found: list[Range] = []
    while unsearched and len(found) < limit:
        matches = [(*_best_match(letters, part, pattern), part) for part in unsearched]
        score, first, last, part = max(matches, key=lambda match: match[0])
        if score < _ALIKE:
            break
        found.append((offset + part[first][0], offset + part[last][1]))
        unsearched.remove(part)
        unsearched += [rest for rest in (part[:first], part[last + 1 :]) if rest]
    return found


def _likeliest_part(text: str, wanted: str) -> int:
    """Return where the ``MOST_TEXT`` characters begin in which the wanted words most likely are.

    Each wanted word counts for the more the rarer it is in the text. The text is divided into
    blocks as long as the wanted words; the part has the best two neighbours at its middle.
    """
    if len(text) <= MOST_TEXT:
        return 0
    size = max(len(wanted), _BLOCK)
    words = set(_WORD.findall(_fold(wanted)))
    blocks: defaultdict[int, set[str]] = defaultdict(set)
    counts = Counter[str]()
    for match in _WORD.finditer(_fold(text)):
        if match[0] in words:
            blocks[match.start() // size].add(match[0])
            counts[match[0]] += 1
    pairs = {number: blocks[number] | blocks.get(number + 1, set()) for number in list(blocks)}
    scores = {number: sum(1 / counts[word] for word in pair) for number, pair in pairs.items()}
    best = max(scores, key=lambda number: scores[number], default=0)
    return max(0, min(best * size + size - MOST_TEXT // 2, len(text) - MOST_TEXT))


class _Pattern:
    """Wanted characters, and for each of them its positions as bits of an integer."""

    def __init__(self, letters: str) -> None:
        self.length = len(letters)
        self.all = (1 << self.length) - 1
        self.forward = _positions(letters)
        self.backward = _positions(letters[::-1])

    def distances(self, letters: Iterable[str]) -> Iterator[int]:
        """Yield, for each character, the edit distance to the nearest substring that ends there."""
        return self._scan(letters, self.forward, anywhere=1)

    def distances_back(self, letters: Iterable[str]) -> Iterator[int]:
        """Yield, for each character of a reversed text, the distance to all that has been read."""
        return self._scan(letters, self.backward, anywhere=0)

    def _scan(
        self, letters: Iterable[str], positions: dict[str, int], anywhere: int
    ) -> Iterator[int]:
        everything, top = self.all, 1 << (self.length - 1)
        up, down = everything, 0  # where the distance grows or falls down the column
        distance = self.length
        for letter in letters:
            same = positions.get(letter, 0)
            vertical = same | down
            horizontal = (((same & up) + up) ^ up) | same
            grows = down | (everything & ~(horizontal | up))
            falls = up & horizontal
            distance += bool(grows & top) - bool(falls & top)
            grows = (grows << 1 | (1 - anywhere)) & everything
            falls = (falls << 1) & everything
            up = falls | (everything & ~(vertical | grows))
            down = grows & vertical
            yield distance

    def common(self, letters: Iterable[str]) -> Iterator[int]:
        """Yield, for each character, the length of the longest common subsequence up to there."""
        unmatched = self.all
        for letter in letters:
            matched = unmatched & self.forward.get(letter, 0)
            unmatched = ((unmatched + matched) | (unmatched - matched)) & self.all
            yield self.length - unmatched.bit_count()


def _best_match(letters: str, words: Sequence[Range], pattern: _Pattern) -> tuple[float, int, int]:
    """Return the similarity of the best range of these words, and its first and last word."""
    offset, stop = words[0][0], words[-1][1]
    end = offset + _least(pattern.distances(letters[offset:stop]))
    before = letters[max(offset, end + 1 - 2 * pattern.length) : end + 1]
    start = end - _least(pattern.distances_back(reversed(before)))
    first = next(n for n, word in enumerate(words) if word[1] > start)
    last = next(n for n, word in enumerate(words) if word[1] > end)
    best = (0.0, first, first)
    for begin in range(max(0, first - _NEAR), min(len(words), first + _NEAR + 1)):
        at = words[begin][0]
        near = range(max(begin, last - _NEAR), min(len(words), last + _NEAR + 1))
        ends = {words[number][1]: number for number in near}
        common = pattern.common(letters[at : max(ends, default=at)])
        for length, shared in enumerate(common, 1):
            if at + length in ends:
                score = 2 * shared / (pattern.length + length)
                best = max(best, (score, begin, ends[at + length]), key=lambda found: found[0])
    return best


def _least(values: Iterable[int]) -> int:
    """Return the number of the first of the least values."""
    return min(enumerate(values), key=lambda item: item[1])[0]


def _positions(letters: str) -> dict[str, int]:
    positions: dict[str, int] = {}
    for number, letter in enumerate(letters):
        positions[letter] = positions.get(letter, 0) | 1 << number
    return positions


def _fold(text: str) -> str:
    """Return the text without capitals and kinds of quotation marks, of the same length."""
    text = text.translate(_FOLDED)
    if len(small := text.casefold()) == len(text):  # none grew; none can shrink
        return small
    folded = (sign.casefold() for sign in text)
    return "".join(
        form if len(form) == 1 else sign for form, sign in zip(folded, text, strict=True)
    )
