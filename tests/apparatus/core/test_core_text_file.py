"""Files of an edition: read as UTF-8, or reported with their place."""

from __future__ import annotations

import pytest
from core_samples import shown
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.text_file import TextFile, location_in, read_text_file


def read(raw: bytes | Exception, **options: object) -> TextFile | Problem:
    def reader(path: str) -> bytes:
        assert path == "source/passages.json"
        if isinstance(raw, Exception):
            raise raw
        return raw

    code = Code.REGISTRY_INVALID
    return read_text_file("source/passages.json", reader, code, "Restore it.", **options)  # type: ignore[arg-type]


def problem(raw: bytes | Exception, **options: object) -> str:
    found = read(raw, **options)
    assert isinstance(found, Problem)
    (line,) = shown([found])
    assert line.endswith(" Restore it. [registry-invalid]")
    return line.removesuffix(" Restore it. [registry-invalid]")


def test_a_file_has_its_bytes_and_its_text() -> None:
    raw = "né\r\n\u00a0x".encode()
    assert read(raw) == TextFile(raw, "né\r\n\u00a0x")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    raw = "\ufeffné\ufeff".encode()
    assert read(raw) == TextFile(raw, "né\ufeff")
    assert read(raw, encoding="latin-1") == TextFile(raw, "né\ufeff")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "No such file or directory", "x"), "No such file or directory"),
        (IsADirectoryError(21, "Is a directory", "x"), "Is a directory"),
        (PermissionError(13, "Permission denied", "x"), "Permission denied"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_a_file_that_cannot_be_opened(error: Exception, reason: str) -> None:
    assert problem(error) == f"source/passages.json:1:1: The file cannot be read: {reason}."
    at = SourceLocation("a.yml", 3, 7)
    assert problem(error, named_at=at) == f"a.yml:3:7: The file cannot be read: {reason}."
    assert (
        problem(error, what="The list").split(": ", 1)[1] == f"The list cannot be read: {reason}."
    )


@pytest.mark.parametrize(
    ("before", "place"),
    [("", "1:1"), ("a", "1:2"), ("a\nbé ", "2:4"), ("\ufeffab", "1:3"), ("a\r\n", "2:1")],
)
def test_another_encoding_is_reported_at_the_first_wrong_byte(before: str, place: str) -> None:
    raw = before.encode() + b"\xe9t\xe9\n"
    why = "The file cannot be read: 'utf-8' codec can't decode byte 0xe9"
    assert problem(raw) == f"source/passages.json:{place}: {why}."
    at = SourceLocation("a.yml", 3, 7)
    assert problem(raw, named_at=at) == f"a.yml:3:7: {why} (source/passages.json:{place})."
    assert read(raw.removeprefix(b"\xef\xbb\xbf"), encoding="latin-1") == TextFile(
        raw.removeprefix(b"\xef\xbb\xbf"),
        raw.removeprefix(b"\xef\xbb\xbf").decode("latin-1"),
    )


@given(st.binary(max_size=40))
def test_whatever_the_bytes_are_there_is_a_text_or_a_problem(raw: bytes) -> None:
    found = read(raw)
    if isinstance(found, TextFile):
        assert found.raw == raw
        assert found.text.encode() in (raw, raw[3:])
    else:
        assert found.location.line >= 1 and found.location.column >= 1


@given(st.lists(st.sampled_from(["", "a", "né", "\t"]), min_size=1, max_size=5), st.data())
def test_a_location_counts_lines_and_characters(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    index = data.draw(st.integers(0, len(text)))
    place = location_in(text, index, "a.md", first_line=4)
    assert (
        "\n".join([*lines[: place.line - 4], lines[place.line - 4][: place.column - 1]])
        == (text[:index])
    )
