"""Prove once more, on the finished doctree, that no transform has touched the base text.

The collation compares what was read with the witness; this compares what is about to be written
with what was read. Between the two, any extension may have changed the doctree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes
from sphinx import addnodes

from sphinx_apparatus.core.diagnostics import Code, Problem, visible
from sphinx_apparatus.core.model import DocumentRecord
from sphinx_apparatus.doctree.base_text import base_text


def verify(
    document: nodes.document, docname: str, documents: Mapping[str, DocumentRecord]
) -> Iterator[Problem]:
    """Yield a problem for each unit whose words are no longer those that were read.

    ``document`` is the doctree of the document ``docname``, or of a book that begins with it.
    """
    texts = {
        name: {unit.id: unit for unit in record.units}
        for name, record in documents.items()
        if record.kind
    }
    for node, name in _elements(document, docname):
        units = texts.get(name, {})
        ids: list[str] = node.get("ids", []) if units else []
        for identifier in ids:
            unit = units.get(identifier)
            if unit is not None and base_text(node) != unit.text:
                yield Problem(
                    unit.location,
                    Code.TEXT_DIFFERS,
                    f'After it was read, {unit.id} was changed to "{visible(base_text(node))}".',
                    "Find the extension or setting that rewrites text, and turn it off.",
                )


def _elements(node: nodes.Element, docname: str) -> Iterator[tuple[nodes.Element, str]]:
    """Yield the elements from this one down, each with the document that it comes from."""
    if isinstance(node, addnodes.start_of_file):
        docname = node["docname"]
    yield node, docname
    for child in node.children:
        if isinstance(child, nodes.Element):
            yield from _elements(child, docname)
