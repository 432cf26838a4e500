"""Where the records of the documents are kept: a Sphinx domain, purged and merged by Sphinx.

The domain has no roles or directives of its own; terms are Sphinx's ``std:term``, passages and
notes ``std:label``, so that ``{term}``, ``{ref}``, ``{any}`` and intersphinx serve them unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from sphinx_apparatus.core.diagnostics import Problem
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import DocumentRecord, Entry
from sphinx_apparatus.core.word_forms import forms_of
from sphinx_apparatus.doctree.collect import collect


class ApparatusDomain(Domain):
    """Holds a :class:`DocumentRecord` for each document, and what was last written of it."""

    name = "apparatus"
    label = "Apparatus"
    data_version = 9
    initial_data: ClassVar[dict[str, Any]] = {"documents": {}, "written": {}}

    edition: Edition | None = None
    """The edition as gathered in this build; not kept with the environment."""

    page_titles: dict[str, str] | None = None
    """The titles that tell pages apart, once they are asked for in this build."""

    refused_files: Mapping[str, tuple[Problem, str]] = {}  # replaced, never filled
    """By document name, what is wrong with files that Sphinx never sees, and their words."""

    builder: Builder
    """The builder of this build; set together with the edition."""

    is_quoting: bool = False
    """Whether a document is resolved once more, for parts of it on another page."""

    @property
    def documents(self) -> dict[str, DocumentRecord]:
        """The records by document name."""
        return cast("dict[str, DocumentRecord]", self.data["documents"])

    @property
    def written(self) -> dict[str, str]:
        """By document name, a hash of all that other documents contribute to its page.

        Builders may share an environment, but each has pages of its own.
        """
        return cast("dict[str, str]", self.data["written"].setdefault(self.builder.name, {}))

    @property
    def entries(self) -> dict[str, Entry]:
        """The glossary's entries by slug, in the order of their slugs."""
        found = [r.entry for r in self.documents.values() if r.entry]
        return {entry.slug: entry for entry in sorted(found, key=lambda e: e.slug)}

    def entry_called(self, form: str) -> Entry | None:
        """Return the entry that a headword, abbreviation or alias belongs to, whatever its case."""
        wanted = form.casefold()
        return next(
            (e for e in self.entries.values() for f in forms_of(e) if f.text.casefold() == wanted),
            None,
        )

    def record(self, docname: str = "") -> DocumentRecord:
        """Return the record of a document (the one being read), made if it is not there yet."""
        name = docname or self.env.current_document.docname
        return self.documents.setdefault(name, DocumentRecord())

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is about to be read again, or is gone."""
        self.documents.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the documents that another process has read."""
        for docname in docnames:
            if docname in otherdata["documents"]:
                self.documents[docname] = otherdata["documents"][docname]

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect what a document contributes, once its doctree is complete."""
        record = self.record(docname)
        collect(env, docname, document, record)
        standard = env.domains.standard_domain
        for target in record.targets:
            owner, _ = standard.anonlabels.get(target, (docname, target))
            if owner == docname or target not in self.record(owner).targets:
                standard.note_hyperlink_target(target, docname, target, record.labels[target])
            # else two texts have the identifier, which is reported once all are read

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return what ``{any}`` may refer to here: an entry by a form that Sphinx does not know."""
        entry = self.entry_called(target)
        if entry is None or ("term", target.lower()) in env.domains.standard_domain.objects:
            return []
        made = make_refnode(builder, fromdocname, entry.docname, entry.target, contnode)
        return [("std:term", made)]


def apparatus(env: BuildEnvironment) -> ApparatusDomain:
    """Return the apparatus of an environment."""
    return cast("ApparatusDomain", env.get_domain(ApparatusDomain.name))
