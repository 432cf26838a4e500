"""At each passage, comment, note and entry, a link to the ready references to it (HTML)."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import citation_wording as words
from sphinx_apparatus.core.citation_pages import WHOLE_TEXT, label_of
from sphinx_apparatus.core.class_names import APPARATUS, BYLINE, CITE_LINK, CITE_TEXT, COMMENT
from sphinx_apparatus.core.model import DocumentRecord
from sphinx_apparatus.doctree.build_nodes import paragraph
from sphinx_apparatus.domain import apparatus

BUILDERS = ("html", "dirhtml")
"""The builders that have pages of references."""


class AddCiteLinks(SphinxPostTransform):
    """Adds the links. They are empty: their sign is the style sheet's, their name is their title.

    So the words of a passage remain those of the witness for whoever copies or extracts them.
    """

    default_priority = 900  # after all that looks at the text of notes
    builders = BUILDERS

    def run(self, **kwargs: Any) -> None:
        """Add a link to all that the plan of the pages has."""
        domain = apparatus(self.env)
        self.folder = Settings.of(self.config).citation_pages
        docname = self.env.current_document.docname
        record = domain.documents.get(docname)
        if domain.edition is None or record is None or not self.folder:
            return
        self.pages, self.builder = domain.edition.citation_pages.pages, domain.builder
        if record.entry and (docname, record.entry.target) in self.pages:
            link = self._link(docname, record.entry.target, str(words.CITE_ENTRY))
            self._at_end(paragraph(link, classes=[APPARATUS, CITE_TEXT]))
        elif record.kind:
            self._in_text(docname, record)

    def _in_text(self, docname: str, record: DocumentRecord) -> None:
        for node in list(self.document.findall(nodes.Element)):
            for identifier in list[str](node.get("ids", ())):
                holder = _holder(node)
                if holder is not None and (docname, identifier) in self.pages:
                    label = words.CITE(name=record.labels.get(identifier, identifier))
                    holder += self._link(docname, identifier, label, sign=True)
                    break
        if (docname, WHOLE_TEXT) in self.pages:
            link = self._link(docname, WHOLE_TEXT, str(words.CITE_TEXT))
            self._at_end(paragraph(link, classes=[APPARATUS, CITE_TEXT]))

    def _at_end(self, last: nodes.paragraph) -> None:
        section = self.document.next_node(nodes.section)
        (self.document if section is None else section).append(last)

    def _link(
        self, docname: str, identifier: str, label: str, *, sign: bool = False
    ) -> nodes.reference:
        page = f"{self.folder}/{self.pages[docname, identifier]}"
        uri = f"{self.builder.get_relative_uri(docname, page)}#{label_of(identifier)}"
        if not sign:
            return nodes.reference("", label, refuri=uri, internal=True)
        classes = [APPARATUS, CITE_LINK]
        return nodes.reference("", "", refuri=uri, internal=True, reftitle=label, classes=classes)


def _holder(node: nodes.Element) -> nodes.Element | None:
    """Return the paragraph that a link is added to; a passage that is no paragraph has none."""
    if isinstance(node, nodes.paragraph):
        return node
    if isinstance(node, nodes.section) and COMMENT in node["classes"]:
        return next((p for p in _paragraphs(node) if BYLINE in p["classes"]), None)
    if isinstance(node, nodes.footnote):
        return next(reversed(_paragraphs(node)), None)
    return None


def _paragraphs(node: nodes.Element) -> list[nodes.paragraph]:
    return [child for child in node.children if isinstance(child, nodes.paragraph)]
