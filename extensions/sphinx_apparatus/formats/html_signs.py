"""Keep the editors' signs out of the words of the base text, in HTML pages and e-books.

What a reader copies, and what a program extracts, is to be the base text. So the signs that the
editors put into it (calls of notes, numbers of passages, supplied words) stand in attributes, which
the style sheet shows; so does what assistive technology says of a slip or a quotation. The
attributes are listed in :data:`sphinx_apparatus.core.class_names.DATA_ATTRIBUTES`.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core import spoken_names
from sphinx_apparatus.core.class_names import (
    APPARATUS,
    BLANKS,
    BYLINE,
    DATA_KIND,
    DATA_LABEL,
    DATA_SPOKEN,
    DATELINE,
    OPENING_BLANKS,
    PASSAGE,
    PASSAGE_NUMBER,
    PASSAGE_SPACE,
    QUOTATION,
    SIC,
    SIGNATURE,
    SUPPLIED,
    kind_of,
)
from sphinx_apparatus.core.model import NOTE_KINDS
from sphinx_apparatus.core.report_wording import KIND_NAMES
from sphinx_apparatus.doctree.base_text import base_text, wrap
from sphinx_apparatus.formats.html_element import replace

_OF_BASE_TEXT = frozenset({PASSAGE, DATELINE, SIGNATURE, BYLINE})
_OPENING = re.compile(r"\s+")
_COLLAPSIBLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


class SignsToAttributes(SphinxPostTransform):
    """Turns the editors' signs in the base text into elements without words of their own."""

    default_priority = 950  # all is resolved; single pages get their identifiers at 990
    formats: tuple[str, ...] = ("html",)
    is_book = False

    def run(self, **kwargs: Any) -> None:
        """Rewrite the signs of a document, or of all documents where they are one page."""
        for call in list(self.document.findall(nodes.footnote_reference)):
            if APPARATUS in call["classes"]:
                self._call(call)
        for link in list(self.document.findall(nodes.reference)):
            if PASSAGE_NUMBER in link["classes"]:
                self._passage_number(link)
            elif QUOTATION in link["classes"]:
                spoken = {DATA_SPOKEN: spoken_names.quotation(link["refid"])}
                link["classes"] += ["reference", "internal"]
                replace(link, "a", spoken, *link.children)
        for inline in list(self.document.findall(nodes.inline)):
            if PASSAGE_SPACE in inline["classes"]:
                inline.parent.remove(inline)
            elif SUPPLIED in inline["classes"]:
                replace(inline, "ins", {DATA_LABEL: inline.astext()})
            elif SIC in inline["classes"]:
                replace(inline, "span", {DATA_SPOKEN: spoken_names.slip()}, *inline.children)
        for block in list(self.document.findall(nodes.paragraph)):
            if not _OF_BASE_TEXT.isdisjoint(block["classes"]):
                _keep_blanks(block)
                if isinstance(block.parent, nodes.block_quote):
                    # Sphinx's writer adds a "div", which reader modes drop if it is short
                    replace(block.parent, "blockquote", {}, *block.parent.children)

    def _call(self, call: nodes.footnote_reference) -> None:
        """Write a call as a link that is read as "Note 7, correction"."""
        label, kind = call.astext(), kind_of(call["classes"])
        html = {
            DATA_LABEL: label,
            "aria-label": spoken_names.call(label, kind),
            "role": "doc-noteref",
        }
        if kind in NOTE_KINDS:
            html[DATA_KIND] = str(KIND_NAMES[kind])
        if self.is_book:
            html["epub:type"] = "noteref"
        call["classes"].insert(0, "footnote-reference")  # what Sphinx's writer calls it
        replace(call, "a", html)

    def _passage_number(self, link: nodes.reference) -> None:
        """Write the number of a passage; a book has no use for a link to where it stands."""
        mark = link.astext()
        if self.is_book:
            replace(link, "span", {DATA_LABEL: mark})
        else:
            link["classes"] += ["reference", "internal"]
            replace(link, "a", {DATA_LABEL: mark, "aria-label": spoken_names.passage(mark)})


def _keep_blanks(block: nodes.Element) -> None:
    """Mark the blanks that a browser would collapse, or that would look like a slip of the pen."""
    words = base_text(block)
    if opening := _OPENING.match(words):
        wrap(block, 0, opening.end(), lambda: nodes.inline(classes=[OPENING_BLANKS]))
    for run in _COLLAPSIBLE.finditer(words):
        wrap(block, run.start(), run.end(), lambda: nodes.inline(classes=[BLANKS]))


class SignsOfBook(SignsToAttributes):
    """Does the same for an e-book, and before the other: whose transform then finds nothing."""

    default_priority = 949
    formats = ()
    builders = ("epub",)
    is_book = True
