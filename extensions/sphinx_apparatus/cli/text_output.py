"""Findings for people: the message, the line of the source, and a caret below the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from sphinx_apparatus.cli.correcting import edit_in
from sphinx_apparatus.cli.findings import Finding
from sphinx_apparatus.core.diagnostics import SourceLocation, visible
from sphinx_apparatus.core.remedies import NO_REMEDY

_WIDTH = 88
"""At most so many characters of a source line are shown."""
_WIDE = ("W", "F")


def as_text(findings: Sequence[Finding], source: Path) -> Iterator[str]:
    """Yield the lines that show the findings."""
    for finding in findings:
        at = finding.location
        where = "" if at is None else f"{at if finding.has_column else f'{at.path}:{at.line}'}: "
        yield f"{where}{finding.found} [{finding.code}]"
        if at is not None:
            yield from _source_line(source, at, has_column=finding.has_column)
        if finding.hint:
            yield f"    {finding.hint}"
        if remedy := remedy_of(finding, source):
            yield f"    {remedy}"
        yield ""


def _source_line(source: Path, at: SourceLocation, *, has_column: bool) -> Iterator[str]:
    try:
        lines = (source / at.path).read_bytes().decode("utf-8", "replace").split("\n")
    except (OSError, ValueError):
        return
    if not 0 < at.line <= len(lines):
        return
    line = lines[at.line - 1].rstrip("\r")
    if not line.strip():
        return
    start = max(0, at.column - 1 - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = [visible(sign) if sign != "\t" else " " for sign in line[start : start + _WIDTH]]
    opening = "…" if start else ""
    number = f"{at.line:>6} | "
    yield f"{number}{opening}{''.join(shown)}{'…' if start + _WIDTH < len(line) else ''}"
    if has_column and at.column <= len(line):
        before = opening + "".join(shown[: at.column - 1 - start])
        yield f"{' ' * (len(number) - 2)}| {' ' * _columns(before)}^"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in _WIDE)
        for sign in text
    )


def remedy_of(finding: Finding, source: Path) -> str:
    """Return what ``--fix`` would do about a finding, or why it does nothing; may be empty."""
    if edit := edit_in(source, finding.problem):
        if not edit.old:
            return f"--fix adds {_quoted(edit.new)}."
        if not edit.new:
            return f"--fix takes out {_quoted(edit.old)}."
        return f"--fix writes {_quoted(edit.new)}."
    if finding.problem and finding.problem.remedy and finding.problem.remedy.encoding:
        return "--fix writes the file in UTF-8."
    return NO_REMEDY.get(finding.problem.code, "") if finding.problem else ""


def _quoted(words: str) -> str:
    return f'"{visible(words)}"'


def verdict(findings: Sequence[Finding], files: Sequence[str], others: int) -> str:
    """Return the one line that says how the check went.

    ``others`` is the number of findings in files that were not named.
    """
    named = f" in {len(files)} files" if files else ""
    if len(files) == 1:
        named = f" in {files[0]}"
    count = len(findings)
    said = f"{count or 'No'} problem{'' if count == 1 else 's'}{named}."
    codes = sorted({f.code for f in findings if f.problem})
    if codes:
        said += f" More about it: apparatus explain {codes[0]}."
    if others:
        verb, noun = ("stands", "") if others == 1 else ("stand", "s")
        said += f" {others} other problem{noun} {verb} in files that were not named."
    return said
