"""Lint: entries are checked against each other and against the edition."""

from __future__ import annotations

from typing import Any

import pytest
from core_samples import document, entry, shown
from sphinx_apparatus.core.automatic_links import plan_links
from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.glossary_checks import check_glossary
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.near_forms import NearForms

CONTRIBUTORS = ("ann", "editors")
BIBLIOGRAPHY = ("guild1901", "bake2020")


def check(
    text: str, *entries: Entry, contributors: Any = CONTRIBUTORS, common_words: Any = ()
) -> list[str]:
    documents = {"post": document(text)}
    plan = plan_links(documents, Lexicon(entries))
    by_slug = {entry.slug: entry for entry in entries}
    near = NearForms(documents)
    words = common_words
    problems = check_glossary(
        by_slug, plan, contributors, BIBLIOGRAPHY, common_words=words, near=near
    )
    return shown(list(problems))


def test_good_entries_pass() -> None:
    bun = entry("bun", "bun", "bap", sources=("bake2020",), see_also=("guild",), authors=("ann",))
    guild = entry("guild", "Bakers’ Guild", "bg", abbreviation="BG", sources=BIBLIOGRAPHY)
    assert check("Buns and a bap of the Bakers' Guild, bg.", bun, guild) == []


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("bun", "bun"),
        ("Bun", "bun"),
        ("BUN", "bun"),
        ("ｂｕｎ", "bun"),
        ("baker's bun", "baker’s bun"),
        ("village\u00a0bun", "village bun"),
        ("straße", "STRASSE"),
        ("café", "cafe\u0301"),
    ],
)
def test_a_headword_that_reads_like_another_is_a_duplicate(form: str, other: str) -> None:
    text = f"{form}, {other}"
    assert check(text, entry("a", form), entry("b", other)) == [
        f'glossary/b.md:1:1: "{other}" already belongs to the entry "a" (title). '
        "Merge the two entries, or take the form out of one. [entry-duplicate]"
    ]


def test_aliases_and_abbreviations_can_be_duplicates_too() -> None:
    guild = entry("guild", "Village Guild", abbreviation="VG")
    gloves = entry(
        "gloves", "gloves", "mitts", "vg", locations=(("aliases/1", SourceLocation("g.md", 5)),)
    )
    assert check("Village Guild, gloves, mitts, VG, vg", gloves, guild) == [
        'glossary/guild.md:1:1: "VG" already belongs to the entry "gloves" (aliases/1). '
        "Merge the two entries, or take the form out of one. [entry-duplicate]"
    ]


def test_an_alias_that_repeats_its_own_headword_is_a_duplicate() -> None:
    bun = entry(
        "bun", "bun", "bun", locations=(("aliases/0", SourceLocation("glossary/bun.md", 3, 11)),)
    )
    assert check("bun", bun) == [
        'glossary/bun.md:3:11: "bun" already belongs to the entry "bun" (title). '
        "Merge the two entries, or take the form out of one. [entry-duplicate]"
    ]


def test_forms_of_one_entry_may_differ_in_capitals() -> None:
    assert check("VG vg", entry("vg", "VG", "vg")) == []


def test_see_also_names_another_entry() -> None:
    positions = (("see-also/1", SourceLocation("glossary/bun.md", 7, 18)),)
    bun = entry("bun", "bun", see_also=("guild", "gilds"), locations=positions)
    assert check("bun, guild", bun, entry("guild", "guild")) == [
        'glossary/bun.md:7:18: "gilds" is not an entry. Did you mean "guild"? [see-also-unknown]'
    ]


def test_see_also_does_not_name_its_own_entry() -> None:
    bun = entry("bun", "bun", see_also=("bun",))
    (line,) = check("bun, guild", bun, entry("guild", "guild"))
    assert line.startswith('glossary/bun.md:1:1: "bun" is not another entry.')
    assert line.endswith("[see-also-unknown]")


def test_authors_have_contributor_records() -> None:
    assert check("bun", entry("bun", "bun", authors=("editor",))) == [
        'glossary/bun.md:1:1: "editor" is not a contributor. Did you mean "editors"? '
        "[contributor-unknown]"
    ]


def test_authors_are_not_checked_where_there_are_no_records() -> None:
    assert check("bun", entry("bun", "bun", authors=("ann",)), contributors={}) == []


def test_sources_are_in_the_bibliography() -> None:
    assert check("bun", entry("bun", "bun", sources=("bake2020", "xyz"))) == [
        'glossary/bun.md:1:1: "xyz" is not in the bibliography. Known: bake2020, guild1901. '
        "[citation-unknown]"
    ]


def test_an_entry_is_mentioned_somewhere() -> None:
    """Its aliases are not complained of one by one."""
    assert check("tea", entry("bun", "bun", "bap")) == [
        'glossary/bun.md:1:1: "bun" is mentioned nowhere in the edition. Add the form in which '
        "the text has it as an alias, or take the entry out. [entry-unused]"
    ]


def test_an_entry_that_mentions_itself_is_not_mentioned() -> None:
    bun = entry("bun", "bun")
    plan = plan_links({"glossary/bun": document("A bun.", entry=bun)}, Lexicon([bun]))
    (problem,) = check_glossary({"bun": bun}, plan, CONTRIBUTORS, BIBLIOGRAPHY)
    assert problem.code.slug == "entry-unused"


def test_an_alias_matches_words_somewhere() -> None:
    positions = (("aliases/1", SourceLocation("glossary/bun.md", 3, 16)),)
    assert check("A bun, a bap.", entry("bun", "bun", "bap", "Cob", locations=positions)) == [
        'glossary/bun.md:3:16: The alias "Cob" matches no words of the edition. Write it as it '
        "stands there (mind capitals), or take it out. Plurals need no alias. [alias-unused]"
    ]


def test_an_abbreviation_need_not_occur() -> None:
    assert check("The Village Guild.", entry("guild", "Village Guild", abbreviation="VG")) == []


def test_problems_come_in_the_order_of_the_slugs() -> None:
    entries = [entry(slug, slug * 3, see_also=("x",)) for slug in "cab"]
    assert [line[9:10] for line in check("aaa bbb ccc", *entries)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("form", "text", "words"),
    [
        ("Color revolution", "After the color revolutions they left.", "color revolutions"),
        ("Nur Sultan", "The city of Nur-Sultan is new.", "Nur-Sultan"),
        ("NurSultan", "The city of nursultan is new.", "nursultan"),
        ("Baker's bun", "All the baker’s buns were sold.", "baker’s buns"),
        ("Village Guilds", "The Village Guild met.", "Village Guild"),
        ("rising bread", "They ate risen bread and Rising-Breads.", "Rising-Breads"),
    ],
)
def test_an_unused_form_is_told_where_its_words_stand_otherwise(
    form: str, text: str, words: str
) -> None:
    assert check(text, entry("a", form)) == [
        f'glossary/a.md:1:1: "{form}" is mentioned nowhere in the edition. '
        f'post (s1) has "{words}": write the headword so. [entry-unused]'
    ]
    assert check(f"A bun. {text}", entry("a", "bun", form)) == [
        f'glossary/a.md:1:1: The alias "{form}" matches no words of the edition. '
        f'post (s1) has "{words}": write it so. [alias-unused]'
    ]


def test_words_that_only_begin_alike_are_no_other_form() -> None:
    (line,) = check("A bunch of colour and a rebunning.", entry("a", "Bun"))
    assert "Add the form in which the text has it" in line


def test_a_form_that_a_longer_one_swallows_is_told_so() -> None:
    (line,) = check("A village bun.", entry("a", "bun"), entry("b", "village bun"))
    assert line.endswith(
        "post (s1) has it within a longer form, or linked already. Take it out. [entry-unused]"
    )


@pytest.mark.parametrize("form", ["the", "The", "of the", "will"])
def test_a_common_word_is_no_form(form: str) -> None:
    common = {"the", "of", "will"}
    (line,) = check(f"bun, {form} and {form}", entry("a", "bun", form), common_words=common)
    assert line == (
        f'glossary/a.md:1:1: "{form}" is a common word of the language, and stands 2 times in the '
        "edition. Add the word that makes it a name, or take the form out. [alias-common]"
    )


@pytest.mark.parametrize("form", ["the Guild", "IT", "US"])
def test_a_name_that_holds_a_common_word_is_one(form: str) -> None:
    assert check(f"bun, {form}", entry("a", "bun", form), common_words={"the", "it", "us"}) == []


CYRILLIC = "\u0421\u0405\u0422\u041e"  # drawn as CSTO


def test_a_look_alike_of_another_entry_is_called_what_it_is() -> None:
    csto = entry("csto", "Treaty Organization", abbreviation="CSTO")
    (line,) = check("The CSTO, a Treaty Organization.", csto, entry("other", CYRILLIC))
    assert line == (
        f'glossary/other.md:1:1: "{CYRILLIC}" is written in Cyrillic letters. '
        'It looks like "CSTO", a form of the entry "csto". Type it in Latin letters. '
        "[letters-confused]"
    )


def test_a_look_alike_of_words_of_the_text_is_called_what_it_is() -> None:
    (line,) = check("The CSTO met.", entry("other", CYRILLIC))
    assert 'It looks like "CSTO", which stands in post (s1).' in line
    assert line.endswith("[letters-confused]")


@pytest.mark.parametrize("title", ["\u0421\u0421\u0421\u0420", "\u0410\u043b\u043c\u0430"])
def test_a_cyrillic_headword_of_a_cyrillic_text_is_welcome(title: str) -> None:
    assert check(f"In {title} it was so.", entry("a", title)) == []
