"""Put the edition together once all documents are read, and say which pages must be rewritten.

Runs at every build, also when no document has changed: the proof of the text and the check of the
glossary are not to be had from a cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_apparatus import bibtex
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.edition import Edition, check
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.plan import digest, make_plan
from sphinx_apparatus.core.records import read_record
from sphinx_apparatus.core.registry import read_registry, write_registry
from sphinx_apparatus.core.witness import Witness, read_witness
from sphinx_apparatus.diagnostics import Code, Place, Problem
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.write.build import Links
from sphinx_apparatus.write.views import render


def assemble(env: BuildEnvironment, builder: Builder) -> tuple[list[Problem], list[str]]:
    """Assemble and check the edition.

    Returns what is wrong with it, and the documents whose pages must be written again. The edition
    and its builder are kept on the domain for the write phase.
    """
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
        plan=make_plan(domain.documents, lexicon),
        witnesses=witnesses,
        unread_witness=len(witnesses) < len(settings.witnesses),
        contributors=_contributors(settings, source, problems),
        bibliography=frozenset(bibtex.bibliography(env)),
    )
    registry = _registry(settings, source, problems)
    problems += check(edition, registry, settings.registry)
    if settings.issue_passages:
        problems = _issue(source / settings.registry, edition, registry or {}, problems)
    domain.edition, domain.builder = edition, builder
    return problems, _changed(env, edition)


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
        problems.append(Problem(Place(settings.contributors), code, found, "Write it in UTF-8."))
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
        place = Place(settings.registry)
        problems.append(Problem(place, Code.REGISTRY_INVALID, "There is no registry yet.", hint))
        return None
    text = path.read_text(encoding="utf-8") if path.exists() else "{}"
    issued, found = read_registry(text, settings.registry)
    problems += found
    return None if found else issued


def _issue(
    path: Path, edition: Edition, issued: Mapping[str, str], problems: list[Problem]
) -> list[Problem]:
    """Add what is not issued to the registry; return the problems that are left.

    Words that differ from the witness are never issued: the registry is not checked for them.
    """
    left = [problem for problem in problems if problem.code is not Code.PASSAGE_UNISSUED]
    if len(left) < len(problems):
        path.write_text(write_registry(edition.units(), issued), encoding="utf-8")
    return left


def _changed(env: BuildEnvironment, edition: Edition) -> list[str]:
    """Return the documents whose page shows something else than when it was last written."""
    domain = apparatus(env)
    labels = _citation_labels(env)
    listing = bibtex.listing_documents(env)
    standard = env.domains.standard_domain
    neighbours = env.collect_relations()
    titles = {name: f"{name} {title.astext()}" for name, title in env.titles.items()}
    changed: list[str] = []
    for name, record in sorted(domain.documents.items()):
        parts = [digest(edition.plan.links.get(name, ()), edition.entries)]
        parts.append(str(edition.plan.spans.get(name)))
        links = Links(domain.builder, name)
        for view, argument in record.views:
            parts += [node.pformat() for node in render(edition, links, view, argument)]
        parts += [labels.get(use.key, "") for use in record.citations]
        parts += [edition.name_of(note.by) for note in record.notes]
        parts += [edition.name_of(item.by) for item in record.interventions]
        if name in listing:
            for key, label in labels.items():
                parts.append(f"{key}{label}")
                uses = edition.citations.get(key, ())
                parts += [f"{use.locus} {edition.label(page, use.locus)}" for page, use in uses]
        parts += [str(standard.labels.get(target)) for target in record.references]
        parts += [str(standard._terms.get(term.lower())) for _, term in record.linked_by_hand]
        parts += [titles.get(near, "") for near in neighbours.get(name, ()) if near]
        now = hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()
        if domain.written.get(name) != now:
            domain.written[name] = now
            changed.append(name)
    for gone in set(domain.written) - set(domain.documents):
        del domain.written[gone]
    return changed


def _citation_labels(env: BuildEnvironment) -> dict[str, str]:
    """Return what each citation shows; known once sphinxcontrib-bibtex has formatted them."""
    return {
        citation.key: f"{citation.formatted_entry.label}\t{citation.entry}"
        for citation in bibtex.citations(env)
    }
