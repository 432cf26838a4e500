"""Mark citations of works that are of a later date than the day up to which things are known."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import LATER_SOURCE
from sphinx_apparatus.doctree.pending_nodes import CITED_KEYS
from sphinx_apparatus.domain import apparatus


class MarkLaterSources(SphinxPostTransform):
    """Gives such citations a class; in the profile "as known on the day" the words say it too."""

    default_priority = 11  # sphinxcontrib-bibtex resolves citations at 5, Sphinx the rest at 10

    def run(self, **kwargs: Any) -> None:
        """Mark the citations of a document that is about to be written."""
        edition = apparatus(self.env).edition
        if edition is None or not edition.later_works:
            return
        later = {
            work.citation_id
            for work in bibliography.listed_works(self.env)
            if work.key in edition.later_works
        }
        say_it = Settings.of(self.config).as_known
        for reference in list(self.document.findall(nodes.reference)):
            target = reference.get("refid") or reference.get("refuri", "").partition("#")[2]
            if target in later and _is_citation(reference):
                reference["classes"].append(LATER_SOURCE)
                if say_it:
                    reference += nodes.Text(str(wording.LATER_SOURCE_MARK))
        for call in list(self.document.findall(nodes.footnote_reference)) if say_it else ():
            if not edition.later_works.keys().isdisjoint(call.get(CITED_KEYS, ())):
                call.parent.insert(
                    call.parent.index(call) + 1, nodes.Text(str(wording.LATER_SOURCE_MARK))
                )


def _is_citation(reference: nodes.reference) -> bool:
    """Return whether a reference shows a work's label: those in the list of works do not."""
    return bool(reference.get("internal", True)) and reference.astext() != ""
