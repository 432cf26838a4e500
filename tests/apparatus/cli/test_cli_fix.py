"""``apparatus check --fix``: what can be corrected without thinking, and nothing else."""

from __future__ import annotations

import json

import pytest
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.gallery import GALLERY, Case
from sphinx_apparatus.core.remedies import NO_REMEDY

from ..builds.workbench import snapshot
from .conftest import Command
from .test_cli_check import make

MENDED = [case for case in GALLERY if case.code not in {code.slug for code in NO_REMEDY}]
LEFT = [case for case in GALLERY if case not in MENDED]
SELDOM = {
    "ledger-invalid",
    *("file-refused", "provenance-invalid", "reply-invalid", "quotation-invalid"),
    *("passage-unknown", "intervention-invalid", "note-content", "entry-content"),
    *("entry-unused", "alias-unused"),
}
"""Codes of which the case of the gallery has no remedy, but another has."""
OFTEN = [case for case in MENDED if case.code not in SELDOM]
PRIMARY = ("source/post.md", "source/reply.md", "source/witness", "source/passages.json")


def words_of_witnesses(command: Command) -> dict[str, bytes]:
    files = snapshot(command.bench.source)
    return {n: raw for n, raw in files.items() if n.startswith(PRIMARY) and n[-4:] != ".yml"}


def test_at_least_fifteen_codes_are_corrected() -> None:
    assert len(set(Code) - set(NO_REMEDY)) >= 15
    assert all(reason.endswith(".") for reason in NO_REMEDY.values())


@pytest.mark.parametrize("case", OFTEN, ids=lambda case: case.code)
def test_a_mistake_is_corrected_and_its_message_is_gone(case: Case, command: Command) -> None:
    make(case, command)
    broken = snapshot(command.bench.source)
    primary = words_of_witnesses(command)
    path = case.location.split(":")[0]
    assert command("check", "--diff", path) == 1
    assert f"--- a/{path}\n+++ b/{path}\n@@" in command.out
    assert snapshot(command.bench.source) == broken
    assert command("check", "--fix", path) == 0, command.out
    assert f"--- a/{path}\n+++ b/{path}\n@@" in command.out
    assert command.out.splitlines()[-1] == f"No problems in {path}."
    assert words_of_witnesses(command) == primary
    changed = {name for name, raw in snapshot(command.bench.source).items() if broken[name] != raw}
    assert changed - {n for n in changed if n.endswith(".pyc")} == {path}
    assert command.bench.build().status == 0


@pytest.mark.parametrize("case", LEFT, ids=lambda case: case.code)
def test_what_needs_thinking_is_left_and_the_reason_is_told(case: Case, command: Command) -> None:
    make(case, command)
    broken = snapshot(command.bench.source)
    path = case.location.split(":")[0]
    assert command("check", "--fix", path) == 1
    reason = next(reason for code, reason in NO_REMEDY.items() if code.slug == case.code)
    assert reason in command.out
    assert snapshot(command.bench.source) == broken


NOTES, POST_NOTES = "source/reply.notes.md", "source/post.notes.md"
OTHERS = {
    "entry-schema: a key": ("glossary/judge.md", "short:", "shrt:"),
    "entry-schema: a day": ("glossary/judge.md", "created: 2026-01-", "created: 2026/1/"),
    "entry-schema: a list of one": ("glossary/draught.md", "[moss2020ovens]", "moss2020ovens"),
    "entry-content: an unseen sign": ("glossary/draught.md", "the door", "the\u200b door"),
    "entry-front-matter: its end": ("glossary/draught.md", "06\n---\n", "06\n----\n"),
    "entry-unused: a hyphen": ("glossary/lemon-curd.md", "title: lemon curd", "title: lemon-curd"),
    "alias-unused: a hyphen": ("glossary/agnes-pell.md", "[Mrs Pell,", "[Mrs-Pell,"),
    "contributor-unknown: an author": ("glossary/draught.md", "[tilda-moss]", "[tilda-mos]"),
    "citation-unknown: a source": ("glossary/draught.md", "[moss2020ovens]", "[moss2020oven]"),
    "note-invalid: a name": (POST_NOTES, "{annotation} the-guild", "{annotation} The_Guild"),
    "note-invalid: a fence": (NOTES, ":::{annotation} it-settled", "::{annotation} it-settled"),
    "note-invalid: an option": (NOTES, ":passage: q1", ":pasage: q1"),
    "note-invalid: a tab": (NOTES, ":passage: q1", ":passage:\tq1"),
    "note-invalid: no space": (NOTES, ":passage: q1", ":passage:q1"),
    "note-invalid: no colon": (NOTES, ":passage: q1", ":passage q1"),
    "note-content: an unseen sign": (
        POST_NOTES,
        "in the parish hall.",
        "in the\u200b parish hall.",
    ),
    "intervention-invalid: a day": (
        POST_NOTES,
        "author\n:by: editors\n:date: 2026-01-05",
        "author\n:by: editors\n:date: January 5, 2026",
    ),
    "passage-unknown: a passage": (
        POST_NOTES,
        ":passage: p4\n:quote: Women's",
        ":passage: pp4\n:quote: Women's",
    ),
    "citation-invalid: a page": (
        NOTES,
        ":cite: pell2013answer g",
        ":cite: pell2013answer, p. 5, g",
    ),
    "provenance-invalid: a day": ("source/witness/reply.yml", "2012-06-05", "5 June 2012"),
    "ledger-invalid: a key": ("source/ledger.yml", "  kind: judgement", "  kind: judgment"),
    "reply-invalid: a comment": ("source/thread.md", ":reply-to: c3", ":reply-to: c33"),
    "quotation-invalid: capitals": ("source/thread.md", 'c1 "everybody', 'c1 "Everybody'),
    "bibliography-invalid: a key": ("references.bib", "{moss2020ovens,", "{moss2020 ovens,"),
    "bibliography-invalid: a type": ("references.bib", "@book{", "@bok{"),
}


def test_every_code_that_is_corrected_has_a_case() -> None:
    assert {name.partition(":")[0] for name in OTHERS} | {"file-refused"} >= SELDOM


@pytest.mark.parametrize("name", OTHERS)
def test_other_slips_are_corrected(name: str, command: Command) -> None:
    path, right, wrong = OTHERS[name]
    text = command.bench.read(path)
    assert right in text
    command.bench.write(path, text.replace(right, wrong, 1))
    primary = words_of_witnesses(command)
    assert command("check", "--format", "json", path) == 1
    assert name.partition(":")[0] in {
        found["code"] for found in json.loads(command.out)["problems"]
    }
    assert command("check", "--fix", path) == 0, command.out
    assert words_of_witnesses(command) == primary


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_is_written_in_utf_8(encoding: str, command: Command) -> None:
    text = command.bench.read("glossary/draught.md").replace("the door", "the café’s door")
    command.bench.write_bytes("glossary/draught.md", text.encode(encoding))
    assert command("check", "--fix", "glossary/draught.md") == 0, command.out
    assert command.bench.read("glossary/draught.md") == text


def test_lines_keep_their_ends(command: Command) -> None:
    text = command.bench.read("glossary/draught.md").replace("\n", "\r\n")
    command.bench.write("glossary/draught.md", text.replace("concept", "concepts"))
    assert command("check", "--fix", "glossary/draught.md") == 0, command.out
    assert command.bench.read("glossary/draught.md") == text


def test_a_note_that_is_not_closed_is_closed(command: Command) -> None:
    text = command.bench.read("source/reply.notes.md")
    command.bench.write("source/reply.notes.md", text.rstrip("\n").removesuffix(":::"))
    assert command("check", "--fix", "source/reply.notes.md") == 0, command.out


def test_several_slips_in_one_file_are_corrected_at_once(command: Command) -> None:
    text = command.bench.read("glossary/draught.md")
    wrong = text.replace("short:", "shrt:").replace("concept", "concepts").replace("tilda", "tild")
    command.bench.write("glossary/draught.md", wrong)
    assert command("check", "--fix", "glossary/draught.md") == 0, command.out
    assert command.bench.read("glossary/draught.md") == text


def test_programs_get_the_edit(command: Command) -> None:
    make(next(case for case in GALLERY if case.code == "entry-schema"), command)
    assert command("check", "--format", "json", "glossary/draught.md") == 1
    region = {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 15}
    (found,) = json.loads(command.out)["problems"]
    remedy = {"path": "glossary/draught.md", **region, "replacement": "concept"}
    assert found["remedy"] == remedy
    command("check", "--format", "sarif", "glossary/draught.md")
    (result,) = json.loads(command.out)["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "glossary/draught.md"
    (replacement,) = change["replacements"]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "concept"}}
    command("check", "--format", "github", "glossary/draught.md")
    assert command.out.rstrip().endswith('--fix writes "concept".')
