"""Which works are later than a day, as far as their fields say."""

from __future__ import annotations

import pytest
from sphinx_apparatus.core.later_sources import is_later, keys, work_date

DAY = "2022-01-24"


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"date": "2022-01-25", "year": "1999"}, "2022-01-25"),
        ({"date": "2022-01-20/2022-01-28"}, "2022-01-20"),
        ({"year": "2022", "month": "jan"}, "2022-01"),
        ({"year": "2022", "month": "December"}, "2022-12"),
        ({"year": "2022", "month": "3"}, "2022-03"),
        ({"year": "2022", "month": "spring"}, "2022"),
        ({"title": "Undated"}, ""),
    ],
)
def test_the_date_of_a_work(fields: dict[str, str], date: str) -> None:
    assert work_date(fields) == date


@pytest.mark.parametrize("date", ["2022-01-25", "2022-02", "2023", "2023-01-01"])
def test_later(date: str) -> None:
    assert is_later(date, DAY)
    assert not is_later(date, "")


@pytest.mark.parametrize("date", ["2022-01-24", "2022-01", "2022", "1856", "", "n.d."])
def test_not_later_for_all_that_is_known(date: str) -> None:
    assert not is_later(date, DAY)


def test_keys_are_separated_by_spaces_or_commas() -> None:
    assert keys(" one, two\nthree ") == ("one", "two", "three")
    assert keys("[one, two]") == ("one", "two")
    assert keys("") == ()
