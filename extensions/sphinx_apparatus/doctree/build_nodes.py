"""Small builders of the nodes that views are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

Inline = nodes.Node | str
LINE = 72
"""Characters of a line of plain text."""


def inline(parts: Inline | Iterable[Inline]) -> list[nodes.Node]:
    """Return nodes, plain strings made text."""
    listed = [parts] if isinstance(parts, (str, nodes.Node)) else list(parts)
    return [nodes.Text(part) if isinstance(part, str) else part for part in listed]


@dataclass(frozen=True)
class Links:
    """Makes the links of one document, as its builder writes them."""

    builder: Builder
    docname: str

    def to(self, docname: str, locus: str, text: str, *classes: str) -> nodes.Element:
        """Return a link to a locus of a document."""
        return self.around(nodes.inline("", text), docname, locus, *classes)

    def around(
        self, content: nodes.Element, docname: str, locus: str, *classes: str
    ) -> nodes.Element:
        """Return a link around an inline element, or just that if the book lacks the document.

        A builder that writes no pages (``changes``) has no addresses at all.
        """
        try:
            made = make_refnode(self.builder, self.docname, docname, locus, content)
        except (NoUri, NotImplementedError):
            return content
        made["classes"] += classes
        return made


def paragraph(*parts: Inline, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph of inline parts."""
    return nodes.paragraph("", "", *inline(parts), classes=list(classes))


def bullets(items: Iterable[Iterable[Inline]]) -> nodes.bullet_list:
    """Return a bullet list with one paragraph an item."""
    return nodes.bullet_list(
        "", *(nodes.list_item("", paragraph(*inline(item))) for item in items), bullet="-"
    )


def definitions(
    rows: Iterable[tuple[Inline | Iterable[Inline], Inline | Iterable[Inline]]],
) -> nodes.definition_list:
    """Return a definition list of terms and one-paragraph definitions."""
    return nodes.definition_list(
        "",
        *(
            nodes.definition_list_item(
                "",
                nodes.term("", "", *inline(term)),
                nodes.definition("", paragraph(*inline(definition))),
            )
            for term, definition in rows
        ),
    )


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[Inline | Iterable[Inline]]],
    widths: Sequence[int],
) -> nodes.table:
    """Return a table with a header row; widths are relative.

    Builders of plain text take them for characters: so they fill a line of :data:`LINE`.
    """
    group = nodes.tgroup(cols=len(head))
    scale = max(1, LINE // sum(widths))
    group += [nodes.colspec(colwidth=scale * width) for width in widths]
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group)


def _row(cells: Iterable[Inline | Iterable[Inline]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", paragraph(*inline(cell))) for cell in cells))
