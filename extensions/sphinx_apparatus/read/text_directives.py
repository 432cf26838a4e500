"""The directives of a primary text: ``comment``, ``dateline`` and ``signature``.

They add structure and claims, never words: what they hold is the witness's.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.core.class_names import APPARATUS, BYLINE, COMMENT, COMMENT_NUMBER
from sphinx_apparatus.core.diagnostics import Code, Problem
from sphinx_apparatus.core.model import CERTAINTIES, Comment
from sphinx_apparatus.core.names import comment_heading
from sphinx_apparatus.core.notes_file import QUOTED
from sphinx_apparatus.doctree.source_location import directive_location, options_lost
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.read.option_checks import check_value

_COMMENT = re.compile(r"^[a-z]+[1-9]\d*$")
_QUOTATION = re.compile(r'([a-z]+\d+)\s+"([^"]+)"')


class CommentDirective(SphinxDirective):
    """One turn of a thread. Its argument is the comment's permanent identifier (``c9``)."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("byline", "speaker", "certainty", "evidence", "reply-to", "quotes"), directives.unchanged
    )

    def option(self, name: str) -> str:
        """Return an option's value, or an empty string."""
        return cast("str", self.options.get(name) or "").strip()

    def run(self) -> list[nodes.Node]:
        """Return a section with the byline and the paragraphs of the comment."""
        problems = [*self._problems(), *check_value(self, "certainty", CERTAINTIES)]
        record = apparatus(self.env).record()
        record.problems += problems
        identifier = self.arguments[0]
        record.comments.append(
            Comment(
                id=identifier,
                byline=self.option("byline"),
                speaker=self.option("speaker"),
                certainty=self.option("certainty"),
                evidence=self.option("evidence"),
                reply_to=tuple(self.option("reply-to").replace(",", " ").split()),
                quotes=tuple((m[1], m[2]) for m in _QUOTATION.finditer(self.option("quotes"))),
                location=directive_location(self),
            )
        )
        section = nodes.section(ids=[identifier], classes=[COMMENT])
        self.set_source_info(section)
        heading = comment_heading(identifier)
        section += nodes.title("", heading, classes=[APPARATUS, COMMENT_NUMBER])
        byline = nodes.paragraph("", self.option("byline"), classes=[BYLINE])
        self.set_source_info(byline)
        section += byline
        section += self.parse_content_to_nodes()
        self.state.document.note_explicit_target(section)
        return [section]

    def _problems(self) -> list[Problem]:
        found: list[tuple[str, str, str]] = []
        identifier = self.arguments[0]
        if not _COMMENT.match(identifier):
            found.append(("", f'"{identifier}" is not a comment\'s identifier.', "Write c1, c2 …"))
        for other in apparatus(self.env).record().comments:
            if other.id == identifier:
                what = f"There is another {identifier} in {other.location}."
                found.append(("", what, "Number the comments in the order of the thread."))
        if options_lost(self):
            found.append(("", f"The options of {identifier} cannot be read.", QUOTED))
        elif not self.option("byline"):
            found.append(("byline", f"{identifier} has no byline.", "Add what the witness has."))
        if self.option("speaker") and not (self.option("certainty") and self.option("evidence")):
            hint = "Add certainty and evidence: a speaker is a conjecture."
            found.append(("speaker", f"{identifier} names a speaker without reasons.", hint))
        if self.option("quotes") and _QUOTATION.sub("", self.option("quotes")).strip(" ;,\n"):
            hint = 'Write the comment and the words: c7 "…".'
            found.append(("quotes", f"{identifier}: the quotation cannot be read.", hint))
        return [
            Problem(directive_location(self, option), Code.COMMENT_INVALID, what, hint)
            for option, what, hint in found
        ]


class LineDirective(SphinxDirective):
    """A line of the witness beside the paragraphs: ``dateline`` or ``signature``."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the content's paragraphs, named for the directive."""
        content = self.parse_content_to_nodes()
        for paragraph in content:
            if isinstance(paragraph, nodes.paragraph):
                paragraph["classes"].append(self.name)
        return content
