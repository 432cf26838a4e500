"""Build the nodes of a citation from within a directive, by sphinxcontrib-bibtex's own role."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import roles
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.core.class_names import LATER


def append_citations(directive: SphinxDirective, body: nodes.Element, keys: list[str]) -> None:
    """Add citations of the keys, by sphinxcontrib-bibtex's role, to the end of a body.

    What is set apart as later at its end has sources of its own: the citations stand before it.
    """
    if not keys:
        return
    end = len(body)
    while end and _is_later(body[end - 1]):
        end -= 1
    last = body[end - 1] if end else None
    if not isinstance(last, nodes.paragraph):
        last = nodes.paragraph()
        body.insert(end, last)
    elif last.children:
        last += nodes.Text(" ")
    last += cite(directive, keys)


def _is_later(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and LATER in node["classes"]


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
