"""Gather the edition once all documents are read: their records, and the files beside them.

Runs at every build, also when no document has changed: the proof of the text and the check of the
glossary are never cached.
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
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.registry import RESTORE, read_registry, write_registry
from sphinx_apparatus.core.text_file import TextFile, read_text_file, reader_in
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
    problems: list[Problem] = [*bibliography.problems(env)]
    unread_works = bool(problems)
    witnesses = _witnesses(settings, source, problems)
    edition = Edition(
        documents=domain.documents,
        entries=domain.entries,
        plan=plan_links(domain.documents, Lexicon(domain.entries.values())),
        witnesses=witnesses,
        unread_witness=len(witnesses) < len(settings.witnesses),
        unread_works=unread_works,
        contributors=_contributors(settings, source, problems),
        bibliography=frozenset(bibliography.works(env)),
        known_by=settings.known_by,
        later_works=bibliography.later_works(env, settings.known_by),
        as_known=settings.as_known,
    )
    return Gathered(edition, _registry(settings, source, problems), problems)


def _witnesses(settings: Settings, source: Path, problems: list[Problem]) -> list[Witness]:
    witnesses: list[Witness] = []
    for path in settings.witnesses:
        witness, found = read_witness(path, reader_in(source))
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
    path, hint = settings.contributors, "Write it in UTF-8."
    file = read_text_file(path, reader_in(source), code, hint, what="The file of contributors")
    if not isinstance(file, TextFile):
        problems.append(file)
        return {}
    record = read_record(file.text, path, "contributors", syntax_code=code, schema_code=code)
    problems += record.problems
    if record.problems:
        return {}
    if settings.house and settings.house not in record.data:
        found = f'apparatus_house names "{settings.house}", who has no contributor record.'
        hint = nearest(settings.house, record.data)
        problems.append(Problem(SourceLocation("conf.py"), code, found, hint))
    return record.data


def _registry(
    settings: Settings, source: Path, problems: list[Problem]
) -> Mapping[str, str] | None:
    """Return the issued passages, or None if there is no valid registry."""
    if not settings.registry:
        return None
    path, code = settings.registry, Code.REGISTRY_INVALID
    if _is_missing(source / path):
        if settings.issue_passages:
            return {}
        hint = "Issue the passages: build with -D apparatus_issue_passages=1 and commit the file."
        problems.append(Problem(SourceLocation(path), code, "There is no registry yet.", hint))
        return None
    file = read_text_file(path, reader_in(source), code, RESTORE)
    if not isinstance(file, TextFile):
        problems.append(file)
        return None
    issued, found = read_registry(file.text, path)
    problems += found
    return None if found else issued


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):  # it is there, or cannot be: reading it will say so
        return False
    return False


def issue_passages(
    source: Path, registry: str, gathered: Gathered, problems: list[Problem]
) -> list[Problem]:
    """Add what is not issued to the registry; return the problems that are left.

    ``registry`` is relative to the ``source`` directory. Words that differ from the witness are
    never issued: the registry is not checked for them.
    """
    left = [problem for problem in problems if problem.code is not Code.PASSAGE_UNISSUED]
    if len(left) < len(problems):
        text = write_registry(gathered.edition.units(), gathered.registry or {})
        try:
            (source / registry).write_text(text, encoding="utf-8")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            found = f"The registry cannot be written: {reason}."
            hint = "Let apparatus_registry name a file in a folder that is there."
            left.append(Problem(SourceLocation(registry), Code.REGISTRY_INVALID, found, hint))
    return left
