"""What the edition promises of its notes and sources: each is there, cited, signed and dated."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from edition_reviewed import REVIEWED
from edition_sources import (
    BLOCKS,
    INTERVENTIONS,
    NOTES,
    Block,
    citations,
    entries,
    front_pages,
    known_then,
    prose,
    read,
    sources,
)
from edition_witness import witness_units

CONTENT_WORD = re.compile(r"[^\W\d_]{3,}")
SMALL_WORDS = """
    and are but for from had has have his its nor not than that the their then there they this was
    were which who whom with
"""
NEW_WORDS = 0.5
"""A note is not a paraphrase if at least this share of its words is not in its passage."""


def stems(text: str) -> list[str]:
    """Return the content words of a text, cut to six letters so that endings do not count."""
    small = set(SMALL_WORDS.split())
    words = (word.lower() for word in CONTENT_WORD.findall(text))
    return [word[:6] for word in words if word not in small]


def by_name(block: Block) -> str:
    return block.name


def test_every_passage_has_a_note_a_term_or_a_quotation(pages):
    bare = set()
    for name in ("post", "thread"):
        for passage in pages("html")[f"source/{name}.html"].soup.select(".passage"):
            if not passage.select(".footnote-reference, .autolink, .std-term, .quotation"):
                bare.add(passage["id"])
    assert bare == set(REVIEWED["passages-without-apparatus"])


@pytest.mark.parametrize("note", NOTES, ids=by_name)
def test_a_note_that_states_facts_has_sources(note):
    if note.options["kind"] != "textual":
        assert note.cites
    assert set(note.cites) <= set(sources())


QUOTED = re.compile(r"“([^”]+)”")
POSITIONS = re.compile(r"^```\{positions\}\n(.*?)^```$", re.M | re.S)


@pytest.mark.parametrize(
    "note", [note for note in NOTES if note.options["kind"] == "contested"], ids=by_name
)
def test_the_positions_of_a_contested_note_are_those_that_its_text_tells(note):
    (found,) = POSITIONS.findall(note.body)
    positions = yaml.safe_load(found)
    told = " ".join(prose(note.body).split())
    assert len({position["holder"] for position in positions}) >= 2
    assert len({position["stance"] for position in positions}) >= 2
    for position in positions:
        assert position["source"] in note.cites
        names = re.findall(r"\w*[A-Z][\w’-]+", position["holder"].replace("The ", ""))
        assert any(name.removesuffix("’s") in told for name in names), position
        for words in QUOTED.findall(position["stance"]):
            assert words.strip(".") in told, position


@pytest.mark.parametrize("note", NOTES, ids=by_name)
def test_a_note_adds_to_its_passage(note):
    passage, words = set(stems(witness_units()[note.options["passage"]])), stems(prose(note.body))
    new = sum(word not in passage for word in words) / len(words)
    assert (new < NEW_WORDS) == (note.name in REVIEWED["notes-close-to-their-passage"])


def test_the_measure_finds_a_paraphrase():
    passage, note = "nobody was expecting this or even vaguely predicting it", "Nobody expected it."
    assert set(stems(note)) <= set(stems(passage))


def test_every_note_and_intervention_is_signed_and_dated():
    people = yaml.safe_load(read("contributors.yml"))
    for block in BLOCKS:
        assert block.options["by"] in people, block.name
        assert date.fromisoformat(block.options["date"]) <= date(2100, 1, 1), block.name
    for entry in entries().values():
        assert set(entry.data["authors"]) <= set(people), entry.slug
        assert isinstance(entry.data["created"], date), entry.slug


def test_no_name_is_used_twice():
    names = [block.name for block in BLOCKS]
    assert len(names) == len(set(names))


def test_every_intervention_has_a_type_and_a_cause():
    for item in INTERVENTIONS:
        assert item.options["type"] in ("sic", "gap", "moved", "omitted"), item.name
        assert item.options["cause"] in ("author", "platform", "capture", "editors"), item.name
        if item.options["type"] == "sic":
            assert item.options["reading"] != item.options["quote"], item.name


def test_every_source_is_cited_and_every_citation_has_its_source():
    cited = {key for block in BLOCKS for key in block.cites}
    cited |= {key for entry in entries().values() for key in citations(entry.body)}
    cited |= {key for page in front_pages().values() for key in citations(page)}
    assert cited - set(sources()) == set()
    assert set(sources()) - cited == set()


def test_sources_are_listed_once_in_order_with_what_was_seen_of_them():
    keys = re.findall(r"^@\w+\{([^,\s]+),", read("references.bib"), re.M)
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys)
    unseen = [key for key, record in sources().items() if "note_verified" not in record]
    assert unseen == []


def test_no_disputed_matter_rests_on_weak_sources_alone():
    weak = {key for key, text in sources().items() if re.search(r"standing\s*=\s*\{weak\}", text)}
    assert weak
    for note in NOTES:
        if note.options["kind"] == "contested":
            assert set(note.cites) - weak, note.name


# -- What was known on the day ----------------------------------------------------------------

DAY = (2022, 1, 24)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
SAID = re.compile(
    r"\blater\b|\brecall|\brevis|\bfollowing night\b|\bthat night\b|\bafter the post\b"
    r"|\b(?:of|in) (?:(?:June|November) )?20(?:22|2[3-9])\b"
)
"""What tells a reader that the source of a fact known on the day is of a later date."""
PAGES_WITHOUT_LATER_SOURCES = ("introduction", "people", "places")


def day_of(key: str) -> tuple[int, ...]:
    """Return the date of a work as far as its record gives it; nothing if it has none."""
    record = sources()[key]
    if date := re.search(r"^  date = \{([\d-]+)\}", record, re.M):
        return tuple(int(part) for part in date[1].split("-"))
    year = re.search(r"^  year = \{(\d{4})\}", record, re.M)
    month = re.search(r"^  month = (\w{3})", record, re.M)
    return (*((int(year[1]),) if year else ()), *((MONTHS.index(month[1]) + 1,) if month else ()))


def later_sources(text: str) -> list[str]:
    """Return the sentences that cite a work of after the day, and do not say so."""
    found = []
    for sentence in re.split(r"(?<=[.;:])\s+(?=[^\s\d])", known_then(text)):
        dates = [day_of(key) for key in citations(sentence)]
        if any(date > DAY[: len(date)] for date in dates) and not SAID.search(sentence):
            found.append(sentence)
    return found


def test_what_is_not_marked_as_later_says_when_its_source_is():
    texts = {f"entry {slug}": entry.body for slug, entry in entries().items()}
    texts |= {f"page {name}": front_pages()[name] for name in PAGES_WITHOUT_LATER_SOURCES}
    found = {where: later_sources(text) for where, text in texts.items()}
    assert {where: sentences for where, sentences in found.items() if sentences} == {}


def test_a_later_source_would_be_found():
    text = "He fled {cite:p}`rferl2023law`. So one later report {cite:p}`rferl2023law`."
    assert later_sources(text) == ["He fled {cite:p}`rferl2023law`."]
    assert later_sources("```{later}\nHe fled {cite:p}`rferl2023law`.\n```\n") == []


# -- Kinds of sources -------------------------------------------------------------------------

SOURCE_KINDS = {"document", "scholarship", "press", "reference", "own account"}


def test_every_source_prints_its_kind_and_what_was_seen_of_it():
    wrong = []
    for key, record in sources().items():
        kind = re.search(r"^  kind = \{(.*)\}", record, re.M)
        weak = ", weak" if re.search(r"^  standing = \{weak\}", record, re.M) else ""
        seen = (
            rf"{kind[1].capitalize()}{weak}\. Read November 2026 in a stored copy \(.+\)"
            if kind
            else ""
        )
        note = re.search(r"^  note = \{(.*)\}", record, re.M)
        if (
            not kind
            or kind[1] not in SOURCE_KINDS
            or not note
            or not re.search(seen + "$", note[1])
        ):
            wrong.append(key)
    assert wrong == []


def test_no_archived_address_is_printed():
    assert "web.archive.org" not in read("references.bib")
