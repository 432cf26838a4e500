"""What the apparatus asks of sphinxcontrib-bibtex; without it, nothing is cited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation


def _domain(env: BuildEnvironment) -> BibtexDomain | None:
    return cast("BibtexDomain | None", env.domains.get("cite"))


def works(env: BuildEnvironment) -> Mapping[str, Any]:
    """Return the works of the bibliography by their keys."""
    domain = _domain(env)
    return {} if domain is None else cast("Mapping[str, Any]", domain.bibdata.data.entries)


def depend_on_bibliography(env: BuildEnvironment) -> None:
    """Have the document that is being read read again when the bibliography changes."""
    domain = _domain(env)
    for path in domain.bibdata.bibfiles if domain else ():
        env.note_dependency(str(path))


def listed_works(env: BuildEnvironment) -> list[Citation]:
    """Return the works that are listed, with their labels; known once all documents are read."""
    domain = _domain(env)
    return [] if domain is None else domain.citations


def listing_documents(env: BuildEnvironment) -> set[str]:
    """Return the documents that hold a list of works."""
    domain = _domain(env)
    return set() if domain is None else {key.docname for key in domain.bibliographies}
