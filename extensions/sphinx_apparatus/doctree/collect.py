"""Collect from a finished doctree what the document contributes to the edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import get_args

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from sphinx_apparatus.core.citation_targets import cited_keys
from sphinx_apparatus.core.class_names import APPARATUS, LATER, PASSAGE, SOURCES
from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.later_sources import keys
from sphinx_apparatus.core.model import CitationUse, DocumentRecord, Run, Unit, UnitKind
from sphinx_apparatus.core.names import comment_name, note_name, unit_name
from sphinx_apparatus.doctree.ancestors import ancestors
from sphinx_apparatus.doctree.base_text import base_text, base_texts
from sphinx_apparatus.doctree.later import stands_in_later
from sphinx_apparatus.doctree.linkable_text import linkable_texts, scope_of
from sphinx_apparatus.doctree.pending_nodes import CITED_KEYS, VIEW_ATTRIBUTE
from sphinx_apparatus.doctree.source_location import front_matter, node_location, relative
from sphinx_apparatus.doctree.units import units

_KEY = ["sigla", ""]
_NAMED: tuple[UnitKind, ...] = tuple(kind for kind in get_args(UnitKind) if kind != "passage")


def collect(
    env: BuildEnvironment, docname: str, document: nodes.document, record: DocumentRecord
) -> None:
    """Fill the record of a document; the last thing done to it in the read phase."""
    title = document.next_node(nodes.title)
    record.path = relative(env, str(env.doc2path(docname)))
    record.later_sources = keys(front_matter(document).get("later-sources", ""))
    record.title = record.entry.title if record.entry else (title.astext() if title else docname)
    if record.kind:
        record.units = list(_units(env, document))
        record.labels |= {unit.id: unit_name(unit.id) for unit in record.units}
        record.labels |= {comment.id: comment_name(comment.id) for comment in record.comments}
        numbers = _label_notes(document, record, record.kind)
        for identifier, number in numbers.items():  # footnotes of other origin
            if identifier not in record.labels:
                record.labels[identifier] = note_name("explanatory", number, record.kind)
                record.footnotes[identifier] = number
    for section in document.findall(nodes.section):
        record.labels.setdefault(section["ids"][0], _title(section))
    _collect_runs(docname, document, record)
    record.citations = list(_citations(env, document))
    record.defined_terms = list(_defined_terms(env, document))
    record.linked_by_hand = list(_terms(document))
    record.references = [
        xref["reftarget"]
        for xref in document.findall(addnodes.pending_xref)
        if xref.get("reftype") in ("ref", "myst")
    ]
    record.has_later = any(LATER in n["classes"] for n in document.findall(nodes.container))
    record.key_section = next(
        (_locus(n) for n in document.findall(nodes.container) if n.get(VIEW_ATTRIBUTE) == _KEY), ""
    )
    record.cross_references = [
        (xref["reftype"], xref["reftarget"], node_location(env, xref))
        for xref in document.findall(addnodes.pending_xref)
        if xref.get("reftype") in ("term", "ref", "doc")
        if record.entry or _in_note(xref)
    ]
    record.views = [
        (name, argument)
        for node in document.findall(nodes.container)
        if VIEW_ATTRIBUTE in node
        for name, argument in [node[VIEW_ATTRIBUTE]]
    ]


def _units(env: BuildEnvironment, document: nodes.document) -> Iterator[Unit]:
    for block in units(document):
        if not block["ids"]:
            continue
        identifier = block["ids"][-1]
        part = identifier.partition("-")[2].rstrip("-0123456789")
        kind: UnitKind = next((name for name in _NAMED if name == part), "passage")
        yield Unit(identifier, kind, base_text(block), node_location(env, block))


def _collect_runs(docname: str, document: nodes.document, record: DocumentRecord) -> None:
    """Record the running text, each run with its offset in the words of its paragraph."""
    offsets: dict[int, tuple[int, int]] = {}
    for text, where in linkable_texts(document, docname):
        if id(text) not in offsets:
            block = next(node for node in ancestors(text) if not isinstance(node, nodes.Inline))
            words = ""
            for part in base_texts(block):
                shown = _shown(part, block)
                if not shown:
                    words = words.rstrip()
                offsets[id(part)] = len(record.blocks), len(words)
                words += shown
            record.blocks.append(words)
        if id(text) in offsets:
            record.runs.append(Run(str(text), where.scope, where.locus, *offsets[id(text)]))


def _shown(text: nodes.Text, block: nodes.Element) -> str:
    """Return the words of a text for use elsewhere: no citation, no call of a note.

    A reference that will show the name of its target shows three dots: the name is not known yet.
    """
    for holder in takewhile(lambda node: node is not block, ancestors(text)):
        if isinstance(holder, nodes.footnote_reference) or holder.get("refdomain") == "cite":
            return ""
        if holder.get("reftype") in ("ref", "doc", "myst") and not holder.get("refexplicit"):
            return "…"
    return str(text)


def _label_notes(document: nodes.document, record: DocumentRecord, kind: str) -> dict[str, str]:
    """Record the numbers that docutils has given to the notes; return those of all footnotes."""
    numbers = {
        footnote["ids"][0]: footnote[0].astext()
        for footnote in document.findall(nodes.footnote)
        if footnote["ids"] and footnote.children
    }
    record.notes = [replace(note, label=numbers[note.target]) for note in record.notes]
    for note in record.notes:
        record.labels[note.target] = note_name(note.series, note.label, kind)
    for item in record.interventions:
        record.labels[item.target] = note_name("textual", item.label, kind)
    return numbers


def _citations(env: BuildEnvironment, document: nodes.document) -> Iterator[CitationUse]:
    for node in document.findall(nodes.Element):
        keys_of: list[str] = node.get(CITED_KEYS, [])
        if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
            keys_of = cited_keys(node["reftarget"])
        for key in keys_of:
            yield CitationUse(
                key,
                _locus(node),
                node_location(env, node),
                later=stands_in_later(node),
                listed=SOURCES in node.parent.get("classes", ()),
            )


def _locus(node: nodes.Node) -> str:
    """Return the identifier of the note, passage or section around a node."""
    for holder in ancestors(node):
        if isinstance(holder, (nodes.footnote, nodes.section)) or PASSAGE in holder.get(
            "classes", ()
        ):
            return str(holder["ids"][0]) if holder["ids"] else ""
    return ""


def _defined_terms(
    env: BuildEnvironment, document: nodes.document
) -> Iterator[tuple[str, SourceLocation]]:
    """Yield the terms that Sphinx's own directive ``glossary`` defines, and where it stands."""
    for glossary in document.findall(addnodes.glossary):
        for term in glossary.findall(nodes.term):
            yield term.astext(), node_location(env, glossary)


def _in_note(node: nodes.Node) -> bool:
    footnotes = (holder for holder in ancestors(node) if isinstance(holder, nodes.footnote))
    return any(APPARATUS in footnote["classes"] for footnote in footnotes)


def _terms(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield (scope, target) of terms that were linked by hand."""
    for xref in document.findall(addnodes.pending_xref):
        if (xref.get("refdomain"), xref.get("reftype")) == ("std", "term"):
            yield scope_of(xref), xref["reftarget"]


def _title(section: nodes.section) -> str:
    title = section.next_node(nodes.title)
    return title.astext() if title else ""
