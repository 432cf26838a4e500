"""Move notes to where a reader looks for them: the end of the comment, or of the text."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_apparatus.core.class_names import APPARATUS, COMMENT, EXPLANATORY, NOTES, TEXTUAL
from sphinx_apparatus.doctree.ancestors import ancestors


class MoveNotes(SphinxTransform):
    """Put each note at the end of the comment, or of the text, that calls it.

    Runs after docutils has numbered footnotes (620) and MyST has moved them to the end (623).
    """

    default_priority = 625

    def apply(self, **kwargs: Any) -> None:
        """Move the notes; the containers hold one series each."""
        for footnote in list(self.document.findall(nodes.footnote)):
            if APPARATUS not in footnote["classes"] or not footnote["backrefs"]:
                continue
            call = self.document.ids[footnote["backrefs"][0]]
            footnote.parent.remove(footnote)
            series = TEXTUAL if TEXTUAL in footnote["classes"] else EXPLANATORY
            _notes_of(holder_of(call), series).append(footnote)


def holder_of(call: nodes.Node) -> nodes.Element:
    """Return the comment around a node, else the outermost section, else the document."""
    sections = [node for node in ancestors(call) if isinstance(node, nodes.section)]
    comments = [section for section in sections if COMMENT in section["classes"]]
    if comments or sections:
        return (comments or sections[-1:])[0]
    assert call.document is not None
    return call.document


def _notes_of(holder: nodes.Element, series: str) -> nodes.container:
    """Return the container of a series at the end of a holder, explanatory before textual."""
    mine: list[nodes.container] = [
        child
        for child in holder.children
        if isinstance(child, nodes.container) and child["classes"][:2] == [APPARATUS, NOTES]
    ]
    for container in mine:
        if series in container["classes"]:
            return container
    container = nodes.container(classes=[APPARATUS, NOTES, series])
    if series == EXPLANATORY and mine:
        holder.insert(holder.index(mine[0]), container)
    else:
        holder += container
    return container
