"""Links: inside the book (with page numbers where asked), to other books, to the network."""

from __future__ import annotations

from docutils import nodes

from sphinx_typst.book.labels import URI_MARK, split_uri
from sphinx_typst.engine.escape import breakable, call
from sphinx_typst.render.base import Base, logger

PAGE_CLASS = "with-page"


class ReferenceNodes(Base):
    """References of all kinds."""

    def _render_reference(self, node: nodes.reference) -> str:
        body = self.content(node)
        if not body.strip():
            return ""
        name = self.context.labels.target(self.docname, node)
        if name is not None:
            return self._inside_book(node, name, body)
        address = node.get("refuri", "")
        if not address:
            return body
        linked = call("doc.url", address, body=body)
        if self.context.config.show_urls == "inline" and address not in node.astext():
            return linked + breakable(f" ({address.removeprefix('mailto:')})")
        return linked

    def _inside_book(self, node: nodes.Element, name: str, body: str) -> str:
        target = self.context.labels.resolve(name)
        if target is None:
            self._report_missing(node, name)
            return body
        function = "page-ref" if PAGE_CLASS in node["classes"] else "link-to"
        function = "link-in-heading" if self.in_heading else function
        return self._mention(node, target) + call(f"doc.{function}", target, body=body)

    def _report_missing(self, node: nodes.Element, name: str) -> None:
        """Report a reference that leads nowhere; one to another document, once a document."""
        docname, identifier = split_uri(name)
        if docname in self.context.docnames:
            logger.warning(
                "reference to %r, which this book does not hold: printed as plain text",
                name if identifier else docname,
                location=node,
                type="typst",
                subtype="reference",
            )
        elif (self.docname, docname) not in self.context.outside:
            self.context.outside.add((self.docname, docname))
            logger.warning(
                "reference to document %r, which is not in this book: printed as plain text",
                docname,
                location=node,
                type="typst",
                subtype="outside",
            )

    def _mention(self, node: nodes.Element, target: str) -> str:
        """Return an element by which the index lists this page under the target of the link."""
        wanted = set(self.context.config.index_links)
        if not wanted or self.in_heading:
            return ""
        marked = any(wanted & set(e.get("classes", ())) for e in node.findall(nodes.Element))
        return call("doc.mention", target) if marked else ""

    def _render_number_reference(self, node: nodes.Element) -> str:
        return self._render_reference(node)  # type: ignore[arg-type]  # it holds what a reference holds

    def _render_pending_xref(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_pending_xref_condition(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_download_reference(self, node: nodes.Element) -> str:
        address = str(node.get("refuri", ""))
        if "://" in address and not address.startswith(URI_MARK):
            return call("doc.url", address, body=self.content(node))
        return self.content(node)
