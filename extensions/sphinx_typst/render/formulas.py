"""Mathematics: written in LaTeX, set by Typst, with the LaTeX as its alternative text."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.logging import get_node_location

from sphinx_typst.engine.escape import Code, call, text
from sphinx_typst.math import Formula, Macro, MathError, typst_math
from sphinx_typst.render.base import Base, logger

LONGEST_QUOTE = 60
"""Most characters of a formula in a message."""


class FormulaNodes(Base):
    """Formulas in the line and on display.

    Macros are those of the MathJax configuration, and those that formulas of the same document
    have defined before: as on an HTML page.
    """

    def __init__(self, *args: Any, **named: Any) -> None:
        """Start writing a document; see `Base`."""
        super().__init__(*args, **named)
        self._macros: dict[str, dict[str, Macro]] = defaultdict(self.context.macros.copy)

    def _render_math(self, node: nodes.math) -> str:
        source = node.astext().strip()
        formula = self._formula(node, source, display=False)
        if formula is None:
            return self.label_mark(node) + call("doc.code", source)
        if not formula.rows:
            return self.label_mark(node)
        return self.label_mark(node) + call("doc.formula", source, body=f"${formula.code}$")

    def _render_math_block(self, node: nodes.math_block) -> str:
        source = node.astext().strip()
        formula = self._formula(node, source, display=True)
        if formula is None:
            body = self.label_mark(node) + text(source)
            return self.block(node, call("doc.parsed-code", body=body))
        if not formula.rows:
            return self.label_mark(node)
        markup = call(
            "doc.display-formula",
            source,
            number=self._formula_number(node, formula),
            body=f"$ {formula.code} $",
        )
        return self.block(node, self.label_mark(node) + markup)

    def _formula_number(self, node: nodes.math_block, formula: Formula) -> str | None:
        r"""Return the number of an equation: its tags if it has some, else Sphinx's."""
        if any(formula.tags):
            if node.get("label"):
                self._fail(
                    node,
                    r"the formula has a \tag and a label: references would print another number. "
                    r"Leave out one of them",
                )
            return Code(_tags(formula))
        number = self._equation_number(node)
        return f"({number})" if number else None

    def _equation_number(self, node: nodes.math_block) -> str | None:
        """Return the number of an equation, as references to it say it."""
        numbers = self.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
        if self.config.math_numfig and self.config.numfig and node["ids"]:
            number = ".".join(map(str, numbers.get(node["ids"][0], ())))
            return str(self.config.math_numsep).join(number.rsplit(".", 1)) or None
        return str(node["number"]) if node.get("number") else None

    def _formula(self, node: nodes.Element, source: str, *, display: bool) -> Formula | None:
        """Return *source* in Typst's syntax; report what is not understood.

        None asks for the LaTeX source to be printed instead.
        """
        try:
            return typst_math(source, self._macros[self.docname], display=display)
        except MathError as problem:
            at = f"mathematics not understood: {problem} in {_quoted(source, problem.at)}"
            location = find_in_file(node, problem.at)
            if self.context.config.unknown_math == "code":
                logger.warning(
                    "%s: printed as code", at, location=location, type="typst", subtype="math"
                )
                return None
            self._fail(
                location,
                f"{at}. Write it with other commands, or set "
                f'typst_unknown_math = "code" to print the source',
            )
            return Formula((), ())

    def _fail(self, location: nodes.Element | str, words: str) -> None:
        """Report what makes this book impossible, at a node or at ``file:line:column``."""
        logger.error("%s", words, location=location, type="typst", subtype="math")
        self.context.failed = True

    def _render_math_reference(self, node: nodes.Element) -> str:
        return self.content(node)


def _tags(formula: Formula) -> str:
    """Return the Typst code of what is printed as the number of a formula with tags."""
    if len(formula.tags) == 1:
        return f"${formula.tags[0]}$"
    rows = ", ".join(
        f"(${row}$.body, {f'${tag}$.body' if tag else 'none'})"
        for row, tag in zip(formula.rows, formula.tags, strict=True)
    )
    return f"doc.row-numbers({rows})"


def _quoted(source: str, at: int) -> str:
    """Return the line of *source* that *at* is in, shortened around it."""
    start = source.rfind("\n", 0, at) + 1
    line = source[start:].split("\n", 1)[0]
    first = max(0, at - start - LONGEST_QUOTE // 2)
    part = line[first : first + LONGEST_QUOTE]
    return f"{'…' * (first > 0)}{part.strip()}{'…' * (len(line) > first + LONGEST_QUOTE)}"


def find_in_file(node: nodes.Element, at: int) -> nodes.Element | str:
    """Return ``file:line:column`` of offset *at* of the formula *node*, or the node.

    Docutils knows the line of a block only: the formula is looked for from there on.
    """
    path, _, number = (get_node_location(node) or "").rpartition(":")
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return node
    source = node.astext()
    at += len(source) - len(source.lstrip())
    wanted = source.splitlines()
    row = source.count("\n", 0, at)
    column = at - (source.rfind("\n", 0, at) + 1)
    for start in range(max(0, int(number or 1) - 1), len(lines) - len(wanted) + 1):
        found = lines[start : start + len(wanted)]
        if all(part in line for part, line in zip(wanted, found, strict=True)):
            return f"{path}:{start + row + 1}:{found[row].index(wanted[row]) + column + 1}"
    return node
