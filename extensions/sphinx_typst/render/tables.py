"""Tables: spans, header rows, row headings, captions, widths, alignments."""

from __future__ import annotations

from docutils import nodes

from sphinx_typst.engine.escape import Code, call, literal
from sphinx_typst.render.base import Base
from sphinx_typst.render.media import MediaNodes, length

ALIGNMENTS = {"text-left": "left", "text-center": "center", "text-right": "right"}


class TableNodes(MediaNodes, Base):
    """Tables."""

    def _render_table(self, node: nodes.table) -> str:
        title = next((c for c in node.children if isinstance(c, nodes.title)), None)
        group = next(c for c in node.children if isinstance(c, nodes.tgroup))
        heads = list(group.findall(nodes.thead))
        head = [row for part in heads for row in _rows(part)]
        body = [r for part in group.findall(nodes.tbody) for r in _rows(part)]
        columns = [c for c in group.children if isinstance(c, nodes.colspec)]
        stubs = [bool(column.get("stub")) for column in columns]
        caption = Code(f"[{self.caption(title, node, 'table')}]") if title is not None else None
        align = node.get("align", "default")
        return self.block(
            node,
            call(
                "doc.grid-table",
                columns=self._widths(node, columns),
                head=Code(f"({self._cells(head, stubs)})"),
                caption=caption,
                repeat=not any(part.next_node(_links) for part in heads),
                name=self.context.labels.take(node),
                width=length(node.get("width")),
                align=align if align in ("left", "right", "center") else None,
            )
            + f"({self._cells(body, stubs)})",
        )

    @staticmethod
    def _widths(table: nodes.Element, columns: list[nodes.colspec]) -> list[Code]:
        """Return column widths: shares if the author gave them, else by content."""
        if "colwidths-given" in table["classes"]:
            return [Code(f"{column['colwidth']}fr") for column in columns]
        return [Code("auto")] * len(columns)

    def _cells(self, rows: list[nodes.row], stubs: list[bool]) -> str:
        """Return the cells of *rows* as arguments of Typst's ``table``."""
        written = []
        taken: dict[tuple[int, int], bool] = {}
        for y, row in enumerate(rows):
            x = 0
            for entry in row.children:
                if not isinstance(entry, nodes.entry):
                    continue
                while (x, y) in taken:
                    x += 1
                wide, high = entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1
                taken |= {(x + i, y + j): True for i in range(wide) for j in range(high)}
                written.append(self._cell(entry, wide, high, x < len(stubs) and stubs[x]))
                x += wide
        return "".join(f"{cell}, " for cell in written)

    def _render_entry(self, node: nodes.entry) -> str:
        return self.content(node)

    def _cell(self, entry: nodes.entry, wide: int, high: int, is_stub: bool) -> str:
        body = self.render(entry)
        if is_stub:
            body = call("doc.stub", body=body)
        options = {
            "colspan": wide if wide > 1 else None,
            "rowspan": high if high > 1 else None,
            "align": next((Code(ALIGNMENTS[c]) for c in entry["classes"] if c in ALIGNMENTS), None),
        }
        given = ", ".join(f"{k}: {literal(v)}" for k, v in options.items() if v is not None)
        return f"doc.cell({given})[{body}]"


def _links(node: nodes.Node) -> bool:
    """Tell whether *node* is a link: a header row that is repeated on each page may hold none."""
    return isinstance(node, nodes.reference | nodes.footnote_reference)


def _rows(part: nodes.Element) -> list[nodes.row]:
    return [row for row in part.children if isinstance(row, nodes.row)]
