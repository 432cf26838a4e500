"""Attach annotations and interventions to their passages, as standard footnotes.

Explanatory notes are auto-numbered, together with any footnotes that the document has of its own;
textual notes and interventions have letters. Both kinds are docutils footnotes, so that every
builder prints them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.class_names import (
    APPARATUS,
    EXPLANATORY,
    GAP,
    KIND_PREFIX,
    LEMMA,
    NOTE_KIND,
    NOTE_SIGNATURE,
    SIC,
    SUPPLIED,
    TEXTUAL,
)
from sphinx_apparatus.core.diagnostics import (
    Code,
    Problem,
    Remedy,
    SourceLocation,
    nearest,
    replaced,
    visible,
)
from sphinx_apparatus.core.lemma import shortened
from sphinx_apparatus.core.model import Intervention, Note
from sphinx_apparatus.core.names import letters
from sphinx_apparatus.core.quotations import (
    QuoteError,
    QuoteSelector,
    Span,
    find_quote,
    with_joining_spaces,
)
from sphinx_apparatus.core.wording import GAP_SIGN, KIND_LABELS, intervention_remark
from sphinx_apparatus.doctree.base_text import base_text, insert, wrap
from sphinx_apparatus.doctree.pending_nodes import (
    QUOTE_ATTRIBUTE,
    SIGNED_ATTRIBUTE,
    SIGNER_ATTRIBUTE,
    pending_intervention,
    pending_note,
)
from sphinx_apparatus.doctree.units import units
from sphinx_apparatus.domain import apparatus


@dataclass
class _StandOff:
    """An item, and where its quotation stands: the unit, and the span in its base text."""

    item: Note | Intervention
    body: list[nodes.Node]
    unit: nodes.Element
    span: Span

    @property
    def textual(self) -> bool:
        return isinstance(self.item, Intervention) or self.item.series == "textual"


_OPTIONS = 16
"""Within so many lines of its beginning a note has its options."""


class AttachNotes(SphinxTransform):
    """Turn pending notes and interventions into footnotes with their calls in the text."""

    default_priority = 110

    def apply(self, **kwargs: Any) -> None:
        """Attach what can be attached; report what cannot; leave no pending node behind."""
        self.record = apparatus(self.env).record()
        self.units = {unit["ids"][-1]: unit for unit in units(self.document) if unit["ids"]}
        found: list[_StandOff] = []
        named: dict[str, SourceLocation] = {}
        for node in list(self.document.findall(_is_pending)):
            assert isinstance(node, (pending_note, pending_intervention))
            node.parent.remove(node)
            item = node.note if isinstance(node, pending_note) else node.intervention
            if named.setdefault(item.name, item.location) != item.location:
                what = f'The name "{item.name}" is taken by {named[item.name]}.'
                problem = Problem(item.location, Code.NOTE_DUPLICATE, what, "Choose another name.")
                self.record.problems.append(problem)
                continue
            attached = self._find(item, node.quotation, node.quote_location, list(node.children))
            if attached:
                found.append(attached)
        order = list(self.units)
        found.sort(key=lambda a: (order.index(a.unit["ids"][-1]), a.span.end, not a.textual))
        letter = 0
        for attached in found:
            letter += attached.textual
            self._mark(attached)
            label = letters(letter) if attached.textual else ""
            self._footnote(attached, label)
        self._sort_automatic()

    def _find(
        self,
        item: Note | Intervention,
        quotation: QuoteSelector,
        where: SourceLocation,
        body: list[nodes.Node],
    ) -> _StandOff | None:
        unit = self.units.get(item.passage)
        if unit is None:
            found = f'{item.name}: there is no passage "{item.passage}" in this document.'
            hint = nearest(item.passage, self.units)
            remedy = replaced(item.passage, self.units, after=":passage: ", lines=_OPTIONS)
            problem = Problem(item.location, Code.PASSAGE_UNKNOWN, found, hint, remedy)
            self._refuse(item, body, problem)
            return None
        text = base_text(unit)
        if not quotation.exact and isinstance(item, Intervention):
            return _StandOff(item, body, unit, Span(len(text), len(text)))
        try:
            return _StandOff(
                item, body, unit, find_quote(text, with_joining_spaces(text, quotation))
            )
        except QuoteError as error:
            code = Code.QUOTE_AMBIGUOUS if error.ambiguous else Code.QUOTE_NOT_FOUND
            found = f"{item.name} ({item.passage}): {error}"
            remedy = Remedy(quotation.exact, error.meant) if error.meant else None
            self._refuse(item, body, Problem(where, code, found, error.hint, remedy))
            return None

    def _refuse(self, item: Note | Intervention, body: list[nodes.Node], problem: Problem) -> None:
        """Keep what is said of an item that is not printed, and its words."""
        self.record.problems.append(problem)
        self.record.refused += [node.astext() for node in body]
        self.record.refused_targets.add(item.target)

    def _mark(self, attached: _StandOff) -> None:
        """Show a slip, or put supplied words, or the sign of a gap, where they belong."""
        item, span = attached.item, attached.span
        if not isinstance(item, Intervention):
            return
        if item.type == "sic":
            wrap(attached.unit, span.start, span.end, lambda: nodes.inline(classes=[SIC]))
        elif item.type in ("supplied", "gap"):
            before = item.position in ("before", "start")
            words = GAP_SIGN if item.type == "gap" else f"⟨{item.text}⟩"
            supplied = nodes.inline(
                "", f"{words} " if before else f" {words}", classes=[APPARATUS, SUPPLIED]
            )
            supplied["classes"] += [GAP] if item.type == "gap" else []
            insert(attached.unit, span.start if before else span.end, supplied)

    def _footnote(self, attached: _StandOff, label: str) -> None:
        item = attached.item
        series = TEXTUAL if attached.textual else EXPLANATORY
        kind = item.kind if isinstance(item, Note) else item.type
        name = item.target
        call = nodes.footnote_reference(
            f"[{label}]_",
            label,
            classes=[APPARATUS, series, f"{KIND_PREFIX}{kind}"],
            ids=[f"{name}-call"],
        )
        footnote = nodes.footnote(
            "",
            *attached.body,
            names=[name],
            ids=[name],
            classes=[APPARATUS, series, f"{KIND_PREFIX}{kind}"],
        )
        footnote.source, footnote.line = item.location.path, item.location.line
        _open_body(footnote, item, base_text(attached.unit))
        footnote[SIGNED_ATTRIBUTE] = [item.by, item.date]
        if item.by != Settings.of(self.config).house:
            _sign(footnote, item.by)
        document = self.document
        document.set_id(call)
        if label:
            footnote.insert(0, nodes.label("", label))
            footnote["backrefs"].append(call["ids"][0])
            call["refid"] = name
            call.resolved = True
            document.note_explicit_target(footnote)
        else:
            call["auto"], call["refname"] = 1, name
            footnote["auto"] = 1
            document.note_autofootnote(footnote)
            document.note_explicit_target(footnote)
            document.note_autofootnote_ref(call)
            document.note_footnote_ref(call)
        insert(attached.unit, attached.span.end, call)
        self.document += footnote
        if isinstance(item, Note):
            self.record.notes.append(replace(item, label=label))
        else:
            self.record.interventions.append(replace(item, label=label))

    def _sort_automatic(self) -> None:
        """Put automatic footnotes into the order of their calls, which is how they are numbered."""
        order = {id(node): n for n, node in enumerate(self.document.findall())}
        self.document.autofootnote_refs.sort(key=lambda ref: order.get(id(ref), 0))
        names = [ref["refname"] for ref in self.document.autofootnote_refs if "refname" in ref]
        position = {name: n for n, name in reversed(list(enumerate(names)))}
        self.document.autofootnotes.sort(
            key=lambda note: min((position.get(n, len(names)) for n in note["names"]), default=0)
        )


def _is_pending(node: nodes.Node) -> bool:
    return isinstance(node, (pending_note, pending_intervention))


def _open_body(footnote: nodes.footnote, item: Note | Intervention, unit: str) -> None:
    """Begin a note's text with its kind and its lemma, and for interventions with the remark.

    ``unit`` is the text of the unit, which is the lemma of a note on the whole of it.
    """
    opening: list[nodes.Node] = []
    if isinstance(item, Note):
        if label := KIND_LABELS[item.kind]:
            opening = [nodes.inline("", str(label), classes=[NOTE_KIND]), nodes.Text(" ")]
        opening += _lemma(item.quote)
    elif item.type == "gap":
        opening = _lemma(GAP_SIGN, in_full=True)
    elif item.type in ("supplied", "omitted"):
        opening = _lemma(item.text, in_full=True)  # which stand nowhere else
    else:
        opening = _lemma(item.quote or unit)
    if isinstance(item, Intervention):
        opening.append(nodes.Text(intervention_remark(item)))
        if footnote.children:
            opening.append(nodes.Text(" "))
    first = footnote.children[0] if footnote.children else None
    if isinstance(first, nodes.paragraph):
        first.insert(0, opening)
    else:
        footnote.insert(0, nodes.paragraph("", "", *opening))


def _sign(footnote: nodes.footnote, by: str) -> None:
    """End a note with an element for its writer's name, filled in once contributors are known."""
    last = footnote[-1] if footnote.children else None
    if not isinstance(last, nodes.paragraph):
        last = nodes.paragraph()
        footnote += last
    signature = nodes.inline(classes=[NOTE_SIGNATURE])
    signature[SIGNER_ATTRIBUTE] = by
    last += [nodes.Text(" "), signature]


def _lemma(words: str, *, in_full: bool = False) -> list[nodes.Node]:
    """Return the words that a note is about, and the bracket that parts them from its text."""
    printed = visible(words if in_full else shortened(words))
    lemma = nodes.inline("", printed, classes=[LEMMA], support_smartquotes=False)
    if printed != visible(words):
        lemma[QUOTE_ATTRIBUTE] = words
    return [lemma, nodes.Text("] ")]
