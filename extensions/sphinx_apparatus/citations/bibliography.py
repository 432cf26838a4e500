"""What the apparatus asks of sphinxcontrib-bibtex; without it, nothing is cited."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, get_mtime, is_bibdata_outdated
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

from sphinx_apparatus.citations.bibtex_file import Works, read_works
from sphinx_apparatus.core.diagnostics import Problem
from sphinx_apparatus.core.later_sources import is_later, work_date
from sphinx_apparatus.core.text_file import reader_in


def _domain(env: BuildEnvironment) -> BibtexDomain | None:
    return cast("BibtexDomain | None", env.domains.get("cite"))


def read_bibliography(app: Sphinx) -> None:
    """Read the files of ``bibtex_bibfiles`` if they have changed (``builder-inited``).

    They are put where sphinxcontrib-bibtex looks for them: it would read them itself otherwise,
    and end with a traceback at the first mistake. A path that cannot be followed (a link to
    itself) is taken out of ``bibtex_bibfiles`` for the same reason, and reported.
    """
    domain = _domain(app.env)
    if domain is None or app.config.bibtex_bibfiles is None:
        return
    source, encoding = Path(app.srcdir), app.config.bibtex_encoding
    found = {name: _resolved(Path(app.confdir) / name) for name in app.config.bibtex_bibfiles}
    app.config.bibtex_bibfiles = [name for name, path in found.items() if path]
    paths = [path for path in found.values() if path]
    endless = [name for name, path in found.items() if not path]
    before = domain.bibdata.data
    known = isinstance(before, Works) and before.endless == endless
    if known and not is_bibdata_outdated(domain.bibdata, paths, encoding):
        return
    if isinstance(before, Works) and before.endless != endless:
        for name in app.env.all_docs:  # a path that nobody can follow is no dependency of any
            app.env.all_docs[name] = 0
    names = [Path(os.path.relpath(path, source)).as_posix() for path in paths]
    works = read_works(names, reader_in(source), encoding)
    works.add_endless(endless)
    files = {
        path: BibFile(get_mtime(path), dict.fromkeys(works.keys_of[name]))
        for path, name in zip(paths, names, strict=True)
    }
    domain.data["bibdata"] = BibData(encoding, files, works)


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve(strict=False)
    except (OSError, RuntimeError, ValueError):
        return None


def problems(env: BuildEnvironment) -> Sequence[Problem]:
    """Return what is wrong with the files of the bibliography."""
    domain = _domain(env)
    found = domain.bibdata.data if domain else None
    return found.problems if isinstance(found, Works) else ()


def works(env: BuildEnvironment) -> Mapping[str, Any]:
    """Return the works of the bibliography by their keys."""
    domain = _domain(env)
    return {} if domain is None else cast("Mapping[str, Any]", domain.bibdata.data.entries)


def later_works(env: BuildEnvironment, day: str) -> dict[str, str]:
    """Return the dates of the works that are later than a day (YYYY-MM-DD), by their keys."""
    dates = {key: work_date(work.fields) for key, work in works(env).items()}
    return {key: date for key, date in dates.items() if is_later(date, day)}


def forget_citations(env: BuildEnvironment, within: nodes.Element) -> None:
    """Have the works that are cited only within a node not listed; it is about to be left out."""
    domain = _domain(env)
    gone = {i for node in within.findall(nodes.Element) for i in list[str](node.get("ids", ()))}
    if domain is not None and gone:
        kept = [
            ref
            for ref in domain.citation_refs
            if ref.docname != env.current_document.docname or ref.citation_ref_id not in gone
        ]
        domain.data["citation_refs"] = kept


def depend_on_bibliography(env: BuildEnvironment) -> None:
    """Have the document that is being read read again when the bibliography changes."""
    domain = _domain(env)
    for path in domain.bibdata.bibfiles if domain else ():
        env.note_dependency(str(path))


def listed_works(env: BuildEnvironment) -> list[Citation]:
    """Return the works that are listed, with their labels; known once all documents are read."""
    domain = _domain(env)
    return [] if domain is None else domain.citations


def documents_with_bibliography(env: BuildEnvironment) -> set[str]:
    """Return the documents that hold a list of works."""
    domain = _domain(env)
    return set() if domain is None else {key.docname for key in domain.bibliographies}
