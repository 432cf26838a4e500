"""What a citation names, and how a page that is written otherwise is to be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.citation_targets import (
    cited_keys,
    corrected_option,
    corrected_targets,
    listed_targets,
    with_dashes,
)
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

KNOWN = {"way2008", "ash1998", "5"}


@pytest.mark.parametrize(
    ("targets", "keys"),
    [
        ("way2008", ["way2008"]),
        ("way2008{p. 5}", ["way2008"]),
        ("way2008{pp. 5, 7}, {see}ash1998", ["way2008", "ash1998"]),
        (" way2008 , ash1998 {ch. 2} ", ["way2008", "ash1998"]),
        ("way2008, p. 5", []),
        ("", []),
    ],
)
def test_the_keys_of_a_citation(targets: str, keys: list[str]) -> None:
    assert cited_keys(targets) == keys


@pytest.mark.parametrize(
    ("targets", "corrected"),
    [
        ("way2008", ""),
        ("way2008{pp. 5, 7},ash1998", ""),
        ("way2008,5", ""),  # there is a work of this key
        ("way2008,unknown", ""),
        ("way2008, p. 5", "way2008{p. 5}"),
        ("way2008, p.5", "way2008{p.5}"),
        ("way2008, 12-14", "way2008{12-14}"),
        ("way2008 p. 5", "way2008{p. 5}"),
        ("way2008 [p. 5]", "way2008{p. 5}"),
        ("way2008{p. 5", "way2008{p. 5}"),
        ("way2008, pp. 5, 7, ash1998, p. 3", "way2008{pp. 5, 7},ash1998{p. 3}"),
        ("way2008,", "way2008"),
        ("", "key{p. 5}"),
        (" , ", "key{p. 5}"),
        ("{}", "key{p. 5}"),
    ],
)
def test_a_citation_that_is_not_well_formed_is_corrected(targets: str, corrected: str) -> None:
    assert corrected_targets(targets, KNOWN) == corrected


@pytest.mark.parametrize(
    ("option", "targets", "corrected"),
    [
        ("way2008 ash1998", ["way2008", "ash1998"], ""),
        ("way2008, ash1998", ["way2008", "ash1998"], ""),
        ("way2008{p. 5} ash1998", ["way2008{p. 5}", "ash1998"], ""),
        (
            "{see}way2008{pp. 5, 7}, ash1998 {p. 2}",
            ["{see}way2008{pp. 5, 7}", "ash1998 {p. 2}"],
            "",
        ),
        ("way2008, p. 9", ["way2008", "p.", "9"], "way2008{p. 9}"),
        ("way2008{p. 5", ["way2008", "p.", "5"], "way2008{p. 5}"),
        ("", [], ""),
    ],
)
def test_the_works_of_an_option(option: str, targets: list[str], corrected: str) -> None:
    assert listed_targets(option) == targets
    assert corrected_option(option, KNOWN) == corrected


@given(st.text("ab5. ,{}[]", max_size=20))
def test_what_is_well_formed_and_what_is_corrected_can_be_read(targets: str) -> None:
    try:
        read = [target.key for target in parse_citation_targets(targets)]
    except ValueError:
        read = []
    assert cited_keys(targets) == read
    if corrected := corrected_targets(targets, KNOWN):
        assert [target.key for target in parse_citation_targets(corrected)]
        assert corrected_targets(corrected, KNOWN) == ""


def test_many_blanks_are_read_at_once() -> None:
    """A pattern with blanks beside blanks takes half a minute for these."""
    assert cited_keys("a" + " " * 20_000 + "{") == []
    assert cited_keys("a" + " " * 20_000 + ",b" + " " * 20_000) == ["a", "b"]
    assert corrected_targets("a" + " " * 20_000 + "{p. 5", KNOWN) == "a{p. 5}"


def test_dashes_of_latex_are_printed_in_words_and_left_in_keys() -> None:
    written = "{so---see}way--2008{pp. 5--7, 9},b{p. 5-6}"
    assert with_dashes(written) == "{so—see}way--2008{pp. 5–7, 9},b{p. 5-6}"
