"""Read the file of contributors: who signs notes and entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx_apparatus.core.contributed import CONTRIBUTORS
from sphinx_apparatus.core.diagnostics import Problem
from sphinx_apparatus.core.entry_file import unsafe_characters
from sphinx_apparatus.core.text_file import ReadBytes, TextFile, read_text_file
from sphinx_apparatus.core.yaml_record import read_record


def read_contributors(
    path: str, read: ReadBytes
) -> tuple[Mapping[str, Mapping[str, Any]], list[Problem]]:
    """Return the contributor records by name, none if anything is wrong, and what is wrong.

    ``read`` returns a file's bytes by its path.
    """
    code = CONTRIBUTORS.refused
    file = read_text_file(
        path,
        read,
        code,
        "Write it in UTF-8.",
        what=f"The {CONTRIBUTORS.what}",
        most_bytes=CONTRIBUTORS.most_bytes,
    )
    if not isinstance(file, TextFile):
        return {}, [file]
    record = read_record(file.text, path, "contributors", syntax_code=code, schema_code=code)
    problems = record.problems + unsafe_characters(record, code)
    return {} if problems else record.data, problems
