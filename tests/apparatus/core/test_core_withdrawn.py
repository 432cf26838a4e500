"""A withdrawn note names its passage, its day and why, and no note that is printed."""

from __future__ import annotations

import pytest
from core_samples import shown
from sphinx_apparatus.core.withdrawn import check_withdrawn, read_withdrawn

RECORD = """\
old:
  note: old-spelling
  passage: p1
  date: 2026-01-04
  reason: The words can be understood.
  replaced-by: spelling
"""


def problems(text: str, *, unsure: bool = False) -> list[str]:
    found, wrong = read_withdrawn("withdrawn.yml", lambda _path: text.encode())
    return shown([*wrong, *check_withdrawn(found, ["p1", "p2"], ["spelling"], unsure=unsure)])


def test_a_record_that_agrees_with_the_text_has_no_problem() -> None:
    assert problems(RECORD) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("note: old-spelling", "note: spelling", "2:9"),
        ("passage: p1", "passage: p9", "3:12"),
        ("replaced-by: spelling", "replaced-by: speling", "6:16"),
        ("date: 2026-01-04", "date: 2026-02-30", "4:9"),
        ("note: old-spelling", "note: Old spelling", "2:9"),
    ],
)
def test_what_is_wrong_is_told_with_its_location(old: str, new: str, place: str) -> None:
    (said,) = problems(RECORD.replace(old, new))
    assert said.startswith(f"withdrawn.yml:{place}") and "withdrawn.yml" in said


def test_a_missing_key_and_a_second_record_are_told() -> None:
    (missing,) = problems(RECORD.replace("  date: 2026-01-04\n", ""))
    assert "date" in missing
    (twice,) = problems(RECORD + RECORD.replace("old:", "again:"))
    assert "withdrawn twice" in twice


def test_what_may_be_missed_is_not_called_missing() -> None:
    assert problems(RECORD.replace("p1", "p9"), unsure=True) == []
