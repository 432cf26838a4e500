"""The table of views: parts of pages that show what is known only when all documents are read.

A new view is a function from the edition to nodes, and a row in :data:`VIEWS`.
"""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes

from sphinx_apparatus.core.class_names import CREDIT, IMPROVE_ENTRY, WITNESS_TEXT
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.doctree.build_nodes import Links
from sphinx_apparatus.views import (
    downloads,
    glossary,
    text,
    thread_overview,
    withdrawn,
    witness_text,
)

VIEWS: dict[str, Callable[[Edition, Links, str], list[nodes.Node]]] = {
    "collation": text.collation,
    "contributors": text.contributors,
    CREDIT: text.credit,
    "downloads": downloads.downloads,
    "glossary-index": glossary.glossary_index,
    IMPROVE_ENTRY: glossary.improve_entry,
    "interventions": text.interventions,
    "notes-index": text.notes_index,
    "provenance": text.provenance,
    "see-also": glossary.see_also,
    "sigla": text.sigla,
    "signers": glossary.signers,
    "thread-overview": thread_overview.thread_overview,
    "thread-map": text.thread_map,
    WITNESS_TEXT: witness_text.witness_text,
    "where-used": glossary.where_used,
    "withdrawn-notes": withdrawn.withdrawn_notes,
}
"""By name, the views; each takes the edition, the maker of its links, and an argument."""

_PLACED = (
    CREDIT,
    IMPROVE_ENTRY,
    "see-also",
    "signers",
    "where-used",
    WITNESS_TEXT,
)  # by the read phase
LISTINGS = tuple(name for name in VIEWS if name not in _PLACED)
"""The views that are directives for use in any document, without more to do."""


def render(edition: Edition, links: Links, name: str, argument: str) -> list[nodes.Node]:
    """Return the content of a view."""
    return VIEWS[name](edition, links, argument)
