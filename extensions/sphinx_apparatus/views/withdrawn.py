"""The listing of the notes that were issued and then withdrawn."""

from __future__ import annotations

from docutils import nodes

from sphinx_apparatus.core import report_wording as words
from sphinx_apparatus.core.dates import short_day
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.doctree.build_nodes import Inline, Links, paragraph, table


def withdrawn_notes(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the table of all withdrawn notes, in the order of their file."""
    pages = {unit.id: name for name, record in edition.texts() for unit in record.units}
    rows: list[list[Inline]] = []
    for note in edition.withdrawn:
        page = pages.get(note.passage)
        if page is None:  # which is reported
            continue
        rows.append(
            [
                links.to(page, note.target, note.name),
                links.to(page, note.passage, edition.label(page, note.passage)),
                short_day(note.date),
                note.reason,
            ]
        )
    if not rows:
        return [paragraph(str(words.NONE))]
    return [table([str(message) for message in words.WITHDRAWN_HEAD], rows, (4, 3, 2, 6))]
