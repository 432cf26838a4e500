"""Where directives stand in their source, and what front matter a document has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective, SphinxRole

from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.doctree.ancestors import ancestors


def relative(env: BuildEnvironment, source: str) -> str:
    """Return a source path relative to the source directory, with forward slashes."""
    path = Path(source)
    try:
        return path.resolve().relative_to(env.srcdir).as_posix()
    except ValueError:
        return path.as_posix()


def directive_location(directive: SphinxDirective, option: str = "") -> SourceLocation:
    """Return where a directive begins, or where the value of one of its options stands."""
    source, noted = directive.get_source_info()
    path = relative(directive.env, source or _current_path(directive.env))
    line = noted or directive.lineno
    for number, text in enumerate(directive.block_text.split("\n")):
        name, found, value = text.partition(f":{option}:")
        if option and found and not name.strip():
            column = len(text) - len(value.lstrip()) if value.strip() else text.index(found)
            return SourceLocation(path, line + number, column + 1)
    return SourceLocation(path, line)


def role_location(role: SphinxRole) -> SourceLocation:
    """Return where a role stands: parsers note the line on which its block begins."""
    source, noted = role.get_source_info()
    path = Path(source or _current_path(role.env))
    first = noted or role.lineno or 1
    written = [f"{{{role.name}}}`{role.text}`", f":{role.name}:`{role.text}`"]
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        lines = []
    for number, line in enumerate(lines[first - 1 :], first):
        for form in written:
            if form in line:
                return SourceLocation(relative(role.env, str(path)), number, line.index(form) + 1)
    return SourceLocation(relative(role.env, str(path)), first)


def content_location(directive: SphinxDirective) -> SourceLocation:
    """Return where the content of a directive begins."""
    start = directive_location(directive)
    content = [line.strip() for line in directive.content]
    lines = [line.strip() for line in directive.block_text.split("\n")]
    for offset in range(1, len(lines) - len(content) + 1):
        if lines[offset : offset + len(content)] == content:
            return replace(start, line=start.line + offset)
    return start


def options_lost(directive: SphinxDirective) -> bool:
    """Return whether a directive has none of its options, the parser having given them up."""
    lines = directive.block_text.split("\n")[1:]
    return not directive.options and bool(lines) and lines[0].lstrip().startswith(":")


def node_location(env: BuildEnvironment, node: nodes.Element) -> SourceLocation:
    """Return where a node begins, as far as its parser noted it."""
    noted = next((n for n in (node, *ancestors(node)) if n.line is not None), None)
    source = (noted.source if noted else None) or _current_path(env)
    return SourceLocation(relative(env, source), (noted.line if noted else None) or 1)


def _current_path(env: BuildEnvironment) -> str:
    return str(env.doc2path(env.current_document.docname))


def front_matter(document: nodes.document) -> dict[str, str]:
    """Return the front matter of a document, or of none, as plain strings."""
    first = next((c for c in document.children if not isinstance(c, nodes.comment)), None)
    if not isinstance(first, (nodes.field_list, nodes.docinfo)):
        return {}
    return {
        field[0].astext(): field[1].astext()
        for field in first.children
        if isinstance(field, nodes.field)
    }
