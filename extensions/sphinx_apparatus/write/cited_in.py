"""Under each work of the bibliography, list the notes, passages and entries that cite it."""

from __future__ import annotations

from functools import partial
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.citations.latex_text import plain
from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import APPARATUS, CITED_IN, WITH_PAGE
from sphinx_apparatus.core.languages import CLASS_PREFIX, tag_of
from sphinx_apparatus.doctree.base_text import base_text, wrap
from sphinx_apparatus.doctree.build_nodes import Inline, Links, paragraph
from sphinx_apparatus.domain import apparatus


class ListCitations(SphinxPostTransform):
    """Adds "Cited in" to the citations that sphinxcontrib-bibtex has made at priority 5."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Add a paragraph to each citation that is cited somewhere."""
        domain = apparatus(self.env)
        edition = domain.edition
        listed = list(self.document.findall(nodes.citation))
        if edition is None or not listed:
            return
        cited = list(bibliography.listed_works(self.env))
        keys = {citation.citation_id: citation.key for citation in cited}
        works = {citation.key: citation.entry for citation in cited}
        uses = edition.citations
        for node in listed:
            key = next((keys[i] for i in node["ids"] if i in keys), "")
            if key:
                _mark_language(node, works[key])
            if key not in uses or "docname" not in node:
                continue
            links = Links(domain.builder, node["docname"])
            places: dict[str, Inline] = {}
            for docname, use in uses[key]:
                label = edition.label(docname, use.locus)
                if label not in places:
                    places[label] = links.to(docname, use.locus, label, WITH_PAGE)
            cited_in = wording.CITED_IN.around(places=wording.listed(list(places.values())))
            node += paragraph(*cited_in, classes=[APPARATUS, CITED_IN])


def _mark_language(node: nodes.Element, work: Any) -> None:
    """Say in what language the title of a work is, after its field ``langid``."""
    language, title = tag_of(work.fields.get("langid", "")), plain(work.fields.get("title", ""))
    if not (language and title):
        return
    for block in node.findall(nodes.paragraph):
        at = base_text(block).find(title)
        if at >= 0:
            make = partial(nodes.inline, classes=[f"{CLASS_PREFIX}{language}"])
            wrap(block, at, at + len(title), make)
            return
