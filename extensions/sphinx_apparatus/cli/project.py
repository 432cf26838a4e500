"""Open an edition as ``sphinx-build`` does, read and resolve it, and write nothing.

What was read is kept in the user's cache, outside of the edition: a check of one file reads that
file again and no other.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from docutils import nodes
from platformdirs import user_cache_path
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging as sphinx_logging
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_apparatus.citations.bibliography import works
from sphinx_apparatus.cli.findings import Collector, Finding
from sphinx_apparatus.cli.refusal import Refusal
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.citation_targets import cited_keys
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.domain import apparatus

_ENVIRONMENT = "environment.pickle"  # by this name Sphinx looks for it


@dataclass
class Checked:
    """An edition that was read: Sphinx with all that it knows, and what was found."""

    app: Sphinx
    findings: list[Finding]


def find_source(given: str) -> Path:
    """Return the source directory: that given, else the nearest above that has a ``conf.py``.

    Raises :class:`Refusal` if there is none.
    """
    start = Path(given or ".").resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "conf.py").is_file():
            return folder
    where = f'"{given}"' if given else "this folder or one above it"
    raise Refusal(f"There is no conf.py in {where}. Name the edition's folder with --source.")


def paths_in(source: Path, files: Collection[str]) -> list[str]:
    """Return files, named from the current folder, by their paths in the source directory.

    Folders stand for the files in them. Raises :class:`Refusal` for what is not there.
    """
    found: set[str] = set()
    for name in files:
        path = Path(name).resolve()
        if not path.exists() or not path.is_relative_to(source):
            what = "is not there" if not path.exists() else f"is not in {source}"
            raise Refusal(f'"{name}" {what}. Name files of the edition.')
        inner = [p for p in path.rglob("*") if p.is_file()] if path.is_dir() else [path]
        found |= {file.relative_to(source).as_posix() for file in inner}
    return sorted(found)


def check_edition(source: Path, paths: Collection[str] = ()) -> Checked:
    """Read an edition and resolve its documents; if files are named, only these, by their paths.

    Raises :class:`Refusal` if Sphinx cannot work with the edition's configuration.
    """
    cache = user_cache_path("sphinx-apparatus") / hashlib.sha256(os.fsencode(source)).hexdigest()
    said = StringIO()
    with (
        warnings.catch_warnings(action="ignore", category=DeprecationWarning),  # for programmers
        _refusals(),
        patch_docutils(source),
        docutils_namespace(),
    ):
        app = Sphinx(
            source,
            source,
            cache / "out",
            cache / "doctrees",
            "dummy",
            status=None,
            warning=said,
            freshenv=not paths,
        )
        app.set_html_assets_policy("per_page")
        collector = Collector(app)
        logger = logging.getLogger(sphinx_logging.NAMESPACE)
        logger.addHandler(collector)
        before = [Finding(None, "sphinx", line) for line in said.getvalue().splitlines() if line]
        try:
            is_quick = _read(app, paths)
            for docname in _documents(app, paths) if paths else sorted(app.env.found_docs):
                _resolve(app, docname, is_quick=is_quick)
        finally:
            logger.removeHandler(collector)
    return Checked(app, [*before, *collector.findings])


def read_edition(source: Path) -> tuple[Edition, Settings, dict[str, list[str]]]:
    """Read an edition; return it, its options, and by document the files that it includes.

    Raises :class:`Refusal` if Sphinx cannot work with the edition's configuration.
    """
    env = check_edition(source, ["conf.py"]).app.env
    edition = apparatus(env).edition
    assert edition is not None  # it was gathered as soon as all was read
    parts = {
        docname: sorted(os.fspath(part).replace(os.sep, "/") for part in found)
        for docname, found in env.dependencies.items()
    }
    return edition, Settings.of(env.config), parts


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what Sphinx cannot work with into a refusal in its own words."""
    try:
        yield
    except SphinxError as error:
        raise Refusal(f"The edition cannot be read. {error}") from error
    except OSError as error:
        raise Refusal(f"{error.filename or 'A file'}: {error.strerror or error}.") from error


def _read(app: Sphinx, paths: Collection[str]) -> bool:
    """Read what has changed, and the named files; return whether the bibliography was left."""
    is_quick = bool(paths and app.env.all_docs) and not any(p.endswith(".bib") for p in paths)
    if paths:
        app.connect("env-get-outdated", lambda _app, *_: _documents(app, paths))
    if is_quick:
        _keep_citations(app)
    changed = app.builder.read()
    if changed or not paths:
        app.env.check_consistency()
        _keep(app)
    return is_quick


def _keep_citations(app: Sphinx) -> None:
    """Leave the bibliography as it was printed when all was read; formatting it takes seconds."""
    for listener in list(app.events.listeners["env-updated"]):
        if listener.handler.__module__.startswith("sphinxcontrib.bibtex"):
            app.disconnect(listener.id)


def _keep(app: Sphinx) -> None:
    """Write the environment, whole or not at all."""
    folder = Path(app.doctreedir)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        pickle.dump(app.env, file, pickle.HIGHEST_PROTOCOL)
    Path(file.name).replace(folder / _ENVIRONMENT)


def _documents(app: Sphinx, paths: Collection[str]) -> list[str]:
    """Return the documents that the files are, or are part of."""
    env = app.env
    found = {name for path in paths if (name := env.path2doc(path)) in env.found_docs}
    wanted = {path for path in paths if not path.endswith(".bib")}  # of which all depend
    for docname, parts in env.dependencies.items():
        included = {os.fspath(part).replace(os.sep, "/") for part in parts}
        if docname in env.found_docs and not included.isdisjoint(wanted):
            found.add(docname)
    return sorted(found)


def _resolve(app: Sphinx, docname: str, *, is_quick: bool) -> None:
    """Resolve the references of a document, which reports those that lead nowhere.

    A quick check takes citations of works that are in the bibliography for resolved.
    """
    document = app.env.get_doctree(docname)
    if is_quick:
        known = set(works(app.env))
        for xref in list(document.findall(addnodes.pending_xref)):
            if xref.get("refdomain") == "cite" and known >= set(cited_keys(xref["reftarget"])):
                xref.replace_self(nodes.inline())
    app.env.get_and_resolve_doctree(docname, app.builder, tags=app.tags, doctree=document)
