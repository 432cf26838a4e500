"""The pages of ready references, beside the documents' own pages (HTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import citation_wording as words
from sphinx_apparatus.core.citation_pages import Block
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.reference_forms.references import References, references_to
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.views.cited_works import CitedWorks
from sphinx_apparatus.views.excerpts import Excerpts
from sphinx_apparatus.views.pages_written import PagesWritten
from sphinx_apparatus.write.cite_links import BUILDERS

STYLE_SHEET = "citations.css"
_Page = tuple[str, dict[str, Any], str]


@dataclass(frozen=True)
class _Shown:
    """A block as the template shows it; ``there`` is the link to the thing itself."""

    block: Block
    name: str
    there: str
    words: str
    references: References | None
    within: list[_Shown] = field(default_factory=list)


def citation_pages(app: Sphinx) -> Iterator[_Page]:
    """Yield name, context and template of each page (``html-collect-pages``)."""
    domain, settings = apparatus(app.env), Settings.of(app.config)
    edition, builder = domain.edition, app.builder
    if builder.name not in BUILDERS or not settings.citation_pages or edition is None:
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    make = _Maker(builder, edition, settings)
    template, written = _template(), PagesWritten(builder)
    plan = edition.citation_pages.blocks
    for name, blocks in plan.items():
        page = f"{settings.citation_pages}/{name}"
        title, more = words.PAGE_TITLE(title=make.title(blocks[0])), make.others(name, page)
        if here := next((label for label, address in more if not address), ""):
            title = f"{title}, {here}"  # several pages are told apart
        body = template.render(
            title=title,
            blocks=[make.shown(block, page) for block in blocks],
            more=more,
            w=words,
        )
        if written.outdated(page, body):
            yield page, {"title": title, "body": body, "metatags": _NOT_INDEXED}, "page.html"
    written.keep()


_NOT_INDEXED = '<meta name="robots" content="noindex, follow" />\n'


class _Maker:
    """Makes what the pages show, with the parts of one document read at a time."""

    def __init__(
        self, builder: StandaloneHTMLBuilder, edition: Edition, settings: Settings
    ) -> None:
        config = builder.config
        self._builder, self._edition, self._settings = builder, edition, settings
        self._works = CitedWorks(edition, settings, config.project, config.release)
        self._read: tuple[str, str, Excerpts] | None = None

    def title(self, block: Block) -> str:
        """Return what a page's blocks belong to."""
        record = self._edition.documents[block.docname]
        return str(words.ENTRIES) if block.kind == "entry" else record.title

    def shown(self, block: Block, page: str) -> _Shown:
        """Return a block and all within it."""
        docname = block.docname
        there = self._builder.get_relative_uri(page, docname)
        base = self._builder.config.html_baseurl
        address = join(base, self._builder.get_target_uri(docname)) if base else ""
        work = self._works.of(block)
        references = None
        if work is not None:
            position = self._works.position(block, address)
            references = references_to(work, self._works.edition, position, self._works.key(block))
        return _Shown(
            block,
            self._name(block),
            there if block.kind == "text" else f"{there}#{block.identifier}",
            self._words(block, page),
            references,
            [self.shown(inner, page) for inner in block.within],
        )

    def others(self, name: str, page: str) -> list[tuple[str, str]]:
        """Return label and address of the pages that a thread or the entries share with this."""
        plan = self._edition.citation_pages.blocks
        first = plan[name][0]
        stem = re.sub(r"-\d+$", "", name) if name not in self._edition.documents else name
        folder = self._settings.citation_pages
        of_same = [
            (other, blocks)
            for other, blocks in plan.items()
            if blocks[0].kind == first.kind != "text"
            and (other == stem or re.fullmatch(rf"{re.escape(stem)}-\d+", other))
        ]
        return [
            (
                f"{self._name(blocks[0])} – {self._name(blocks[-1])}",
                "" if other == name else self._builder.get_relative_uri(page, f"{folder}/{other}"),
            )
            for other, blocks in of_same
            if len(of_same) > 1
        ]

    def _name(self, block: Block) -> str:
        if block.kind == "text":
            return str(words.WHOLE_TEXT)
        label = self._edition.label(block.docname, block.identifier)
        return label[:1].upper() + label[1:]

    def _words(self, block: Block, page: str) -> str:
        """Return the words of the text or the note; of an entry its gloss."""
        if block.kind == "text":
            return ""
        entry = self._edition.documents[block.docname].entry
        if entry is not None:
            gloss = nodes.paragraph("", entry.short)
            return str(self._builder.render_partial(gloss)["fragment"])
        if self._read is None or self._read[:2] != (block.docname, page):
            made = Excerpts(self._builder, block.docname, page)
            self._read = (block.docname, page, made)
        return self._read[2].of(block)


def _template() -> Any:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return made.get_template("citations.html")


def add_style_sheet(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the pages of references their style sheet (``html-page-context``)."""
    folder = Settings.of(app.config).citation_pages
    if folder and app.builder.name in BUILDERS and pagename.startswith(f"{folder}/"):
        app.add_css_file(STYLE_SHEET)
