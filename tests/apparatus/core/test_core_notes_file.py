"""The outline of a file of notes: what is no note is named, left out, and nothing else is lost."""

from __future__ import annotations

import pytest
from core_samples import shown
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.notes_file import NotesFile, check_notes, includes, note_names

OPTIONS = {
    "annotation": frozenset({"passage", "quote", "kind", "by"}),
    "intervention": frozenset({"type", "passage"}),
}
NOTE = """\
:::{annotation} the-bun
:passage: p1
:quote: bun
:kind: textual

A bun, {cite:p}`guild1901`.
:::
"""


def read(text: str) -> NotesFile:
    return check_notes(text, "post.notes.md", OPTIONS)


SOUND = {
    "nothing": "",
    "one note": NOTE,
    "remarks": f"% One.\n\n{NOTE}\n% Two.\n{NOTE.replace('the-bun', 'two')}",
    "backticks": "```{annotation} a\n:passage: p1\n\nText.\n```\n",
    "tildes": "~~~{intervention} a\n:type: sic\n~~~\n",
    "what is later": "::::{annotation} a\n:passage: p1\n\nA.\n\n:::{later}\nB.\n:::\n::::\n",
    "later in backticks": ":::{annotation} a\n:passage: p1\n\n```{later}\nB.\n```\n:::\n",
    "colons in the text": ":::{annotation} a\n:passage: p1\n\n:quote: is an option.\n:::\n",
    "no name": ":::{annotation}\n:passage: p1\n\nA.\n:::\n",
    "no options": ":::{annotation} a\nA.\n:::\n",
    "quotation in quotation": ":::{annotation} a\n:quote: '\"So\" he said'\n\nA.\n:::\n",
    "option without value": ":::{annotation} a\n:quote:\n\nA.\n:::\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_a_sound_file_stays_as_it_is(text: str) -> None:
    assert read(text) == NotesFile(text)


def broken(old: str, new: str) -> str:
    assert NOTE.count(old) == 1
    return NOTE.replace(old, new)


BROKEN = {
    "two colons": (
        broken(":::{annotation}", "::{annotation}"),
        '1:1: "::{annotation} the-bun" does not begin a note. '
        "Write it so: :::{annotation} the-bun [note-invalid]",
    ),
    "no braces": (
        broken("{annotation}", "annotation"),
        '1:1: ":::annotation the-bun" does not begin a note. '
        "Write it so: :::{annotation} the-bun [note-invalid]",
    ),
    "other directive": (
        broken("{annotation}", "{anotation}"),
        '1:1: The file holds the directive "anotation". Did you mean "annotation"? [note-content]',
    ),
    "raw": (
        ":::{raw} html\n<script>alert(1)</script>\n:::\n",
        '1:1: The file holds the directive "raw". Known: annotation, intervention. [note-content]',
    ),
    "include": (
        "```{include} /etc/passwd\n```\n",
        '1:1: The file holds the directive "include". '
        "Known: annotation, intervention. [note-content]",
    ),
    "HTML": (
        "<script>alert(1)</script>\n",
        '1:1: "<script>alert(1)</script>" stands outside of the notes. Put it into the text of a '
        "note, or make it a remark: % before each line. [note-content]",
    ),
    "not closed": (
        broken("`.\n:::", "`."),
        '1:1: The note "the-bun" is not closed. Write a line ":::" below its text. [note-invalid]',
    ),
    "closed by two colons": (
        broken("`.\n:::", "`.\n::"),
        '1:1: The note "the-bun" is not closed. Write a line ":::" below its text. [note-invalid]',
    ),
    "closed twice": (
        ":::\n",
        '1:1: ":::" closes nothing: no note is open here. Take it out. [note-invalid]',
    ),
    "directive within": (
        broken("A bun", ":::{later}\nB.\n:::\n\nA bun"),
        "6:1: A directive within a note is fenced as the note is, and would end it. "
        "Fence the note with one sign more: ::::{annotation} [note-invalid]",
    ),
    "tab": (
        broken(":quote: bun", ":quote:\tbun"),
        '3:8: A tab stands after ":quote:". Write one space: :quote: bun [note-invalid]',
    ),
    "no space": (
        broken(":quote: bun", ":quote:bun"),
        '3:8: No space stands after ":quote:". Write one space: :quote: bun [note-invalid]',
    ),
    "no second colon": (
        broken(":quote: bun", ":quote bun"),
        '3:1: ":quote bun" is no option. Put the name between colons: :quote: … [note-invalid]',
    ),
    "unknown option": (
        broken(":quote:", ":qoute:"),
        '3:1: "qoute" is no option of annotation. Did you mean "quote"? [note-invalid]',
    ),
    "option twice": (
        broken(":kind: textual", ":quote: bread"),
        '4:1: The option "quote" stands twice. Take one of the two out. [note-invalid]',
    ),
    "quotation not closed": (
        broken(":quote: bun", ':quote: "bun'),
        '3:9: The options of "the-bun" cannot be read. A value that begins with a quotation mark '
        "goes between others: :quote: '\"So\" he said'. [note-invalid]",
    ),
    "options between hyphens": (
        ":::{annotation} a\n---\na: &a [x]\nb: [*a, *a]\n---\nA.\n:::\n",
        "2:1: The options stand between hyphens. "
        "Write each as a line: :passage: p1 [note-invalid]",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_and_left_out_and_the_next_note_stays(text: str, said: str) -> None:
    after = NOTE.replace("the-bun", "another")
    file = read(f"{text}\n{after}")
    assert shown(file.problems) == [f"post.notes.md:{said}"]
    assert file.text == "\n" * (text.count("\n") + 1) + after
    assert "".join(file.refused).strip() == text.strip()


def test_a_note_that_is_left_out_is_known_by_its_name() -> None:
    assert read(broken(":quote:", ":qoute:")).names == ["the-bun"]
    assert note_names(NOTE + broken(":::{annotation} the-bun", "::{annotation two")) == [
        *("the-bun", "two"),
    ]


def test_every_slip_is_named_in_one_go() -> None:
    text = broken("`.\n:::", "`.") + broken(":quote: ", ":quote:\t") + "Words.\n" + NOTE
    assert [p.location.line for p in read(text).problems] == [1, 9, 14]


def test_included_files_are_found_with_their_lines() -> None:
    text = "# A\n\n:::{include} a.notes.md\n:::\n\n```{include} b.md\n```\n`{include}` c\n"
    assert list(includes(text)) == [(2, 4, "a.notes.md"), (5, 7, "b.md")]


PIECES = [
    *(":::{annotation} a\n", "::::{annotation} b\n", ":::\n", "::::\n", "```{later}\n", "```\n"),
    *(
        ":::{intervention} c\n",
        ":quote: a\n",
        ":quote: 'a\n",
        ":by:\ta\n",
        "---\n",
        "\n",
        "Words.\n",
    ),
    *("% Remark.\n", "<b>\n", "::{annotation} d\n", ":::{raw} html\n", "~~~\n", "  :::\n", "|\n"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_lines_keep_their_numbers_and_what_is_left_is_sound(text: str) -> None:
    file = read(text)
    assert file.text.count("\n") == text.count("\n")
    assert all(
        new in ("", old) for new, old in zip(file.text.split("\n"), text.split("\n"), strict=True)
    )
    assert read(file.text).problems == []
    assert bool(file.problems) == bool(file.refused)
