"""Where the records of the documents are kept: a Sphinx domain, purged and merged by Sphinx.

The domain has no roles or directives of its own; terms are Sphinx's ``std:term``, passages and
notes ``std:label``, so that ``{term}``, ``{ref}`` and intersphinx serve them unchanged.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import DocumentRecord, Entry
from sphinx_apparatus.doctree.collect import collect


class ApparatusDomain(Domain):
    """Holds a :class:`DocumentRecord` for each document, and what was last written of it."""

    name = "apparatus"
    label = "Apparatus"
    data_version = 3
    initial_data: ClassVar[dict[str, Any]] = {"documents": {}, "written": {}}

    edition: Edition | None = None
    """The edition as assembled in this build; not kept with the environment."""

    builder: Builder
    """The builder of this build; set together with the edition."""

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
        collect(env, docname, document, self.record(docname))


def apparatus(env: BuildEnvironment) -> ApparatusDomain:
    """Return the apparatus of an environment."""
    return cast("ApparatusDomain", env.get_domain(ApparatusDomain.name))
