"""Set apart, and leave out of the profile "as known on the day", what became known only later.

What is later is marked where it is written (``later``, notes of the kind ``hindsight``); here
sections that hold nothing else are marked as well. With ``apparatus_as_known`` all of it is taken
out of the document once its notes are numbered: a note has the same number in both editions.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_apparatus.citations.bibliography import forget_citations
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.class_names import LATER, LATER_SECTION
from sphinx_apparatus.core.later_sources import HINDSIGHT
from sphinx_apparatus.core.names import note_name
from sphinx_apparatus.doctree.later import later_within
from sphinx_apparatus.domain import apparatus


class LeaveOutLater(SphinxTransform):
    """Marks sections that are later as a whole; in the profile, removes all that is later.

    Runs once docutils has numbered the footnotes (620) and MyST has moved them (623).
    """

    default_priority = 624

    def apply(self, **kwargs: Any) -> None:
        """Mark and, in the profile, remove."""
        for section in list(self.document.findall(nodes.section)):
            if _is_all_later(section):
                section["classes"].append(LATER_SECTION)
        if not Settings.of(self.config).as_known:
            return
        record = apparatus(self.env).record()
        numbers = {
            footnote["ids"][0]: footnote[0].astext()
            for footnote in self.document.findall(nodes.footnote)
            if footnote["ids"] and footnote.children
        }
        record.left_out = {
            note.target: note_name(note.series, numbers[note.target], record.kind or "post")
            for note in record.notes
            if note.kind == HINDSIGHT
        }
        record.notes = [note for note in record.notes if note.kind != HINDSIGHT]
        for node in later_within(self.document):
            forget_citations(self.env, node)
            self._forget_targets(node)
            node.parent.remove(node)

    def _forget_targets(self, node: nodes.Element) -> None:
        """Take the names and identifiers within a node out of the document's tables."""
        for inner in node.findall(nodes.Element):
            for identifier in list[str](inner.get("ids", ())):
                self.document.ids.pop(identifier, None)
            for name in list[str](inner.get("names", ())):
                self.document.nameids.pop(name, None)
                self.document.nametypes.pop(name, None)


def _is_all_later(section: nodes.section) -> bool:
    """Return whether a section has content, and all of it is later."""
    content = [
        child
        for child in section.children
        if isinstance(child, nodes.Element)
        and not isinstance(child, (nodes.title, nodes.Invisible, nodes.system_message))
    ]
    return bool(content) and all(
        LATER in child.get("classes", ())
        or (isinstance(child, nodes.section) and _is_all_later(child))
        for child in content
    )
