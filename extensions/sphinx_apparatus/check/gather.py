"""Gather the edition once all documents are read: their records, and the files beside them.

Runs at every build, also when no document has changed: the proof of the text and the check of the
glossary are not to be had from a cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sphinx.environment import BuildEnvironment

from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.automatic_links import plan_links
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.registry import read_registry, write_registry
from sphinx_apparatus.core.witness import Witness, read_witness
from sphinx_apparatus.core.yaml_record import read_record
from sphinx_apparatus.domain import apparatus


@dataclass
class Gathered:
    """An edition with its registry (None where passages are not pinned), and what is wrong."""

    edition: Edition
    registry: Mapping[str, str] | None
    problems: list[Problem] = field(default_factory=list)


def gather(env: BuildEnvironment) -> Gathered:
    """Return the edition as its documents, witnesses, registry and contributors make it."""
    domain = apparatus(env)
    settings = Settings.of(env.config)
    source = Path(env.srcdir)
    lexicon = Lexicon(domain.entries.values())
    problems: list[Problem] = []
    witnesses = _witnesses(settings, source, problems)
    edition = Edition(
        documents=domain.documents,
        entries=domain.entries,
        lexicon=lexicon,
        plan=plan_links(domain.documents, lexicon),
        witnesses=witnesses,
        unread_witness=len(witnesses) < len(settings.witnesses),
        contributors=_contributors(settings, source, problems),
        bibliography=frozenset(bibliography.works(env)),
    )
    return Gathered(edition, _registry(settings, source, problems), problems)


def _witnesses(settings: Settings, source: Path, problems: list[Problem]) -> list[Witness]:
    witnesses: list[Witness] = []
    for path in settings.witnesses:
        witness, found = read_witness(path, lambda name: (source / name).read_bytes())
        problems += found
        if witness:
            witnesses.append(witness)
    return witnesses


def _contributors(
    settings: Settings, source: Path, problems: list[Problem]
) -> Mapping[str, Mapping[str, Any]]:
    if not settings.contributors:
        return {}
    code = Code.CONTRIBUTOR_UNKNOWN
    try:
        text = (source / settings.contributors).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        found = f"The file of contributors cannot be read: {reason}."
        problems.append(
            Problem(SourceLocation(settings.contributors), code, found, "Write it in UTF-8.")
        )
        return {}
    record = read_record(
        text, settings.contributors, "contributors", syntax_code=code, schema_code=code
    )
    problems += record.problems
    return {} if record.problems else record.data


def _registry(
    settings: Settings, source: Path, problems: list[Problem]
) -> Mapping[str, str] | None:
    """Return the issued passages, or None if there is no valid registry."""
    if not settings.registry:
        return None
    path = source / settings.registry
    if not path.exists() and not settings.issue_passages:
        hint = "Issue the passages: build with -D apparatus_issue_passages=1 and commit the file."
        location = SourceLocation(settings.registry)
        problems.append(Problem(location, Code.REGISTRY_INVALID, "There is no registry yet.", hint))
        return None
    text = path.read_text(encoding="utf-8") if path.exists() else "{}"
    issued, found = read_registry(text, settings.registry)
    problems += found
    return None if found else issued


def issue_passages(path: Path, gathered: Gathered, problems: list[Problem]) -> list[Problem]:
    """Add what is not issued to the registry; return the problems that are left.

    Words that differ from the witness are never issued: the registry is not checked for them.
    """
    left = [problem for problem in problems if problem.code is not Code.PASSAGE_UNISSUED]
    if len(left) < len(problems):
        text = write_registry(gathered.edition.units(), gathered.registry or {})
        path.write_text(text, encoding="utf-8")
    return left
