"""The pages around the text: introduction, timeline, people, places, principles, rights."""

from __future__ import annotations

import calendar
import re

import pytest
from edition_sources import citations, front_pages, prose, words

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
ITEM = re.compile(r"^(\S[^\n]*)\n: +(.*?)(?=^\S|\Z)", re.M | re.S)
DAY = re.compile(r"(?:(\d{1,2})(?:[–-]\d{1,2})? )?(?:([A-Z][a-z]+) )?(\d{4})$")
POST = (2022, 1, 24)
SURNAME_FIRST = {"Wang Yi", "Wei Fenghe", "Xi Jinping"}
PRINCIPLES = [
    "Selection",
    "The witness",
    "Base text",
    "Type of edition",
    "Passages and identifiers",
    "Interventions",
    "Sigla",
    "Notes",
    "Speakers and identities",
    "The bibliography and its limits",
    "What was checked, and what was not",
    "Corrections",
    "Completeness",
    "Long-term care",
]
LAYERS = {
    "The post": "estate",
    "The comments": "person who wrote",
    "The notes, the glossary and the front matter": "CC BY 4.0",
    "The code": "MIT",
    "The fonts": "Open Font License",
}


def items(page: str) -> list[tuple[str, str]]:
    """Return the headwords of a page's definition lists with what is said of them."""
    return [(head.strip(), body) for head, body in ITEM.findall(front_pages()[page])]


def sections(page: str) -> dict[str, str]:
    """Return the text of each section of the second level by its heading."""
    parts = re.split(r"^## (.+)$", front_pages()[page], flags=re.M)
    return dict(zip((head.strip() for head in parts[1::2]), parts[2::2], strict=True))


def beginning(head: str) -> tuple[int, ...]:
    """Return year, month and day of the beginning of a date, as far as it is given."""
    first, to, last = head.partition(" to ")
    if to and not re.search(r"\d{4}", first):
        first += " " + last.split()[-1]
    match = DAY.match(first)
    assert match, f"not a date: {head}"
    day, month, year = match.groups()
    date = (int(year), MONTHS[month], int(day)) if day else (int(year), MONTHS.get(month or "", 0))
    if day:
        assert 1 <= int(day) <= calendar.monthrange(date[0], date[1])[1], head
    return tuple(part for part in date if part)


def test_the_introduction_is_long_enough_and_not_too_long():
    assert 1200 <= len(words(prose(front_pages()["introduction"]))) <= 1800


def test_the_introduction_cites_and_leads_into_the_text():
    text = front_pages()["introduction"]
    assert len(set(citations(text))) >= 30
    assert {f"p{n}" for n in range(2, 9)} <= set(re.findall(r"\{ref\}`(p\d)`", text))


def test_people_and_timeline_are_rich_enough():
    assert len(items("people")) >= 25
    assert len(items("timeline")) >= 40


@pytest.mark.parametrize("page", ["people", "timeline", "places"])
def test_every_item_has_a_source_or_a_passage(page):
    without = [head for head, body in items(page) if not citations(body) and "{ref}" not in body]
    assert without == []


def test_every_date_of_the_timeline_has_a_source():
    assert [head for head, body in items("timeline") if not citations(body)] == []


def test_the_dates_of_the_timeline_are_real_and_in_order():
    dates = [beginning(head) for head, _ in items("timeline")]
    for n, later in enumerate(dates):
        for earlier in dates[:n]:
            known = min(len(earlier), len(later))
            assert earlier[:known] <= later[:known], f"{earlier} stands before {later}"


def test_the_timeline_parts_what_was_known_from_what_came_later():
    *before, after = [
        [beginning(head.strip()) for head, _ in ITEM.findall(text)]
        for text in sections("timeline").values()
    ]
    assert all(date <= POST[: len(date)] for part in before for date in part)
    assert after and all(date > POST[: len(date)] or len(date) < 3 for date in after)


def test_people_stand_in_the_order_of_their_surnames():
    heads = [re.sub(r"\{term\}`([^`<]+?)\s*(?:<.*)?`", r"\1", head) for head, _ in items("people")]
    names = [re.split(r" and |, ", head)[0] for head in heads]
    surnames = [name.split()[0 if name in SURNAME_FIRST else -1].casefold() for name in names]
    assert surnames == sorted(surnames)


def test_the_principles_have_all_their_parts():
    found = list(sections("editorial-principles"))
    assert [heading for heading in PRINCIPLES if heading not in found] == []


def test_the_principles_say_what_was_not_checked():
    text = prose(sections("editorial-principles")["What was checked, and what was not"])
    assert "Not checked" in text and "second person" in text


def test_every_layer_has_its_rights():
    found = sections("rights")
    for heading, said in LAYERS.items():
        assert said in found[heading], heading


def test_how_to_cite_has_every_style_and_both_layers():
    text = front_pages()["how-to-cite"]
    for style in ("APA", "Chicago", "MLA", "BibTeX", "CSL-JSON"):
        assert style in text
    assert text.count("http://econospeak.blogspot.com/2022/01/whither-kazakhstan.html") > 8
    for passage in ("p3", "c4-1", "c9-2"):
        assert f"passage {passage}" in text


def test_the_revision_history_parts_editorial_from_technical_changes():
    assert list(sections("revision-history"))[:2] == ["Editorial changes", "Technical changes"]
