"""Gather the edition once all documents are read: their records, and the files beside them.

Runs at every build, also when no document has changed: the proof of the text and the check of the
glossary are never cached.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.search import languages
from sphinx.util import import_object

from sphinx_apparatus.check.references import unknown_references
from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.automatic_links import plan_links
from sphinx_apparatus.core.contributed import CONTRIBUTORS, REGISTRY
from sphinx_apparatus.core.contributors import read_contributors
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.ledger import read_ledger
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.registry import RESTORE, read_registry, write_registry
from sphinx_apparatus.core.text_file import ReadBytes, TextFile, read_text_file, reader_in
from sphinx_apparatus.core.waivers import Waiver, read_waivers
from sphinx_apparatus.core.withdrawn import read_withdrawn
from sphinx_apparatus.core.witness import Witness, read_witness
from sphinx_apparatus.domain import apparatus

T = TypeVar("T")


@dataclass
class Gathered:
    """An edition with its registry (None where passages are not pinned), and what is wrong.

    ``waivers`` are the rules that are suspended for an entry or a note.
    """

    edition: Edition
    registry: Mapping[str, str] | None
    problems: list[Problem] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)


def gather(app: Sphinx, env: BuildEnvironment) -> Gathered:
    """Return the edition as its documents, witnesses, registry and contributors make it."""
    domain = apparatus(env)
    settings = Settings.of(env.config)
    source = Path(env.srcdir)
    problems: list[Problem] = [*bibliography.problems(env)]
    unread_works = bool(problems)
    refused = domain.refused_files
    problems += [problem for problem, _ in refused.values()]
    problems += unknown_references(app, env)
    witnesses = _witnesses(settings, source, problems)
    edition = Edition(
        documents=domain.documents,
        entries=domain.entries,
        plan=plan_links(
            domain.documents,
            Lexicon(domain.entries.values()),
            [words for _, words in refused.values()],
        ),
        witnesses=witnesses,
        unread_witness=len(witnesses) < len(settings.witnesses),
        unread_works=unread_works,
        unread=frozenset(refused),
        words_unknown=not all(words for _, words in refused.values()),
        common_words=common_words(str(env.config.language or "en")),
        released=settings.edition_date,
        contributors=_contributors(settings, source, problems),
        bibliography=frozenset(bibliography.works(env)),
        known_by=settings.known_by,
        later_works=bibliography.later_works(env, settings.known_by),
        as_known=settings.as_known,
        ledger=_records(settings.ledger, read_ledger, source, problems),
        withdrawn=_records(settings.withdrawn, read_withdrawn, source, problems),
    )
    registry = _registry(settings, source, problems)
    waivers = _records(settings.waivers, read_waivers, source, problems)
    return Gathered(edition, registry, problems, waivers)


def _witnesses(settings: Settings, source: Path, problems: list[Problem]) -> list[Witness]:
    witnesses: list[Witness] = []
    for path in settings.witnesses:
        witness, found = read_witness(path, reader_in(source))
        problems += found
        if witness:
            witnesses.append(witness)
    return witnesses


def _records(
    path: str,
    read: Callable[[str, ReadBytes], tuple[list[T], list[Problem]]],
    source: Path,
    problems: list[Problem],
) -> list[T]:
    """Return what a file of records holds, nothing where the project names none."""
    if not path:
        return []
    records, found = read(path, reader_in(source))
    problems += found
    return records


def _contributors(
    settings: Settings, source: Path, problems: list[Problem]
) -> Mapping[str, Mapping[str, Any]]:
    if not settings.contributors:
        return {}
    contributors, wrong = read_contributors(settings.contributors, reader_in(source))
    problems += wrong
    if wrong:
        return {}
    if settings.house and settings.house not in contributors:
        found = f'apparatus_house names "{settings.house}", who has no contributor record.'
        hint = nearest(settings.house, contributors)
        problems.append(Problem(SourceLocation("conf.py"), CONTRIBUTORS.refused, found, hint))
    return contributors


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
    most = REGISTRY.most_bytes
    file = read_text_file(path, reader_in(source), code, RESTORE, most_bytes=most)
    if not isinstance(file, TextFile):
        problems.append(file)
        return None
    issued, found = read_registry(file.text, path)
    problems += found
    return None if found else issued


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the function words of a language: those that Sphinx's search passes over."""
    found: Any = languages.get(language) or languages.get(language[:2], languages["en"])
    search = import_object(found) if isinstance(found, str) else found
    return frozenset(search.stopwords)


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
