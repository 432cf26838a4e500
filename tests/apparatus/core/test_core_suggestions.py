"""What a text names and no entry has: acronyms, names, repeated words with capitals."""

from __future__ import annotations

from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.model import Entry, Unit
from sphinx_apparatus.core.suggestions import suggestions

COMMON = {"the", "of", "when", "in", "to", "from", "it"}
PLACE = SourceLocation("x.md")


def found(*texts: str, entries: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    units = [Unit(f"p{n}", "passage", text, PLACE) for n, text in enumerate(texts, 1)]
    made = [Entry(str(n), str(n), name, "concept", "", PLACE) for n, name in enumerate(entries)]
    return [(s.words, s.units) for s in suggestions(units, Lexicon(made), COMMON)]


def test_an_acronym_and_a_name_of_several_words_are_suggested_at_once() -> None:
    assert found("He asked the WTO and Anna de la Cruz for help.") == [
        ("WTO", ["p1"]),
        ("Anna de la Cruz", ["p1"]),
    ]


def test_a_single_word_is_suggested_if_it_stands_twice() -> None:
    assert found("From Samara to Tver.", "Back to Samara.") == [("Samara", ["p1", "p2"])]


def test_the_beginning_of_a_sentence_says_nothing() -> None:
    assert found("Bread rose. Bread fell.", "“Bread rises.”") == []
    assert found("Bread rose, said Mr. Ito. Bread fell.", "When Bread fell, it fell.") == [
        ("Bread", ["p1", "p1", "p2"])
    ]


def test_a_common_word_before_a_name_is_no_part_of_it() -> None:
    assert found("The Grand Canal froze.") == [("Grand Canal", ["p1"])]
    assert found("In The Grand Canal.") == [("Grand Canal", ["p1"])]


def test_what_has_an_entry_is_left_out() -> None:
    assert found("The WTO and the ILO met.", entries=("WTO",)) == [("ILO", ["p1"])]


def test_the_most_frequent_comes_first_and_acronyms_before_other_words() -> None:
    text = "They saw Tver, the ILO, the Grand Canal."
    assert found(text, "To Tver.", "In Tver.") == [
        ("Tver", ["p1", "p2", "p3"]),
        ("ILO", ["p1"]),
        ("Grand Canal", ["p1"]),
    ]


def test_a_possessive_is_the_word_itself() -> None:
    assert found("It is Tver's.", "To Tver.") == [("Tver", ["p1", "p2"])]
