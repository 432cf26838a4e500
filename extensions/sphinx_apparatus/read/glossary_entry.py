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
from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import (
    ABBREVIATION,
    APPARATUS,
    ENTRY_FOOT,
    ENTRY_HEAD,
    ENTRY_KIND,
    GLOSS,
    GLOSSARY_ENTRY,
    IMPROVE_ENTRY,
    SIGNERS,
    SOURCES,
)
from sphinx_apparatus.core.entry_file import as_markdown, read_entry
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.doctree.build_nodes import paragraph
from sphinx_apparatus.doctree.pending_nodes import pending_view
from sphinx_apparatus.doctree.source_location import relative
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.read.contributed_files import is_entry


def read_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Replace an entry's front matter by Markdown, and keep its record (``source-read``)."""
    if not is_entry(app.env, docname):
        return
    file = read_entry(source[0], docname, relative(app.env, str(app.env.doc2path(docname))))
    record = apparatus(app.env).record(docname)
    record.entry = file.entry
    record.problems += file.problems
    record.refused += [file.refused] if file.refused else []
    record.refused_targets |= {form.casefold() for form in file.forms}
    source[0] = as_markdown(file)


class EntryHeadDirective(SphinxDirective):
    """Prints abbreviation, kind and gloss under the headword; written by :func:`read_source`."""

    def run(self) -> list[nodes.Node]:
        """Return the head of the entry that is being read."""
        entry = apparatus(self.env).record().entry
        if entry is None:
            return []
        head = nodes.paragraph(classes=[ENTRY_HEAD])
        if entry.abbreviation:
            head += nodes.inline("", entry.abbreviation, classes=[ABBREVIATION])
            head += nodes.Text(" · ")
        head += nodes.inline("", str(wording.ENTRY_KIND_NAMES[entry.kind]), classes=[ENTRY_KIND])
        return [head, nodes.paragraph("", entry.short, classes=[GLOSS])]


class EntryFootDirective(SphinxDirective):
    """Prints sources and cross-references under the definition; written by :func:`read_source`."""

    def run(self) -> list[nodes.Node]:
        """Return the foot of the entry that is being read."""
        entry = apparatus(self.env).record().entry
        if entry is None:
            return []
        known = bibliography.works(self.env)
        keys = [key for key in entry.sources if key in known]
        if Settings.of(self.config).as_known:
            keys = self._known_then(entry, keys)
        if len(keys) < len(entry.sources):
            bibliography.depend_on_bibliography(self.env)
        foot: list[nodes.Node] = []
        if keys:
            sources = wording.SOURCES.around(works=cite(self, keys))
            foot.append(paragraph(*sources, classes=[SOURCES]))
        if set(entry.authors) != {Settings.of(self.config).house}:
            foot.append(pending_view(SIGNERS, entry.slug))
        if entry.see_also:
            foot.append(pending_view("see-also", entry.slug))
        foot.append(pending_view("where-used", entry.slug))
        foot.append(pending_view(IMPROVE_ENTRY, entry.slug))
        return [nodes.container("", *foot, classes=[APPARATUS, ENTRY_FOOT])]

    def _known_then(self, entry: Entry, keys: list[str]) -> list[str]:
        """Return the sources without those of a later date for what became known later."""
        bibliography.depend_on_bibliography(self.env)  # for the dates of the works
        later = bibliography.later_works(self.env, Settings.of(self.config).known_by)
        return [key for key in keys if key not in later or key in entry.later_sources]


class RegisterTerm(SphinxTransform):
    """Make an entry's page a ``std:term``, with index rows.

    Its link-only forms are no terms of Sphinx's: :mod:`sphinx_apparatus.write.term_forms` resolves
    references by them.
    """

    default_priority = 120

    def apply(self, **kwargs: Any) -> None:
        """Name the page's section for the entry and register the term."""
        record = apparatus(self.env).record()
        section = self.document.next_node(nodes.section)
        if record.entry is None or section is None:
            return
        entry = record.entry
        section["ids"].insert(0, entry.target)
        section["classes"].append(GLOSSARY_ENTRY)
        self.document.set_id(section)
        others = (e for e in apparatus(self.env).entries.values() if e.slug != entry.slug)
        if entry.title not in {other.title for other in others}:  # else reported once all are read
            standard = self.env.domains.standard_domain
            standard.note_object("term", entry.title, entry.target, location=section)
        section.insert(1, _index(entry))


def _index(entry: Entry) -> addnodes.index:
    rows = [("single", entry.sort_form, entry.target, "", None)]
    if entry.abbreviation:
        rows.append(("see", f"{entry.abbreviation}; {entry.sort_form}", entry.target, "", None))
    return addnodes.index(entries=rows)
