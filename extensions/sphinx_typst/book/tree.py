"""One tree for one book: every document it holds, in toctree order, references resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from itertools import zip_longest

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.ext.ifconfig import ifconfig
from sphinx.util.nodes import inline_all_toctrees

DEFAULT_DEPTH = 2
HTML_BREAK = re.compile(r"\s*<br\s*/?>\s*")
INVISIBLE = (
    nodes.comment,
    nodes.substitution_definition,
    nodes.system_message,
    nodes.meta,
    nodes.docinfo,
    nodes.decoration,
    nodes.pending,
    addnodes.highlightlang,
    addnodes.tabular_col_spec,
)
UNPRINTED = (nodes.raw, nodes.transition, addnodes.only, ifconfig)
"""Nodes that print no label of their own, and nodes that Sphinx removes with their identifiers."""
PRINTED_ELSEWHERE = (nodes.footnote, nodes.Invisible)


def collect(builder: Builder, start: str, leave_out: Iterable[str]) -> nodes.document:
    """Return the tree of *start* with the documents of its toctrees in it.

    Each document sits in a `start_of_file` node that holds its name; *leave_out* are patterns of
    document names. References are not resolved yet: see `resolve`.
    """
    patterns = list(leave_out)
    left_out = [n for n in builder.env.found_docs if any(fnmatch(n, p) for p in patterns)]
    found: set[str] = {start}
    tree = builder.env.get_doctree(start)
    depth = toctree_depth(tree)
    parts = part_captions(tree)
    whole = inline_all_toctrees(builder, found, start, tree, str, [start, *left_out])
    for part in whole.findall(addnodes.start_of_file):
        part["part"] = parts.get(part["docname"], "")
        for child in part.children:
            child.parent = part  # Sphinx leaves them pointing to their own document
    whole["docname"] = start
    whole["docnames"] = sorted(found)
    whole["tocdepth"] = depth
    return whole


def toctree_depth(tree: nodes.document) -> int:
    """Return how deep the first toctree of *tree* asks the contents to go."""
    depths = (toctree.get("maxdepth", -1) for toctree in tree.findall(addnodes.toctree))
    return next((depth for depth in depths if depth > 0), DEFAULT_DEPTH)


def part_captions(tree: nodes.document) -> dict[str, str]:
    """Return the captions of the toctrees of *tree*, by the first document of each."""
    found: dict[str, str] = {}
    for toctree in tree.findall(addnodes.toctree):
        documents: list[str] = toctree.get("includefiles", [])
        if toctree.get("caption") and documents:
            found.setdefault(documents[0], toctree["caption"])
    return found


def resolve(builder: Builder, tree: nodes.document) -> None:
    """Resolve the references in *tree*: post-transforms run once, on the whole tree.

    They remove some nodes with their identifiers, so that these are put into targets before.
    """
    keep_identifiers(tree)
    builder.env.resolve_references(tree, tree["docname"], builder)


def keep_identifiers(tree: nodes.document) -> None:
    """Move identifiers and names of each node that prints nothing itself to a target before it."""
    for node in list(tree.findall(nodes.Element)):
        if node.get("ids") and (isinstance(node, UNPRINTED) or is_left_out(node)):
            target = nodes.target("", "", ids=node["ids"], names=node["names"])
            target.source, target.line = node.source, node.line
            node["ids"], node["names"] = [], []
            node.parent.insert(node.parent.index(node), target)


def is_left_out(node: nodes.Node) -> bool:
    """Tell whether *node* is never printed.

    Comments, metadata, raw text of other formats, contents of a document: the book has its own.
    """
    if isinstance(node, nodes.topic):
        return "contents" in node["classes"] and "local" not in node["classes"]
    if isinstance(node, nodes.raw):
        return "typst" not in node.get("format", "").split()
    return type(node) in INVISIBLE


def prune(tree: nodes.document, drops: Iterable[nodes.Element]) -> None:
    """Remove *drops*, and what is never printed, from the tree.

    A footnote goes with its calls: one called only from what is removed is removed too.
    """
    before = called_notes(tree)
    _remove([*filter(is_left_out, tree.findall()), *drops])
    lost = before - called_notes(tree)
    _remove(
        note
        for docname, note in by_document(tree)
        if isinstance(note, nodes.footnote) and {(docname, i) for i in note["ids"]} & lost
    )


def _remove(found: Iterable[nodes.Node]) -> None:
    """Remove nodes from their parents, all those of a parent at once: there may be many."""
    removed = {id(node): node for node in found}
    for parent in _parents(removed.values()):
        parent.children = [child for child in parent.children if id(child) not in removed]


def _parents(found: Iterable[nodes.Node]) -> list[nodes.Element]:
    """Return the parents of nodes, each once."""
    return list(
        {id(node.parent): node.parent for node in found if node.parent is not None}.values()
    )


def called_notes(tree: nodes.document) -> set[tuple[str, str]]:
    """Return document and identifier of every footnote that is called."""
    return {
        (docname, node.get("refid", ""))
        for docname, node in by_document(tree)
        if isinstance(node, nodes.footnote_reference)
    }


def is_book_section(node: nodes.Node) -> bool:
    """Tell whether *node* is the section whose title is the book's own: the start document's."""
    if not isinstance(node, nodes.section) or not isinstance(node.parent, nodes.document):
        return False
    return next(c for c in node.parent.children if isinstance(c, nodes.section)) is node


def keep_line_breaks(tree: nodes.document) -> None:
    """Replace raw HTML line breaks, which keep the hard line breaks of Markdown, by Typst's."""
    for node in list(tree.findall(nodes.raw)):
        if node.get("format") == "html" and HTML_BREAK.fullmatch(node.astext()):
            node.replace_self(nodes.raw("", "#linebreak()", format="typst"))


def remove_spaces_before_calls(tree: nodes.document) -> None:
    """Remove spaces before the calls of notes, so that no line begins with a call.

    reStructuredText needs such a space in the source; Sphinx's LaTeX writer removes it as well.
    """
    for parent in _parents(tree.findall(nodes.footnote_reference)):
        children: list[nodes.Node] = []
        for child, after in zip_longest(parent.children, parent.children[1:]):
            if isinstance(child, nodes.Text) and isinstance(after, nodes.footnote_reference):
                text = child.astext().rstrip(" \n")
                children += [nodes.Text(text)] if text else []
            else:
                children.append(child)
        parent[:] = children


def drop_final_transitions(tree: nodes.document) -> None:
    """Remove transitions followed by nothing but footnotes, which are printed elsewhere."""
    for parent in _parents(tree.findall(nodes.transition)):
        printed = (c for c in reversed(parent.children) if not isinstance(c, PRINTED_ELSEWHERE))
        last = next(printed, None)
        if isinstance(last, nodes.transition):
            parent.children.pop(max(n for n, c in enumerate(parent.children) if c is last))


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield the nodes around *node*, from its parent to the root."""
    outer: nodes.Element | None = node.parent
    while outer is not None:
        yield outer
        outer = outer.parent


def by_document(tree: nodes.document) -> Iterator[tuple[str, nodes.Node]]:
    """Yield every node of the tree, in order, with the name of the document it comes from."""
    waiting: list[tuple[str, nodes.Node]] = [(tree["docname"], tree)]
    while waiting:
        docname, node = waiting.pop()
        if isinstance(node, addnodes.start_of_file):
            docname = node["docname"]
        yield docname, node
        waiting.extend((docname, child) for child in reversed(node.children))
