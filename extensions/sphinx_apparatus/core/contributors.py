"""Read the file of contributors: who signs notes and entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx_apparatus.core.contributed import CONTRIBUTORS
from sphinx_apparatus.core.diagnostics import Problem
from sphinx_apparatus.core.record_file import read_record_file
from sphinx_apparatus.core.text_file import ReadBytes


def read_contributors(
    path: str, read: ReadBytes
) -> tuple[Mapping[str, Mapping[str, Any]], list[Problem]]:
    """Return the contributor records by name, none if anything is wrong, and what is wrong.

    ``read`` returns a file's bytes by its path.
    """
    record = read_record_file(path, read, CONTRIBUTORS, "contributors")
    return {} if record.problems else record.data, record.problems
