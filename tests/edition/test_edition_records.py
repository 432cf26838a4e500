"""What the repository says of itself agrees with what it holds."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date

import pytest
import yaml
from edition_builds import ROOT
from edition_sources import NOTES, configuration, entries, read
from edition_witness import witness_units
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.model import NOTE_KINDS

OF_THIS_EDITION = re.compile(r"kazakh|tokayev|csto|econospeak|rosser", re.IGNORECASE)
SCHEMAS = "extensions/sphinx_apparatus/schema"
TARGETS = (
    *("all", "html", "pdf", "epub", "serve", "docs", "check", "test", "passages", "settings"),
    *("release", "clean"),
)
ABOUT_THE_REPOSITORY = {
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "RIGHTS.md",
    "SECURITY.md",
    "contributors.yml",
    "pyproject.toml",
}
MADE = {"build"}
MAIN_FILES = (
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE",
    "RIGHTS.md",
    "SECURITY.md",
)


def table(text: str) -> dict[str, str]:
    """Return the rows of a two-column Markdown table: code to words."""
    return dict(re.findall(r"^ *\| `([^|]+)` \| (.*?) \|$", text, re.M))


def test_the_extensions_know_nothing_of_this_edition():
    found = []
    for path in sorted((ROOT / "extensions").rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(p == "__pycache__" or p.endswith(".egg-info") for p in parts):
            try:
                text = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
            if OF_THIS_EDITION.search(f"{path.name}\n{text}"):
                found.append("/".join(parts))
    assert found == []


def test_the_contributor_guide_lists_every_code_with_its_rule():
    guide = re.search(r"<!-- codes -->\n(.*?)<!-- /codes -->", read("CONTRIBUTING.md"), re.S)
    assert guide
    assert list(table(guide[1]).items()) == [(code.slug, code.rule) for code in Code]


def test_the_contributor_guide_lists_every_key_of_an_entry():
    schema = json.loads(read(f"{SCHEMAS}/entry.schema.json"))
    rows = re.search(r"\| key \| what it holds \|\n(.*?)\n\n", read("CONTRIBUTING.md"), re.S)
    assert rows
    cells = re.findall(r"^ *\| (`[^|]+`) \| (.*?) \|$", rows[1], re.M)
    listed = {key: held for keys, held in cells for key in re.findall(r"`([^`]+)`", keys)}
    assert set(listed) == set(schema["properties"])
    assert re.findall(r"`([a-z]+)`", listed["kind"]) == schema["properties"]["kind"]["enum"]
    assert str(schema["properties"]["short"]["maxLength"]) in listed["short"]


def test_the_contributor_guide_lists_every_kind_of_note():
    (kinds,) = re.findall(r"^- `kind` is (.*?)\.", read("CONTRIBUTING.md"), re.M | re.S)
    assert tuple(re.findall(r"`(\w+)`", kinds)) == NOTE_KINDS


def test_files_named_in_the_contributor_guide_exist():
    folders = "source|glossary|extensions|tests|benchmarks|\\.ci"
    pattern = rf"`((?:{folders})/[\w./-]*|[\w-]+\.(?:bib|yml|md|toml))`"
    named = re.findall(pattern, read("CONTRIBUTING.md"))
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_example_in_the_contributor_guide_is_a_note_of_the_edition():
    example = re.search(
        r"^:::\{annotation\} (\S+)\n:passage: (\S+)\n:quote: (.+)\n", read("CONTRIBUTING.md"), re.M
    )
    assert example
    (note,) = [note for note in NOTES if note.name == example[1]]
    assert (note.options["passage"], note.options["quote"]) == (example[2], example[3])


def test_the_citation_file_is_valid_and_agrees():
    citation = yaml.safe_load(read("CITATION.cff"))
    for key in (
        "cff-version",
        "message",
        "title",
        "authors",
        "version",
        "date-released",
        "license",
    ):
        assert citation[key], key
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert citation["version"] == project["version"] == configuration()["version"]
    days = re.findall(r"^## .*\((.+)\)$", read("CHANGELOG.md"), re.M)
    assert citation["date-released"] == max(date.fromisoformat(day) for day in days)


@pytest.mark.parametrize("name", MAIN_FILES)
def test_the_main_files_are_there(name):
    assert (ROOT / name).stat().st_size > 100


@pytest.mark.parametrize("layer", ["the post", "the comments", "notes, glossary", "code", "fonts"])
def test_every_layer_of_the_repository_has_a_rights_statement(layer):
    (row,) = re.findall(rf"^\| {layer}.*?\|(.*?)\|(.*?)\|$", read("RIGHTS.md"), re.M)
    assert all(cell.strip() for cell in row)


def test_the_rights_statement_covers_every_file():
    named = {name.split("/")[0] for name in re.findall(r"`([^`]+)`", read("RIGHTS.md"))}
    files = (path for path in ROOT.iterdir() if path.is_file() or any(path.iterdir()))
    there = {path.name for path in files if not path.name.startswith(".")}
    assert there - named - ABOUT_THE_REPOSITORY - MADE == set()


@pytest.mark.parametrize("target", TARGETS)
def test_make_has_the_target(target):
    makefile = read("Makefile")
    assert re.search(rf"^(?:[\w ]+ )?{target}\b[\w ]*:", makefile, re.M)
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.M)
    assert target in phony.split()


def test_the_registry_names_every_passage_and_no_other():
    issued = json.loads(read("source/passages.json"))
    names = {name for name in witness_units() if re.fullmatch(r"p\d+|c\d+-\d+", name)}
    assert {name for name in issued if re.fullmatch(r"p\d+|c\d+-\d+", name)} == names


def test_git_keeps_its_hands_off_the_witness():
    assert re.search(r"^source/witness/\*\.txt -text", read(".gitattributes"), re.M)


def test_every_signer_has_a_name_and_roles():
    people = yaml.safe_load(read("contributors.yml"))
    for name, record in people.items():
        assert record["name"] and record["roles"] and record["since"], name
    assert {name for entry in entries().values() for name in entry.data["authors"]} <= set(people)
