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

CONTRIBUTORS = ("ann", "editors")
BIBLIOGRAPHY = ("guild1901", "bake2020")


def check(text: str, *entries: Entry, contributors: Any = CONTRIBUTORS) -> list[str]:
    plan = plan_links({"post": document(text)}, Lexicon(entries))
    by_slug = {entry.slug: entry for entry in entries}
    return shown(list(check_glossary(by_slug, plan, contributors, BIBLIOGRAPHY)))


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
