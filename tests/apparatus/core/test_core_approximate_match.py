"""Approximate matching: as a plain computation has it, in time that does not run away."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core import approximate_match
from sphinx_apparatus.core.approximate_match import MOST_TEXT, MOST_WANTED, similar_ranges

LETTERS = st.text(alphabet="abc ", min_size=1, max_size=9)


def distance(one: str, other: str) -> int:
    """Levenshtein's distance, by the book."""
    row = list(range(len(other) + 1))
    for number, a in enumerate(one, 1):
        above, row = row, [number]
        for at, b in enumerate(other, 1):
            row.append(min(above[at] + 1, row[-1] + 1, above[at - 1] + (a != b)))
    return row[-1]


def common(one: str, other: str) -> int:
    """The length of the longest common subsequence, by the book."""
    row = [0] * (len(other) + 1)
    for a in one:
        above, row = row, [0]
        for at, b in enumerate(other, 1):
            row.append(above[at - 1] + 1 if a == b else max(above[at], row[-1]))
    return row[-1]


@given(LETTERS, LETTERS)
def test_distances_are_those_to_the_nearest_substring_that_ends_there(
    words: str, text: str
) -> None:
    pattern = approximate_match._Pattern(words)
    assert list(pattern.distances(text)) == [
        min(distance(words, text[start:end]) for start in range(end + 1))
        for end in range(1, len(text) + 1)
    ]
    assert list(pattern.distances_back(reversed(text))) == [
        distance(words, text[start:]) for start in reversed(range(len(text)))
    ]
    assert list(pattern.common(text)) == [
        common(words, text[:end]) for end in range(1, len(text) + 1)
    ]


@given(st.lists(LETTERS, max_size=6).map(" ".join), LETTERS, st.integers(1, 3))
def test_ranges_are_whole_words_and_do_not_overlap(text: str, words: str, limit: int) -> None:
    found = similar_ranges(text, words, limit)
    assert len(found) <= limit
    seen: set[int] = set()
    for start, end in found:
        assert text[start:end].strip() == text[start:end] != ""
        assert not text[start - 1 : start].strip() and not text[end : end + 1].strip()
        assert not seen & set(range(start, end))
        seen |= set(range(start, end))


@given(st.lists(st.sampled_from(["bun", "cake", "flour", "oven"]), min_size=4, max_size=30))
def test_words_that_stand_in_the_text_are_found_as_they_are(words: list[str]) -> None:
    text = " ".join(words)
    ((start, end),) = similar_ranges(text, " ".join(words[1:-1]), 1)
    assert text[start:end] == " ".join(words[1:-1])


def invented(count: int, seed: int) -> str:
    draw = random.Random(seed)
    return " ".join(
        "".join(draw.choices("etaoinshrdlu", k=draw.randint(2, 9))) for _ in range(count)
    )


def seconds(texts: Sequence[tuple[str, str]]) -> float:
    taken = []
    for _ in range(3):
        before = time.process_time()
        for text, words in texts:
            similar_ranges(text, words, 2)
        taken.append(time.process_time() - before)
    return min(taken)


def cases(count: int) -> list[tuple[str, str]]:
    """A text with words that are like it, with such as are not, with many, and with few."""
    text, other = invented(count, 1), invented(count, 2)
    return [
        (text, text.replace("e", "x", 1)),
        (text, other),
        (text[:500], other),
        (other, text[:500]),
    ]


def test_four_times_the_words_take_at_most_sixteen_times_the_time() -> None:
    """A matching of all windows takes 64 times as long; twenty leaves room for busy machines."""
    assert seconds(cases(600)) < 20 * seconds(cases(150))


@pytest.mark.slow
def test_there_is_an_upper_bound_on_the_work() -> None:
    text, other = invented(MOST_TEXT // 5, 1), invented(MOST_TEXT // 5, 2)
    assert len(text) > MOST_TEXT and len(other) > MOST_WANTED
    most = seconds([(text[:MOST_TEXT], other[:MOST_WANTED])])
    assert seconds([(text * 20, other * 20)]) < 3 * most
