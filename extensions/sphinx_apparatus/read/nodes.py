"""Nodes that live only while a document is read: none of them is in its finished doctree."""

from __future__ import annotations

from docutils import nodes

from sphinx_apparatus.core.anchoring import Quotation
from sphinx_apparatus.diagnostics import Place
from sphinx_apparatus.model import Intervention, Note


class pending_note(nodes.General, nodes.Element):
    """An annotation that waits to be anchored; its children are the note's body.

    Attributes: ``note`` (:class:`Note`, its label still empty), ``quotation``, ``quote_place``.
    """

    note: Note
    quotation: Quotation
    quote_place: Place


class pending_intervention(nodes.General, nodes.Element):
    """An intervention that waits to be anchored; its children are the editors' remark."""

    intervention: Intervention
    quotation: Quotation
    quote_place: Place
