"""A list of things that have a name, each a target of its own, with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

ROOT = Path(__file__).resolve().parents[3]
"""The repository."""
EXTENSIONS = ROOT / "extensions"
_LITERAL = re.compile(r'`([^`]+)`|("[^"]*")')


@dataclass(frozen=True)
class Described:
    """A named thing; ``paragraphs`` are sentences in which `…` and "…" are set as code."""

    name: str
    paragraphs: Sequence[str]
    aside: str = ""
    is_code: bool = True


def described_list(
    directive: SphinxDirective, kind: str, things: Iterable[Described]
) -> list[nodes.Node]:
    """Return a definition list; each term can be referred to as ``KIND-NAME`` and is in the index.

    The names are noted in Sphinx's standard domain, where the tests look for them.
    """
    listed = nodes.definition_list(classes=["described"])
    standard = directive.env.domains.standard_domain
    docname = directive.env.current_document.docname
    for thing in things:
        label = f"{kind}-{thing.name}"
        identifier = nodes.make_id(label)
        name = nodes.literal if thing.is_code else nodes.inline
        term = nodes.term("", "", name("", thing.name), ids=[identifier])
        if thing.aside:
            term += nodes.inline("", f" {thing.aside}", classes=["aside"])
        directive.state.document.note_explicit_target(term)
        standard.anonlabels[label.lower()] = docname, identifier
        standard.labels[label.lower()] = docname, identifier, thing.name
        term += addnodes.index(entries=[("single", thing.name, identifier, "", None)])
        definition = nodes.definition()
        definition += [nodes.paragraph("", "", *as_inline(text)) for text in thing.paragraphs]
        listed += nodes.definition_list_item("", term, definition)
    return [listed]


def as_inline(text: str) -> list[nodes.Node]:
    """Return a sentence as nodes, with what stands in backticks or quotation marks as code."""
    found: list[nodes.Node] = []
    at = 0
    for match in _LITERAL.finditer(text):
        if text[at : match.start()]:
            found.append(nodes.Text(text[at : match.start()]))
        found.append(nodes.literal("", match[1] or match[2]))
        at = match.end()
    if text[at:]:
        found.append(nodes.Text(text[at:]))
    return found


def capitalised(text: str) -> str:
    """Return a sentence with a capital at its start."""
    return text[:1].upper() + text[1:]


def depend_on(directive: SphinxDirective, *paths: Path) -> None:
    """Have the document read again when one of the files, or what reads them, changes."""
    for path in (*paths, *sorted(Path(__file__).parent.glob("*.py"))):
        directive.env.note_dependency(str(path))
