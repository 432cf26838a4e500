"""Build the nodes of a citation from within a directive, by sphinxcontrib-bibtex's own role."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import roles
from sphinx.util.docutils import SphinxDirective


def append_citations(directive: SphinxDirective, body: nodes.Element, keys: list[str]) -> None:
    """Add citations of the keys, by sphinxcontrib-bibtex's role, to the end of a body."""
    if not keys:
        return
    last = body[-1] if body.children else None
    if not isinstance(last, nodes.paragraph):
        last = nodes.paragraph()
        body += last
    elif last.children:
        last += nodes.Text(" ")
    last += cite(directive, keys)


def cite(directive: SphinxDirective, keys: list[str]) -> list[nodes.Node]:
    """Return the nodes of a parenthetical citation."""
    inliner = directive.state.inliner
    reporter = directive.state.document.reporter
    line, language = directive.lineno, directive.state.memo.language
    role, messages = roles.role("cite:p", language, line, reporter)
    if role is None:
        return list(messages)
    text = ",".join(keys)
    found, errors = role("cite:p", f"{{cite:p}}`{text}`", text, line, inliner, {}, [])
    return [*found, *errors]
