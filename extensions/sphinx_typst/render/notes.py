"""Footnotes and citations.

A footnote is printed at the foot of the page of its first call, under the label that the doctree
gives it ("3", "a", "*"): Typst's own count never shows. Identifiers are those of one document.
"""

from __future__ import annotations

from itertools import pairwise

from docutils import nodes

from sphinx_typst.book.labels import label
from sphinx_typst.book.tree import ancestors, by_document, is_book_section
from sphinx_typst.engine.escape import Code, call, literal, string, text
from sphinx_typst.render.base import Base, logger
from sphinx_typst.words import word

LONG_CITATION = 700
"""Characters of an entry that may break over two pages: about a quarter of a page."""


class NoteNodes(Base):
    """Footnotes, their calls, citations."""

    def collect_notes(self, tree: nodes.document) -> None:
        """Find every footnote of the book and which of them are called."""
        self.notes: dict[str, nodes.footnote] = {}
        self.called: set[str] = set()
        self.printed: set[str] = set()
        self.pending_notes: list[tuple[str, str, str]] = []
        self.after_calls: set[int] = set()
        """The calls that follow another one at once."""
        for docname, node in by_document(tree):
            if isinstance(node, nodes.footnote):
                for identifier in node["ids"]:
                    self.notes[label(docname, identifier)] = node
            elif isinstance(node, nodes.footnote_reference) and not _in_book_title(node):
                self.called.add(label(docname, node.get("refid", "")))
            if isinstance(node, nodes.TextElement):
                calls = pairwise(isinstance(c, nodes.footnote_reference) for c in node.children)
                self.after_calls |= {
                    id(node.children[n]) for n, both in enumerate(calls, 1) if all(both)
                }

    def _render_footnote_reference(self, node: nodes.footnote_reference) -> str:
        name = label(self.docname, node.get("refid", ""))
        mark = node.astext()
        note = self.notes.get(name)
        if note is None:
            logger.warning(
                "footnote %r has no text in this document", mark, location=node, type="typst"
            )
            return call("doc.note-mark", mark)
        name = "note " + label(self.docname, note["ids"][0])
        markup = self._call(mark, name, note)
        if id(node) in self.after_calls:
            markup = call("doc.note-gap") + markup
        markup = self.label_mark(node) + markup
        return call("doc.in-heading", body=markup) if self.in_heading else markup

    def _call(self, mark: str, name: str, note: nodes.footnote) -> str:
        """Return the call of a note, with the note itself at its first call."""
        is_first = name not in self.printed
        self.printed.add(name)
        if self.context.config.notes == "foot":
            if is_first:
                return call("doc.note", mark, name, body=self._note_body(note))
            return call("doc.note-again", mark, name)
        if is_first:
            position = len(self.pending_notes)
            self.pending_notes.append((mark, name, ""))  # before the notes that this one calls
            self.pending_notes[position] = (mark, name, self._note_body(note))
        return call("doc.end-note-call", mark, name, first=True if is_first else None)

    def end_notes(self) -> str:
        """Return the end notes of the document, under a heading of their own."""
        pending, self.pending_notes = self.pending_notes, []
        if not pending:
            return ""
        heading = word("Notes")
        notes = literal([[mark, name, Code(f"[{body}]")] for mark, name, body in pending])
        return f"\n#doc.end-notes({string(heading)}, {notes})\n"

    def _note_body(self, note: nodes.footnote) -> str:
        """Return the text of a note, which is neither of the heading nor of the code around it."""
        in_heading, literal = self.in_heading, self.literal
        self.in_heading, self.literal = False, 0
        markup = self.content(note)
        self.in_heading, self.literal = in_heading, literal
        for function in reversed(self.context.styles.functions(note)):
            markup = call(function, body=markup)
        return markup

    def _render_footnote(self, node: nodes.footnote) -> str:
        """A footnote is printed at its call; one that is never called, where it stands."""
        names = {label(self.docname, identifier) for identifier in node["ids"]}
        if names & self.called:
            return ""
        mark = next((c.astext() for c in node.children if isinstance(c, nodes.label)), "")
        return self.block(node, call("doc.uncalled-note", mark, body=self.content(node)))

    def _render_label(self, node: nodes.label) -> str:
        """Print nothing: the labels of notes are printed with their calls."""
        return ""

    def _render_citation(self, node: nodes.citation) -> str:
        mark = next((c.astext() for c in node.children if isinstance(c, nodes.label)), "")
        breaks = len(node.astext()) > LONG_CITATION
        entry = call("doc.citation", mark, breakable=breaks or None, body=self.content(node))
        return self.block(node, entry)

    def _render_citation_reference(self, node: nodes.Element) -> str:
        name = self.context.labels.resolve(label(self.docname, node.get("refid", "")))
        words = text(f"[{node.astext()}]")
        linked = f"#doc.link-to({string(name)})[{words}]" if name else words
        return self.label_mark(node) + linked


def _in_book_title(node: nodes.Node) -> bool:
    """Tell whether *node* is in the book's own title, which is printed without its notes."""
    titles = (outer for outer in ancestors(node) if isinstance(outer, nodes.title))
    return any(is_book_section(title.parent) for title in titles)
