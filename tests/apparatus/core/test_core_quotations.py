"""Anchoring: a quotation picks out one place, letter for letter, or says why not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sphinx_apparatus.core.quotations import (
    QuoteError,
    QuoteSelector,
    Span,
    find_quote,
    nearest_words,
    spans_of,
)

REPETITIVE = st.text(alphabet='ab \u00a0"', min_size=1, max_size=30)
TEXT = REPETITIVE | st.text(alphabet="aáé\u0301ßİ’“”\n\t \u00a0😀漢\\.*[(", min_size=1, max_size=40)
WORDS = [
    *("bakery", "crumble", "damson", "elderflower", "fennel", "gooseberry", "hazelnut"),
    *("icing", "juniper", "kitchen", "lavender", "marmalade", "nutmeg", "oatmeal", "pumpkin"),
    *("quince", "raspberry", "saffron", "treacle", "vanilla", "walnut", "yeast"),
]


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXT)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(spans())
def test_a_span_is_found_by_all_that_stands_around_it(case: tuple[str, Span]) -> None:
    text, span = case
    quotation = QuoteSelector(text[span.start : span.end], text[: span.start], text[span.end :])
    assert find_quote(text, quotation) == span


@given(spans())
def test_a_span_is_found_by_the_shortest_context_that_tells_it_apart(
    case: tuple[str, Span],
) -> None:
    text, span = case
    for width in range(len(text) + 1):
        quotation = QuoteSelector(
            text[span.start : span.end],
            text[max(0, span.start - width) : span.start],
            text[span.end : span.end + width],
        )
        if len(spans_of(text, quotation)) == 1:
            assert find_quote(text, quotation) == span
            break
        with pytest.raises(QuoteError) as caught:
            find_quote(text, quotation)
        assert caught.value.ambiguous
    else:
        # both ends of the text are in the context, and the place is still not the only one:
        # only where the text repeats itself, and there the ordinal helps
        assert find_quote(text, QuoteSelector(text[span.start : span.end], occurrence=1))


@given(spans())
def test_a_span_is_found_by_its_ordinal(case: tuple[str, Span]) -> None:
    text, span = case
    exact = text[span.start : span.end]
    ordinal = 1 + sum(text.startswith(exact, at) for at in range(span.start))
    assert find_quote(text, QuoteSelector(exact, occurrence=ordinal)) == span


@given(TEXT, REPETITIVE, REPETITIVE | st.just(""), REPETITIVE | st.just(""), st.integers(0, 3))
def test_what_is_found_is_what_was_quoted(
    text: str, exact: str, prefix: str, suffix: str, occurrence: int
) -> None:
    """Whatever is asked, the answer is right or there is none."""
    quotation = QuoteSelector(exact, prefix, suffix, occurrence)
    whole = prefix + exact + suffix
    candidates = [at + len(prefix) for at in range(len(text)) if text.startswith(whole, at)]
    try:
        span = find_quote(text, quotation)
    except QuoteError as error:
        assert len(candidates) != 1 or occurrence > 1
        assert error.ambiguous == (not occurrence and len(candidates) > 1)
        assert error.hint
    else:
        assert span == Span(candidates[max(0, occurrence - 1)], span.start + len(exact))


def test_overlapping_occurrences_are_counted() -> None:
    assert spans_of("banana", QuoteSelector("ana")) == [Span(1, 4), Span(3, 6)]


def test_an_ordinal_counts_only_occurrences_with_the_context() -> None:
    text = "a bun, the bun, the bun"
    assert find_quote(text, QuoteSelector("bun", prefix="the ", occurrence=2)) == Span(20, 23)


def test_an_empty_quotation_is_refused() -> None:
    with pytest.raises(QuoteError, match="empty") as caught:
        find_quote("words", QuoteSelector(""))
    assert caught.value.hint == "Copy the words from the passage."


@pytest.mark.parametrize(
    ("text", "wanted", "nearest"),
    [
        ("Nazarbaev has resurfaed. He denied it.", "Nazarbaev has resurfaced.", "resurfaed."),
        ("It was the Village Bake.", "the village bake", "the Village Bake."),
        ("a “curly” quote here", 'a "curly" quote', "a “curly” quote"),
        ("the baker’s dozen was short", "the baker's dozen", "the baker’s dozen"),
        ("one two three", "one three", "one two three"),
    ],
)
def test_the_nearest_words_are_shown(text: str, wanted: str, nearest: str) -> None:
    with pytest.raises(QuoteError, match="does not stand in the passage") as caught:
        find_quote(text, QuoteSelector(wanted))
    assert not caught.value.ambiguous
    assert caught.value.hint.startswith("Nearest: ")
    assert nearest in caught.value.hint


@given(st.data())
def test_the_nearest_words_are_those_with_one_letter_changed(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=6, max_size=12, unique=True))
    first = data.draw(st.integers(0, len(words) - 3))
    wanted = " ".join(words[first : first + 3])
    at = data.draw(st.integers(0, len(wanted) - 1))
    changed = wanted[:at] + data.draw(st.sampled_from("xj")) + wanted[at + 1 :]
    assume(changed != wanted and wanted[at] != " ")
    assert f'"{wanted}"' in nearest_words(" ".join(words), changed)


@given(st.data())
def test_a_long_quotation_with_one_letter_changed_is_found(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=30, max_size=120))
    first = data.draw(st.integers(0, len(words) - 20))
    length = data.draw(st.integers(15, len(words) - first))
    wanted = " ".join(words[first : first + length])
    at = data.draw(st.integers(0, len(wanted) - 1))
    assume(wanted[at] != " ")
    changed = f"{wanted[:at]}ß{wanted[at + 1 :]}"
    hint = nearest_words(" ".join(words), changed)
    assert f'"{wanted}"' in hint
    near = slice(max(0, at - 18), at + 18)
    assert wanted[near] in hint.partition(" It has ")[2].partition(" where you have ")[0]
    assert changed[near] in hint.partition(" where you have ")[2]


def test_a_quotation_that_runs_into_the_next_passage_is_told_what_is_in_this_one() -> None:
    passage = "The flood came in the spring. Nobody had baked a cake that day."
    quoted = "Nobody had baked a cake that day. The next morning it rained again."
    assert nearest_words(passage, quoted).startswith('Nearest: "Nobody had baked a cake that day."')


def test_a_quotation_of_several_passages_is_told_so() -> None:
    wanted = " ".join(WORDS[:12])
    assert nearest_words(" ".join(WORDS[3:7]), wanted) == (
        "The whole passage is only a part of that; quote words of one passage."
    )


def test_words_that_no_spaces_part_are_found() -> None:
    text = "所有的人都说这个蛋糕是村里最好的，但是没有人知道是谁烤的。"
    assert '"这个蛋糕是村里最好的"' in nearest_words(text, "这个旦糕是村里最好的")


def test_the_nearest_of_two_ranges_comes_first_and_none_overlaps() -> None:
    text = "a small cake with jam, a large cake with jam, and a large cake without jam"
    assert nearest_words(text, "a large cakes with jam") == (
        'Nearest: "a large cake with jam,"; "a large cake without jam".'
    )


def test_a_space_that_cannot_be_seen_is_named() -> None:
    with pytest.raises(QuoteError) as caught:
        find_quote("Nobody came.\u00a0 Yes.", QuoteSelector("Nobody came.  Yes."))
    assert 'Nearest: "Nobody came.[U+00A0 no-break space] Yes."' in caught.value.hint
    with pytest.raises(QuoteError) as caught:
        find_quote("Nobody came. Yes.", QuoteSelector("Nobody\u202fcame."))
    assert '"Nobody[U+202F narrow no-break space]came."' in str(caught.value)


def test_nothing_alike_points_to_the_passage() -> None:
    with pytest.raises(QuoteError) as caught:
        find_quote("one two three", QuoteSelector("wholly different matter"))
    assert caught.value.hint == (
        "Nothing in the passage is like it; check the passage's identifier."
    )


def test_an_ambiguous_quotation_shows_every_occurrence_in_its_context() -> None:
    text = "The bun was the best. Was the bun? The bun was the best."
    with pytest.raises(QuoteError) as caught:
        find_quote(text, QuoteSelector("was the best"))
    assert str(caught.value) == '"was the best" stands twice in the passage.'
    assert caught.value.hint == (
        "Add prefix, suffix or occurrence to choose one of "
        '1: "The bun was the best. Was the bun? The…"; 2: "… the bun? The bun was the best.".'
    )


def test_an_occurrence_too_many_says_how_many_there_are() -> None:
    with pytest.raises(QuoteError) as caught:
        find_quote("bun and bun", QuoteSelector("bun", occurrence=3))
    assert str(caught.value) == ('"bun" stands twice in the passage, so there is no occurrence 3.')
    assert not caught.value.ambiguous


@pytest.mark.parametrize("occurrence", [0, 1])
def test_a_wrong_prefix_is_not_taken_for_missing_words(occurrence: int) -> None:
    """The words do stand in the passage: to say that they do not would mislead."""
    with pytest.raises(QuoteError) as caught:
        find_quote("a bun and the bun", QuoteSelector("bun", prefix="The ", occurrence=occurrence))
    assert str(caught.value) == (
        '"bun" stands twice in the passage, but not between this prefix and suffix.'
    )
    assert '2: "a bun and the bun"' in caught.value.hint


@pytest.mark.parametrize("wanted", ["", " ", "\n"])
def test_nothing_is_near_to_blanks(wanted: str) -> None:
    assert nearest_words("some words", wanted) == "Copy the words from the passage."


@given(REPETITIVE, REPETITIVE)
def test_hints_are_the_same_every_time(text: str, wanted: str) -> None:
    assert nearest_words(text, wanted) == nearest_words(text, wanted)


def test_an_ambiguous_quotation_is_told_in_bounded_words() -> None:
    for text, quoted in (("bun " * 50_000, "bun"), ("bun " * 6_000, "bun " * 5_000)):
        with pytest.raises(QuoteError) as caught:
            find_quote(text, QuoteSelector(quoted))
        assert caught.value.ambiguous
        assert len(str(caught.value)) + len(caught.value.hint) < 10_000
        places = len(spans_of(text, QuoteSelector(quoted)))
        assert caught.value.hint.endswith(f"; and so on, up to {places}.")


@given(st.text("ab", max_size=40), st.text("ab", min_size=1, max_size=8))
def test_every_occurrence_is_found_also_where_they_overlap(text: str, words: str) -> None:
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    assert [span.start for span in spans_of(text, QuoteSelector(words))] == starts


@pytest.mark.parametrize("period", ["a", "ab", "aab"])
def test_words_that_overlap_themselves_are_not_compared_anew(period: str) -> None:
    """Compared letter for letter at each occurrence, these take many seconds."""
    quotation = QuoteSelector(period * 20_000)
    spans = spans_of(period * 60_000, quotation)
    assert [span.start for span in spans] == list(range(0, 40_000 * len(period) + 1, len(period)))


@pytest.mark.parametrize("before", [0, 100_000, 1_000_000])
@pytest.mark.parametrize("after", [0, 100_000])
def test_the_nearest_words_are_found_wherever_they_stand(before: int, after: int) -> None:
    filling = "All that was baked on the village green that day was eaten. "
    words = "Only then did the baker's apprentice come with jam,"
    text = filling * (before // 60) + words + " late. " + filling * (after // 60)
    hint = nearest_words(text, "Only then did the bakers aprentice come with jam,")
    assert hint.startswith(f'Nearest: "{words}"')
