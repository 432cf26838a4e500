"""Parts of a document for another page: the words of a passage, the body of a note, as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri

from sphinx_apparatus.core.citation_pages import Block
from sphinx_apparatus.core.class_names import (
    APPARATUS,
    BYLINE,
    CITE_LINK,
    COMMENT_CLAIMS,
    DATA_LABEL,
    PASSAGE_NUMBER,
    PASSAGE_SPACE,
)
from sphinx_apparatus.domain import apparatus

_CALL = "footnote-reference"
_HEAD = {BYLINE, COMMENT_CLAIMS}
_LEFT_OUT = {CITE_LINK, PASSAGE_NUMBER, PASSAGE_SPACE}


class Excerpts:
    """The parts of one document, as they stand on *page* (a page's name)."""

    def __init__(self, builder: StandaloneHTMLBuilder, docname: str, page: str) -> None:
        self._builder = builder
        self._from = builder.get_target_uri(docname)
        self._to = builder.get_target_uri(page)
        builder.current_docname = docname
        builder.imgpath = relative_uri(self._to, builder.imagedir)
        domain = apparatus(builder.env)
        domain.is_quoting = True  # the document has been verified when it was written itself
        try:
            doctree = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        finally:
            domain.is_quoting = False
        self._nodes: dict[str, nodes.Element] = {}
        for node in doctree.findall(nodes.Element):
            self._nodes |= dict.fromkeys(list[str](node.get("ids", ())), node)

    def of(self, block: Block) -> str:
        """Return the words of a block, without those of the blocks within it, as HTML."""
        return "".join(self._html(part) for part in self._parts(block))

    def _parts(self, block: Block) -> Iterator[nodes.Element]:
        node = self._nodes.get(block.identifier)
        if isinstance(node, nodes.section):  # a comment
            for child in node.children:
                if isinstance(child, nodes.paragraph) and _HEAD & set(child["classes"]):
                    yield child
            yield from (self._nodes[i] for i in block.also if i in self._nodes)
        elif isinstance(node, nodes.footnote):
            for child in node.children:
                if isinstance(child, nodes.Element) and not isinstance(child, nodes.label):
                    yield child
        elif node is not None:
            yield node

    def _html(self, node: nodes.Element) -> str:
        copy = node.deepcopy()
        for part in list(copy.findall(nodes.Element)):
            part["ids"] = []
            if _LEFT_OUT & set(part.get("classes", ())):
                part.parent.remove(part)
            elif isinstance(part, nodes.footnote_reference):
                label = nodes.superscript("", part.astext(), classes=[APPARATUS])
                part.parent.replace(part, label)
            elif _CALL in part.get("classes", ()):  # a sign that the style sheet shows
                part["tag"], part["html"] = "sup", {DATA_LABEL: part["html"][DATA_LABEL]}
                del part["refid"]
            elif isinstance(part, nodes.reference):
                self._move(part)
            elif "html" in part and "refid" in part:
                self._move(part)
                part["html"] = {**part["html"], "href": part.attributes.pop("refuri")}
        return str(self._builder.render_partial(copy)["fragment"])

    def _move(self, link: nodes.Element) -> None:
        """Let a link that was relative to the document lead there from the page, too."""
        uri = link.get("refuri", "") or f"#{link.get('refid', '')}"
        target = urljoin(f"/{self._from}", uri)
        if target.startswith("/"):
            path, sign, fragment = target[1:].partition("#")  # which Sphinx would drop
            link["refuri"] = relative_uri(self._to, path) + sign + fragment
            if "refid" in link:
                del link["refid"]
