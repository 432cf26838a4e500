"""Write a list of sources as a list, for assistive technology.

docutils gives each source the role ``doc-biblioentry``, which DPUB-ARIA 1.1 has deprecated and
which no list may have as its item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_reader_theme.assets import uses_reader_theme

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


_TITLE = re.compile(
    r'(<a class="(?:later-source )?reference internal" href="[^"]*#[^"]*") title="[^"]*"'
)


def drop_titles(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take the titles off links within the site: a card says the same, once for all that cite.

    sphinxcontrib-bibtex repeats the whole reference at every citation, a third of a dense page.
    """
    if doctree is not None and uses_reader_theme(app.builder) and context.get("body"):
        context["body"] = _TITLE.sub(r"\1", context["body"])


def write_as_list(app: Sphinx) -> None:
    """Let the pages of this theme, and no others, have their sources in lists."""
    if uses_reader_theme(app.builder):
        app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))


def visit_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """Begin a source, and a list before the first one."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        translator.body.append('<div role="list" class="citation-list">\n')
    translator.body.append(translator.starttag(node, "div", CLASS="citation", role="listitem"))


def depart_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """End a source, and the list after the last one."""
    translator.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        translator.body.append("</div>\n")
