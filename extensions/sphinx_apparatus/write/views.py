"""Parts of pages that show what is known only when all documents are read.

In the read phase a view is an empty container; here it is filled. A new view is a function from
the edition to nodes, and a row in :data:`VIEWS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.read.anchor import SIGNER
from sphinx_apparatus.read.collect import VIEW
from sphinx_apparatus.read.entries import view
from sphinx_apparatus.write import glossary, text
from sphinx_apparatus.write.build import Links

VIEWS: dict[str, Callable[[Edition, Links, str], list[nodes.Node]]] = {
    "collation": text.collation,
    "contributors": text.contributors,
    "glossary-index": glossary.glossary_index,
    "interventions": text.interventions,
    "notes-index": text.notes_index,
    "provenance": text.provenance,
    "see-also": glossary.see_also,
    "sigla": text.sigla,
    "thread-map": text.thread_map,
    "where-used": glossary.where_used,
}
"""By name, the views; each takes the edition, the maker of its links, and an argument."""

LISTINGS = tuple(name for name in VIEWS if name not in ("see-also", "where-used"))
"""The views that are directives for use in any document."""


def render(edition: Edition, links: Links, name: str, argument: str) -> list[nodes.Node]:
    """Return the content of a view."""
    return VIEWS[name](edition, links, argument)


class ViewDirective(SphinxDirective):
    """Puts a view where it stands; the directive's name is the view's."""

    def run(self) -> list[nodes.Node]:
        """Return the container to be filled."""
        container = view(self.name)
        self.set_source_info(container)
        return [container]


class FillViews(SphinxPostTransform):
    """Fills the views, and signs the notes, in a document's own doctree or in that of a book."""

    default_priority = 7  # after terms are linked (6): views are not running text

    def run(self, **kwargs: Any) -> None:
        """Fill each view with what the edition knows."""
        domain = apparatus(self.env)
        if domain.edition is None:
            return
        for container in list(self.document.findall(nodes.container)):
            if VIEW in container:
                name, argument = container[VIEW]
                del container[VIEW]
                links = Links(domain.builder, _docname(container, self.env))
                container += render(domain.edition, links, name, argument)
        for inline in list(self.document.findall(nodes.inline)):
            if SIGNER in inline:
                inline += nodes.Text(f"({domain.edition.name_of(inline[SIGNER])})")
                del inline[SIGNER]


def _docname(node: nodes.Node, env: Any) -> str:
    """Return the document that a node comes from."""
    holder = node.parent
    while holder is not None:
        if isinstance(holder, addnodes.start_of_file):
            return str(holder["docname"])
        holder = holder.parent
    return str(env.current_document.docname)
