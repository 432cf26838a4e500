"""Give each HTML page a title of its own, in its head and where its neighbours link to it."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_apparatus.core.page_titles import distinct_titles
from sphinx_apparatus.domain import apparatus


def set_titles(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Change the titles in the context of a page (``html-page-context``)."""
    domain = apparatus(app.env)
    if domain.edition is None or doctree is None:
        return
    if domain.page_titles is None:  # once for all pages
        titles = {name: node.astext() for name, node in app.env.titles.items()}
        domain.page_titles = distinct_titles(domain.edition, titles)
    if pagename in domain.page_titles:
        context["title"] = escape(domain.page_titles[pagename])
    _parent, before, after = getattr(app.builder, "relations", {}).get(pagename, (None,) * 3)
    for key, near in (("prev", before), ("next", after)):
        if near in domain.page_titles and context.get(key):
            context[key] = {**context[key], "title": escape(domain.page_titles[near])}
