"""What waits in a doctree to be resolved: notes to be attached, views to be filled.

The pending nodes live only while a document is read: none of them is in its finished doctree. The
attributes mark standard nodes that are filled in once all documents are read, or hold what only
some formats print.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_apparatus.core.class_names import APPARATUS, FOLD, VIEW
from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.model import Intervention, Note
from sphinx_apparatus.core.quotations import QuoteSelector

CITED_KEYS = "cited-keys"
"""The attribute of a call of a footnote that holds the keys of the works cited in the footnote."""
VIEW_ATTRIBUTE = "apparatus-view"
"""The attribute of a container that is filled once all documents are read."""
SIGNER_ATTRIBUTE = "apparatus-signer"
"""The attribute of a signature that is filled in once the contributors are known."""

SIGNED_ATTRIBUTE = "apparatus-signed"
"""The attribute of a note: who signed it and on which day, as written; later, as printed."""
QUOTE_ATTRIBUTE = "apparatus-quote"
"""The attribute of a lemma that is shortened: all the words."""

FOLD_ATTRIBUTE = "apparatus-fold"
"""The attribute of a container that pages fold away: what stands over it."""


class pending_note(nodes.General, nodes.Element):
    """An annotation that waits to be attached; its children are the note's body.

    Attributes: ``note`` (:class:`Note`, its label still empty), ``quotation``, ``quote_location``.
    """

    note: Note
    quotation: QuoteSelector
    quote_location: SourceLocation


class pending_intervention(nodes.General, nodes.Element):
    """An intervention that waits to be attached; its children are the editors' remark."""

    intervention: Intervention
    quotation: QuoteSelector
    quote_location: SourceLocation


def folded(summary: str, content: list[nodes.Node]) -> nodes.container:
    """Return a container that pages fold away under a summary; elsewhere it is just its content."""
    container = nodes.container("", *content, classes=[FOLD])
    container[FOLD_ATTRIBUTE] = summary
    return container


def pending_view(name: str, argument: str = "") -> nodes.container:
    """Return the container that a view will fill once all documents are read."""
    container = nodes.container(classes=[APPARATUS, VIEW, name])
    container[VIEW_ATTRIBUTE] = [name, argument]
    return container
