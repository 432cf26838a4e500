"""The table of formulas, and the structure of what Typst sets for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import typst
from math_structure import structure
from sphinx_typst.math import Formula, typst_math

HERE = Path(__file__).parent
TABLE = HERE / "math_cases.txt"
NEWLINE = "⏎"


@dataclass(frozen=True)
class Case:
    """A formula, its structure, and where another program makes another one, which and why."""

    latex: str
    structure: str
    katex: str = ""
    mathjax: str = ""
    because: str = ""


def read_cases() -> list[Case]:
    """Return the cases of the table."""
    cases: list[dict[str, str]] = []
    for line in TABLE.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith("    "):
            cases.append({"latex": line.replace(NEWLINE, "\n")})
            continue
        named = re.fullmatch(r"    (KaTeX|MathJax|because): ?(.*)", line)
        key, words = (named[1].lower(), named[2]) if named else ("structure", line[4:])
        cases[-1][key] = words
    return [Case(**{"structure": "", **case}) for case in cases]


def typst_structures(formulas: list[Formula], folder: Path) -> list[str]:
    """Return the structures that Typst makes of *formulas*, all compiled as one document."""
    lines = ['#import "math_structure.typ" as doc: *']
    for formula in formulas:
        codes = [formula.code, *(tag for tag in formula.tags if tag)]
        lines += [f'#html.elem("section")[$ {code} $]' for code in codes]
    preamble = HERE / "math_structure.typ"
    (folder / preamble.name).write_text(preamble.read_text("utf-8"), "utf-8")
    (folder / "main.typ").write_text("\n\n".join(lines), "utf-8")
    html = typst.compile(folder / "main.typ", format="html", ignore_system_fonts=True).decode()
    found = iter(re.findall("<section>(.*?)</section>", html, re.DOTALL))
    made = []
    for formula in formulas:
        parts = [structure(next(found))]
        parts += [f"tag({structure(next(found))})" for tag in formula.tags if tag]
        made.append(" ".join(parts))
    return made


def convert(latex: str) -> Formula:
    """Return *latex* converted; definitions in it are forgotten."""
    return typst_math(latex, {})
