"""Formulas at random: what is well formed is converted as it is meant, all else is refused."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from math_table import convert, typst_structures
from sphinx_typst.math import MathError, typst_math

LETTERS = "abcxyzABC"
SYMBOLS = {r"\alpha ": "α", "\\Gamma\n": "Γ", r"\pi ": "π"}
WITHOUT_SHRINKING = (Phase.generate,)
"""A formula that fails among many compiled together is told anyhow."""
Meant = tuple[str, str]
"""A formula, and its letters and digits in the order of the structure."""

token = st.sampled_from([*((char, char) for char in LETTERS + "0123456789"), *SYMBOLS.items()])
"""What is one token, and so a whole argument."""


def group(inside: st.SearchStrategy[Meant]) -> st.SearchStrategy[Meant]:
    return inside.map(lambda it: (f"{{{it[0]}}}", it[1]))


def sequence(parts: st.SearchStrategy[Meant]) -> st.SearchStrategy[Meant]:
    glue = st.sampled_from(["", " ", "+", r"\,", "% comment {\n", "=", r"\cdot "])
    return st.lists(st.tuples(parts, glue), min_size=1, max_size=4).map(
        lambda found: (
            "".join(latex + between for (latex, _), between in found),
            "".join(letters for (_, letters), _ in found),
        )
    )


def larger(inside: st.SearchStrategy[Meant]) -> st.SearchStrategy[Meant]:
    """Return formulas made of smaller ones; an argument is a token or a group."""
    argument = token | group(sequence(inside))
    pair = st.tuples(argument, argument)
    base = st.sampled_from([(char, char) for char in LETTERS]) | group(sequence(inside))
    both = st.tuples(base, argument, argument)
    return st.one_of(
        group(sequence(inside)),
        pair.map(lambda it: (rf"\frac {it[0][0]}{it[1][0]}", it[0][1] + it[1][1])),
        pair.map(lambda it: (rf"\overset {it[0][0]}{it[1][0]}", it[1][1] + it[0][1])),
        pair.map(lambda it: (rf"{{{it[0][0]}\over {it[1][0]}}}", it[0][1] + it[1][1])),
        argument.map(lambda it: (rf"\sqrt {it[0]}", it[1])),
        argument.map(lambda it: (rf"\vec {it[0]}", it[1])),
        argument.map(lambda it: (rf"\mathrm {it[0]}", it[1])),
        inside.map(lambda it: (rf"\left( {it[0]}\right]", it[1])),
        inside.map(lambda it: (rf"\text{{if ${it[0]}$}}", "if" + it[1])),
        st.tuples(base, argument).map(lambda it: (f"{it[0][0]}^{it[1][0]}", it[0][1] + it[1][1])),
        st.tuples(base, argument).map(lambda it: (f"{it[0][0]}_{it[1][0]}", it[0][1] + it[1][1])),
        both.map(lambda it: (f"{it[0][0]}_{it[1][0]}^{it[2][0]}", it[0][1] + it[1][1] + it[2][1])),
        both.map(lambda it: (f"{it[0][0]}^{it[2][0]}_{it[1][0]}", it[0][1] + it[1][1] + it[2][1])),
        st.lists(st.lists(inside, min_size=1, max_size=3), min_size=1, max_size=3).map(
            lambda rows: (
                r"\begin{pmatrix}"
                + r"\\ ".join(" & ".join(cell for cell, _ in row) for row in rows)
                + r"\end{pmatrix}",
                "".join(letters for row in rows for _, letters in row),
            )
        ),
    )


formula = sequence(st.recursive(token, larger, max_leaves=12))
WORDS = re.compile(r"frac|sup|sub(?:sup)?|over|under|sqrt|root|table|\w+:|tag")


def letters_of(structure: str) -> str:
    return "".join(char for char in WORDS.sub("", structure) if char.isalnum())


@pytest.mark.slow
@settings(max_examples=25, deadline=None, derandomize=True, phases=WITHOUT_SHRINKING)
@given(st.lists(formula, min_size=20, max_size=20))
def test_letters_and_digits_are_set_in_their_order(meant: list[Meant]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = typst_structures([convert(latex) for latex, _ in meant], Path(folder))
    assert [letters_of(it) for it in made] == [letters for _, letters in meant]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(token, token, st.sampled_from(["^", "_"]))
def test_a_script_is_one_token(script: Meant, after: Meant, mark: str) -> None:
    apart = typst_math(f"x{mark}{{{script[0]}}} {{}}{{{after[0]}}}").code
    assert typst_math(f"x{mark}{script[0]}{after[0]}").code == apart.replace(
        'class("normal", #none)', ""
    ).replace("  ", " ")


PIECES = [
    *"ab12{}^_&\\ ()[]|,;'~%$#\"/\n\u00b2\u0302\x00é",
    "\\\\", "\\frac", "\\left(", "\\right)", "\\left.", "\\alpha ", "\\text{", "\\begin{matrix}",
    "\\end{matrix}", "\\begin{align}", "\\end{align}", "\\begin{array}{c|c}", "\\end{array}",
    "\\over ", "\\rm ", "\\color{red}", "\\newcommand{\\f}[1]{#1}", "\\f", "\\def\\g", "\\hline",
    "\\limits", "\\not", "\\sqrt[", "\\tag{1}", "\\substack{", "\\operatorname", "\\kern1em",
    "\\big", "\\middle|", "\\xrightarrow[", "\\dots", "\\hspace{", "\\phantom", "\n\n",
]  # fmt: skip


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_input_is_converted_or_refused(parts: list[str]) -> None:
    source = "".join(parts)
    try:
        typst_math(source)
    except MathError as error:
        assert 0 <= error.at <= len(source)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True, phases=WITHOUT_SHRINKING)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6), min_size=100, max_size=100))
def test_whatever_is_converted_compiles(sources: list[list[str]]) -> None:
    formulas = []
    for parts in sources:
        try:
            formulas.append(typst_math("".join(parts)))
        except MathError:
            continue
    with tempfile.TemporaryDirectory() as folder:
        assert len(typst_structures(formulas, Path(folder))) == len(formulas)


@pytest.mark.parametrize(
    "latex", [r"\frac{}{}", r"\sqrt{}", r"\hat{}", r"x^{}_{}", r"\left.\right."]
)
def test_empty_arguments_are_allowed(latex: str) -> None:
    assert typst_math(latex).rows
