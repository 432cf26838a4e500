"""Records: YAML that people write is read as they wrote it, and every breach has its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from core_samples import shown
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.diagnostics import Code, SourceLocation
from sphinx_apparatus.core.yaml_record import Record, read_record, schema

GOOD = """\
title: Bakers’ Guild
kind: organisation
short: The guild that runs the contest.
sources: [guild1901]
authors:
  - editors
created: 2026-11-22
"""


def read(text: str, schema_name: str = "entry", first_line: int = 2) -> Record:
    return read_record(
        text,
        "glossary/guild.md",
        schema_name,
        syntax_code=Code.ENTRY_FRONT_MATTER,
        schema_code=Code.ENTRY_SCHEMA,
        first_line=first_line,
    )


def changed(old: str, new: str) -> Record:
    assert old in GOOD
    return read(GOOD.replace(old, new))


def only(record: Record) -> str:
    """The one thing that is wrong, without the path."""
    (line,) = shown(record.problems)
    return line.removeprefix("glossary/guild.md:")


def test_a_good_record_has_data_and_locations() -> None:
    record = read(GOOD)
    assert record.problems == []
    assert record.data["authors"] == ["editors"]
    assert record.locations["title",] == SourceLocation("glossary/guild.md", 2, 8)
    assert record.locations["sources", 0] == SourceLocation("glossary/guild.md", 5, 11)
    assert record.locations["authors", 0] == SourceLocation("glossary/guild.md", 7, 5)
    assert record.locations["authors", "@key"] == SourceLocation("glossary/guild.md", 6, 1)
    assert record.locations[()] == SourceLocation("glossary/guild.md", 2, 1)


@pytest.mark.parametrize(
    "written",
    ["2026-11-22", "no", "NO", "on", "~", "null", "12", "1:30", "0x_", "1e3", ".nan", "="],
)
def test_values_are_the_strings_that_were_written(written: str) -> None:
    """Norway's abbreviation is no boolean, and a headword of digits no number."""
    record = changed("title: Bakers’ Guild", f"title: {written}")
    assert record.problems == []
    assert record.data["title"] == written


@pytest.mark.parametrize(
    "written",
    [
        "!!binary aGVsbG8=",
        "!!timestamp '2022-13-45'",
        "!!int abc",
        "!!python/object/apply:os.system [ls]",
        "!!set {a, b}",
        "!own thing",
    ],
)
def test_tags_construct_nothing(written: str) -> None:
    """Records come from anyone: whatever they say of a value's type is not listened to."""
    record = changed("title: Bakers’ Guild", f"title: {written}")
    assert all(isinstance(p.code, Code) for p in record.problems)
    assert isinstance(record.data["title"], (str, list, dict))


# Broken YAML


def test_a_quotation_mark_left_open_has_its_location() -> None:
    assert only(changed("short: The", 'short: "The')).startswith("4:8: This is not valid YAML: ")


@pytest.mark.parametrize(
    ("old", "new", "location"),
    [
        ("short: The guild", "short: The guild: which", "4:17"),
        ("authors:\n  - editors", "authors:\n\t- editors", "7:1"),
        ("sources: [guild1901]", "sources: [guild1901", "6:8"),
        ("title: Bakers", "title: @Bakers", "2:8"),
        ("title: Bakers", "title: Bakers\x07", "2:14"),
    ],
)
def test_a_slip_of_syntax_has_its_location(old: str, new: str, location: str) -> None:
    record = changed(old, new)
    assert only(record).startswith(f"{location}: ")
    assert only(record).endswith("[entry-front-matter]")
    assert record.data == {}


def test_a_control_sign_is_named() -> None:
    record = changed("kind: organisation", "kind: organisation\x07")
    assert only(record) == (
        "3:19: The sign U+0007 is not allowed. Take it out. [entry-front-matter]"
    )


def test_a_key_stands_once() -> None:
    record = read(GOOD + "title: Another\n")
    assert only(record) == (
        '9:1: The key "title" stands twice. Take one of the two out. [entry-front-matter]'
    )
    assert record.data == {}


def test_a_key_stands_once_at_any_depth() -> None:
    record = read("ann:\n  name: Ann\n  roles: [editor]\n  name: Anne\n", "contributors")
    assert only(record).startswith('5:3: The key "name" stands twice.')


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("see-also: &a [*a]", "9:15"),
        ("aliases: &a [one, two]\nsee-also: *a", "10:11"),
    ],
)
def test_values_do_not_refer_to_each_other(text: str, location: str) -> None:
    """A few lines of references can stand for more values than fit into a machine."""
    record = read(GOOD + text + "\n")
    assert only(record) == (
        f"{location}: The value refers to another (*a). Write it out. [entry-front-matter]"
    )


def test_values_do_not_merge_others() -> None:
    record = read(GOOD + "<<: {see-also: [bun]}\n")
    assert only(record).startswith('9:1: "<<" is not a key here.')


def test_values_nested_without_end_are_refused() -> None:
    record = read("title: " + "[" * 2_000)
    assert [p.code for p in record.problems] == [Code.ENTRY_FRONT_MATTER]


@pytest.mark.parametrize("text", ["- a\n- b\n", "words\n", "~\n"])
def test_a_record_is_a_map(text: str) -> None:
    record = read(text)
    assert only(record) == (
        '2:1: This is not a list of keys with values. Write one "key: value" a line. '
        "[entry-front-matter]"
    )
    assert record.data == {}


@pytest.mark.parametrize("text", ["", "\n", "# a remark\n"])
def test_an_empty_record_lacks_every_key(text: str) -> None:
    record = read(text)
    required = schema("entry")["required"]
    assert [p.found for p in record.problems] == [
        f'The key "{key}" is missing.' for key in required
    ]
    assert {p.location for p in record.problems} == {SourceLocation("glossary/guild.md", 2, 1)}


def test_two_records_in_one_are_refused() -> None:
    assert only(read(f"{GOOD}---\n{GOOD}")).endswith("[entry-front-matter]")


# Breaches of the schema


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: organisation\n", "", '2:1: The key "kind" is missing. Add it: what sort of thing'),
        (
            "created:",
            "revised: 2026-11-23\nauthor: x\ncreated:",
            '9:1: "author" is not a key here.',
        ),
        ("kind: organisation", "kind: organization", '3:7: "organization" is not a kind. Did you'),
        ("kind: organisation", "kind: xyz", '3:7: "xyz" is not a kind. Known: concept, document'),
        ("The guild that", "The " * 50, "4:8: short has 218 characters. Keep it to 200."),
        (
            "sources: [guild1901]",
            "sources: []",
            "5:10: sources is []. Write the keys of the sources",
        ),
        (
            "sources: [guild1901]",
            "sources: g",
            '5:10: sources is "g". Write the keys of the sources',
        ),
        ("sources: [guild1901]", "sources:", '5:9: sources is "". Write the keys of the sources'),
        ("2026-11-22", "22.11.2026", '8:10: created is "22.11.2026". Write the day the entry was'),
        ("2026-11-22", "2026-02-30", '8:10: created is "2026-02-30". Write the day the entry was'),
        ("2026-11-22", "20261122", '8:10: created is "20261122". Write the day the entry was'),
        ("title: Bakers’ Guild", "title: ' '", '2:8: title is " ". Write the headword'),
        ("title: Bakers’ Guild", "title: [a]", '2:8: title is ["a"]. Write the headword'),
        ("[guild1901]", "[a, b, a]", '5:17: "a" stands twice in sources. Take one out.'),
        ("- editors", "- ''", '7:5: authors/0 is "". Write the name of a contributor record.'),
    ],
)
def test_each_breach_has_its_location_and_what_to_write(old: str, new: str, message: str) -> None:
    record = changed(old, new)
    assert len(set(record.problems)) == 1
    assert shown(record.problems)[0].startswith(f"glossary/guild.md:{message}")


@pytest.mark.parametrize("alias", ["X", "' csto'", "'csto '", "'  '", "''"])
def test_an_alias_can_stand_in_a_text(alias: str) -> None:
    record = read(GOOD + f"aliases: [fine, {alias}]\n")
    assert {p.location for p in record.problems} == {SourceLocation("glossary/guild.md", 9, 17)}
    assert all("as it stands in the text" in p.hint for p in record.problems)


@pytest.mark.parametrize("abbreviation", ["' '", "''", "' BG'"])
def test_an_abbreviation_can_stand_in_a_text(abbreviation: str) -> None:
    record = read(GOOD + f"abbreviation: {abbreviation}\n")
    assert {p.location for p in record.problems} == {SourceLocation("glossary/guild.md", 9, 15)}


def test_every_breach_is_reported_at_once() -> None:
    record = read("kind: thing\ncreated: today\n")
    assert [p.found for p in record.problems if "missing" in p.found] == [
        'The key "title" is missing.',
        'The key "short" is missing.',
        'The key "sources" is missing.',
        'The key "authors" is missing.',
    ]
    assert '"thing" is not a kind.' in [p.found for p in record.problems]
    assert 'created is "today".' in [p.found for p in record.problems]


def test_a_misspelt_key_is_told_the_right_one() -> None:
    assert shown(changed("kind:", "knid:").problems) == [
        'glossary/guild.md:3:1: "knid" is not a key here. Did you mean "kind"? [entry-schema]',
        'glossary/guild.md:2:1: The key "kind" is missing. Add it: what sort of thing the '
        "headword is. [entry-schema]",
    ]


def test_a_contributor_without_roles() -> None:
    assert only(read("ann:\n  name: Ann\n", "contributors", 1)) == (
        '2:3: The key "roles" is missing. Add it: what the contributor does, a list. [entry-schema]'
    )


def test_a_contributor_is_a_map() -> None:
    assert only(read("ann: Ann\n", "contributors", 1)) == (
        '1:6: ann is "Ann". Write keys with values: name, roles, and maybe since and url. '
        "[entry-schema]"
    )


# Always


def leaves(rule: dict[str, Any], at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in rule.get("properties", {}).items():
        yield from leaves(value, f"{at}/{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(rule.get(key), dict):
            yield from leaves(rule[key], f"{at}/{key}")
    yield at, rule


@pytest.mark.parametrize("name", ["entry", "contributors", "provenance"])
def test_every_value_says_what_it_is_for(name: str) -> None:
    """The descriptions are the hints of the messages, so none may lack one."""
    for at, rule in leaves(schema(name), ""):
        described = rule.get("description", "")
        assert not at or (described.endswith(".") and described[0].islower()), at


VALUES = st.recursive(
    st.text(alphabet="ab:-#&*!|>'\"%@`{}[],? \n\t\u2028é", max_size=8),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=4,
)


@given(st.lists(st.tuples(st.sampled_from(["title", "kind", "aliases", "a"]), VALUES), max_size=4))
def test_whatever_is_written_is_read_or_refused_with_a_location(
    lines: list[tuple[str, str]],
) -> None:
    record = read("\n".join(f"{key}: {value}" for key, value in lines))
    for problem in record.problems:
        assert problem.location.line >= 2 and problem.location.column >= 1
        assert problem.found and problem.hint
