"""Print what the editors claim of a comment, and link replies and quotations both ways."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import (
    APPARATUS,
    CLAIM,
    COMMENT,
    COMMENT_CLAIMS,
    QUOTATION,
    QUOTED_IN,
    QUOTES,
    REPLIES,
    REPLY_TO,
    SPEAKER,
    WITH_PAGE,
)
from sphinx_apparatus.core.model import Comment
from sphinx_apparatus.core.names import comment_name, unit_name
from sphinx_apparatus.core.quotations import QuoteSelector, spans_of
from sphinx_apparatus.core.thread import check_thread, passage_with
from sphinx_apparatus.doctree.base_text import base_text, wrap
from sphinx_apparatus.doctree.build_nodes import Inline, inline
from sphinx_apparatus.doctree.units import units
from sphinx_apparatus.domain import apparatus


class PrintClaims(SphinxTransform):
    """Verify the claims of a thread's comments and print them under the bylines."""

    default_priority = 105  # passages have their identifiers (100), no note is attached yet (110)

    def apply(self, **kwargs: Any) -> None:
        """Add the claims and make quoted words link to where they were first written."""
        record = apparatus(self.env).record()
        self.comments = record.comments
        sections = {
            section["ids"][0]: section
            for section in self.document.findall(nodes.section)
            if COMMENT in section["classes"]
        }
        self.passages = {
            identifier: {unit["ids"][-1]: unit for unit in units(section) if unit["ids"]}
            for identifier, section in sections.items()
        }
        self.texts = {
            comment: {name: base_text(unit) for name, unit in found.items()}
            for comment, found in self.passages.items()
        }
        record.problems += check_thread(self.comments, self.texts)
        for comment in self.comments:
            self._link_quotations(comment)
            claims = list(self._claims(comment))
            if claims:
                paragraph = nodes.paragraph(classes=[APPARATUS, COMMENT_CLAIMS])
                for number, claim in enumerate(claims):
                    if number:
                        paragraph += nodes.Text(" ")
                    paragraph += claim
                section = sections[comment.id]
                byline = next(i for i, c in enumerate(section) if isinstance(c, nodes.paragraph))
                section.insert(byline + 1, paragraph)

    def _link_quotations(self, comment: Comment) -> None:
        for source, words in comment.quotes:
            origin = passage_with(self.texts.get(source, {}), words)
            holder = passage_with(self.texts[comment.id], words)
            if origin and holder:
                span = spans_of(self.texts[comment.id][holder], QuoteSelector(words))[0]
                wrap(
                    self.passages[comment.id][holder],
                    span.start,
                    span.end,
                    partial(_link, origin, "", QUOTATION),
                )

    def _claims(self, comment: Comment) -> Iterator[nodes.inline]:
        if comment.speaker:
            yield nodes.inline(
                "",
                wording.speaker_claim(comment),
                classes=[CLAIM, SPEAKER],
            )
        known = set(self.passages)
        if targets := [target for target in comment.reply_to if target in known]:
            replied_to = _links([(t, comment_name(t)) for t in targets])
            yield _claim(REPLY_TO, wording.IN_REPLY_TO.around(comments=replied_to))
        quoted = [passage_with(self.texts.get(c, {}), words) for c, words in comment.quotes]
        if found := [(name, unit_name(name)) for name in quoted if name]:
            yield _claim(QUOTES, wording.QUOTES.around(passages=_links(found)))
        if replies := [c.id for c in self.comments if comment.id in c.reply_to]:
            answers = _links([(r, comment_name(r)) for r in replies])
            yield _claim(REPLIES, wording.ANSWERED_IN.around(comments=answers))
        if quoting := list(self._quoted_in(comment)):
            places = _links([(q, unit_name(q)) for q in quoting])
            yield _claim(QUOTED_IN, wording.QUOTED_IN.around(passages=places))

    def _quoted_in(self, comment: Comment) -> Iterator[str]:
        for other in self.comments:
            for source, words in other.quotes:
                if source == comment.id and passage_with(self.texts[source], words):
                    yield passage_with(self.texts[other.id], words) or other.id


def _claim(name: str, sentence: list[Inline]) -> nodes.inline:
    return nodes.inline("", "", *inline(sentence), classes=[CLAIM, name])


def _links(targets: list[tuple[str, str]]) -> list[Inline]:
    links = [_link(target, text, WITH_PAGE) for target, text in targets]
    return wording.listed_with_and(links)


def _link(target: str, text: str, name: str) -> nodes.reference:
    return nodes.reference("", text, internal=True, refid=target, classes=[name])
