"""Entries: a contributed file becomes a record and safe Markdown, or says what is wrong."""

from __future__ import annotations

import pytest
from core_samples import FRONT_MATTER, entry_file, shown
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sphinx_apparatus.core.diagnostics import Code, SourceLocation
from sphinx_apparatus.core.entry_file import EntryFile, as_markdown, read_entry
from sphinx_apparatus.core.model import Entry


def read(text: str, docname: str = "glossary/guild") -> EntryFile:
    return read_entry(text, docname, f"{docname}.md")


def only(file: EntryFile) -> str:
    (line,) = shown(file.problems)
    return line.removeprefix("glossary/guild.md:")


def test_a_file_becomes_an_entry() -> None:
    file = read(
        entry_file(
            "One.\n\nTwo.",
            abbreviation="VBG",
            aliases="[the guild, vbg]",
            **{"see-also": "[bun]"},
        )
    )
    assert file.problems == []
    assert (file.body, file.body_line) == ("\nOne.\n\nTwo.\n", 12)
    assert file.entry is not None
    assert file.entry == Entry(
        slug="guild",
        docname="glossary/guild",
        title="Village Bakers’ Guild",
        kind="organisation",
        short="The guild that runs the contest.",
        location=SourceLocation("glossary/guild.md"),
        abbreviation="VBG",
        aliases=("the guild", "vbg"),
        sources=("guild1901",),
        see_also=("bun",),
        authors=("editors",),
        created="2026-11-22",
        locations=file.entry.locations,
    )
    assert file.entry.location_of("aliases/1") == SourceLocation("glossary/guild.md", 9, 22)
    assert file.entry.location_of("title") == SourceLocation("glossary/guild.md", 2, 8)
    assert file.entry.location_of("nothing") == SourceLocation("glossary/guild.md")


@pytest.mark.parametrize("style", ["|\n  {}\n", ">\n  {}\n", ">-\n  {}", "'{}'", "{}  "])
def test_yaml_may_write_a_value_in_any_style(style: str) -> None:
    """A block scalar ends in a line break, which is no part of what was meant."""
    file = read(
        entry_file(
            title=style.format("The Guild"),
            short=style.format("It runs."),
            abbreviation=style.format("VBG"),
        )
    )
    assert file.problems == []
    assert file.entry is not None
    assert (file.entry.title, file.entry.short) == ("The Guild", "It runs.")
    assert file.entry.abbreviation == "VBG"


# Markdown


@pytest.mark.parametrize("newlines", [0, 1, 7])
def test_every_line_of_the_body_keeps_its_number(newlines: int) -> None:
    text = entry_file("\n" * newlines + "First line of the body.\n\nLast.")
    file = read(text)
    written, original = as_markdown(file).split("\n"), text.split("\n")
    for number in range(file.body_line - 1, len(original)):
        assert written[number] == original[number]


def test_a_body_keeps_its_numbers_under_the_shortest_front_matter() -> None:
    matter = ", ".join(f"{key}: {value}" for key, value in FRONT_MATTER.items())
    file = read(f"---\n{{{matter}}}\n---\nBody.\n")
    assert file.problems == []
    assert as_markdown(file).split("\n")[3] == "Body."


def test_a_body_keeps_its_numbers_when_the_front_matter_is_wrong() -> None:
    text = entry_file("Body.", kind="thing")
    file = read(text)
    assert file.entry is None
    assert as_markdown(file) == "\n" * 9 + "Body.\n"


def test_head_and_foot_stand_around_the_definition() -> None:
    lines = [line for line in as_markdown(read(entry_file("Body."))).split("\n") if line]
    assert lines == [
        "# Village Bakers’ Guild",
        "```{entry-head}",
        "```",
        "Body.",
        "```{entry-foot}",
        "```",
    ]


TITLES = st.text(
    alphabet="aB1 \\`*_{}[]<>()#+-.!|~$&:;'\"’%^=@/?,é\u00a0漢", min_size=1, max_size=16
).filter(lambda title: title.strip())


@given(TITLES)
@example("R&amp;D")
@example("**Bold** [link](https://example.org) `code` {term}`bun` <b> ![a](b) ~~c~~ \\")
def test_signs_of_a_headword_are_no_markup(title: str) -> None:
    quoted = title.replace("'", "''")
    file = read(entry_file(title=f"'{quoted}'"))
    assert file.entry is not None, file.problems
    assert file.entry.title == title.strip()
    heading, inline, *_ = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(as_markdown(file))
    )
    assert heading.tag == "h1"
    assert {child.type for child in inline.children or ()} <= {"text"}
    assert "".join(child.content for child in inline.children or ()) == title.strip()


def test_a_body_that_is_no_prose_is_left_out() -> None:
    """What is refused is never rendered, not even beside the message."""
    file = read(entry_file("One.\n\n```{include} /etc/passwd\n```"))
    assert only(file).startswith("12:1: The entry holds a directive.")
    assert file.entry is not None
    assert "passwd" not in as_markdown(file)
    assert "{entry-foot}" in as_markdown(file)


# What is wrong


@pytest.mark.parametrize("text", ["", "Body.\n", "--- #\ntitle: x\n---\n", "\n---\na: b\n---\n"])
def test_a_file_needs_front_matter(text: str) -> None:
    file = read(text)
    assert only(file) == (
        '1:1: The file has no front matter. Begin it with a line "---", the keys, and another '
        'line "---". [entry-front-matter]'
    )
    assert (file.entry, file.body) == (None, "")
    assert as_markdown(file) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: x\n", "1:1: The front matter is not closed."),
        ("---\ntitle: x\n----\nBody.\n", '3:1: "----" does not close the front matter.'),
        ("---\ntitle: x\n —\nBody.\n", '3:1: "—" does not close the front matter.'),
        ("---\ntitle: x\n...\nBody.\n", '3:1: "..." does not close the front matter.'),
        (" ---\ntitle: x\n---\n", '1:1: "---" does not open front matter.'),
        ("--\ntitle: x\n---\n", '1:1: "--" does not open front matter.'),
    ],
)
def test_front_matter_is_fenced_by_three_hyphens(text: str, said: str) -> None:
    file = read(text)
    assert only(file).startswith(f"{said} Write ")
    assert '"---", three hyphens' in only(file)
    assert (file.entry, file.body, file.refused) == (None, "", text)


@pytest.mark.parametrize("body", ["", "\n\n", "  \n", "% Only a comment.", "% a\n\n% b\n"])
def test_a_file_needs_a_definition(body: str) -> None:
    assert only(read(entry_file(body))) == (
        "9:1: The entry has no definition. Write it below the front matter. [entry-content]"
    )


@pytest.mark.parametrize("slug", ["Guild", "the_guild", "guild-", "a--b", "gäste", "a b"])
def test_a_file_is_named_by_a_slug(slug: str) -> None:
    file = read_entry(entry_file(), f"glossary/{slug}", f"glossary/{slug}.md")
    assert shown(file.problems) == [
        f'glossary/{slug}.md:1:1: "{slug}" is not a slug. Name the file in lower-case letters, '
        "digits and single hyphens. [entry-schema]"
    ]
    assert file.entry is None


def test_all_that_is_wrong_is_said_at_once() -> None:
    file = read(entry_file("<b>x</b>", kind="thing", created=None))
    assert [p.code for p in file.problems] == [
        Code.ENTRY_SCHEMA,
        Code.ENTRY_SCHEMA,
        Code.ENTRY_CONTENT,
    ]


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("Gu\u202eild", "U+202E"),
        ("Gu\u200bild", "U+200B"),
        ("Gu\u00adild", "U+00AD"),
        ("Gu\ue000ild", "U+E000"),
        ('"Gu\\tild"', "U+0009"),
        ('"Gu\\nild"', "U+000A"),
        ('"Gu\\0ild"', "U+0000"),
        ('"Gu\\u2028ild"', "U+2028"),
        ('"Gu\\ud800ild"', "U+D800"),
        ('"\\x07\\x08"', "U+0007, U+0008"),
    ],
)
@pytest.mark.parametrize("key", ["title", "short", "abbreviation"])
def test_signs_that_cannot_be_seen_are_refused(key: str, value: str, named: str) -> None:
    file = read(entry_file(**{key: value}))
    line = {"title": 2, "short": 4, "abbreviation": 8}[key]
    assert only(file) == (
        f"{line}:{len(key) + 3}: The value holds signs that cannot be seen: {named}. "
        "Take them out. [entry-schema]"
    )


def test_signs_that_cannot_be_seen_are_refused_in_lists() -> None:
    file = read(entry_file(aliases="[fine, gu\u200bild]"))
    assert only(file).startswith("8:17: The value holds signs that cannot be seen: U+200B.")


def test_a_form_to_file_under_has_the_words_of_the_headword() -> None:
    turned = read(entry_file(title="Anna-Lisa Rosewater", **{"file-as": "Rosewater, Anna-Lisa"}))
    assert turned.entry is not None
    assert (turned.entry.title, turned.entry.sort_form) == (
        "Anna-Lisa Rosewater",
        "Rosewater, Anna-Lisa",
    )
    other = read(entry_file(title="Anna Rosewater", **{"file-as": "Rosewater, A."}))
    assert only(other) == (
        '8:10: "Rosewater, A." does not have the words of the headword, "Anna Rosewater". '
        "Put the word that the entry is filed under first: Rosewater, Anna. [entry-schema]"
    )


@pytest.mark.parametrize("title", ["\u0421STO", "Guil\u0501", "\u039fPEC"])
def test_a_word_of_two_alphabets_is_refused(title: str) -> None:
    assert only(read(entry_file(title=title))) == (
        f'2:8: "{title}" mixes letters of several alphabets that look alike. '
        "Type it in one. [letters-confused]"
    )


@pytest.mark.parametrize(
    "title",
    [
        "\u2067\u0627\u0644\u0645\u0627\u062a\u064a\u2069",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u05d1\u05d9\u05ea",
        "\u0915\u094d\u200d\u0937",
    ],
)
def test_what_a_script_needs_to_be_written_is_no_unseen_sign(title: str) -> None:
    assert read(entry_file(title=title)).problems == []


@pytest.mark.parametrize(
    "title",
    ["Gu\u2067ild", "Gu\u2069ild", "\u2067a\u202eb\u2069", "Gu\u200dild", "\u202aGuild\u202c"],
)
def test_signs_of_direction_without_partner_are_refused(title: str) -> None:
    assert "signs that cannot be seen" in only(read(entry_file(title=title)))


def test_an_entry_is_not_revised_before_it_is_created() -> None:
    assert only(read(entry_file(revised="2026-11-21"))) == (
        "8:10: The entry is revised on 2026-11-21, before it was created on 2026-11-22. "
        "Take one of the days from the other, or leave the key revised out. [date-wrong]"
    )
    assert read(entry_file(revised="2026-11-22")).problems == []


@pytest.mark.parametrize(
    "title", ["Алматы", "Nur-Sultan (Астана)", "λόγος", "Ärzte", "H2O", "北京"]
)
def test_words_of_any_one_alphabet_are_welcome(title: str) -> None:
    assert read(entry_file(title=f"'{title}'")).problems == []


@given(st.text(alphabet="-a:\n #{}[]`<>\\*&!|%@'\"?,\t", max_size=60))
def test_whatever_comes_is_read_or_refused(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\nBody.\n", entry_file(text)):
        file = read(whole)
        assert file.problems or file.entry
        assert all(p.location.line <= whole.count("\n") + 2 for p in file.problems)
        assert as_markdown(file) is not None
