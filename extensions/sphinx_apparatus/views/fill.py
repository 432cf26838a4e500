"""Fill the views: in the read phase an empty container, in the write phase nodes."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.core.class_names import CREDIT, IMPROVE_ENTRY
from sphinx_apparatus.core.report_wording import signed
from sphinx_apparatus.doctree.ancestors import ancestors
from sphinx_apparatus.doctree.build_nodes import Links
from sphinx_apparatus.doctree.later import later_within
from sphinx_apparatus.doctree.pending_nodes import (
    SIGNED_ATTRIBUTE,
    SIGNER_ATTRIBUTE,
    VIEW_ATTRIBUTE,
    pending_view,
)
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.views.ledger import ledger_links
from sphinx_apparatus.views.registry import render

_NONE_IF_EMPTY = (CREDIT, "downloads", IMPROVE_ENTRY)
"""The views that leave nothing behind where they have nothing to show."""


class ViewDirective(SphinxDirective):
    """Puts a view where it stands; the directive's name is the view's."""

    def run(self) -> list[nodes.Node]:
        """Return the container to be filled."""
        container = pending_view(self.name)
        self.set_source_info(container)
        return [container]


class FillViews(SphinxPostTransform):
    """Fills the views, signs the notes, and ends them with the verdicts of the ledger.

    It works in a document's own doctree, or in that of an assembled book.
    """

    default_priority = 7  # after terms are linked (4): views are not running text

    def run(self, **kwargs: Any) -> None:
        """Fill each view with what the edition knows."""
        domain = apparatus(self.env)
        if domain.edition is None:
            return
        for container in list(self.document.findall(nodes.container)):
            if VIEW_ATTRIBUTE in container:
                name, argument = container[VIEW_ATTRIBUTE]
                del container[VIEW_ATTRIBUTE]
                links = Links(domain.builder, _docname(container, self.env))
                container += render(domain.edition, links, name, argument)
                if domain.edition.as_known:
                    for node in later_within(container):
                        node.parent.remove(node)
                if name in _NONE_IF_EMPTY and not container.children:
                    container.parent.remove(container)
        for note in self.document.findall(nodes.footnote):
            if SIGNED_ATTRIBUTE in note:
                by, date = note[SIGNED_ATTRIBUTE]
                note[SIGNED_ATTRIBUTE] = signed(domain.edition.name_of(by), date)
        noted = {note.target: note.name for _, note in domain.edition.notes()}
        for footnote in list(self.document.findall(nodes.footnote)):
            name = next((noted[i] for i in footnote["ids"] if i in noted), "")
            footnote += ledger_links(
                domain.edition, Links(domain.builder, _docname(footnote, self.env)), name
            )
        for inline in list(self.document.findall(nodes.inline)):
            if SIGNER_ATTRIBUTE in inline:
                inline += nodes.Text(f"({domain.edition.name_of(inline[SIGNER_ATTRIBUTE])})")
                del inline[SIGNER_ATTRIBUTE]


def _docname(node: nodes.Node, env: Any) -> str:
    """Return the document that a node comes from."""
    files = (n for n in ancestors(node) if isinstance(n, addnodes.start_of_file))
    file = next(files, None)
    return str(env.current_document.docname if file is None else file["docname"])
