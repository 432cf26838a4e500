"""Name passages and notes of another text by its title, where there are several texts."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.domain import apparatus


class LabelReferences(SphinxPostTransform):
    """Gives a reference from elsewhere the words of :meth:`Edition.label`.

    Sphinx's labels are noted while one document is read, when nothing is known of the others; and
    within its own text a passage is called by its number alone.
    """

    default_priority = 5  # before Sphinx resolves references (10)

    def run(self, **kwargs: Any) -> None:
        """Put the words into each reference to a text, unless the author has written others."""
        edition = apparatus(self.env).edition
        if edition is None:
            return
        labels = self.env.domains.standard_domain.labels
        for xref in list(self.document.findall(addnodes.pending_xref)):
            if xref.get("reftype") != "ref" or xref.get("refexplicit"):
                continue
            docname, locus, sphinx_name = labels.get(xref["reftarget"], ("", "", ""))
            record = edition.documents.get(docname)
            if record is None or not record.kind or docname == xref["refdoc"]:
                continue
            name = edition.label(docname, locus)
            if name != sphinx_name and locus in record.labels:
                xref["refexplicit"] = True
                classes = ["std", "std-ref"]
                xref.children = []
                xref += nodes.inline("", name, classes=classes)
