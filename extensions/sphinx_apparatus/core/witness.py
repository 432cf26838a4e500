"""Read a provenance record and the witness that it describes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.yaml_record import read_record

ReadBytes = Callable[[str], bytes]


@dataclass(frozen=True)
class Witness:
    """A witness with its provenance. Paths are relative to the source directory.

    ``documents`` names the documents that hold the text, in the order of the witness.
    """

    record: str
    path: str
    sha256: str
    size: int
    text: str
    title: str
    author: str
    container: str
    url: str
    published: str
    obtained: str
    losses: tuple[str, ...]
    checked: str
    documents: tuple[str, ...]


def read_witness(record_path: str, read: ReadBytes) -> tuple[Witness | None, list[Problem]]:
    """Read a provenance record and its witness; ``read`` returns a file's bytes by its path.

    No witness is returned if the record is invalid, the file is missing or not UTF-8, or its
    SHA-256 is not the recorded one; the problems say which.
    """
    try:
        text = read(record_path).decode("utf-8")
    except (OSError, ValueError) as error:
        return None, [
            _problem(SourceLocation(record_path), Code.PROVENANCE_INVALID, error, "Write it.")
        ]
    record = read_record(
        text,
        record_path,
        "provenance",
        syntax_code=Code.PROVENANCE_INVALID,
        schema_code=Code.PROVENANCE_INVALID,
    )
    if record.problems:
        return None, record.problems
    data = record.data
    path = normpath(join(dirname(record_path), data["file"]))
    try:
        raw = read(path)
        witness_text = raw.decode("utf-8")
    except (OSError, ValueError) as error:
        location = record.locations[("file",)]
        return None, [_problem(location, Code.WITNESS_MISSING, error, "Name a UTF-8 file.")]
    digest = hashlib.sha256(raw).hexdigest()
    if digest != data["sha256"]:
        return None, [
            Problem(
                record.locations[("sha256",)],
                Code.WITNESS_CHANGED,
                f"The record says SHA-256 {data['sha256']}, but {path} has {digest}.",
                "Restore the witness from the first commit; it must never change.",
            )
        ]
    folder = dirname(record_path)
    return Witness(
        record=record_path,
        path=path,
        sha256=digest,
        size=len(raw),
        text=witness_text,
        documents=tuple(normpath(join(folder, name)) for name in data["transcribed-in"]),
        losses=tuple(data["losses"]),
        **{
            key: data[key]
            for key in ("title", "author", "container", "url", "published", "obtained", "checked")
        },
    ), []


def _problem(location: SourceLocation, code: Code, error: Exception, hint: str) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(location, code, f"The file cannot be read: {reason}.", hint)
