"""The pages of the book: Sphinx's HTML, with the names that reading systems know things by."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from sphinx_reader_epub import semantics
from sphinx_reader_epub.config import Settings


class BookTranslator(HTML5Translator):
    """Writes one page. A note is a ``div``, for Apple Books hides an ``aside`` from the page."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._book = Settings.of(self.config)

    def starttag(
        self,
        node: nodes.Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        """Return a start tag, with the meaning of *node* among its attributes."""
        match node, tagname:
            case nodes.section(), "section" if self.section_level == 1:
                kind = self._book.documents.get(self.docnames[-1], "")
                attributes |= semantics.of_document(kind)
            case nodes.reference(), "a":
                # Shown on hovering, which e-readers cannot; screen readers would read it twice.
                attributes.pop("title", None)
                attributes |= semantics.of_reference(node)
            case nodes.definition_list(), "dl" if self._defines_terms(node):
                attributes |= semantics.of_type("glossary")
            case nodes.term(), "dt" if self._defines_terms(node.parent.parent):
                attributes |= semantics.of_type("glossterm")
            case nodes.definition(), "dd" if self._defines_terms(node.parent.parent):
                attributes |= semantics.of_type("glossdef")
            case _:
                pass
        return super().starttag(node, tagname, suffix, empty, **attributes)

    # -- Notes --

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Begin the call of a note: raised, without brackets, which belong to the text."""
        self.body.append(
            self.starttag(
                node,
                "a",
                "",
                href=f"#{node['refid']}",
                CLASS="footnote-reference",
                **semantics.of_type("noteref", "doc-noteref"),
            )
            + "<sup>"
        )

    def depart_footnote_reference(self, node: nodes.Element) -> None:
        """End the call."""
        self.body.append("</sup></a>")

    def visit_footnote(self, node: nodes.Element) -> None:
        """Begin a note, and before the first the list of them."""
        if not isinstance(node.previous_sibling(), nodes.footnote):
            self.body.append('<div class="footnote-list" epub:type="footnotes">\n')
        self.body.append(
            self.starttag(
                node, "div", CLASS="footnote", **semantics.of_type("footnote", "doc-footnote")
            )
        )

    def depart_footnote(self, node: nodes.Element) -> None:
        """End a note, and after the last the list."""
        self.body.append("</div>\n")
        if not isinstance(_next_sibling(node), nodes.footnote):
            self.body.append("</div>\n")

    def visit_label(self, node: nodes.Element) -> None:
        """Begin the label of a note or citation; one call: it leads back to it."""
        self.body.append('<span class="label">')
        calls: list[str] = node.parent.get("backrefs", [])
        if len(calls) == 1:
            self.body.append(f'<a epub:type="backlink" role="doc-backlink" href="#{calls[0]}">')

    def depart_label(self, node: nodes.Element) -> None:
        """End the label; several calls: numbers lead back to each."""
        calls: list[str] = node.parent.get("backrefs", [])
        if len(calls) == 1:
            self.body.append("</a>")
        self.body.append("</span>\n")
        if len(calls) > 1:
            links = (
                f'<a epub:type="backlink" role="doc-backlink" href="#{call}">{number}</a>'
                for number, call in enumerate(calls, 1)
            )
            self.body.append(f'<span class="backrefs">({", ".join(links)})</span>\n')

    # -- Bibliography and glossary --

    def visit_citation(self, node: nodes.Element) -> None:
        """Begin a work, as an item of a list."""
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<ul class="citation-list">\n')
        self.body.append(
            self.starttag(node, "li", CLASS="citation", **semantics.of_type("biblioentry"))
        )

    def depart_citation(self, node: nodes.Element) -> None:
        """End a work, and after the last the list."""
        self.body.append("</li>\n")
        if not isinstance(_next_sibling(node), nodes.citation):
            self.body.append("</ul>\n")

    def visit_term(self, node: nodes.Element) -> None:
        """Begin a term; in a glossary it is the word defined."""
        super().visit_term(node)
        if self._defines_terms(node.parent.parent):
            self.body.append("<dfn>")

    def depart_term(self, node: nodes.Element) -> None:
        """End a term."""
        if self._defines_terms(node.parent.parent):
            self.body.append("</dfn>")
        super().depart_term(node)

    # -- Links --

    def visit_reference(self, node: nodes.Element) -> None:
        """Begin a link; one that leads to where it stands is plain words in a book."""
        if semantics.leads_to_itself(node):
            self.body.append(self.starttag(node, "span", ""))
        else:
            super().visit_reference(node)

    def depart_reference(self, node: nodes.Element) -> None:
        """End a link."""
        if semantics.leads_to_itself(node):
            self.body.append("</span>")
        else:
            super().depart_reference(cast("nodes.reference", node))

    def _defines_terms(self, node: nodes.Node | None) -> bool:
        return semantics.defines_terms(node, self._book.glossary_classes)


def _next_sibling(node: nodes.Element) -> nodes.Node | None:
    return node.next_node(descend=False, siblings=True)
