"""A frame around each table, so that a wide one scrolls in it and not the page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class WrapTables(SphinxPostTransform):
    """Put each outermost table into a ``container`` of class ``table-frame`` (web pages only)."""

    # After references are resolved, which may still replace whole blocks.
    default_priority = 800
    builders = ("html", "dirhtml", "singlehtml")

    def run(self, **kwargs: Any) -> None:
        """Wrap the tables of the document; a table in a table scrolls with the outer one."""
        for table in list(self.document.findall(nodes.table)):
            if table.parent is None or _inside_table(table):
                continue
            frame = nodes.container(classes=["table-frame"])
            table.parent.replace(table, frame)
            frame += table


def _inside_table(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.table):
            return True
        parent = parent.parent
    return False
