"""Fold away, in pages, what is marked to be folded, and say that an overview leads elsewhere.

Other formats print it as it stands. Reader modes of browsers leave out what has the role of
navigation; the element ``nav`` they do not know.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core.class_names import LETTER_BAR, THREAD_OVERVIEW
from sphinx_apparatus.core.report_wording import THREAD_PICTURE
from sphinx_apparatus.core.wording import LETTERS
from sphinx_apparatus.doctree.pending_nodes import FOLD_ATTRIBUTE
from sphinx_apparatus.formats.html_element import element, replace

_NAVIGATION = {THREAD_OVERVIEW: THREAD_PICTURE, LETTER_BAR: LETTERS}
"""The containers that are navigation, and what each is called by."""


class FoldAway(SphinxPostTransform):
    """Makes ``details`` of containers that say what stands over them, navigation of overviews."""

    default_priority = 950
    builders = ("html", "dirhtml", "singlehtml")

    def run(self, **kwargs: Any) -> None:
        """Rewrite the containers of a document, inner ones first."""
        for container in reversed(list(self.document.findall(nodes.container))):
            if FOLD_ATTRIBUTE in container:
                summary = element("summary", {}, nodes.Text(container[FOLD_ATTRIBUTE]))
                replace(container, "details", {}, summary, *container.children)
                continue
            for name, label in _NAVIGATION.items():
                if name in container["classes"]:
                    names = {"role": "navigation", "aria-label": str(label)}
                    replace(container, "div", names, *container.children)
