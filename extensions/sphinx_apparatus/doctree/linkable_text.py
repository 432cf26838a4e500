"""The running text in which terms may be mentioned, with its scope and locus.

The same walk serves :mod:`sphinx_apparatus.doctree.collect`, which reads, and
:mod:`sphinx_apparatus.write.link_terms`, which writes: on a document's own doctree, and on the
assembled doctree of a whole book. So the n-th text of a document is the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docutils import nodes
from sphinx import addnodes

from sphinx_apparatus.core.class_names import CLASS_NAMES, PASSAGE
from sphinx_apparatus.doctree.ancestors import ancestors
from sphinx_apparatus.doctree.base_text import is_apparatus

_SKIPPED = (
    nodes.title,
    nodes.subtitle,
    nodes.rubric,
    nodes.term,
    nodes.reference,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.citation,
    nodes.label,
    nodes.literal,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.image,
    nodes.comment,
    nodes.field_list,
    nodes.docinfo,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.problematic,
    addnodes.pending_xref,
    addnodes.download_reference,
    addnodes.desc_signature,
    addnodes.toctree,
    addnodes.index,
    addnodes.compact_paragraph,
)
_ONLY = "only-"
"""The class of a block that a project prints in some formats alone begins so."""
_SKIPPED_CLASSES = frozenset(c.name for c in CLASS_NAMES.values() if not c.is_prose)


@dataclass(frozen=True)
class Where:
    """Around a text: its document, its scope (section or note), and its locus (passage or so).

    What some formats leave out (the directive ``only``, or a class that begins with ``only-``) is
    a scope of its own, so that what stands after it is linked in them, too.
    """

    docname: str
    scope: str = ""
    locus: str = ""


def linkable_texts(root: nodes.Element, docname: str) -> Iterator[tuple[nodes.Text, Where]]:
    """Yield the text nodes in which terms may be linked, in document order; no blank ones."""
    yield from _walk(root, Where(docname))


def scope_of(node: nodes.Node) -> str:
    """Return the scope in which a node stands."""
    parts: list[str] = []
    for holder in ancestors(node):
        if condition := _condition(holder):
            parts.insert(0, condition)
        if isinstance(holder, (nodes.section, nodes.footnote)):
            return "".join([*holder["ids"][:1], *parts])
    return "".join(parts)


def _condition(node: nodes.Element) -> str:
    """Return what a node adds to the scope of its content if some formats leave it out."""
    if isinstance(node, addnodes.only):
        return f" {node['expr']}"
    classes: list[str] = node.get("classes", [])
    return "".join(f" {name}" for name in classes if name.startswith(_ONLY))


def _walk(parent: nodes.Element, where: Where) -> Iterator[tuple[nodes.Text, Where]]:
    for child in list(parent.children):
        if isinstance(child, nodes.Text):
            if child.strip():
                yield child, where
        elif isinstance(child, nodes.Element) and not _skipped(child):
            yield from _walk(child, _around(child, where))


def _skipped(node: nodes.Element) -> bool:
    if isinstance(node, _SKIPPED) or (isinstance(node, nodes.Inline) and is_apparatus(node)):
        return True
    return not _SKIPPED_CLASSES.isdisjoint(node.get("classes", ()))


def _around(node: nodes.Element, where: Where) -> Where:
    if isinstance(node, addnodes.start_of_file):
        return Where(node["docname"])
    where = replace(where, scope=where.scope + _condition(node))
    ids = node.get("ids", ())
    if not ids:
        return where
    if isinstance(node, (nodes.section, nodes.footnote)):
        return replace(where, scope=ids[0], locus=ids[0])
    if PASSAGE in node["classes"]:
        return replace(where, locus=ids[0])
    return where
