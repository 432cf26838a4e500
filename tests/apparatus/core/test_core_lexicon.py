"""The lexicon: which words of a running text are mentions of which headword."""

from __future__ import annotations

from random import Random

import pytest
from core_samples import entry
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.lexicon import Lexicon, Match
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.word_forms import Form, forms_of, plurals


def mentions(text: str, *entries: Entry) -> list[str]:
    """The words that are found, with the slug behind them."""
    return [f"{text[m.start : m.end]}={m.form.slug}" for m in Lexicon(entries).find(text)]


def words(text: str, *forms: str) -> list[str]:
    """The words that are found of an entry with the given forms."""
    matches = Lexicon([entry("x", forms[0], *forms[1:])]).find(text)
    return [text[m.start : m.end] for m in matches]


def test_forms_say_which_value_of_the_entry_they_are() -> None:
    guild = entry("guild", "Bakers’ Guild", "the guild", "bakers", abbreviation="BG")
    assert list(forms_of(guild)) == [
        Form("Bakers’ Guild", "guild", "title"),
        Form("BG", "guild", "abbreviation"),
        Form("the guild", "guild", "aliases/0"),
        Form("bakers", "guild", "aliases/1"),
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("revolution", "revolutions"),
        ("party", "parties"),
        ("day", "days"),
        ("Party", "Parties"),
        ("bus", "buses"),
        ("box", "boxes"),
        ("wish", "wishes"),
        ("church", "churches"),
        ("oligarch", "oligarchs"),
        ("color revolution", "color revolutions"),
        ("CSTO", "CSTOs"),
        ("NKY", "NKYs"),
        ("y", "ys"),
    ],
)
def test_plurals(form: str, expected: str) -> None:
    assert expected in plurals(form)


@pytest.mark.parametrize("form", ["OPEC+", "G20", "", "bun?"])
def test_what_ends_in_no_letter_has_no_plural(form: str) -> None:
    assert plurals(form) == ()


def test_an_abbreviation_keeps_its_capitals_in_the_plural() -> None:
    assert plurals("NKY") == ("NKYs",)
    assert plurals("MiG") == ("MiGs",)


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        # case
        ("color revolution, Color Revolution, COLOR REVOLUTION", ("color revolution",), 3),
        ("CSTO, csto, Csto", ("CSTO",), 1),
        ("CSTO, csto, Csto", ("csto",), 3),
        ("CSTO, csto, Csto", ("CSTO", "csto"), 3),
        ("Xi and xi, XI", ("Xi",), 1),
        # word boundaries
        ("rust, rusty, trust, crusty", ("rust",), 1),
        ("pre-bun bun-like (bun) “bun” bun/bun", ("bun",), 6),
        ("bun_fight bun1 1bun", ("bun",), 0),
        ("buns bun’s buns’ bun's", ("bun",), 4),
        ("ébun bunß бун", ("bun",), 0),
        ("bun", ("bun",), 1),
        ("", ("bun",), 0),
        # apostrophes and spaces
        ("People's Bake, People’s Bake", ("People’s Bake",), 2),
        ("People's Bake, People‘s Bake", ("People's Bake",), 2),
        ("village bake, village\u00a0bake, village\nbake", ("village bake",), 3),
        ("village bake", ("village\u00a0bake",), 1),
        ("village  bake", ("village bake",), 0),
        # signs in forms
        ("OPEC+ and OPEC", ("OPEC+",), 1),
        ('a "great" bake', ('"great" bake',), 1),
        # Unicode
        ("İstanbul and İSTANBUL", ("İstanbul",), 1),
        ("Straße, STRASSE, straße", ("Straße",), 1),
        ("straße Straße STRAßE", ("straße",), 3),
        ("Éclair éclair", ("éclair",), 2),
        ("ΛΟΓΟΣ λογος", ("λογος",), 2),
        ("İ: ΛΟΓΟΣ λογος", ("λογος",), 2),
        ("😀 bun 😀", ("bun",), 1),
        ("Mali, Mali\u0301, Malí", ("Mali",), 1),
    ],
)
def test_mentions_are_whole_words(text: str, forms: tuple[str, ...], expected: int) -> None:
    assert len(words(text, *forms)) == expected


def test_positions_hold_where_lower_case_is_longer() -> None:
    assert words("İİİ bun İ buns", "bun") == ["bun", "buns"]


def test_the_possessive_ending_stays_outside() -> None:
    assert words("The Guild's rules, the guilds’ rules", "guild") == ["Guild", "guilds"]


def test_the_plural_ending_is_inside() -> None:
    assert words("Two parties, one party.", "party") == ["parties", "party"]


def test_a_form_with_a_capital_keeps_its_case_in_the_plural() -> None:
    assert words("Memorandum, Memorandums, memorandums", "Memorandum") == [
        "Memorandum",
        "Memorandums",
    ]


def test_the_longest_of_overlapping_forms_wins() -> None:
    entries = [
        entry("road", "Belt and Road"),
        entry("initiative", "Belt and Road Initiative"),
        entry("silk", "Silk Road"),
    ]
    assert mentions("The Belt and Road Initiative, or Belt and Road.", *entries) == [
        "Belt and Road Initiative=initiative",
        "Belt and Road=road",
    ]


def test_the_leftmost_of_overlapping_forms_wins() -> None:
    entries = [entry("a", "plum bread"), entry("b", "bread and butter pudding")]
    assert mentions("plum bread and butter pudding", *entries) == ["plum bread=a"]


def test_a_form_that_is_no_whole_word_hides_no_other() -> None:
    entries = [entry("a", "bread roll"), entry("b", "bread")]
    assert mentions("bread rolling", *entries) == ["bread=b"]


def test_mentions_may_touch() -> None:
    assert words("bun-bun", "bun") == ["bun", "bun"]


def test_the_form_that_is_written_so_is_the_one_found() -> None:
    """Forms that differ in capitals only are told apart, for lint knows aliases that are unused."""
    lexicon = Lexicon([entry("guild", "Village Guild", "vg", abbreviation="VG")])
    assert [m.form.source for m in lexicon.find("VG vg Vg")] == [
        "abbreviation",
        "aliases/0",
        "aliases/0",
    ]


def test_one_form_of_two_entries_goes_to_the_first_slug() -> None:
    both = [entry("b", "bun"), entry("a", "bun")]
    assert mentions("bun", *both) == mentions("bun", *reversed(both)) == ["bun=a"]


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon([]).find("words") == []


# Against a slow reading of the rules

SIGNS = "abAB yYsS'’\u00a0-İß\u0301_1"
FORMS = st.lists(
    st.text(alphabet="abAyS ’", min_size=1, max_size=4).filter(lambda form: form == form.strip()),
    min_size=1,
    max_size=5,
)


def plain(text: str) -> str:
    return "".join({"’": "'", "\u00a0": " "}.get(sign, sign) for sign in text)


def slow(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Try every form at every place."""

    def in_word(sign: str) -> bool:
        return sign.isalnum() or sign in ("_", "\u0301")

    def reads(written: str, found: str) -> bool:
        if written != written.lower():
            return found == written
        return len(found) == len(written) and all(
            a == b or b.lower() == a for a, b in zip(written, found, strict=True)
        )

    written = {w for form in forms for w in (plain(form), *plurals(plain(form)))}
    at, spans = 0, []
    while at < len(text):
        ends = [
            at + len(w)
            for w in written
            if reads(w, plain(text[at : at + len(w)]))
            and not (at and in_word(text[at - 1]))
            and not in_word((text[at + len(w) :] + " ")[0])
        ]
        if ends:
            spans.append((at, max(ends)))
        at = max(ends, default=at + 1)
    return spans


@given(st.text(alphabet=SIGNS, max_size=30), FORMS)
def test_the_same_is_found_as_by_trying_everything(text: str, forms: list[str]) -> None:
    found = Lexicon([entry(f"e{n}", form) for n, form in enumerate(forms)]).find(text)
    assert [(m.start, m.end) for m in found] == slow(text, forms)


@given(st.text(alphabet=SIGNS, max_size=40), FORMS, st.randoms())
def test_the_order_of_entries_does_not_matter(text: str, forms: list[str], random: Random) -> None:
    entries = [entry(f"e{n}", form) for n, form in enumerate(forms)]
    found: list[Match] = Lexicon(entries).find(text)
    random.shuffle(entries)
    assert Lexicon(entries).find(text) == found
