"""Read glossary entries: front matter to record, record to heading, gloss and term."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.citations.cite import cite
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.entry_file import as_markdown, read_entry
from sphinx_apparatus.core.lexicon import forms_of
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.doctree.base_text import APPARATUS
from sphinx_apparatus.doctree.pending_nodes import pending_view
from sphinx_apparatus.doctree.source_location import relative
from sphinx_apparatus.domain import apparatus


def read_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Replace an entry's front matter by Markdown, and keep its record (``source-read``)."""
    folder = Settings.of(app.config).glossary
    if not folder or not docname.startswith(f"{folder}/") or docname == f"{folder}/index":
        return
    file = read_entry(source[0], docname, relative(app.env, str(app.env.doc2path(docname))))
    record = apparatus(app.env).record(docname)
    record.entry = file.entry
    record.problems += file.problems
    source[0] = as_markdown(file)


class EntryHeadDirective(SphinxDirective):
    """Prints abbreviation, kind and gloss under the headword; written by :func:`read_source`."""

    def run(self) -> list[nodes.Node]:
        """Return the head of the entry that is being read."""
        entry = apparatus(self.env).record().entry
        if entry is None:
            return []
        head = nodes.paragraph(classes=["entry-head"])
        if entry.abbreviation:
            head += nodes.inline("", entry.abbreviation, classes=["abbreviation"])
            head += nodes.Text(" · ")
        head += nodes.inline("", entry.kind, classes=["entry-kind"])
        return [head, nodes.paragraph("", entry.short, classes=["gloss"])]


class EntryFootDirective(SphinxDirective):
    """Prints sources and cross-references under the definition; written by :func:`read_source`."""

    def run(self) -> list[nodes.Node]:
        """Return the foot of the entry that is being read."""
        entry = apparatus(self.env).record().entry
        if entry is None:
            return []
        known = bibliography.works(self.env)
        keys = [key for key in entry.sources if key in known]
        if len(keys) < len(entry.sources):
            bibliography.depend_on_bibliography(self.env)
        foot: list[nodes.Node] = []
        if keys:
            sources = nodes.paragraph("", "Sources: ", classes=["sources"])
            sources += cite(self, keys)
            foot.append(sources)
        signers = [name for name in entry.authors if name != Settings.of(self.config).house]
        if signers:
            foot.append(nodes.paragraph("", f"By {', '.join(signers)}.", classes=["signers"]))
        if entry.see_also:
            foot.append(pending_view("see-also", entry.slug))
        foot.append(pending_view("where-used", entry.slug))
        return [nodes.container("", *foot, classes=[APPARATUS, "entry-foot"])]


class RegisterTerm(SphinxTransform):
    """Make an entry's page a ``std:term``, with its link-only forms and index rows."""

    default_priority = 120

    def apply(self, **kwargs: Any) -> None:
        """Name the page's section for the entry and register its forms."""
        record = apparatus(self.env).record()
        section = self.document.next_node(nodes.section)
        if record.entry is None or section is None:
            return
        entry = record.entry
        section["ids"].insert(0, entry.target)
        section["classes"].append("glossary-entry")
        self.document.set_id(section)
        standard = self.env.domains.standard_domain
        docname = self.env.current_document.docname
        standard.objects["term", entry.title] = docname, entry.target
        for form in forms_of(entry):
            standard._terms[form.text.lower()] = docname, entry.target
        section.insert(1, _index(entry))


def _index(entry: Entry) -> addnodes.index:
    rows = [("single", entry.sort_form, entry.target, "", None)]
    if entry.abbreviation:
        rows.append(("see", f"{entry.abbreviation}; {entry.sort_form}", entry.target, "", None))
    return addnodes.index(entries=rows)
