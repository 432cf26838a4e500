"""Findings for programs: JSON, SARIF and annotations of GitHub.

SARIF is the Static Analysis Results Interchange Format, version 2.1.0 (OASIS). Annotations are
workflow commands (GitHub's documentation, "Workflow commands for GitHub Actions").
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sphinx_apparatus.cli.correcting import edit_in
from sphinx_apparatus.cli.findings import Finding
from sphinx_apparatus.cli.text_output import remedy_of
from sphinx_apparatus.core.diagnostics import Code, SourceLocation
from sphinx_apparatus.core.reasons import REASONS
from sphinx_apparatus.core.remedies import NO_REMEDY, Edit

_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def as_json(findings: Sequence[Finding], said: str, source: Path) -> str:
    """Return the findings and the verdict as one JSON object."""
    made = {"verdict": said, "problems": [_object(finding, source) for finding in findings]}
    return json.dumps(made, ensure_ascii=False, indent=2)


def _object(finding: Finding, source: Path) -> dict[str, Any]:
    made: dict[str, Any] = {"code": finding.code, "found": finding.found, "hint": finding.hint}
    if finding.location:
        made |= {"path": finding.location.path, "line": finding.location.line}
        made |= {"column": finding.location.column} if finding.has_column else {}
    if edit := edit_in(source, finding.problem):
        made["remedy"] = {"path": edit.first.path, **_region(edit), "replacement": edit.new}
    elif finding.problem and finding.problem.code in NO_REMEDY:
        made["no-remedy"] = NO_REMEDY[finding.problem.code]
    return made


def _region(edit: Edit) -> dict[str, int]:
    return {
        "startLine": edit.first.line,
        "startColumn": edit.first.column,
        "endLine": edit.last.line,
        "endColumn": edit.last.column,
    }


def as_sarif(findings: Sequence[Finding], version: str, source: Path) -> str:
    """Return the findings as a SARIF log; ``version`` is that of the tool."""
    rules = [_rule(code) for code in Code]
    driver = {"name": "apparatus", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, source) for finding in findings],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.slug,
        "shortDescription": {"text": code.rule},
        "fullDescription": {"text": REASONS[code]},
        "defaultConfiguration": {"level": "error"},
    }


def _result(finding: Finding, source: Path) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "level": "error" if finding.problem else "warning",
        "message": {"text": finding.message},
    }
    if at := finding.location:
        region = {"startLine": at.line}
        region |= {"startColumn": at.column} if finding.has_column else {}
        at_source = {"artifactLocation": {"uri": quote(at.path)}, "region": region}
        made["locations"] = [{"physicalLocation": at_source}]
    if edit := edit_in(source, finding.problem):
        replacement = {"deletedRegion": _region(edit), "insertedContent": {"text": edit.new}}
        where = {"uri": quote(edit.first.path)}
        change = {"artifactLocation": where, "replacements": [replacement]}
        about = {"text": remedy_of(finding, source)}
        made["fixes"] = [{"description": about, "artifactChanges": [change]}]
    return made


def as_annotations(findings: Sequence[Finding], source: Path) -> str:
    """Return the findings as lines that GitHub shows beside the lines of a change."""
    return "\n".join(_annotation(finding, source) for finding in findings)


def _annotation(finding: Finding, source: Path) -> str:
    at = finding.location
    properties = _location(at, has_column=finding.has_column) if at else {}
    properties["title"] = finding.code
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = " ".join(filter(None, (finding.message, remedy_of(finding, source))))
    return f"::error {listed}::{_data(message)}"


def _location(at: SourceLocation, *, has_column: bool) -> dict[str, str]:
    made = {"file": at.path, "line": str(at.line)}
    return made | ({"col": str(at.column)} if has_column else {})


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
