"""LaTeX mathematics: what is converted compiles, what is not understood is said."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx_typst.math import MathError, typst_math
from sphinx_typst.math.symbols import CAPITALS, SIGNS
from typst_building import Make

CONVERTED = [
    (r"x^2", "attach(x, t: 2)"),
    (r"x_1^{n+1}", r"attach(x, t: n \+ 1, b: 1)"),
    (r"x''", "attach(x, t: ′′)"),
    (r"\frac{a}{b}", "frac(a, b)"),
    (r"\sqrt[3]{x}", "root(3, x)"),
    (r"a, b; c/d", r"a \, b \; c \/ d"),
    (r"e^{-x}", "attach(e, t: − x)"),
    (r"{ab}^2", "attach(#[$a b$], t: 2)"),
    (r"\text{if } x", '"if " x'),
    (r"\operatorname{foo} x", 'op("foo") x'),
    (r"\left( \frac{1}{2} \right]", r"lr(\( frac(1, 2) \])"),
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", 'mat(delim: #"(", a, b; c, d)'),
    (r"a &= b \\ &= c", r"a & \= b \ & \= c"),
    (r"x \not= y", "x ≠ y"),
    (r"50\% \$ \# \&", r"50 % \$ \# \&"),
    (r"{}^3", 'attach("", t: 3)'),
    ("x % comment\n + y", r"x \+ y"),
]
COMPILED = [
    r"\sum_{i=1}^\infty a_i \leq \int_0^1 f(x)\,dx",
    r"f(x) = \begin{cases} 1 & \text{if } x > 0, \\ 0 & \text{otherwise} \end{cases}",
    r"\alpha \Gamma \mathbb{R}^n \mathbf{x} \cdot \vec{v} \hat{x} \lim_{n \to \infty} \mathrm{d}x",
    r"\{x \mid x \not\in Y\} |x| [0,1) \langle a \rangle \| b \|",
    r"\underbrace{a+b}_{n} \overset{!}{=} \operatorname*{argmax}_x \binom{n}{k}",
    r"\bigl( x \bigr) \pmod{5} \left\{ \begin{aligned} a &= b \\ c &= d \end{aligned} \right.",
    r"\begin{aligned} a &= b + c \\[2pt] &= d \end{aligned}",
    r"\begin{array}{cc} a & b \\ c & d \end{array}",
    r"a \quad b \qquad c \! d \; e \: f \, g ~ h \ i",
    r"\left\{ \frac{a}{b} \right. \sum\limits_{i} \prod\nolimits_j x^{y^z}",
]
REFUSED = [
    (r"\foo x", r"unknown command \foo"),
    (r"\frac{a}", "the formula ends"),
    (r"{x", "} expected, found the end"),
    (r"x}", "} closes nothing"),
    (r"\begin{tikz} \end{tikz}", "unknown environment tikz"),
    (r"\begin{matrix} a \end{pmatrix}", r"\begin{matrix} is closed by \end{pmatrix}"),
    (r"\left( x", r"\right expected"),
    (r"\text{x", "{ is never closed"),
]


def compiles(*formulas: str) -> None:
    source = '#set document(title: "T")\n'
    for formula in formulas:
        source += f'#math.equation(block: true, alt: "x", $ {formula} $)\n'
    typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True)


@pytest.mark.parametrize(("latex", "expected"), CONVERTED)
def test_converted(latex: str, expected: str) -> None:
    assert typst_math(latex) == expected


def test_everything_converted_compiles() -> None:
    compiles(*(typst_math(latex) for latex in [latex for latex, _ in CONVERTED] + COMPILED))


def test_every_sign_has_a_glyph() -> None:
    compiles(*(typst_math(f"\\{name} x") for name in [*SIGNS, *CAPITALS]))


@pytest.mark.parametrize(("latex", "said"), REFUSED)
def test_what_is_not_understood_is_named(latex: str, said: str) -> None:
    with pytest.raises(MathError) as error:
        typst_math(latex)
    assert said in str(error.value)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*"ab12{}^_&\\ ()[]|,;'~%$#\"", "\\frac", "\\left(", "\\alpha "])))
def test_any_input_is_converted_or_refused(parts: list[str]) -> None:
    try:
        typst_math("".join(parts))
    except MathError:
        return


def test_a_formula_not_understood_fails_with_its_place(make: Make) -> None:
    built = make("Words.\n\nHere :math:`\\foo{x}`.\n")
    assert built.statuscode == 1
    assert "index.rst:6: ERROR: mathematics not understood: unknown command \\foo" in built.warnings


def test_a_formula_not_understood_may_be_printed_as_code(make: Make) -> None:
    built = make("Here :math:`\\foo{x}`.\n", conf={"typst_unknown_math": "code"})
    assert built.statuscode == 0
    assert "Here \\foo{x}." in built.text
    assert "printed as code [typst.math]" in built.warnings
