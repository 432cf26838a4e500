"""Turn the mentions that were planned into cross-references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core.automatic_links import PlannedLink
from sphinx_apparatus.core.class_names import AUTOLINK
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.doctree.build_nodes import Links
from sphinx_apparatus.doctree.linkable_text import linkable_texts
from sphinx_apparatus.domain import apparatus


class LinkTerms(SphinxPostTransform):
    """Writes the links of the plan, in a document's own doctree or in that of an assembled book.

    Runs first of all post-transforms: the texts are still those that were collected.
    """

    default_priority = 4  # sphinxcontrib-bibtex resolves citations at 5, Sphinx references at 10

    def run(self, **kwargs: Any) -> None:
        """Link what the plan links.

        Raises :class:`AssertionError` where other words stand than those that were planned.
        """
        domain = apparatus(self.env)
        edition = domain.edition
        if edition is None or not edition.plan.links:
            return
        planned: dict[tuple[str, int], list[PlannedLink]] = {}
        for docname, links in edition.plan.links.items():
            for link in links:
                planned.setdefault((docname, link.run), []).append(link)
        runs_seen = Counter[str]()
        for text, where in list(linkable_texts(self.document, self.env.current_document.docname)):
            number = runs_seen[where.docname]
            runs_seen[where.docname] += 1
            if (where.docname, number) in planned:
                run = edition.documents[where.docname].runs[number]
                assert str(text) == run.text, f"{where.docname}: {text!r} is not {run.text!r}"
                links_of_page = Links(domain.builder, where.docname)
                _link(text, planned[where.docname, number], edition, links_of_page)


def _link(text: nodes.Text, planned: Sequence[PlannedLink], edition: Edition, links: Links) -> None:
    """Replace a text by its pieces, the planned words as links."""
    words, at = str(text), 0
    pieces: list[nodes.Node] = []
    for link in planned:
        if words[at : link.start]:
            pieces.append(nodes.Text(words[at : link.start]))
        entry = edition.entries[link.slug]
        mention = words[link.start : link.end]
        content = nodes.inline("", mention, classes=["xref", "std", "std-term", AUTOLINK])
        pieces.append(links.around(content, entry.docname, entry.target))
        at = link.end
    if words[at:]:
        pieces.append(nodes.Text(words[at:]))
    parent = text.parent
    index = parent.index(text)
    parent.remove(text)
    parent.insert(index, pieces)
