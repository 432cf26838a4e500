"""The messages of the apparatus: every code with its rule, and a mistake that brings it about.

The mistakes are those of the gallery of bad input, which the tests make in the example edition.
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from textwrap import wrap
from types import ModuleType
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx_apparatus.core.diagnostics import Code

from from_code.described import ROOT, as_inline, depend_on

GALLERY = ROOT / "tests" / "apparatus" / "builds" / "gallery.py"
_WIDTH = 66


class MessagesDirective(SphinxDirective):
    """One section for every code, in the order of the closed list."""

    def run(self) -> list[nodes.Node]:
        """Return the sections: the rule, a mistake, and what is said of it."""
        depend_on(self, GALLERY)
        gallery = load_gallery()
        cases = {case.code: case for case in gallery.GALLERY}
        if missing := [code.slug for code in Code if code.slug not in cases]:
            raise self.error(f"The gallery has no mistake for {', '.join(missing)}.")
        return [self._section(code, cases[code.slug], gallery.NEW) for code in Code]

    def _section(self, code: Code, case: Any, new: str) -> nodes.section:
        label = f"message-{code.slug}"
        section = nodes.section(ids=[label], names=[label])
        section += nodes.title("", "", nodes.literal("", code.slug))
        section += addnodes.index(entries=[("single", code.slug, label, "", None)])
        section += nodes.paragraph("", "", *as_inline(code.rule))
        for path, old, put in case.edits:
            section += _edit(path, old.strip("\n"), put.strip("\n"), is_new=old == new)
        section += _block(_said(case), "built")
        self.state.document.note_explicit_target(section)
        return section


def _edit(path: str, old: str, put: str, *, is_new: bool) -> list[nodes.Node]:
    """Return the words that say what is changed in a file."""
    where = nodes.literal("", path)
    if is_new:
        return [nodes.paragraph("", "A new file ", where, nodes.Text(":")), _block(put)]
    if not put:
        return [nodes.paragraph("", "Without ", nodes.literal("", old), nodes.Text(" in "), where)]
    if "\n" in put:
        return [nodes.paragraph("", "In ", where, nodes.Text(":")), _block(put)]
    instead = nodes.literal("", old)
    words: list[nodes.Node] = [nodes.literal("", put), nodes.Text(" instead of "), instead]
    return [nodes.paragraph("", "", *words, nodes.Text(" in "), where)]


def _block(text: str, *classes: str) -> nodes.literal_block:
    return nodes.literal_block(text, text, language="none", classes=list(classes))


def _said(case: Any) -> str:
    """Return the message as far as the gallery has it, in lines that fit a page."""
    parts = [part if part.endswith((".", "?")) else f"{part} …" for part in (case.found, case.hint)]
    lines = [line for part in parts for line in wrap(part, _WIDTH, break_on_hyphens=False)]
    return "\n".join([f"{case.location}: ERROR:", *lines, f"[apparatus.{case.code}]"])


def load_gallery() -> ModuleType:
    """Return the module of the gallery, which is no part of any package."""
    name = "gallery_of_bad_input"
    if name not in sys.modules:
        spec = spec_from_file_location(name, GALLERY)
        assert spec and spec.loader
        module = module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
