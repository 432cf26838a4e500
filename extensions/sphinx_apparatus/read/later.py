"""Set apart what became known, or came to pass, only after the text was written: ``later``.

The directive stands in notes, entries and pages. Its content is kept apart by markup, so that a
reader or a build profile can leave it out.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.core.class_names import LATER, LATER_LABEL
from sphinx_apparatus.core.wording import LATER_WORD


class LaterDirective(SphinxDirective):
    """Paragraphs about what a reader on the day of the text could not know."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the content in a container; its first paragraph begins with the label."""
        self.assert_has_content()
        container = later(self.parse_content_to_nodes())
        self.set_source_info(container)
        return [container]


def later(content: list[nodes.Node], label: str = "") -> nodes.container:
    """Return content in a container of what became known later, begun with a label."""
    container = nodes.container("", *content, classes=[LATER])
    opening = nodes.inline("", label or str(LATER_WORD), classes=[LATER_LABEL])
    first = container.children[0] if container.children else None
    if not isinstance(first, nodes.paragraph):
        first = nodes.paragraph()
        container.insert(0, first)
    first.insert(0, [opening, nodes.Text(" ")])
    return container
