"""Give every block of a primary text its permanent identifier.

A document whose front matter says ``primary-text: post`` (or ``thread``) holds words of a witness
and nothing else but structure. Its paragraphs become passages ``p1``, ``p2`` …; the paragraphs of
comment ``c9`` become ``c9-1``, ``c9-2`` … The prefix of a post may be changed with ``passages``.
"""

from __future__ import annotations

import re
from typing import Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_apparatus.core.class_names import (
    APPARATUS,
    COMMENT,
    CREDIT,
    PASSAGE,
    PASSAGE_NUMBER,
    PASSAGE_SPACE,
)
from sphinx_apparatus.core.diagnostics import Code, Problem, nearest, visible
from sphinx_apparatus.core.languages import CLASS_PREFIX, is_tag
from sphinx_apparatus.core.model import TextKind
from sphinx_apparatus.core.names import passage_mark
from sphinx_apparatus.doctree.ancestors import ancestors
from sphinx_apparatus.doctree.base_text import base_texts
from sphinx_apparatus.doctree.pending_nodes import pending_view
from sphinx_apparatus.doctree.source_location import front_matter, node_location
from sphinx_apparatus.doctree.units import units, words_of
from sphinx_apparatus.domain import apparatus

_NAMED = ("dateline", "signature", "byline")


class NumberPassages(SphinxTransform):
    """Number the passages, before any note is attached to them."""

    default_priority = 100

    def apply(self, **kwargs: Any) -> None:
        """Give the units of a primary text their identifiers and marks."""
        matter = front_matter(self.document)
        record = apparatus(self.env).record()
        record.autolink = matter.get("autolink", "true").lower() != "false"
        kind = matter.get("primary-text", "")
        if not kind:
            return
        if kind not in ("post", "thread"):
            location = node_location(self.env, self.document)
            found = f'"{kind}" is not a kind of primary text.'
            hint = nearest(kind, ("post", "thread"))
            record.problems.append(Problem(location, Code.VALUE_UNKNOWN, found, hint))
            kind = "thread" if any(map(_is_comment, self.document.findall())) else "post"
        record.kind = cast("TextKind", kind)
        record.short_title = matter.get("short-title", "")
        for call in self.document.findall(nodes.footnote_reference):
            call["classes"].append(APPARATUS)  # its number is no word of the witness
        self._credit()
        self.text_language = self._language(matter.get("language", ""))
        prefix = matter.get("passages", "p")
        if not re.fullmatch("[a-z]+", prefix):
            found = f'"{prefix}" is no prefix for passages.'
            location = node_location(self.env, self.document)
            hint = 'Write lower-case letters: "passages: q".'
            record.problems.append(Problem(location, Code.VALUE_UNKNOWN, found, hint))
            prefix = re.sub("[^a-z]", "", prefix.lower()) or "p"
        self._number(prefix)

    def _credit(self) -> None:
        """Leave room below the title for who speaks: the record of provenance knows it."""
        title = self.document.next_node(nodes.title)
        if title is not None:
            docname = self.env.current_document.docname
            title.parent.insert(title.parent.index(title) + 1, pending_view(CREDIT, docname))

    def _language(self, written: str) -> str:
        """Return the language of the text, if it is another than that of the edition."""
        if not written or is_tag(written):
            return written
        found = f'"{written}" is no language.'
        hint = 'Write a language tag: "language: en-US".'
        location = node_location(self.env, self.document)
        problem = Problem(location, Code.VALUE_UNKNOWN, found, hint)
        apparatus(self.env).record().problems.append(problem)
        return ""

    def _number(self, prefix: str) -> None:
        counts: dict[str, int] = {}
        thread = apparatus(self.env).record().kind == "thread"
        for block in list(units(self.document)):
            comment = block.parent if _is_comment(block.parent) else _comment_of(block)
            if thread and comment is None:
                if isinstance(block, nodes.title):
                    block["classes"].append(APPARATUS)
                else:
                    self._outside(block, "Put it into a comment.")
                continue
            stem = comment["ids"][0] if comment is not None else prefix
            name = next((c for c in block["classes"] if c in _NAMED), "")
            if isinstance(block, nodes.title):
                name = "title" if block.parent.parent is self.document else "heading"
            key = f"{stem}-{name}"
            counts[key] = counts.get(key, 0) + 1
            if name:
                self._identify(block, key if counts[key] == 1 else f"{key}-{counts[key]}")
            else:
                self._passage(block, f"{stem}{'-' if comment is not None else ''}{counts[key]}")
        self._check_covered()

    def _identify(self, block: nodes.Element, identifier: str) -> None:
        block["ids"].append(identifier)
        block["support_smartquotes"] = False
        if self.text_language:
            block["classes"].append(f"{CLASS_PREFIX}{self.text_language}")
        self.document.set_id(block)

    def _passage(self, block: nodes.Element, identifier: str) -> None:
        self._identify(block, identifier)
        block["classes"].append(PASSAGE)
        target = nodes.target("", "", refid=identifier)  # LaTeX labels targets, not paragraphs
        block.parent.insert(block.parent.index(block), target)
        if isinstance(block, nodes.paragraph):
            mark = nodes.reference(
                "",
                passage_mark(identifier),
                internal=True,
                refid=identifier,
                classes=[APPARATUS, PASSAGE_NUMBER],
            )
            space = nodes.inline("", " ", classes=[APPARATUS, PASSAGE_SPACE])
            block.insert(0, [mark, space])

    def _check_covered(self) -> None:
        """Object to words that belong to no unit, such as those of a table."""
        covered = {id(text) for block in units(self.document) for text in base_texts(block)}
        for text in words_of(self.document):
            if id(text) not in covered and text.strip():
                self._outside(text.parent, "Write it as paragraphs, quotations or lists.")

    def _outside(self, node: nodes.Element, hint: str) -> None:
        found = f'"{visible(node.astext()[:40])}" belongs to no passage.'
        location = node_location(self.env, node)
        problem = Problem(location, Code.TEXT_OUTSIDE_PASSAGES, found, hint)
        apparatus(self.env).record().problems.append(problem)


def _is_comment(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.section) and COMMENT in node["classes"]


def _comment_of(node: nodes.Element) -> nodes.Element | None:
    return next(filter(_is_comment, ancestors(node)), None)
