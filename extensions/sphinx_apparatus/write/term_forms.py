"""Resolve ``{term}`` by any form of an entry: abbreviation, alias, other capitals."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from sphinx_apparatus.domain import apparatus

BEFORE_INTERSPHINX = 400
"""The priority of the listener: an entry of this edition comes before one of another project."""


def resolve_term_form(
    _app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Return the link to an entry for a term that Sphinx does not know (``missing-reference``)."""
    if (node.get("refdomain"), node.get("reftype")) != ("std", "term"):
        return None
    domain = apparatus(env)
    entry = domain.entry_called(node["reftarget"])
    if entry is None:
        return None
    builder, docname = domain.builder, node.get("refdoc", env.current_document.docname)
    return make_refnode(builder, docname, entry.docname, entry.target, contnode)
