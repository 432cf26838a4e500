"""After each comment, links to the one before and the one after it (HTML)."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import APPARATUS, COMMENT, COMMENT_LINKS
from sphinx_apparatus.core.names import comment_name
from sphinx_apparatus.doctree.build_nodes import Inline, paragraph
from sphinx_apparatus.write.cite_links import BUILDERS


class AddCommentLinks(SphinxPostTransform):
    """Adds the links at the end of each comment, after its notes."""

    default_priority = 901  # after the links to references, which look for a comment's last words
    builders = BUILDERS

    def run(self, **kwargs: Any) -> None:
        """Add a line to each comment of a thread that has several."""
        sections = [s for s in self.document.findall(nodes.section) if COMMENT in s["classes"]]
        names = [section["ids"][0] for section in sections]
        for number, section in enumerate(sections):
            line: list[Inline] = []
            if number:
                line += wording.PREVIOUS_COMMENT.around(comment=[_link(names[number - 1])])
            if number + 1 < len(names):
                line += [wording.BETWEEN_CREDITS] if line else []
                line += wording.NEXT_COMMENT.around(comment=[_link(names[number + 1])])
            if line:
                section += paragraph(*line, classes=[APPARATUS, COMMENT_LINKS])


def _link(comment: str) -> nodes.reference:
    return nodes.reference("", comment_name(comment), internal=True, refid=comment)
