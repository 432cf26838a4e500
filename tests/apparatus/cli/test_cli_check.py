"""``apparatus check`` says what a build says, of one file or of all, for people and programs."""

from __future__ import annotations

import json

import pytest
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.gallery import GALLERY, NEW, Case

from .conftest import Command

CASES = {case.code: case for case in GALLERY}


def make(case: Case, command: Command) -> None:
    for path, old, new in case.edits:
        if old == NEW:
            command.bench.write(path, new)
        else:
            command.bench.edit(path, old, new)


def test_a_sound_edition_has_no_problems(command: Command) -> None:
    assert command("check") == 0
    assert (command.out, command.err) == ("No problems.\n", "")


@pytest.mark.parametrize("case", GALLERY, ids=lambda case: case.code)
def test_a_mistake_is_found_by_naming_its_file(case: Case, command: Command) -> None:
    make(case, command)
    path = case.location.split(":")[0]
    assert command("check", path, "--format", "json") == 1
    found = json.loads(command.out)["problems"]
    assert [f"{f['path']}:{f['line']}:{f['column']}" for f in found] == [case.location]
    assert [f["code"] for f in found] == [case.code]
    assert case.found in found[0]["found"]
    assert case.hint in found[0]["hint"]


def test_all_mistakes_are_found_where_no_file_is_named(command: Command) -> None:
    cases = [CASES[code] for code in ("reply-invalid", "note-unsourced", "entry-schema")]
    for case in cases:
        make(case, command)
    assert command("check", "--format", "json") == 1
    made = json.loads(command.out)
    codes = sorted(found["code"] for found in made["problems"])
    assert codes == sorted(case.code for case in cases)
    assert made["verdict"].startswith("3 problems. ")
    build = command.bench.build()
    said = sorted((m.location, m.code) for m in build.messages)
    places = [(f"{f['path']}:{f['line']}:{f['column']}", f["code"]) for f in made["problems"]]
    assert sorted(places) == said


def test_people_see_the_line_and_a_caret(command: Command) -> None:
    make(CASES["entry-schema"], command)
    assert command("check", "glossary/draught.md") == 1
    assert command.out == (
        'glossary/draught.md:3:7: "concepts" is not a kind. [entry-schema]\n'
        "     3 | kind: concepts\n"
        "       |       ^\n"
        '    Did you mean "concept"?\n'
        '    --fix writes "concept".\n'
        "\n"
        "1 problem in glossary/draught.md. More about it: apparatus explain entry-schema.\n"
    )


def test_problems_of_other_files_are_counted_only(command: Command) -> None:
    make(CASES["entry-schema"], command)
    assert command("check", "glossary/judge.md") == 0
    assert command.out == (
        "No problems in glossary/judge.md. 1 other problem stands in files that were not named.\n"
    )


def test_a_duplicate_is_told_of_either_file(command: Command) -> None:
    make(CASES["entry-duplicate"], command)
    assert command("check", "glossary/sponge.md") == 1
    assert "glossary/victoria-sponge.md:3:28" in command.out


def test_references_that_lead_nowhere_are_found(command: Command) -> None:
    command.bench.edit("source/introduction.md", "{cite:p}`guild1987rules`", "{term}`zephyr`")
    assert command("check", "source/introduction.md") == 1
    assert "zephyr" in command.out


def test_a_source_that_is_cited_for_the_first_time_is_known(command: Command) -> None:
    command.bench.write(
        "references.bib",
        command.bench.read("references.bib") + "\n@book{new1990, title={New}, "
        "author={Ann New}, year={1990}, note={Scholarship. Not seen.}, kind={scholarship}}\n",
    )
    command.bench.edit("source/introduction.md", "`guild1987rules`", "`guild1987rules,new1990`")
    assert command("check", "source/introduction.md") == 0, command.out


def test_sarif_names_rule_location_and_message(command: Command) -> None:
    make(CASES["quote-not-found"], command)
    assert command("check", "--format", "sarif", "source/post.notes.md") == 1
    log = json.loads(command.out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [c.slug for c in Code]
    (result,) = run["results"]
    assert result["ruleId"] == "quote-not-found"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "source/post.notes.md"}
    assert place["region"]["startLine"] == 80
    assert place["region"]["startColumn"] == 9
    assert "does not stand in the passage" in result["message"]["text"]
    assert command.err.startswith("1 problem in source/post.notes.md.")


def test_annotations_are_those_of_github(command: Command) -> None:
    command.bench.edit("glossary/draught.md", "kind: concept", 'kind: "100%,\\n:"')
    assert command("check", "--format", "github", "glossary/draught.md") == 1
    head, _, message = command.out.splitlines()[0].removeprefix("::").partition("::")
    assert head == "error file=glossary/draught.md,line=3,col=7,title=entry-schema"
    assert message.startswith('"100%25,%0A:" is not a kind.')
    assert len(command.out.splitlines()) == 2  # a line break in a value is a problem, too


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "glossary/nothing.md"], '"glossary/nothing.md" is not there.'),
        (["check", "--source", "glossary"], 'There is no conf.py in "glossary".'),
        (["check", "/"], "is not in"),
    ],
)
def test_what_cannot_be_checked_is_refused(
    arguments: list[str], said: str, command: Command
) -> None:
    assert command(*arguments) == 2
    assert said in command.err
    assert command.err.startswith("apparatus: ")
    assert command.out == ""


def test_a_wrong_configuration_is_refused_in_its_own_words(command: Command) -> None:
    conf = command.bench.read("conf.py")
    command.bench.write("conf.py", conf + "\napparatus_known_by = 'soon'\n")
    assert command("check") == 2
    assert "apparatus_known_by: found 'soon'; write a day" in command.err
    command.bench.write("conf.py", conf + "\nthis is no Python\n")
    assert command("check", "glossary/judge.md") == 2
    assert "conf" in command.err
    assert "Traceback" not in command.err


def test_nothing_is_written_in_the_edition(command: Command) -> None:
    before = sorted(command.bench.source.rglob("*"))
    command("check")
    command("check", "glossary/judge.md")
    assert [p for p in sorted(command.bench.source.rglob("*")) if p.suffix != ".pyc"] == before
