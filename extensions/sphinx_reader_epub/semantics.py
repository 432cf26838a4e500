"""What the parts of a book are called: ``epub:type`` for reading systems, ``role`` for others.

Names are those of the EPUB 3 Structural Semantics Vocabulary 1.1 and of DPUB-ARIA 1.1. Deprecated
ones (``doc-biblioentry``, ``doc-endnote``) are not used.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from docutils import nodes
from sphinx import addnodes

Attributes = dict[str, Any]

#: Kinds of documents, with the ARIA role of their section; "" where there is none.
ROLES = {
    "abstract": "doc-abstract",
    "acknowledgments": "doc-acknowledgments",
    "afterword": "doc-afterword",
    "appendix": "doc-appendix",
    "bibliography": "doc-bibliography",
    "bodymatter": "",
    "chapter": "doc-chapter",
    "colophon": "doc-colophon",
    "conclusion": "doc-conclusion",
    "copyright-page": "",
    "dedication": "doc-dedication",
    "endnotes": "doc-endnotes",
    "epilogue": "doc-epilogue",
    "errata": "doc-errata",
    "foreword": "doc-foreword",
    "glossary": "doc-glossary",
    "index": "doc-index",
    "introduction": "doc-introduction",
    "part": "doc-part",
    "preface": "doc-preface",
    "prologue": "doc-prologue",
    "titlepage": "",
}


def of_type(kind: str, role: str = "") -> Attributes:
    """Return the attributes of an element of this ``epub:type`` and, if given, ARIA role."""
    return {"epub:type": kind, "role": role} if role else {"epub:type": kind}


def of_document(kind: str) -> Attributes:
    """Return the attributes of the outermost section of a document of this kind."""
    # "bodymatter" is a division of the whole book, not of one section.
    return of_type(kind, ROLES[kind]) if kind and kind != "bodymatter" else {}


def of_reference(node: nodes.Element) -> Attributes:
    """Return the attributes of a link: to a definition, to a work of the bibliography, or none."""
    parent = node.parent
    if any(isinstance(child, nodes.Element) and "std-term" in child["classes"] for child in node):
        return of_type("glossref", "doc-glossref")
    # sphinxcontrib-bibtex puts its links into such an inline element.
    if isinstance(parent, nodes.Element) and "bibtex-citation" in parent["classes"]:
        return of_type("biblioref", "doc-biblioref")
    return {}


def defines_terms(listed: nodes.Node | None, classes: Collection[str]) -> bool:
    """Tell whether a definition list is a glossary, by its classes or those of what holds it."""
    if not isinstance(listed, nodes.definition_list):
        return False
    if isinstance(listed.parent, addnodes.glossary):
        return True
    return any(
        not set(classes).isdisjoint(element["classes"])
        for element in (listed, listed.parent)
        if isinstance(element, nodes.Element)
    )


def leads_to_itself(node: nodes.Element) -> bool:
    """Tell whether a link leads to the element that it stands in, as a paragraph's number does."""
    holder = node.parent
    while "refid" in node and isinstance(holder, nodes.Element):
        if node["refid"] in holder["ids"]:
            return not isinstance(holder, (nodes.section, nodes.document))
        holder = holder.parent
    return False
