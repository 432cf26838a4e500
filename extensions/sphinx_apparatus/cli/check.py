"""``apparatus check``: what a build would report, without building anything."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from posixpath import basename, splitext

from sphinx.application import Sphinx

import sphinx_apparatus
from sphinx_apparatus.cli.correcting import Corrected, correct, write
from sphinx_apparatus.cli.findings import Finding
from sphinx_apparatus.cli.machine_output import as_annotations, as_json, as_sarif
from sphinx_apparatus.cli.project import check_edition, find_source, paths_in
from sphinx_apparatus.cli.refusal import CLEAN, PROBLEMS
from sphinx_apparatus.cli.text_output import as_text, verdict
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.diagnostics import Code, SourceLocation
from sphinx_apparatus.core.placeholders import placeholders

FORMATS = ("text", "json", "sarif", "github")
_ROUNDS = 4
"""So often files are corrected and checked again: front matter that is readable shows its slips."""
_TAKEN = (Code.ENTRY_DUPLICATE, Code.NOTE_DUPLICATE, Code.PASSAGE_DUPLICATE)
"""Codes of problems that two files share; they stand in one of the two."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="check files, or the whole edition")
    parser.add_argument("files", nargs="*", help="files or folders; none: the whole edition")
    parser.add_argument("--source", default="", help="the folder of conf.py")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are shown")
    parser.add_argument("--release", action="store_true", help="can it be published, too?")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change")
    parser.add_argument("--fix", action="store_true", help="correct what has a mechanical remedy")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, and print what was found and the verdict."""
    source = find_source(arguments.source)
    paths = paths_in(source, arguments.files)
    app, findings, shown = _findings(source, paths)
    if arguments.fix or arguments.diff:
        corrected = correct(source, shown)
        for _ in range(_ROUNDS if arguments.fix else 0):
            _show_diff(corrected, arguments.format)
            write(source, corrected)
            app, findings, shown = _findings(source, paths)
            if not (corrected := correct(source, shown)):
                break
        _show_diff(corrected, arguments.format)
    if arguments.release:
        findings = [*not_to_be_published(app), *findings]
        shown = [*not_to_be_published(app), *shown]
    said = verdict(shown, [] if arguments.release else paths, len(findings) - len(shown))
    show(shown, said, arguments.format, source)
    return PROBLEMS if shown else CLEAN


def _findings(source: Path, paths: Collection[str]) -> tuple[Sphinx, list[Finding], list[Finding]]:
    """Return the application, all findings, and those that concern the files; of no files, all."""
    checked = check_edition(source, paths)
    findings = checked.findings
    shown = [f for f in findings if concerns(f, paths)] if paths else findings
    return checked.app, findings, shown


def not_to_be_published(app: Sphinx) -> list[Finding]:
    """Return what the edition cannot be published with."""
    publication = Settings.of(app.config).publication
    made: list[Finding] = []
    for key, value in placeholders(publication):
        found = f"The {key} of the edition is {f'a placeholder: {value}' if value else 'missing'}."
        hint = f"Set apparatus_publication['{key}'] in conf.py to what readers are to see."
        made.append(Finding(SourceLocation("conf.py"), "release", found, hint))
    return made


def _show_diff(files: Sequence[Corrected], form: str) -> None:
    for corrected in files:
        for line in corrected.diff():
            print(line, file=sys.stdout if form == "text" else sys.stderr)


def concerns(finding: Finding, paths: Collection[str]) -> bool:
    """Return whether a finding stands in one of the files, or says that one shares a name."""
    if finding.location is None or finding.location.path in paths:
        return True
    if finding.problem is None or finding.problem.code not in _TAKEN:
        return False
    names = [form for path in paths for form in (f'"{splitext(basename(path))[0]}"', path)]
    return any(name in finding.found for name in names)


def show(findings: Sequence[Finding], said: str, form: str, source: Path) -> None:
    """Print findings in a format; the verdict too, on the error stream if it is no part of it."""
    if form == "text":
        for line in as_text(findings, source):
            print(line)
        print(said)
    elif form == "json":
        print(as_json(findings, said, source))
    else:
        is_sarif = form == "sarif"
        version = sphinx_apparatus.__version__
        made = as_annotations(findings, source)
        if is_sarif:
            made = as_sarif(findings, version, source)
        if made:
            print(made)
        print(said, file=sys.stderr)
