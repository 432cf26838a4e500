"""Whatever is written, the build ends with messages, never with a traceback."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sphinx.errors import ConfigError

from .workbench import Workbench

pytestmark = pytest.mark.slow

POST_NOTES, REPLY_NOTES = "source/post.notes.md", "source/reply.notes.md"
THREAD, THREAD_NOTES = "source/thread.md", "source/thread.notes.md"
REPLY, RECORD = "source/reply.md", "source/witness/reply.yml"
WITNESS, REGISTRY = "source/witness/reply-2012-06.txt", "source/passages.json"
WORKS = "references.bib"
ENTRY = """\
---
title: door
kind: concept
short: A door.
sources: [moss2020ovens]
authors: [editors]
created: 2026-01-05
---
"""
EXTRA = "---\norphan: true\nprimary-text: post\npassages: r\n---\n"


@dataclass(frozen=True)
class Odd:
    """Something odd: what is done, and the start of each message of the apparatus."""

    name: str
    do: Callable[[Workbench], None]
    said: tuple[str, ...]


def edited(name: str, path: str, old: str, new: str, *said: str) -> Odd:
    return Odd(name, lambda bench: bench.edit(path, old, new), said)


def written(name: str, path: str, text: str, *said: str) -> Odd:
    return Odd(name, lambda bench: bench.write(path, text), said)


def removed(name: str, path: str, *said: str) -> Odd:
    return Odd(name, lambda bench: bench.remove(path), said)


def in_cp1252(name: str, path: str, old: str, new: str, *said: str) -> Odd:
    """A file in Windows' Western encoding: ``old`` is replaced by ``new``."""

    def do(bench: Workbench) -> None:
        text = bench.read(path)
        assert text.count(old) == 1
        bench.write_bytes(path, text.replace(old, new).encode("cp1252"))

    return Odd(name, do, said)


def marked(name: str, path: str) -> Odd:
    return Odd(name, lambda bench: bench.write(path, "\ufeff" + bench.read(path)), ())


def folder(name: str, path: str, *said: str) -> Odd:
    return Odd(name, lambda bench: bench.make_folder(path), said)


def pipe(name: str, path: str, *said: str) -> Odd:
    return Odd(name, lambda bench: bench.make_pipe(path), said)


def loop(name: str, path: str, *said: str) -> Odd:
    return Odd(name, lambda bench: bench.make_loop(path), said)


NO_UTF_8 = "cannot be read: 'utf-8' codec can't decode byte 0xe9"
COMMENT_4 = "::::{comment} c4\n:byline: Anonymous said...\n:reply-to: c3\n"
NOTE = "annotation} it-settled"
ODDITIES = [
    # Notes
    edited("note without a name", REPLY_NOTES, NOTE, "annotation}",
           f'{REPLY_NOTES}:11:1: ERROR: "" is not a name.'),
    edited("note with a name of two words", REPLY_NOTES, NOTE, "annotation} it settled",
           f'{REPLY_NOTES}:11:1: ERROR: "it settled" is not a name.'),
    edited("note with capitals in its name", REPLY_NOTES, NOTE, "annotation} ItSettled",
           f'{REPLY_NOTES}:11:1: ERROR: "ItSettled" is not a name.'),
    edited("two notes of one name", POST_NOTES, "{annotation} the-guild", "{annotation} the-rules",
           f'{POST_NOTES}:78:1: ERROR: The name "the-rules" is taken by {POST_NOTES}:63:1.'),
    edited("quotation mark not closed", REPLY_NOTES, "quote: it", 'quote: "it',
           f'{REPLY_NOTES}:13:9: ERROR: The options of "it-settled" cannot be read.'),
    edited("words after the quotation mark", REPLY_NOTES, "quote: it", 'quote: "it"',
           f'{REPLY_NOTES}:13:9: ERROR: The options of "it-settled" cannot be read.'),
    edited("option that is unknown", REPLY_NOTES, ":kind:", ":knd:",
           f'{REPLY_NOTES}:14:1: ERROR: "knd" is no option of annotation. Did you mean "kind"?'),
    edited("occurrence that is no number", POST_NOTES, ":occurrence: 3", ":occurrence: x",
           f'{POST_NOTES}:92:14: ERROR: "x" is not an occurrence.'),
    edited("occurrence that is not there", POST_NOTES, ":occurrence: 3", ":occurrence: 9",
           f'{POST_NOTES}:91:9: ERROR: second-draught (p8): "draught" stands 3 times'),
    edited("positions that are no list", REPLY_NOTES, "- holder: Agnes Pell\n", "holder: Agnes\n",
           f"{REPLY_NOTES}:24:9: ERROR: This is not valid YAML: "),
    edited("position without a stance", REPLY_NOTES, "  stance: It settled.\n", "",
           f'{REPLY_NOTES}:23:3: ERROR: The key "stance" is missing.'),
    edited("positions of a note of another kind", REPLY_NOTES, ":kind: contested", ":kind: context",
           f'{REPLY_NOTES}:22:1: ERROR: The note "it-settled" names positions, but is of kind'),
    edited("positions outside of notes", "source/introduction.md", "## The judges",
           "```{positions}\n```\n\n## The judges",
           "source/introduction.md:10:1: ERROR: Positions stand outside of a note."),
    edited("note without a text", REPLY_NOTES,
           "\n\nShe says so; the newspaper says that it fell. Compare {ref}`p1`.", "",
           f'{REPLY_NOTES}:11:1: ERROR: The note "it-settled" says nothing.'),
    edited("note on a page that is no text", "source/recipe.md", "# A recipe\n",
           "# A recipe\n\n:::{annotation} odd\n:passage: p1\n:quote: x\n:kind: textual\n"
           ":by: editors\n:date: 2026-01-05\n\nOdd.\n:::\n",
           'source/recipe.md:8:1: ERROR: odd: there is no passage "p1" in this document.'),
    edited("notes that are not there", REPLY, "{include} reply.notes.md", "{include} nil.notes.md",
           f"{REPLY}:18:14: ERROR: The file of notes cannot be read: No such file or directory."),
    # Texts
    edited("kind of text that is unknown", REPLY, "primary-text: post", "primary-text: pst",
           f'{REPLY}:1:1: ERROR: "pst" is not a kind of primary text. Did you mean "post"?'),
    edited("prefix that is none", REPLY, "passages: q", "passages: Q 1",
           f'{REPLY}:1:1: ERROR: "Q 1" is no prefix for passages.'),
    written("text without words", "source/extra.md", EXTRA),
    written("text without a title", "source/extra.md", EXTRA + "\nWords.\n",
            'source/extra.md:7:1: ERROR: The primary text "source/extra" is transcribed from no'),
    written("text with a table, an image and raw HTML", "source/extra.md",
            EXTRA + "\n| a |\n|---|\n| b |\n\n![c](d.png) <b>e</b>\n\n<p>\nf\n</p>\n",
            'source/extra.md:7:1: ERROR: The primary text "source/extra" is transcribed from no',
            'source/extra.md:13:1: ERROR: "<p>[line break]f[line break]</p>[line break]" belongs'),
    # The thread
    edited("comment without options that can be read", THREAD, ':quotes: c1 "everybody knows it"',
           ':quotes: "everybody knows it" c1',
           f"{THREAD}:27:1: ERROR: Words of the witness are missing",
           f"{THREAD}:30:1: ERROR: The options of c3 cannot be read."),
    edited("certainty that is unknown", THREAD, "certainty: medium", "certainty: certain",
           f'{THREAD}:50:13: ERROR: "certain" is not a certainty.'),
    edited("moved from nowhere", THREAD_NOTES, ":from: c1-2", ":from: c1-9",
           f"{THREAD}:15:46: ERROR: The text reads", f"{THREAD}:18:1: ERROR: These words are not",
           f'{THREAD_NOTES}:3:1: ERROR: moved-byline-2: there is no unit "c1-9" in the text.'),
    edited("comment twice", THREAD, COMMENT_4,
           "::::{comment} c4\n:byline: Nobody said...\n::::\n\n" + COMMENT_4,
           f"{THREAD}:40:1: ERROR: These words are not in the witness",
           f"{THREAD}:44:1: ERROR: There is another c4 in {THREAD}:40:1."),
    # Records
    written("record that is a list", RECORD, "- a\n- b\n",
            f"{RECORD}:1:1: ERROR: This is not a list of keys with values."),
    written("record that is no YAML", RECORD, "a: [\n",
            f"{RECORD}:2:1: ERROR: This is not valid YAML"),
    removed("record that is not there", RECORD,
            f"{RECORD}:1:1: ERROR: The file cannot be read: No such file or directory."),
    edited("record of a text that is not there", RECORD, "[../reply]", "[../repli]",
           f'{RECORD}:1:1: ERROR: transcribed-in names "source/repli", which is no primary text.'),
    written("registry that is a list", "source/passages.json", "[1]",
            "source/passages.json:1:1: ERROR: This is not a map of identifiers to hashes."),
    removed("registry that is not there", "source/passages.json",
            "source/passages.json:1:1: ERROR: There is no registry yet."),
    written("contributors that are no YAML", "contributors.yml", "a: [\n",
            "contributors.yml:2:1: ERROR: This is not valid YAML"),
    edited("contributor without a name", "contributors.yml", "name: Tilda Moss", "nam: Tilda Moss",
           'contributors.yml:7:3: ERROR: "nam" is not a key here. Did you mean "name"?',
           'contributors.yml:7:3: ERROR: The key "name" is missing.'),
    removed("contributors that are not there", "contributors.yml",
            "contributors.yml:1:1: ERROR: The file of contributors cannot be read: No such file"),
    in_cp1252("record in another encoding", RECORD, "title: ", "title: é",
              f"{RECORD}:3:8: ERROR: The file {NO_UTF_8}. Write it."),
    folder("record that is a folder", RECORD,
           f"{RECORD}:1:1: ERROR: The file cannot be read: Is a directory. Write it."),
    loop("record that nobody can open", RECORD,
         f"{RECORD}:1:1: ERROR: The file cannot be read: Too many levels of symbolic links."),
    pipe("record that is a pipe", RECORD,
         f"{RECORD}:1:1: ERROR: The file cannot be read: It is not a regular file. Write it."),
    marked("record with a byte-order mark", RECORD),
    pipe("witness that is a pipe", WITNESS,
         f"{RECORD}:1:7: ERROR: The file cannot be read: It is not a regular file. Name a UTF-8"),
    folder("witness that is a folder", WITNESS,
           f"{RECORD}:1:7: ERROR: The file cannot be read: Is a directory. Name a UTF-8 file."),
    in_cp1252("registry in another encoding", REGISTRY, '"p1"', '"pé"',
              f"{REGISTRY}:4:4: ERROR: The file {NO_UTF_8}. Restore the file."),
    folder("registry that is a folder", REGISTRY,
           f"{REGISTRY}:1:1: ERROR: The file cannot be read: Is a directory. Restore the file."),
    loop("registry that nobody can open", REGISTRY,
         f"{REGISTRY}:1:1: ERROR: The file cannot be read: Too many levels of symbolic links."),
    pipe("registry that is a pipe", REGISTRY,
         f"{REGISTRY}:1:1: ERROR: The file cannot be read: It is not a regular file. Restore the"),
    edited("registry with an identifier that stands twice", REGISTRY, '"p2"', '"p1"',
           f'{REGISTRY}:5:2: ERROR: The passage "p1" stands twice. Take out the one that was'),
    marked("registry with a byte-order mark", REGISTRY),
    written("registry nested without end", REGISTRY, "[" * 100_000,
            f"{REGISTRY}:1:1: ERROR: This is not a map of identifiers to hashes."),
    in_cp1252("contributors in another encoding", "contributors.yml", "Tilda", "Tildé",
              f"contributors.yml:7:13: ERROR: The file of contributors {NO_UTF_8}. Write it in"),
    folder("contributors that are a folder", "contributors.yml",
           "contributors.yml:1:1: ERROR: The file of contributors cannot be read: Is a directory."),
    loop("contributors that nobody can open", "contributors.yml",
         "contributors.yml:1:1: ERROR: The file of contributors cannot be read: Too many levels"),
    pipe("contributors that are a pipe", "contributors.yml",
         "contributors.yml:1:1: ERROR: The file of contributors cannot be read: It is not a"),
    marked("contributors with a byte-order mark", "contributors.yml"),
    # The bibliography
    edited("bibliography with a brace that is not closed", WORKS, "year = {2020}", "year = {2020",
           f"{WORKS}:46:1: ERROR: What begins here does not end."),
    edited("bibliography with a name of many commas", WORKS, "{Ash, Winifred}", "{Ash, W, B, C}",
           f"{WORKS}:4:13: ERROR: Too many commas in 'Ash, W, B, C'."),
    edited("bibliography with a command that is not known", WORKS, "Upper Valley", "\\uV{a}",
           f'{WORKS}:5:3: ERROR: The title of "ash1998sponge" holds "\\uV", which is no sign'),
    edited("bibliography with an address that runs", WORKS, "https://example.org/gazette/rerun",
           "javascript:alert(1)", f'{WORKS}:17:3: ERROR: The url of "gazette2012rerun" is "java'),
    in_cp1252("bibliography in another encoding", WORKS, "Ash, Winifred", "Ash, Winifréd",
              f"{WORKS}:4:24: ERROR: The file {NO_UTF_8}. Write it in UTF-8, or take it out of"),
    folder("bibliography that is a folder", WORKS,
           f"{WORKS}:1:1: ERROR: The file cannot be read: Is a directory. Write it in UTF-8, or"),
    removed("bibliography that is not there", WORKS,
            f"{WORKS}:1:1: ERROR: The file cannot be read: No such file or directory."),
    pipe("bibliography that is a pipe", WORKS,
         f"{WORKS}:1:1: ERROR: The file cannot be read: It is not a regular file. Write it in"),
    loop("bibliography that nobody can open", WORKS,
         f"{WORKS}:1:1: ERROR: The file cannot be read: Too many levels of symbolic links."),
    marked("bibliography with a byte-order mark", WORKS),
    # Entries
    written("entry without anything", "glossary/door.md", "",
            "glossary/door.md:1:1: ERROR: The file has no front matter."),
    written("entry without a definition", "glossary/door.md", ENTRY,
            "glossary/door.md:9:1: ERROR: The entry has no definition."),
    written("entry with a name that is no slug", "glossary/A Door.md", f"{ENTRY}Wood.\n",
            'glossary/A Door.md:1:1: ERROR: "A Door" is not a slug.'),
    written("entry with a list for its front matter", "glossary/door.md", "---\n- a\n---\nWood.\n",
            "glossary/door.md:2:1: ERROR: This is not a list of keys with values."),
    written("entry written on another machine", "glossary/door.md",
            "\ufeff" + f"{ENTRY}Wood.\n".replace("\n", "\r\n")),
]  # fmt: skip


@pytest.mark.parametrize("case", ODDITIES, ids=lambda case: case.name)
def test_odd_input_is_objected_to(case: Odd, bench: Workbench) -> None:
    case.do(bench)
    try:
        build = bench.build()
    finally:
        bench.restore()
    ours = [line for line in build.lines if "[apparatus." in line]
    assert len(ours) == len(case.said), build.output
    for line, start in zip(ours, case.said, strict=True):
        assert line.startswith(start)
    assert build.status == (1 if case.said else 0)
    mended = bench.build()
    assert (mended.lines, mended.status) == ([], 0)


def test_sources_with_other_line_ends_make_the_same_text(bench: Workbench) -> None:
    for path in sorted(bench.source.rglob("*.md")):
        name = path.relative_to(bench.source).as_posix()
        bench.write(name, bench.read(name).replace("\n", "\r\n"))
    try:
        build = bench.build()
    finally:
        bench.restore()
        bench.build()
    assert (build.lines, build.status) == ([], 0)


def test_entries_with_a_byte_order_mark_stay_in_their_order(bench: Workbench) -> None:
    def order() -> list[str]:
        build = bench.build("singlehtml", fresh=True)
        assert (build.lines, build.status) == ([], 0)
        return re.findall(r'<section class="glossary-entry" id="(.*?)"', build.page("index.html"))

    expected = order()
    assert expected != sorted(expected)  # one is filed under another word than its first
    for path in sorted((bench.source / "glossary").glob("*.md")):
        name = path.relative_to(bench.source).as_posix()
        bench.write(name, "\ufeff" + bench.read(name))
    try:
        found = order()
    finally:
        bench.restore()
        bench.build()
    assert found == expected


@pytest.mark.parametrize("option", ["registry", "contributors"])
def test_what_is_not_configured_is_not_checked(option: str, bench: Workbench) -> None:
    conf: dict[str, Any] = {f"apparatus_{option}": ""}
    build = bench.build(fresh=True, **conf)
    assert (build.lines, build.status) == ([], 0)


def test_a_house_that_is_no_contributor_is_reported(bench: Workbench) -> None:
    build = bench.build(fresh=True, apparatus_house="editor")
    message = 'ERROR: apparatus_house names "editor", who has no contributor record. Did you mean'
    assert [line for line in build.lines if "apparatus_house" in line] == build.lines
    assert message in build.lines[0]
    assert build.status == 1


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [
        (
            'apparatus_witnesses = "sponge.yml"',
            "witnesses: found 'sponge.yml'; write a list of strings.",
        ),
        ("apparatus_registry = 3", "apparatus_registry: found 3; write a string."),
        (
            'apparatus_issue_passages = "yes"',
            "issue_passages: found 'yes'; write True or False.",
        ),
    ],
)
def test_a_setting_of_the_wrong_type_is_refused(
    setting: str, wanted: str, bench: Workbench
) -> None:
    bench.write("conf.py", f"{bench.read('conf.py')}\n{setting}\n")
    try:
        with pytest.raises(ConfigError, match=wanted):
            bench.build()
    finally:
        bench.restore()


def test_passages_are_issued_on_demand_and_only_with_the_words_of_the_witness(
    bench: Workbench,
) -> None:
    issued = bench.read("source/passages.json")
    bench.remove("source/passages.json")
    bench.edit(REPLY, "it settled.", "it settled!")
    try:
        refused = bench.build(apparatus_issue_passages="1")
        assert [m.code for m in refused.messages] == ["text-differs"]
        assert not (bench.source / "source/passages.json").exists()
        bench.edit(REPLY, "it settled!", "it settled.")
        build = bench.build(apparatus_issue_passages="1")
        assert (build.lines, build.status) == ([], 0)
        assert bench.read("source/passages.json") == issued
    finally:
        bench.restore()


def test_a_registry_that_cannot_be_written_is_reported(bench: Workbench) -> None:
    try:
        build = bench.build(apparatus_registry="nil/a.json", apparatus_issue_passages="1")
    finally:
        bench.restore()
    assert build.lines == [
        "nil/a.json:1:1: ERROR: The registry cannot be written: No such file or directory. "
        "Let apparatus_registry name a file in a folder that is there. [apparatus.registry-invalid]"
    ]
    assert build.status == 1
    assert bench.build().lines == []


def test_what_fails_a_build_is_said_even_if_it_is_suppressed(bench: Workbench) -> None:
    bench.edit(REPLY, "it settled.", "it settled!")
    try:
        build = bench.build(suppress_warnings=["apparatus"])
    finally:
        bench.restore()
    assert build.status == 1
    (line,) = build.lines
    assert line.startswith(f"{REPLY}:12:")
    assert line.endswith("[apparatus.text-differs]")
    assert bench.build().lines == []


def test_the_command_fails_without_being_told_to_mind_warnings(bench: Workbench) -> None:
    bench.edit(REPLY, "it settled.", "it settled!")
    command = [sys.executable, "-m", "sphinx", "-b", "text", ".", "../command"]
    try:
        done = subprocess.run(command, cwd=bench.source, capture_output=True, text=True)
    finally:
        bench.restore()
    assert done.returncode == 1
    assert f"{REPLY}:12:" in done.stderr
    assert "Traceback" not in done.stderr
