"""The messages of the apparatus: every code with its rule, and a mistake that brings it about.

The mistakes are those of the gallery of bad input, which the tests make in the example edition.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from textwrap import wrap

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx_apparatus.core import gallery, reasons
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.gallery import GALLERY, Case, Change
from sphinx_apparatus.core.reasons import REASONS

from from_code.described import as_inline, depend_on

_WIDTH = 66


class MessagesDirective(SphinxDirective):
    """One section for every code, in the order of the closed list."""

    def run(self) -> list[nodes.Node]:
        """Return the sections: the rule, its reason, a mistake, and what is said of it."""
        for module in (gallery, reasons):
            depend_on(self, Path(inspect.getfile(module)))
        cases = {case.code: case for case in GALLERY}
        if missing := [code.slug for code in Code if code.slug not in cases]:
            raise self.error(f"The gallery has no mistake for {', '.join(missing)}.")
        return [self._section(code, cases[code.slug]) for code in Code]

    def _section(self, code: Code, case: Case) -> nodes.section:
        label = f"message-{code.slug}"
        section = nodes.section(ids=[label], names=[label])
        section += nodes.title("", "", nodes.literal("", code.slug))
        section += addnodes.index(entries=[("single", code.slug, label, "", None)])
        section += nodes.paragraph("", "", *as_inline(f"{code.rule} {REASONS[code]}"))
        for change in case.changes:
            section += _edit(change)
        section += _block(_said(case), "built")
        self.state.document.note_explicit_target(section)
        return section


def _edit(change: Change) -> list[nodes.Node]:
    """Return the words that say what is changed in a file."""
    where = nodes.literal("", change.path)
    if not change.right:
        words: list[nodes.Node] = [nodes.Text("A new file "), where, nodes.Text(":")]
        return [nodes.paragraph("", "", *words), _block(change.wrong)]
    right = nodes.literal("", change.right)
    if not change.wrong:
        return [nodes.paragraph("", "Without ", right, nodes.Text(" in "), where)]
    if "\n" in change.wrong:
        return [nodes.paragraph("", "In ", where, nodes.Text(":")), _block(change.wrong)]
    wrong = nodes.literal("", change.wrong)
    words = [wrong, nodes.Text(" instead of "), right, nodes.Text(" in "), where]
    return [nodes.paragraph("", "", *words)]


def _block(text: str, *classes: str) -> nodes.literal_block:
    return nodes.literal_block(text, text, language="none", classes=list(classes))


def _said(case: Case) -> str:
    """Return the message as far as the gallery has it, in lines that fit a page."""
    parts = [part if part.endswith((".", "?")) else f"{part} …" for part in (case.found, case.hint)]
    lines = [line for part in parts for line in wrap(part, _WIDTH, break_on_hyphens=False)]
    return "\n".join([f"{case.location}: ERROR:", *lines, f"[apparatus.{case.code}]"])
