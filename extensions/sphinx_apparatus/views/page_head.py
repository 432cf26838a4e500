"""Put what a page says of itself into its head (HTML), whatever the theme."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath
from posixpath import join
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.citation_pages import WHOLE_TEXT, Block
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.page_metadata import (
    MEDIA_TYPES,
    Property,
    description,
    of_page,
    of_work,
)
from sphinx_apparatus.core.reference_forms.work import Entry, Post
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.views.cited_works import CitedWorks
from sphinx_apparatus.views.downloads import files_in_site
from sphinx_apparatus.write.cite_links import BUILDERS


def add_metadata(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Add metadata and links to other formats to a document's page (``html-page-context``)."""
    edition = apparatus(app.env).edition
    if app.builder.name not in BUILDERS or edition is None or pagename not in edition.documents:
        return
    base = app.config.html_baseurl
    address = join(base, app.builder.get_target_uri(pagename)) if base else ""
    written = context.get("metatags") or ""
    lines = [
        f'<meta {_kind(name)}="{escape(name)}" content="{escape(content)}" />'
        for name, content in _properties(app, edition, pagename, address)
        if f'{_kind(name)}="{name}"' not in written  # what the document says of itself comes first
    ]
    lines += _alternates(app, pagename)
    context["metatags"] = "\n".join([written, *lines, ""])


def _kind(name: str) -> str:
    return "property" if name.startswith("og:") else "name"


def _properties(app: Sphinx, edition: Edition, docname: str, address: str) -> Iterator[Property]:
    record, config = edition.documents[docname], app.config
    passages = [unit.text for unit in record.units if unit.kind == "passage"]
    about = record.entry.short if record.entry else next(iter(passages or record.blocks), "")
    yield from of_page(record.title, config.project, description(about), address)
    works = CitedWorks(edition, Settings.of(config), config.project, config.release)
    work = None
    if record.entry:
        work = works.of(Block("entry", docname, record.entry.target))
    elif record.kind == "post":
        work = works.of(Block("text", docname, WHOLE_TEXT))
    if isinstance(work, (Post, Entry)):
        yield from of_work(work, works.edition, config.language, address)


def _alternates(app: Sphinx, docname: str) -> Iterator[str]:
    """Yield links to the other formats of the edition that lie in the site."""
    here = app.builder.get_target_uri(docname)
    for path, _file in files_in_site(app.builder):
        uri = escape(relative_uri(here, path))
        media_type = MEDIA_TYPES[PurePosixPath(path).suffix.lower()]
        yield f'<link rel="alternate" type="{media_type}" href="{uri}" />'
