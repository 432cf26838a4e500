"""Read a provenance record and the witness that it describes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from sphinx_apparatus.core.contributed import PROVENANCE
from sphinx_apparatus.core.diagnostics import Code, Problem
from sphinx_apparatus.core.record_file import read_record_file
from sphinx_apparatus.core.text_file import ReadBytes, TextFile, read_text_file


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
    record = read_record_file(record_path, read, PROVENANCE, "provenance", "Write it.")
    if record.problems:
        return None, record.problems
    data, code = record.data, PROVENANCE.refused
    path = normpath(join(dirname(record_path), data["file"]))
    if path.startswith(("/", "../")) or "\\" in path or ":" in path:
        found = f'"{data["file"]}" is no file of this project.'
        hint = "Put the witness beside the record, and name it as seen from there."
        return None, [Problem(record.locations[("file",)], code, found, hint)]
    witness = read_text_file(
        path,
        read,
        Code.WITNESS_MISSING,
        "Name a UTF-8 file.",
        named_at=record.locations[("file",)],
    )
    if not isinstance(witness, TextFile):
        return None, [witness]
    digest = hashlib.sha256(witness.raw).hexdigest()
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
        size=len(witness.raw),
        text=witness.text,
        documents=tuple(normpath(join(folder, name)) for name in data["transcribed-in"]),
        losses=tuple(data["losses"]),
        **{
            key: data[key]
            for key in ("title", "author", "container", "url", "published", "obtained", "checked")
        },
    ), []
