"""Turn the first mention of each term in its scope into a cross-reference."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core.automatic_links import Linker
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.lexicon import Match
from sphinx_apparatus.doctree.build_nodes import Links
from sphinx_apparatus.doctree.linkable_text import linkable_texts
from sphinx_apparatus.domain import apparatus


class LinkTerms(SphinxPostTransform):
    """Links mentions, in a document's own doctree or in that of an assembled book."""

    default_priority = 6  # citations are resolved at 5, Sphinx's references at 10

    def run(self, **kwargs: Any) -> None:
        """Link what the plan links; the same rule is applied to the same texts."""
        domain = apparatus(self.env)
        edition = domain.edition
        if edition is None or not edition.entries:
            return
        linkers: dict[str, Linker] = {}
        root = self.env.current_document.docname
        for text, where in list(linkable_texts(self.document, root)):
            record = edition.documents.get(where.docname)
            if record is None or not record.autolink:
                continue
            if where.docname not in linkers:
                linkers[where.docname] = edition.linker(where.docname)
            matches = linkers[where.docname].pick(str(text), where.scope)
            if matches:
                _link(text, matches, edition, Links(domain.builder, where.docname))


def _link(text: nodes.Text, matches: list[Match], edition: Edition, links: Links) -> None:
    words, at = str(text), 0
    pieces: list[nodes.Node] = []
    for match in matches:
        if words[at : match.start]:
            pieces.append(nodes.Text(words[at : match.start]))
        entry = edition.entries[match.form.slug]
        mention = words[match.start : match.end]
        content = nodes.inline("", mention, classes=["xref", "std", "std-term", "autolink"])
        pieces.append(links.around(content, entry.docname, entry.target))
        at = match.end
    if words[at:]:
        pieces.append(nodes.Text(words[at:]))
    parent = text.parent
    index = parent.index(text)
    parent.remove(text)
    parent.insert(index, pieces)
