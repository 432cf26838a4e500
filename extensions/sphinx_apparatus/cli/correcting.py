"""Correct the files of an edition by the remedies that problems carry, and show the difference."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from sphinx_apparatus.cli.findings import Finding
from sphinx_apparatus.cli.refusal import Refusal
from sphinx_apparatus.core.diagnostics import Problem
from sphinx_apparatus.core.remedies import Edit, apply, edit_of, recoded


@dataclass(frozen=True)
class Corrected:
    """A file as it is and as it would be."""

    path: str
    before: bytes
    after: bytes

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff."""
        old, new = (
            raw.decode("utf-8", "replace").splitlines(keepends=True)
            for raw in (self.before, self.after)
        )
        for line in unified_diff(old, new, f"a/{self.path}", f"b/{self.path}"):
            yield line.rstrip("\r\n")


def edit_in(source: Path, problem: Problem | None) -> Edit | None:
    """Return the edit that corrects a problem in its file, if it has one."""
    if problem is None or problem.remedy is None:
        return None
    text = _text(source, _path(problem))
    return None if text is None else edit_of(problem, text)


def correct(source: Path, findings: Iterable[Finding]) -> list[Corrected]:
    """Return the files that remedies of these findings change, by path; write nothing."""
    problems: dict[str, list[Problem]] = {}
    for finding in findings:
        if finding.problem and finding.problem.remedy:
            problems.setdefault(_path(finding.problem), []).append(finding.problem)
    made = (_correct(source, path, found) for path, found in sorted(problems.items()))
    return [corrected for corrected in made if corrected and corrected.before != corrected.after]


def write(source: Path, files: Iterable[Corrected]) -> None:
    """Write corrected files. Raises :class:`Refusal` for one that cannot be written."""
    for corrected in files:
        try:
            (source / corrected.path).write_bytes(corrected.after)
        except OSError as error:
            raise Refusal(f"{corrected.path} cannot be written: {error.strerror}.") from error


def _correct(source: Path, path: str, problems: list[Problem]) -> Corrected | None:
    try:
        raw = (source / path).read_bytes()
    except (OSError, ValueError):
        return None
    for problem in problems:
        if problem.remedy and problem.remedy.encoding:
            made = recoded(raw, problem.remedy)
            return None if made is None else Corrected(path, raw, made)
    text = _text(source, path)
    if text is None:
        return None
    edits = [edit for problem in problems if (edit := edit_of(problem, text))]
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return Corrected(path, raw, mark + apply(text, edits).encode("utf-8"))


def _path(problem: Problem) -> str:
    at = problem.remedy.at if problem.remedy else None
    return (at or problem.location).path


def _text(source: Path, path: str) -> str | None:
    try:
        return (source / path).read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return None
