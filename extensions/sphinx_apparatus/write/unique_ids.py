"""Make identifiers unique, and links right, where all documents are one page (``singlehtml``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_Renamed = dict[tuple[str, str], str]


class UniqueIds(SphinxPostTransform):
    """Turns ``#document-source/post#p3`` into ``#p3``, and gives each identifier to one element.

    Sphinx's builder of single pages writes two fragments into every reference that crosses
    documents (https://github.com/sphinx-doc/sphinx/issues/14221), and browsers follow neither. An
    identifier that several documents have stays with the first; in the others the document's name
    goes before it.
    """

    default_priority = 990  # once all references are resolved
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Rename duplicate identifiers, then point every reference to its one target."""
        parts = list(_parts(self.document, self.env.config.root_doc))
        renamed = _rename(parts)
        for node, document in parts:
            if "refid" in node:
                node["refid"] = renamed.get((document, node["refid"]), node["refid"])
            if "backrefs" in node:
                node["backrefs"] = [renamed.get((document, ref), ref) for ref in node["backrefs"]]
            page, _, find_quote = node.get("refuri", "").rpartition("#")
            if page.startswith("#document-"):
                there = page.removeprefix("#document-")
                node["refuri"] = f"#{renamed.get((there, find_quote), find_quote)}"


def _rename(parts: list[tuple[nodes.Element, str]]) -> _Renamed:
    """Give every identifier to one element only; return the new ones by document and old one."""
    taken: dict[str, str] = {}
    renamed: _Renamed = {}
    for node, document in parts:
        names: list[str] = node.get("ids", [])
        for position, name in enumerate(names):
            if taken.setdefault(name, document) != document:
                new = f"{nodes.make_id(document)}-{name}"
                names[position] = renamed[document, name] = new
    return renamed


def _parts(node: nodes.Element, document: str) -> Iterator[tuple[nodes.Element, str]]:
    """Yield the elements from this one down, each with the document that it comes from.

    Sphinx leaves the parents of what it puts together as they were, so that there is no way up.
    """
    if isinstance(node, addnodes.start_of_file):
        document = node["docname"]
    yield node, document
    for child in node.children:
        if isinstance(child, nodes.Element):
            yield from _parts(child, document)
