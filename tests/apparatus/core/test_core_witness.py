"""The witness: read byte for byte, checked against its provenance record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields

import pytest
from core_samples import shown
from sphinx_apparatus.core.diagnostics import Problem
from sphinx_apparatus.core.witness import Witness, read_witness
from sphinx_apparatus.core.yaml_record import schema

RECORD = "source/witness/provenance.yml"
TEXT = 'Who won?\n\u00a0The bun. "Yes"...  [sic]'
RAW = TEXT.encode()
PROVENANCE = f"""\
file: bake.txt
sha256: {hashlib.sha256(RAW).hexdigest()}
title: Who won?
author: Ann
container: Village Bake (weblog)
url: https://example.org/bake
published: 2022-01-24
obtained: Copied by hand.
losses:
  - The pictures.
checked: Nobody has.
transcribed-in: [../post, ../thread]
"""


def reader(files: dict[str, bytes]) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(2, "No such file or directory", path)
        return files[path]

    return read


def read(
    provenance: str = PROVENANCE, raw: bytes | None = RAW
) -> tuple[Witness | None, list[Problem]]:
    files = {RECORD: provenance.encode()}
    if raw is not None:
        files["source/witness/bake.txt"] = raw
    return read_witness(RECORD, reader(files))


def only(provenance: str = PROVENANCE, raw: bytes | None = RAW) -> str:
    witness, problems = read(provenance, raw)
    assert witness is None
    (line,) = shown(problems)
    return line


def test_a_witness_is_read_with_its_provenance() -> None:
    assert read() == (
        Witness(
            record=RECORD,
            path="source/witness/bake.txt",
            sha256=hashlib.sha256(RAW).hexdigest(),
            size=len(RAW),
            text=TEXT,
            title="Who won?",
            author="Ann",
            container="Village Bake (weblog)",
            url="https://example.org/bake",
            published="2022-01-24",
            obtained="Copied by hand.",
            losses=("The pictures.",),
            checked="Nobody has.",
            documents=("source/post", "source/thread"),
        ),
        [],
    )


def test_a_witness_keeps_all_that_its_record_says() -> None:
    """The schema is for editors, the fields are for the code: both name the same things."""
    renamed = {"file": "path", "transcribed-in": "documents"}
    said = {renamed.get(key, key) for key in schema("provenance")["properties"]}
    of_the_files = {"record", "size", "text"}
    assert {field.name for field in fields(Witness)} == said | of_the_files


def test_paths_are_seen_from_the_record() -> None:
    provenance = PROVENANCE.replace("bake.txt", "../bake.txt").replace("../post", "post")
    files = {"a/provenance.yml": provenance.encode(), "bake.txt": RAW}
    witness, _ = read_witness("a/provenance.yml", reader(files))
    assert witness is not None
    assert (witness.path, witness.documents) == ("bake.txt", ("a/post", "thread"))


@pytest.mark.parametrize(
    "raw",
    [RAW + b"\n", RAW.replace(b"\xc2\xa0", b" "), RAW.replace(b"\n", b"\r\n"), b"", RAW[:-1]],
)
def test_a_witness_that_changed_by_a_byte_is_refused(raw: bytes) -> None:
    assert only(raw=raw) == (
        f"{RECORD}:2:9: The record says SHA-256 {hashlib.sha256(RAW).hexdigest()}, but "
        f"source/witness/bake.txt has {hashlib.sha256(raw).hexdigest()}. "
        "Restore the witness from the first commit; it must never change. [witness-changed]"
    )


def test_a_missing_witness_is_reported_where_it_is_named() -> None:
    assert only(raw=None) == (
        f"{RECORD}:1:7: The file cannot be read: No such file or directory. "
        "Name a UTF-8 file. [witness-missing]"
    )


def test_a_witness_in_another_encoding_is_refused() -> None:
    line = only(raw="né".encode("latin-1"))
    assert line.startswith(f"{RECORD}:1:7: The file cannot be read: 'utf-8' codec can't decode")
    assert line.endswith("[witness-missing]")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    def read(path: str) -> bytes:
        if path != RECORD:
            raise ValueError("embedded null byte")  # as Path.read_bytes does
        return PROVENANCE.replace("bake.txt", '"a\\0b"').encode()

    witness, problems = read_witness(RECORD, read)
    assert witness is None
    assert shown(problems) == [
        f"{RECORD}:1:7: The value holds signs that cannot be seen: U+0000. Take them out. "
        "[provenance-invalid]"
    ]


@pytest.mark.parametrize("name", ["/etc/passwd", "../../../a.txt", "..\\\\a.txt", "c:/a.txt"])
def test_a_witness_is_a_file_of_the_project(name: str) -> None:
    witness, problems = read_witness(
        RECORD, lambda path: PROVENANCE.replace("bake.txt", f'"{name}"').encode()
    )
    assert witness is None
    (line,) = shown(problems)
    assert "is no file of this project. Put the witness beside the record" in line
    assert line.endswith("[provenance-invalid]")


def test_a_missing_record_is_reported() -> None:
    witness, problems = read_witness(RECORD, reader({}))
    assert witness is None
    assert shown(problems) == [
        f"{RECORD}:1:1: The file cannot be read: No such file or directory. Write it. "
        "[provenance-invalid]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "location"),
    [
        ("title: Who won?", "title: [", "3:8"),
        ("file: bake.txt\n", "", "1:1"),
        ("2022-01-24", "24 January 2022", "7:12"),
        ("https://", "ftp://", "6:6"),
        ("sha256: ", "sha256: x", "2:9"),
        ("losses:\n  - The pictures.", "losses: none", "9:9"),
        ("[../post, ../thread]", "[]", "12:17"),
    ],
)
def test_a_record_keeps_to_its_schema(old: str, new: str, location: str) -> None:
    assert old in PROVENANCE
    _, problems = read(PROVENANCE.replace(old, new))
    lines = set(shown(problems))
    assert all(line.startswith(f"{RECORD}:{location}: ") for line in lines) or location == "3:8"
    assert all(line.endswith("[provenance-invalid]") for line in lines)
    assert len(lines) == 1
