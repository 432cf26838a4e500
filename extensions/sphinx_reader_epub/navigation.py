"""The navigation beside the table of contents: landmarks, and the targets that can be cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from docutils import nodes


class NavigationTarget(NamedTuple):
    """A link of the navigation document; ``kind`` is its ``epub:type``, if it has one."""

    label: str
    uri: str
    kind: str = ""


def citable_targets(
    document: nodes.document, classes: Collection[str], uri: str
) -> Iterator[NavigationTarget]:
    """Yield the elements of *document* that have an identifier and one of *classes*, in order.

    *uri* is the page's address. The label is the text of the first descendant with the class
    followed by ``-number``, else the identifier.
    """
    for node in document.findall(nodes.Element):
        own = [name for name in classes if name in node.get("classes", ())]
        if own and node["ids"]:
            identifier = node["ids"][0].replace(":", "-")  # as Sphinx does in its EPUB
            yield NavigationTarget(_number(node, own[0]) or identifier, f"{uri}#{identifier}")


def landmarks(
    order: Iterable[str], kinds: Mapping[str, str], titles: Mapping[str, str], suffix: str
) -> list[NavigationTarget]:
    """Return the first document of each kind, in reading order.

    *order* holds the documents' names, *kinds* what some of them are. Without a document of kind
    "bodymatter" the book's body begins with the second document, after the root.
    """
    documents = list(order)
    found: dict[str, str] = {}
    for docname in documents:
        if docname in kinds:
            found.setdefault(kinds[docname], docname)
    if "bodymatter" not in found and documents:
        found["bodymatter"] = documents[min(1, len(documents) - 1)]
    return [
        NavigationTarget(titles[docname], docname + suffix, kind)
        for kind, docname in sorted(found.items(), key=lambda item: documents.index(item[1]))
    ]


def _number(node: nodes.Element, name: str) -> str:
    for inner in node.findall(nodes.Element):
        if f"{name}-number" in inner.get("classes", ()):
            return inner.astext().strip()
    return ""
