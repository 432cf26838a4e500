"""A role for the names of files, functions and classes, which complains of those that are gone.

``{code-name}`sphinx_apparatus/read/attach_notes.py#AttachNotes.apply``` shows the name and says
where it is; with a tilde before the path only the name is shown. A path is sought in the packages,
then in the repository. The name of the largest package, ``sphinx_apparatus``, is not shown.
"""

from __future__ import annotations

import ast
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner

from from_code.described import EXTENSIONS, ROOT


def name_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: dict[str, Any] | None = None,
    content: list[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Return the name as code, or a message that says what there is instead."""
    shown_path = not text.startswith("~")
    path, _, attribute = text.removeprefix("~").partition("#")
    file = _file(path)
    if file and file.is_file():
        inliner.document.settings.env.note_dependency(str(file))
    if mistake := missing(path, attribute):
        message = inliner.reporter.error(mistake, line=lineno)
        return [nodes.problematic(rawtext, rawtext)], [message]
    shown = path.removeprefix("sphinx_apparatus/")
    if not attribute:
        return [nodes.literal("", shown)], []
    found: list[nodes.Node] = [nodes.literal("", attribute)]
    if shown_path:
        found += [nodes.Text(" in "), nodes.literal("", shown)]
    return found, []


def missing(path: str, attribute: str) -> str:
    """Return what is wrong with a name; empty if there is such a file and such a thing in it."""
    file = _file(path)
    if file is None:
        return f"There is no file {path!r}."
    if not attribute:
        return ""
    text = file.read_text("utf-8")
    if file.suffix != ".py":
        return "" if attribute in text else f"{path} does not say {attribute!r}."
    known = defined_names(file)
    if attribute in known:
        return ""
    near = get_close_matches(attribute, known, 1)
    hint = f"Did you mean {near[0]!r}?" if near else f"It has {', '.join(sorted(known)[:8])}."
    return f"{path} has no {attribute!r}. {hint}"


def _file(path: str) -> Path | None:
    return next((p for p in (EXTENSIONS / path, ROOT / path) if p.exists()), None)


@cache
def defined_names(file: Path) -> frozenset[str]:
    """Return the classes, functions, methods and constants that a module defines."""
    return frozenset(_defined(ast.parse(file.read_text("utf-8")), ""))


def _defined(parent: ast.Module | ast.ClassDef, prefix: str) -> set[str]:
    found: set[str] = set()
    for node in parent.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            found.add(prefix + node.name)
        if isinstance(node, ast.ClassDef):
            found |= _defined(node, f"{prefix}{node.name}.")
        if isinstance(node, ast.Assign):
            found |= {prefix + t.id for t in node.targets if isinstance(t, ast.Name)}
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(prefix + node.target.id)
    return found
