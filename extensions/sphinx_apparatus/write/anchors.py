"""Mend identifiers and links of documents that are written on a single page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_Renamed = dict[tuple[str, str], str]


class OneAnchor(SphinxPostTransform):
    """Makes of ``#document-source/post#p3`` the ``#p3`` that it means, and of each name one place.

    Sphinx's builder of single pages gives two anchors to every reference that crosses documents
    (https://github.com/sphinx-doc/sphinx/issues/14221), and browsers follow neither. An identifier
    that several documents have stays with the first; in the others the document's name goes
    before it.
    """

    default_priority = 990  # once all references are resolved
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Rename what is named twice, then lead every reference to the one place it means."""
        root = self.env.config.root_doc
        parts = [(node, _document_of(node, root)) for node in self.document.findall(nodes.Element)]
        renamed = _rename(parts)
        for node, document in parts:
            if "refid" in node:
                node["refid"] = renamed.get((document, node["refid"]), node["refid"])
            if "backrefs" in node:
                node["backrefs"] = [renamed.get((document, ref), ref) for ref in node["backrefs"]]
            page, _, anchor = node.get("refuri", "").rpartition("#")
            if page.startswith("#document-"):
                there = page.removeprefix("#document-")
                node["refuri"] = f"#{renamed.get((there, anchor), anchor)}"


def _rename(parts: list[tuple[nodes.Element, str]]) -> _Renamed:
    """Give every identifier to one element only; return the new ones by document and old one."""
    taken: dict[str, str] = {}
    renamed: _Renamed = {}
    for node, document in parts:
        for position, name in enumerate(node.get("ids", ())):
            if taken.setdefault(name, document) != document:
                new = f"{nodes.make_id(document)}-{name}"
                node["ids"][position] = renamed[document, name] = new
    return renamed


def _document_of(node: nodes.Node | None, root: str) -> str:
    """Return the name of the document that a node of the assembled page comes from."""
    while node is not None and not isinstance(node, addnodes.start_of_file):
        node = node.parent
    return root if node is None else str(node["docname"])
