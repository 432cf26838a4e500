"""Prove once more, on the finished doctree, that no transform has touched the base text.

The collation compares what was read with the witness; this compares what is about to be written
with what was read. Between the two, any extension may have changed the doctree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from sphinx_apparatus.core.diagnostics import Code, Problem, visible
from sphinx_apparatus.core.model import DocumentRecord
from sphinx_apparatus.doctree.base_text import base_text


def verify(
    document: nodes.document, docname: str, documents: Mapping[str, DocumentRecord]
) -> Iterator[Problem]:
    """Yield a problem for each unit whose words are no longer those that were read.

    ``document`` is the doctree of one document, or of an assembled book, in which units are told
    by their identifiers.
    """
    record = documents.get(docname)
    records = documents.values() if record is None or not record.kind else (record,)
    units = {unit.id: unit for r in records if r.kind for unit in r.units}
    if not units:
        return
    for node in document.findall(nodes.Element):
        ids: list[str] = node.get("ids", [])
        for identifier in ids:
            unit = units.get(identifier)
            if unit is not None and base_text(node) != unit.text:
                yield Problem(
                    unit.location,
                    Code.TEXT_DIFFERS,
                    f'After it was read, {unit.id} was changed to "{visible(base_text(node))}".',
                    "Find the extension or setting that rewrites text, and turn it off.",
                )
