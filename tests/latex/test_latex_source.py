"""What the LaTeX writer is given: every place labelled, every class printed."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from latex_building import Made

pytestmark = pytest.mark.slow

PLACES = (
    *(f"source/post:p{number}" for number in range(1, 9)),
    "source/post:p-dateline",
    "source/post:p-signature",
    "source/thread:c2-byline",
    "source/thread:c5-1",
    "source/post:note-the-sponge",
    "source/post:moved-dateline",
)


def test_it_is_written_in_silence(source: Made) -> None:
    assert source.output == ""


def test_no_link_leads_nowhere(source: Made) -> None:
    assert len(source.links) > 40
    assert source.links <= set(source.labels)


def test_no_label_is_set_twice(source: Made) -> None:
    assert [label for label, times in Counter(source.labels).items() if times > 1] == []


@pytest.mark.parametrize("place", PLACES)
def test_passages_bylines_and_notes_are_labelled(place: str, source: Made) -> None:
    name = place.replace(":moved-", ":note-moved-")
    assert name in source.labels


@pytest.mark.parametrize(
    "name", ["byline", "cited-in", "comment-claims", "dateline", "entry-head", "gloss", "signature"]
)
def test_the_classes_of_paragraphs_are_printed(name: str, source: Made) -> None:
    assert rf"\begin{{sphinxuseclass}}{{{name}}}" in source.text


@pytest.mark.parametrize("name", ["passage-number", "with-page", "lemma", "note-kind", "supplied"])
def test_the_classes_of_words_and_references_are_printed(name: str, source: Made) -> None:
    assert rf"\DUrole{{{name}}}{{" in source.text


def test_notes_stand_where_they_are_called_and_leave_nothing_behind(source: Made) -> None:
    assert r"\begin{sphinxuseclass}{notes}" not in source.text
    assert re.search(r"Victoria sponge\W*%\n\\begin\{footnote\}\[\d\]", source.text)
    assert re.search(r"\\begin\{footnote\}\[[a-z]\]", source.text)


def test_the_bibliography_stands_on_its_own_page(source: Made) -> None:
    at = source.text.index
    (chapter,) = re.findall(r"\\chapter\{.*\}\n\\label\{[^\n]*source/bibliography:", source.text)
    following = source.text.find(r"\sphinxstepscope", at(chapter))
    assert at(chapter) < at(r"\begin{sphinxthebibliography}")
    if following > 0:
        assert at(r"\end{sphinxthebibliography}") < following
