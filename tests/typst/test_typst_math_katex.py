"""The structures of the table of formulas are those of KaTeX and MathJax, or the table says why."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from math_structure import structure
from math_table import Case, read_cases

HERE = Path(__file__).parent
UNKNOWN = "none"
"""What stands in the table where a program does not know the formula."""


def structures(program: str, cases: list[Case]) -> list[str]:
    """Return the structures that a program, ``katex`` or ``mathjax``, makes of the formulas."""
    node = shutil.which("node")
    package = {"katex": "katex", "mathjax": "mathjax-full"}[program]
    if node is None or not (HERE.parent / "node_modules" / package).exists():
        pytest.skip(f"{package} is not installed (make node)")
    done = subprocess.run(
        [node, str(HERE / "to_mathml.cjs"), program],
        input=json.dumps([case.latex for case in cases]),
        capture_output=True,
        text=True,
        check=True,
    )
    return [_structure(mathml) for mathml in json.loads(done.stdout)]


def _structure(mathml: str) -> str:
    if not mathml:
        return UNKNOWN
    entities = re.sub(r"&(?!lt;|amp;|gt;)\w+;", lambda it: html.unescape(it[0]), mathml)
    return structure(re.sub(r">\s*\n\s*<", "><", entities))


def test_katex_has_the_structures_of_the_table() -> None:
    cases = read_cases()
    made = structures("katex", cases)
    told = [case.katex or case.structure for case in cases]
    wrong = [
        (case.latex, expected, found)
        for case, expected, found in zip(cases, told, made, strict=True)
        if expected != found
    ]
    assert wrong == []


def test_mathjax_has_the_structures_of_what_katex_does_not_know() -> None:
    cases = [case for case in read_cases() if case.katex == UNKNOWN]
    assert cases
    told = [case.mathjax or case.structure for case in cases]
    assert structures("mathjax", cases) == told
