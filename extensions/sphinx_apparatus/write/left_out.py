"""Print references to notes that the profile leaves out: by their names, without a link."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_apparatus.domain import apparatus


def resolve_left_out(
    _app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.TextElement
) -> nodes.Element | None:
    """Return the words of a reference to a note that is left out (``missing-reference``)."""
    for record in apparatus(env).documents.values():
        if name := record.left_out.get(node["reftarget"]):
            return nodes.inline("", content.astext() if node.get("refexplicit") else name)
    return None
