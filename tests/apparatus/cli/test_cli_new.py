"""``apparatus new`` begins entries and notes that want only to be filled in, and no second ones."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sphinx_apparatus.core.entry_file import read_entry

from .conftest import Command

DAY = ("--date", "2026-02-03")


@pytest.fixture(autouse=True)
def _no_new_files(command: Command):
    before = set(command.bench.source.rglob("*.md"))
    texts = {path: path.read_bytes() for path in before}
    yield
    for path in set(command.bench.source.rglob("*.md")) - before:
        path.unlink()
    for path, raw in texts.items():
        path.write_bytes(raw)


def test_an_entry_has_every_key_and_says_what_to_write(command: Command) -> None:
    assert command("new", "Dame Pell: her life", *DAY) == 0
    text = command.bench.read("glossary/dame-pell-her-life.md")
    assert text.startswith(
        "---\ntitle: 'Dame Pell: her life'\nkind:  # one of organisation, person"
    )
    assert "\nauthors: [editors]\ncreated: 2026-02-03\n---\n" in text
    assert command.out == (
        "glossary/dame-pell-her-life.md is begun. "
        "Fill in what is missing, write the definition below, and run:\n"
        "    apparatus check glossary/dame-pell-her-life.md\n"
        "    apparatus show dame-pell-her-life\n"
    )
    assert command("check", "--format", "json", "glossary/dame-pell-her-life.md") == 1
    said = [found["found"].split(" ")[0] for found in json.loads(command.out)["problems"]]
    assert said == ['""', "short", "sources", "The"]


def test_an_entry_that_is_filled_in_is_sound(command: Command) -> None:
    arguments = (
        "--kind",
        "concept",
        "--abbreviation",
        "JAM",
        "--by",
        "tilda-moss",
        "--slug",
        "jam",
    )
    assert command("new", "a jar of lemon", *arguments, *DAY) == 0
    text = command.bench.read("glossary/jam.md")
    for line in text.splitlines():
        if line.startswith("short:"):
            text = text.replace(line, "short: What is between the layers.")
        if line.startswith("sources:"):
            text = text.replace(line, "sources: [moss2020ovens]")
    entry = read_entry(f"{text}Jam.\n", "glossary/jam", "jam.md")
    assert entry.problems == []
    assert entry.entry and entry.entry.abbreviation == "JAM"
    assert entry.entry.authors == ("tilda-moss",)
    assert (entry.entry.kind, entry.entry.created) == ("concept", "2026-02-03")


def test_the_day_is_today_if_none_is_given(command: Command) -> None:
    before = date.today().isoformat()
    assert command("new", "Crumley Gazette") == 0
    text = command.bench.read("glossary/crumley-gazette.md")
    assert f"created: {before}" in text or f"created: {date.today().isoformat()}" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Parish Hall"], 'There is an entry already: "parish hall" (glossary/parish-hall.md).'),
        (["parish halls"], 'There is an entry already: "parish hall"'),
        (["ccc"], 'There is an entry already: "CCC" (glossary/crumley-cake-contest.md).'),
        (["Раrish Наll"], 'There is an entry already: "parish hall"'),  # looks like it
        (["parish hal"], 'An entry is like it: "parish hall" (glossary/parish-hall.md).'),
        (["Women's Gild"], 'An entry is like it: "Women’s Guild" (glossary/womens-guild.md).'),
        (["Jam", "--slug", "judge"], "glossary/judge.md is there already."),
        (["Jam", "--slug", "Jam!"], '"Jam!" is not a name.'),
        (
            ["Jam", "--kind", "concepts"],
            '"concepts" is not a kind of entry. Did you mean',
        ),
        (["Jam", "--by", "tilda"], '"tilda" has no record in contributors.yml.'),
        (["Jam", "--date", "today"], '"today" is not a date. Write the day as YYYY-MM-DD.'),
        (["ג'ם"], "No file name can be made of"),
        (["Lemon", "curd"], "Put the headword between quotation marks"),
        (["note", "p44", "draught"], 'There is no passage "p44".'),
        (["note", "p4", "Women’s Guild"], 'Nearest: "Women\'s Guild".'),
        (["note", "p8", "draught"], '"draught" stands 3 times in the passage.'),
        (["note", "p4", "Women's Guild", "--slug", "the-guild"], 'The name "the-guild" is taken.'),
        (["note", "p4", "Women's Guild", "--kind", "contxt"], 'Did you mean "context"?'),
        (
            ["note", "p4", "Women's Guild", "--cite", "moss2020oven"],
            'Did you mean "moss2020ovens"?',
        ),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(
    arguments: list[str], said: str, command: Command
) -> None:
    before = {p: p.read_bytes() for p in command.bench.source.rglob("*.md")}
    assert command("new", *arguments) == 2
    assert command.err.startswith("apparatus: ")
    assert said in command.err
    assert {p: p.read_bytes() for p in command.bench.source.rglob("*.md")} == before


def test_an_entry_that_is_only_like_another_can_be_begun_anyway(command: Command) -> None:
    assert command("new", "parish hal", "--anyway", *DAY) == 0
    assert (command.bench.source / "glossary/parish-hal.md").exists()


def test_a_note_stands_in_the_notes_of_its_text(command: Command) -> None:
    before = command.bench.read("source/post.notes.md")
    arguments = ("--kind", "context", "--cite", "guild1987rules", *DAY)
    assert command("new", "note", "p8", "draught", "--occurrence", "2", *arguments) == 0
    text = command.bench.read("source/post.notes.md")
    assert text == before.rstrip("\n") + (
        "\n\n:::{annotation} draught\n:passage: p8\n:quote: draught\n:occurrence: 2\n"
        ":kind: context\n:cite: guild1987rules\n:by: editors\n:date: 2026-02-03\n\n\n:::\n"
    )
    command.bench.write("source/post.notes.md", text.replace("-03\n\n\n:::", "-03\n\nCold.\n:::"))
    assert command("check", "source/post.notes.md") == 0, command.out


def test_a_quotation_that_begins_with_a_sign_is_read_as_it_is(command: Command) -> None:
    words = "'So': he \"said\""
    text = command.bench.read("source/reply.md")
    assert command("new", "note", "q1", words) == 2  # it does not stand there
    assert command.bench.read("source/reply.md") == text
    from sphinx_apparatus.core.scaffold import option_value

    assert option_value(words) == "'''So'': he \"said\"'"
    assert option_value("plain words: two") == "'plain words: two'"
    assert option_value("plain words") == "plain words"
