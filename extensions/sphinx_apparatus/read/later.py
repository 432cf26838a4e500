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
        container = nodes.container(classes=[LATER])
        self.set_source_info(container)
        container += self.parse_content_to_nodes()
        label = nodes.inline("", str(LATER_WORD), classes=[LATER_LABEL])
        first = container.children[0] if container.children else None
        if not isinstance(first, nodes.paragraph):
            first = nodes.paragraph()
            container.insert(0, first)
        first.insert(0, [label, nodes.Text(" ")])
        return [container]
