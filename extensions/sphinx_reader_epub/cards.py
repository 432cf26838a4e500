"""Cards of sphinx-design as a book can show them: the title is the link."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class LinkCardTitles(SphinxPostTransform):
    """Moves the link that a web page lays over the whole card, its words hidden, to the title.

    A reading system need not know how to lay one thing over another, nor to hide words.
    """

    # After references are resolved.
    default_priority = 800
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Rewrite each card that has both a title and a link."""
        for link in list(self.document.findall(nodes.reference)):
            if "sd-stretched-link" not in link["classes"]:
                continue
            card = _card(link)
            title = _title(card) if card is not None else None
            if title is None:
                continue
            link.parent.remove(link)
            link["classes"] = []
            words = [child.deepcopy() for child in _inline(title)]
            link.children = []
            link += words
            title.children = []
            title += nodes.paragraph("", "", link)


def _card(node: nodes.Element) -> nodes.Element | None:
    holder = node.parent
    while holder is not None and "sd-card" not in holder["classes"]:
        holder = holder.parent
    return holder


def _title(card: nodes.Element) -> nodes.Element | None:
    return next(
        (
            node
            for node in card.findall(nodes.Element)
            if "sd-card-title" in node.get("classes", ())
        ),
        None,
    )


def _inline(title: nodes.Element) -> list[nodes.Node]:
    """Return the words of a title, which sphinx-design puts into an element of no meaning."""
    only = title[0] if len(title) == 1 else None
    return only.children if isinstance(only, nodes.TextElement) else title.children
