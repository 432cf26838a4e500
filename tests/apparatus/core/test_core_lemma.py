"""How the words that a note is about are printed before it."""

from __future__ import annotations

import pytest
from sphinx_apparatus.core.lemma import LONGEST, shortened

LONG = "So when the bell had rung, nobody could say where the cake was"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("draught", "draught"),
        ("No cake shall be moved once the bell", "No cake shall be moved once the bell"),
        (LONG, "So when the … cake was"),
        ("one, two, three, and then all of the others as well", "one, two, three … as well"),
        ("a cake\nof two layers", "a cake of two layers"),
        ("Donaudampfschifffahrtsgesellschaft and Hafenpolizei", None),
        ("a b c d e f wirtschaftsnobelpreisträgerversammlungen", None),
    ],
)
def test_long_lemmata_are_shortened_in_the_middle(words: str, printed: str | None) -> None:
    assert shortened(words) == (words if printed is None else printed)


def test_a_lemma_as_long_as_a_line_is_printed_in_full() -> None:
    words = "ab " * (LONGEST // 3)
    assert shortened(words.strip()) == words.strip()
    assert "…" in shortened("ab " * LONGEST)
