"""Write the index of the search where a page of this theme asks it, in place of Sphinx's own.

Units are collected when a document is resolved to be written, always in the main process. They are
kept beside the doctrees, so that a build that writes a few pages has the units of the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translation
from sphinx.search import js_index

from sphinx_reader_theme.assets import uses_reader_theme
from sphinx_reader_theme.search.index import Document, index_files
from sphinx_reader_theme.search.names import EVENT, SearchNames, add_objects
from sphinx_reader_theme.search.units import Unit, units_of
from sphinx_reader_theme.words import CATALOG

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

FOLDER = "_search"
_FORMAT = 1
"""The form in which units are kept; those in another one are collected anew."""
_AFTER_ALL_OTHERS = 950


class SearchBuild:
    """The search of one application: its units by document name, and the names of targets."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._names = SearchNames()
        self._units: dict[str, list[Any]] = {}
        self._stemmer = ""
        self._kept: Path | None = None
        self._version = ""

    def connect(self, app: Sphinx) -> None:
        """Listen to the events of a build."""
        app.add_event(EVENT)
        app.connect("write-started", self.start)
        app.connect("doctree-resolved", self.collect, _AFTER_ALL_OTHERS)
        app.connect("html-collect-pages", self.write)
        app.connect("html-page-context", self.add_assets)

    def start(self, app: Sphinx, builder: Builder) -> None:
        """Gather names and what is kept of earlier builds; keep Sphinx from making its own index.

        Builders that have no search page (``singlehtml``) get no index, and those that hand pages
        over as data (``json``) keep Sphinx's, which they write in another format.
        """
        self._forget()
        if not isinstance(builder, StandaloneHTMLBuilder) or not builder.search:
            return
        if builder.indexer_format is not js_index or not uses_reader_theme(builder):
            return
        add_objects(self._names, app.env)
        app.emit(EVENT, self._names)
        if re.match(r"en(?![a-z])", app.config.language):
            self._names.add_spellings()
        self._kept = Path(builder.doctreedir) / f"reader-search-{builder.name}.json"
        self._units = _read(self._kept)

        def no_index(docnames: object) -> None:
            if builder.indexer is not None:
                self._stemmer = builder.indexer.get_js_stemmer_code()
            builder.indexer = None

        builder.load_indexer = no_index  # type: ignore[method-assign]  # no file of Sphinx's to load

    def collect(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Take the units of a document that is about to be written."""
        if self._kept is None:
            return
        metadata = app.env.metadata.get(docname, {})
        hidden = "no-search" in metadata or "nosearch" in metadata
        units = [] if hidden else units_of(doctree, self._names.skipped_classes)
        data = [unit.as_data() for unit in units]
        if self._units.get(docname) != data:
            self._kept.unlink(missing_ok=True)  # until all is written; a build may fail half-way
            self._units[docname] = data

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the files of the index, before the search page is; yields no page."""
        builder = app.builder
        if self._kept is None or not isinstance(builder, StandaloneHTMLBuilder):
            return
        for docname in sorted(app.env.all_docs.keys() - self._units.keys()):
            doctree = app.env.get_and_resolve_doctree(docname, builder, tags=app.tags)
            assert docname in self._units, doctree  # collected on the way
        self._units = {name: self._units[name] for name in sorted(app.env.all_docs)}
        text = json.dumps({"format": _FORMAT, "units": self._units}, ensure_ascii=False)
        _write_changed(self._kept, text)
        documents = [
            Document(
                name,
                builder.get_target_uri(name),
                app.env.titles[name].astext() if name in app.env.titles else name,
                [Unit.from_data(data) for data in self._units[name]],
            )
            for name in reading_order(app.env)
        ]
        reader_ = get_translation(CATALOG)
        extra = {"stemmer.js": self._stemmer}
        self._version, files = index_files(documents, self._names.names, reader_("Note"), extra)
        folder = Path(builder.outdir) / FOLDER
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.js"):
            if old.name not in files:
                old.unlink()
        for name, content in files.items():
            _write_changed(folder / name, content)
        yield from ()

    def add_assets(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give the search page, and no other, the script and the style sheet of the search."""
        builder = app.builder
        if templatename != "search.html" or self._kept is None:
            return
        assert isinstance(builder, StandaloneHTMLBuilder)
        address = context["pathto"](f"{FOLDER}/index.js", resource=True)
        builder.add_css_file("reader-search.css")
        # Not deferred: the page must know before its first line whether it shows the form.
        where = {"data-index": f"{address}?v={self._version}"}
        builder.add_js_file("reader-search.js", **where)


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return all documents in the order of the table of contents, those outside it last."""
    found: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        name = waiting.pop()
        if name in env.all_docs and name not in found:
            found[name] = None
            waiting += reversed(env.toctree_includes.get(name, []))
    return [*found, *(name for name in sorted(env.all_docs) if name not in found)]


def _read(path: Path) -> dict[str, list[Any]]:
    try:
        kept = json.loads(path.read_text("utf-8"))
        return dict(kept["units"]) if kept["format"] == _FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write_changed(path: Path, text: str) -> None:
    """Write a file, unless it holds just this."""
    raw = text.encode("utf-8")
    if not path.exists() or path.read_bytes() != raw:
        path.write_bytes(raw)
