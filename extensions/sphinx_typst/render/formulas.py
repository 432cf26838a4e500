"""Mathematics: written in LaTeX, set by Typst, with the LaTeX as its alternative text."""

from __future__ import annotations

from docutils import nodes

from sphinx_typst.engine.escape import call, text
from sphinx_typst.math import MathError, typst_math
from sphinx_typst.render.base import Base, logger


class FormulaNodes(Base):
    """Formulas in the line and on display."""

    def _render_math(self, node: nodes.math) -> str:
        source = node.astext().strip()
        formula = self._formula(node, source)
        if formula is None:
            return call("doc.code", source)
        return self.label_mark(node) + call("doc.formula", source, body=f"${formula}$")

    def _render_math_block(self, node: nodes.math_block) -> str:
        source = node.astext().strip()
        formula = self._formula(node, source)
        if formula is None:
            return self.block(node, call("doc.parsed-code", body=text(source)))
        number = self._equation_number(node)
        markup = call(
            "doc.display-formula",
            source,
            number=f"({number})" if number else None,
            body=f"$ {formula} $",
        )
        return self.block(node, self.label_mark(node) + markup)

    def _equation_number(self, node: nodes.math_block) -> str | None:
        """Return the number of an equation, as references to it say it."""
        numbers = self.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
        if self.config.math_numfig and self.config.numfig and node["ids"]:
            number = ".".join(map(str, numbers.get(node["ids"][0], ())))
            return str(self.config.math_numsep).join(number.rsplit(".", 1)) or None
        return str(node["number"]) if node.get("number") else None

    def _formula(self, node: nodes.Element, source: str) -> str | None:
        """Return *source* in Typst's syntax; report what is not understood.

        None asks for the LaTeX source to be printed instead.
        """
        try:
            return typst_math(source)
        except MathError as problem:
            at = f"mathematics not understood: {problem} in {source!r}"
            if self.context.config.unknown_math == "code":
                logger.warning(
                    "%s: printed as code", at, location=node, type="typst", subtype="math"
                )
                return None
            self.fail(
                node,
                f"{at}. Write it with other commands, or set "
                f'typst_unknown_math = "code" to print the source',
            )
            return ""

    def _render_math_reference(self, node: nodes.Element) -> str:
        return self.content(node)
