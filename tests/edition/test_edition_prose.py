"""The editors' prose: names that can be looked up, no loaded words, one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from edition_reviewed import REVIEWED
from edition_sources import all_prose, entries, front_pages, prose, read
from edition_witness import witness_units
from spellchecker import SpellChecker

WORD_LIST = Path(__file__).with_name("edition_words.txt")

# -- Names ------------------------------------------------------------------------------------

CAPITALISED = r"(?:[A-Z]\.|[^\W\d_a-z][\w-]*[a-z][\w-]*)"
NAME = re.compile(rf"(?<![\w’'-]){CAPITALISED}(?: {CAPITALISED})+(?![\w-])")
BEFORE_NAMES = """
    A After American An April As At August Author Beside Besides British By Chinese December
    Elsewhere February For Former From General His If In Its January July June March May Neither Not
    November October Of On Perhaps President Russian Secretary See Senator September Serb So That
    The Through To Two Ukrainian Unlike Vice-President Vice-president Western What When Whether With
"""
"""What may stand before a name: openers of sentences, months, titles, adjectives of nations."""
NAMED_IN = ("introduction", "people", "places", "timeline")


@cache
def known_names() -> str:
    """Return all text that a name may be looked up in: people, places, entries, sources, texts."""
    heads = [head for page in ("people", "places") for head in _heads(page)]
    forms = [
        form
        for entry in entries().values()
        for form in (
            entry.data["title"],
            entry.data.get("abbreviation", ""),
            *entry.data.get("aliases", []),
        )
    ]
    bibliography = re.sub(r"[{}]", "", read("references.bib"))
    authors = " and ".join(re.findall(r"^  author = (.*),$", bibliography, re.M)).split(" and ")
    writers = [" ".join(reversed(author.split(", "))) for author in authors]
    return "\n".join([*heads, *map(str, forms), *writers, bibliography, *witness_units().values()])


def _heads(page: str) -> list[str]:
    found = re.findall(r"^(\S[^\n]*)\n: ", front_pages()[page], re.M)
    return [re.sub(r"\{term\}`([^`<]+?)\s*(?:<.*?>)?`", r"\1", head) for head in found]


def names(text: str) -> Iterator[str]:
    """Yield the names of two words or more, without what may stand before them."""
    before = set(BEFORE_NAMES.split())
    for match in NAME.finditer(re.sub(r"[ \t]+|\n(?=\S)", " ", text)):
        parts = match[0].split()
        while parts and parts[0] in before:
            parts.pop(0)
        if len(parts) > 1:
            yield " ".join(parts)


def test_every_name_is_in_a_list_or_has_been_reviewed():
    unknown: dict[str, str] = {}
    for where, text in all_prose().items():
        kind, _, page = where.partition(" ")
        if kind != "page" or page in NAMED_IN:
            unknown |= {name: where for name in names(text) if name not in known_names()}
    reviewed = REVIEWED["names"]
    assert {name: where for name, where in unknown.items() if name not in reviewed} == {}
    assert set(reviewed) - set(unknown) == set(), "these need no review any more"


def test_a_name_is_found_without_what_stands_before_it():
    assert list(names("In January President Ann Example of the Black Sea Fleet met X. Y. Zed")) == [
        "Ann Example", "Black Sea Fleet", "X. Y. Zed",
    ]  # fmt: skip


@pytest.mark.parametrize("fence", ["```", "  ```", ":::"])
def test_what_is_marked_as_later_is_read_with_the_rest(fence):
    text = prose(f"Known then.\n\n{fence}{{later}}\nKnown {{cite:p}}`later`.\n{fence}\n")
    assert text.split() == ["Known", "then.", "Known", "."]


# -- Loaded words -----------------------------------------------------------------------------

LOADED = {
    "regime": "a government that the speaker dislikes; write “government”",
    "puppet": "denies that a party acts for itself",
    "stooge": "abuse",
    "thug": "abuse",
    "bandit": "the authorities' word for armed men; quote or attribute it",
    "terrorist": "the authorities' word for armed men; quote or attribute it",
    "massacre": "a verdict; give the number and who counted",
    "brutal": "a verdict; say what was done",
    "coup": "one reading of a disputed event; attribute it",
    "putsch": "one reading of a disputed event; attribute it",
    "propaganda": "a verdict on what someone said; say who said it",
    "strongman": "a verdict on a ruler; name the office",
    "dictator": "a verdict on a ruler; name the office",
    "crony": "a verdict; say what the tie was",
    "so-called": "a sneer",
    "infamous": "a verdict",
    "notorious": "a verdict",
    "heroic": "a verdict",
    "absurd": "a verdict",
    "ridiculous": "a verdict",
    "obviously": "claims what has to be shown",
    "undoubtedly": "claims what has to be shown",
    "of course": "claims what has to be shown",
    "unfortunately": "the editors' feelings",
    "sadly": "the editors' feelings",
    "tragically": "the editors' feelings",
}
"""Words that take a side, with the reason; they may be quoted."""


def loaded_words() -> set[tuple[str, str]]:
    """Return each loaded word that stands outside quotation marks, and where."""
    found = set()
    for where, text in all_prose().items():
        own = re.sub(r"“[^”]*”", "", text)
        for word in LOADED:
            plural = r"(?:ies|y)" if word.endswith("y") and " " not in word else r"s?"
            stem = word[:-1] if plural.startswith("(?:ies") else word
            if re.search(rf"\b{stem}{plural}\b", own, re.IGNORECASE):
                found.add((word, where))
    return found


def test_no_word_takes_a_side():
    reviewed = {
        (word, where) for word, locations in REVIEWED["loaded-words"].items() for where in locations
    }
    assert {
        f"{where}: “{word}” is {LOADED[word]}" for word, where in loaded_words() - reviewed
    } == set()
    assert reviewed - loaded_words() == set(), "these need no review any more"


# -- Spelling ---------------------------------------------------------------------------------

WORD = re.compile(r"(?<![\w.’'-])[a-zà-ž]+(?:[’'][a-z]+)?(?![\w])")
AMERICAN = re.compile(
    r"\b(?:(?!(?:prize|seize|size|capsize)[ds]?\b)\w{3,}i[sz]e(?<=ize)[ds]?|\w{3,}izing|\w{3,}izations?"
    r"|(?:behavi|col|fav|hon|lab|neighb|rum)or\w*|defense|center(?:ed|s)?|theaters?|traveled|gray"
    r"|judgment|analyz\w+|catalog)\b",
)
AS_IN_THE_TEXT = re.compile(r"[Cc]olor (?:[Rr]evol\w+)")
"""The term is spelt as the thread spells it."""


@pytest.fixture(scope="module")
def checker() -> SpellChecker:
    speller = SpellChecker(language="en", distance=1)
    speller.word_frequency.load_words(WORD_LIST.read_text("utf-8").split())
    return speller


def own_words(text: str) -> set[str]:
    """Return the words in small letters that are the editors' own; names are checked elsewhere."""
    text = re.sub(r"“[^”]*”|\*[^*]*\*", "", text)
    return {re.sub(r"[’']s?$", "", word) for word in WORD.findall(text)}


def test_every_word_is_spelt_right(checker: SpellChecker):
    wrong = {
        f"{where}: {word}"
        for where, text in all_prose().items()
        for word in checker.unknown(own_words(text))
    }
    assert wrong == set()


def test_a_slip_would_be_found(checker: SpellChecker):
    assert checker.unknown(own_words("The goverment recieved the organisation’s letter.")) == {
        "goverment", "recieved",
    }  # fmt: skip


def test_the_list_of_words_holds_only_what_is_needed():
    bare = SpellChecker(language="en", distance=1)
    used = {word for text in all_prose().values() for word in own_words(text)}
    listed = WORD_LIST.read_text("utf-8").split()
    assert listed == sorted(set(listed))
    assert [word for word in listed if word not in used or word in bare] == []


def test_spelling_is_british():
    found = {
        f"{where}: {match[0]}"
        for where, text in all_prose().items()
        for match in AMERICAN.finditer(
            AS_IN_THE_TEXT.sub("", re.sub(r"“[^”]*”|\*[^*]*\*|Sorry, you are.*", "", text))
        )
        if match[0].islower()
    }
    assert found == set()


def test_quotation_marks_in_prose_are_typographic():
    straight = {where for where, text in all_prose().items() if re.search(r"\w'\w|\"", text)}
    assert straight == set()
