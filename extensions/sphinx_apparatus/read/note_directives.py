"""The directives of the stand-off apparatus: ``annotation`` and ``intervention``.

Both stand in a notes file that the text includes at its end, and say by quotation where they
belong. :mod:`sphinx_apparatus.read.attach_notes` attaches them once the whole text is parsed.
"""

from __future__ import annotations

from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.citations.cite import append_citations
from sphinx_apparatus.core.citation_targets import cited_keys, corrected_option, listed_targets
from sphinx_apparatus.core.class_names import LATER
from sphinx_apparatus.core.contributed import NOTE
from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, excerpt, nearest, replaced
from sphinx_apparatus.core.later_sources import keys
from sphinx_apparatus.core.markup_policy import check_prose, is_blank
from sphinx_apparatus.core.model import (
    CAUSES,
    INTERVENTION_TYPES,
    NOTE_KINDS,
    POSITIONS,
    Intervention,
    Note,
)
from sphinx_apparatus.core.quotations import QuoteSelector
from sphinx_apparatus.core.waivers import WAIVABLE
from sphinx_apparatus.doctree.pending_nodes import pending_intervention, pending_note
from sphinx_apparatus.doctree.source_location import content_location, directive_location
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.read.option_checks import check_common, check_value
from sphinx_apparatus.read.positions import positions_of_note

_COMMON = ("passage", "quote", "prefix", "suffix", "occurrence", "by", "date")


class _StandOff(SphinxDirective):
    """What annotations and interventions share: a name, a quote selector, a signature, a body."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    problems: list[Problem]

    @property
    def given_name(self) -> str:
        """The permanent name of the note, as far as it has one."""
        return self.arguments[0] if self.arguments else ""

    def option(self, name: str) -> str:
        """Return an option's value, or an empty string."""
        return cast("str", self.options.get(name) or "").strip("\n")

    def quotation(self) -> QuoteSelector:
        """Return what the options quote."""
        occurrence = self.option("occurrence")
        if occurrence and not (occurrence.isdecimal() and int(occurrence) > 0):
            found = f'"{occurrence}" is not an occurrence.'
            location = directive_location(self, "occurrence")
            self.problems.append(Problem(location, Code.NOTE_INVALID, found, "Count from 1."))
            occurrence = ""
        return QuoteSelector(
            self.option("quote"),
            self.option("prefix"),
            self.option("suffix"),
            int(occurrence or 0),
        )

    def body(self) -> list[nodes.Node]:
        """Return the parsed text of the note; nothing if it holds what a note may not."""
        start = content_location(self)
        text = "\n".join(self.content)
        found = check_prose(text, start.path, start.line, NOTE)
        self.problems += found
        return [] if found or is_blank(text) else self.parse_content_to_nodes()

    def report(self) -> bool:
        """Hand the problems over; return whether there were any that leave the note out."""
        record = apparatus(self.env).record()
        record.problems += self.problems
        is_refused = any(problem.code not in WAIVABLE for problem in self.problems)
        if is_refused:
            record.refused.append("\n".join(self.content))
            record.refused_targets.add(f"note-{self.given_name}")
        return is_refused


class AnnotationDirective(_StandOff):
    """A note on quoted words of a passage: ``annotation``."""

    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        (*_COMMON, "kind", "cite", "later-sources"), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """Return the note as a pending node; nothing if it is not valid."""
        self.problems = [
            *check_common(self, ("passage", "quote", "kind", "by", "date"), Code.NOTE_INVALID),
            *check_value(self, "kind", NOTE_KINDS),
        ]
        if not self.options:
            self.report()
            return []
        targets = self._targets()
        cites = tuple(key for target in targets for key in cited_keys(target))
        with positions_of_note(self.env) as positions:
            body = self.body()
        kind = self.option("kind")
        sources = set(cites) | _cited(body)
        if kind != "textual" and not sources and (body or not self.content):
            found = f'The note "{self.given_name}" is of kind "{kind}" but cites nothing.'
            hint = "Cite at least one work in the option cite."
            location = directive_location(self, "cite")
            self.problems.append(Problem(location, Code.NOTE_UNSOURCED, found, hint))
        if not body and not any(p.code is Code.NOTE_CONTENT for p in self.problems):
            found = f'The note "{self.given_name}" says nothing.'
            hint = "Write its text below the options."
            self.problems.append(Problem(directive_location(self), Code.NOTE_INVALID, found, hint))
        if body:
            self.problems += positions.check(
                self.given_name, kind, sources, directive_location(self)
            )
        node = pending_note("", *body)
        node.quotation = self.quotation()
        if self.report():
            return []
        append_citations(self, node, targets)
        node.quote_location = directive_location(self, "quote")
        node.note = Note(
            name=self.given_name,
            kind=kind,
            series="textual" if kind == "textual" else "explanatory",
            passage=self.option("passage"),
            quote=node.quotation.exact,
            label="",
            cites=cites,
            by=self.option("by"),
            date=self.option("date"),
            location=directive_location(self),
            positions=tuple(positions.positions),
            later_sources=keys(self.option("later-sources")),
            has_later=any(LATER in part["classes"] for part in node.findall(nodes.container)),
        )
        return [node]

    def _targets(self) -> list[str]:
        """Return the works of the option ``cite``, with their pages; object to unknown keys."""
        option, known = self.option("cite"), bibliography.works(self.env)
        location = directive_location(self, "cite")
        if corrected := corrected_option(option, known):
            found = f'The citation "{excerpt(option)}" cannot be read.'
            hint = f"Write :cite: {corrected}"
            remedy = Remedy(option, corrected)
            self.problems.append(Problem(location, Code.CITATION_INVALID, found, hint, remedy))
            return listed_targets(corrected)
        targets = listed_targets(option)
        for key in (key for target in targets for key in cited_keys(target)):
            if key not in known:
                found = f'The source "{key}" is not in the bibliography.'
                problem = Problem(
                    location,
                    Code.CITATION_UNKNOWN,
                    found,
                    nearest(key, known),
                    replaced(key, known),
                )
                self.problems.append(problem)
                bibliography.depend_on_bibliography(self.env)  # a source that is added corrects it
        return targets


class InterventionDirective(_StandOff):
    """A marked slip, or a declared difference from the witness: ``intervention``."""

    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        (*_COMMON, "type", "reading", "text", "from", "position", "cause"), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """Return the intervention as a pending node; nothing if it is not valid."""
        kind = self.option("type")
        needs = {
            "sic": ("quote", "reading"),
            "supplied": ("quote", "text", "position"),
            "gap": ("quote", "position"),
            "moved": ("from", "position"),
            "omitted": ("text", "position"),
        }
        self.problems = [
            *check_common(
                self,
                ("type", "passage", "cause", "by", "date", *needs.get(kind, ())),
                Code.INTERVENTION_INVALID,
            ),
            *check_value(self, "type", INTERVENTION_TYPES),
            *check_value(self, "cause", CAUSES),
            *check_value(self, "position", POSITIONS),
        ]
        reading = self.option("reading")
        if kind == "sic" and reading and reading == self.option("quote"):
            location = directive_location(self, "reading")
            found = "The suggested reading is what the text has already."
            hint = "Suggest another, or take the intervention out."
            self.problems.append(Problem(location, Code.INTERVENTION_INVALID, found, hint))
        node = pending_intervention("", *self.body())
        node.quotation = self.quotation()
        if self.report():
            return []
        node.quote_location = directive_location(self, "quote")
        node.intervention = Intervention(
            name=self.given_name,
            type=kind,
            passage=self.option("passage"),
            cause=self.option("cause"),
            location=directive_location(self),
            quote=node.quotation.exact,
            reading=reading,
            text=self.option("text"),
            origin=self.option("from"),
            position=self.option("position"),
            by=self.option("by"),
            date=self.option("date"),
        )
        return [node]


def _cited(body: list[nodes.Node]) -> set[str]:
    """Return the keys cited within parsed text."""
    return {
        key
        for node in body
        for xref in node.findall()
        if isinstance(xref, nodes.Element) and xref.get("refdomain") == "cite"
        for key in cited_keys(xref["reftarget"])
    }
