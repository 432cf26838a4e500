"""Head and name the groups of notes, and let readers ask who signed one, in pages and e-books."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core.class_names import (
    APPARATUS,
    COMMENT,
    DATA_QUOTE,
    LEMMA,
    NOTE_RECORD,
    NOTES,
    NOTES_HEADING,
    TEXTUAL,
)
from sphinx_apparatus.core.diagnostics import visible
from sphinx_apparatus.core.names import notes_heading
from sphinx_apparatus.core.wording import SIGNED
from sphinx_apparatus.doctree.pending_nodes import QUOTE_ATTRIBUTE, SIGNED_ATTRIBUTE
from sphinx_apparatus.formats.html_element import HEADING, element, replace


class HeadNotes(SphinxPostTransform):
    """Gives each group of notes a heading and a name; signs the notes; completes their lemmas."""

    default_priority = 950
    formats: tuple[str, ...] = ("html",)
    is_book = False

    def run(self, **kwargs: Any) -> None:
        """Rewrite the notes of a document, or of all documents where they are one page."""
        for group in list(self.document.findall(nodes.container)):
            if group["classes"][:2] == [APPARATUS, NOTES]:
                _head(group)
        for lemma in list(self.document.findall(nodes.inline)):
            if LEMMA in lemma["classes"] and QUOTE_ATTRIBUTE in lemma:
                words = {DATA_QUOTE: visible(lemma[QUOTE_ATTRIBUTE])}
                replace(lemma, "span", words, *lemma.children)
        for note in self.document.findall(nodes.footnote):
            signed = note.attributes.pop(SIGNED_ATTRIBUTE, "")
            if signed and not self.is_book:
                note += _record(signed)


class HeadNotesOfBook(HeadNotes):
    """Does the same for an e-book, whose windows for notes have no room for more."""

    default_priority = 949
    formats = ()
    builders = ("epub",)
    is_book = True


def _head(group: nodes.container) -> None:
    """Make a group of a container; its name is that of its heading."""
    holder = group.parent
    comment = holder["ids"][0] if COMMENT in holder["classes"] else ""
    name = notes_heading(comment, textual=TEXTUAL in group["classes"])
    heading = element(HEADING, {}, nodes.Text(name))
    heading["classes"] = [APPARATUS, NOTES_HEADING]
    replace(group, "div", {"role": "group", "aria-label": name}, heading, *group.children)


def _record(signed: str) -> nodes.Element:
    """Return who signed a note and when, folded away."""
    summary = element("summary", {}, nodes.Text(str(SIGNED)))
    record = element("details", {}, summary, nodes.Text(f" {signed}"))
    record["classes"] = [NOTE_RECORD]
    return record
