"""Mend the links between documents that are written on a single page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class OneAnchor(SphinxPostTransform):
    """Makes of ``#document-source/post#p3`` the ``#p3`` that it means.

    Sphinx's builder of single pages gives two anchors to every reference that crosses documents
    (https://github.com/sphinx-doc/sphinx/issues/14221), and browsers follow neither.
    """

    default_priority = 990  # once all references are resolved
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Keep the last anchor of each reference."""
        for reference in self.document.findall(nodes.reference):
            page, _, anchor = reference.get("refuri", "").rpartition("#")
            if page.startswith("#document-"):
                reference["refuri"] = f"#{anchor}"
