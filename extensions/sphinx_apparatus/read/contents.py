"""Say in the table of contents of a thread who speaks, beside the numbers of the comments."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_apparatus.core.thread_overview import name_of_speaker
from sphinx_apparatus.domain import apparatus


def name_comments(app: Sphinx, _doctree: nodes.document) -> None:
    """Add names to the comments in a document's contents, just collected (``doctree-read``)."""
    docname = app.env.current_document.docname
    comments = apparatus(app.env).record().comments
    names = {f"#{comment.id}": name_of_speaker(comment) for comment in comments}
    for link in app.env.tocs[docname].findall(nodes.reference) if names else ():
        if name := names.get(link.get("anchorname", "")):
            link += nodes.Text(f" {name}")
