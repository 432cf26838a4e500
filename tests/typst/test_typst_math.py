"""LaTeX mathematics: what is converted has the structure it has elsewhere, and compiles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typst
from math_table import convert, read_cases, typst_structures
from sphinx_typst.math import Formula, MathError, configured_macros, typst_math
from sphinx_typst.math.atoms import symbol
from sphinx_typst.math.commands import COMMANDS, INFIX, LATEX, SWITCHES
from sphinx_typst.math.parse import Parser
from sphinx_typst.math.stream import Stream
from sphinx_typst.math.symbols import CLASSES, SYMBOLS
from sphinx_typst.math.tokens import tokenize

CASES = read_cases()
FORMULAS = (
    Path(__file__).parents[2] / "extensions" / "sphinx_typst" / "static" / "formulas.typ"
).read_text("utf-8")
DOCUMENTED = (Path(__file__).parents[2] / "docs/packages/typst.md").read_text("utf-8")
PLAIN = r"""
\above \abovewithdelims \atop \atopwithdelims \brace \brack \choose \over \overwithdelims \limits
\nolimits \nonscript \mathchoice \mathpalette \mathchar \mathcode \mathaccent \delimiter \radical
\hbox \vbox \vtop \mbox \hfil \hfill \hss \vss \vskip \hrule \vrule \raise \lower \moveleft
\moveright \vcenter \phantom \hphantom \vphantom \smash \eqalign \eqalignno \leqalignno
\displaylines \cases \matrix \pmatrix \bordermatrix \buildrel \root \sqrt \openup \cr \noalign
\omit \span \multispan \halign \eqno \leqno \left \right \big \Bigl \biggm \rm \it \bf \sf \sl \tt
\cal \mit \oldstyle \sc \bgroup \begingroup \let \def \edef \gdef \xdef \global \long \outer
\futurelet \expandafter \csname \char \number \romannumeral \the \uppercase \lowercase \if \relax
\skew \overbrace \underbrace \overrightarrow \null \strut \mathstrut \kern \mkern \hskip \mskip
\quad \qquad \pmod \bmod \underbar \llap \rlap \dag \ddag \S \P \copyright \joinrel \relbar
\Relbar \lhook \rhook \mapstochar \vdots \ddots \ldotp \cdotp \mathord \mathop \mathbin \mathrel
\mathopen \mathclose \mathpunct \mathinner \displaystyle \textstyle \scriptstyle
\scriptscriptstyle \not \underline \overline
"""
"""Plain TeX's commands for mathematics, and others used in it, beside signs and letters."""
COMPILED = [
    r"\underrightarrow{ab}\underleftarrow{ab}\underleftrightarrow{ab}\utilde{ab}",
    r"\overrightharpoon{ab}\overleftharpoon{ab}\overparen{ab}\wideparen{ab}\underparen{ab}",
    r"\xtwoheadrightarrow{a}\xtwoheadleftarrow{a}\xrightharpoonup{a}\xrightleftharpoons[a]{b}",
    r"\sout{ab}\xcancel{ab}\colorbox{yellow}{a $x$}\fcolorbox{red}{white}{a}\fbox{}",
    r"\vphantom{\frac ab}\hphantom{x}\mathrlap{ab}\mathclap{ab}\llap{ab}\strut",
    r"\color[rgb]{1,0,0.5}a\color[HTML]{00FF00}b\color[gray]{0.5}c\color[cmyk]{0,0,0,1}d",
    r"\mathbfit{x}\mathsfit{x}\mathds{1}\pmb{x}\widecheck{x}\ddddot{x}\overunderset{a}{b}{c}",
    r"\Big/\bigl.\biggr\|\Biggm|\left\lgroup x\right\rmoustache \mathcal{}\hat{}\sqrt{}",
    r"\text{}\text{\textbf{Если} \emph{и $x^2$}}\mod n\pod n \operatorname{\text{x}y}",
    r"\begin{cases}\end{cases}\begin{align}\end{align}\begin{matrix}\end{matrix}\left.\right.{}^{}",
    "x\u0302 + \u0661 \u2009 \U0001d400 \u00a0",
]
REFUSED = [
    (r"\foo x", r"unknown command \foo", 0),
    (r"a+\foo", r"unknown command \foo", 2),
    (r"\text{a \foo}", r"unknown command \foo in text", 8),
    (r"\frac{a}", r"\frac has too few arguments: the formula ends", 0),
    ("x^", "^ has too few arguments", 1),
    ("x^}", "^ has too few arguments: }", 1),
    (r"\frac a & b", r"\frac has too few arguments: &", 0),
    ("{x", "{ is never closed", 0),
    ("{" * 60 + "}" * 60, "nested more than 50 levels deep", 50),
    ("x}", "} closes nothing", 1),
    ("x#1", "# stands outside of a macro", 1),
    ("x $ y", "$ stands within a formula", 2),
    ("{a & b}", "& stands outside of rows", 3),
    (r"\frac{a \\ b}{c}", r"\\ stands outside of rows", 8),
    (r"a \hline", r"\hline stands outside of the start of a row", 2),
    (r"x \right)", r"\right has no \left", 2),
    (r"\left( x", r"\left is never closed", 0),
    (r"\left x", r"x after \left is no delimiter", 6),
    (r"\middle|", r"\middle stands outside of \left", 0),
    (r"\begin{tikz}\end{tikz}", "unknown environment tikz", 0),
    (r"\begin{matrix} a \end{pmatrix}", r"\begin{matrix} is closed by \end{pmatrix}", 0),
    (r"\begin{matrix} a", r"\begin{matrix} is never closed", 0),
    (r"a \end{matrix}", r"\end has no \begin", 2),
    (r"\begin{array}{c} a & b \end{array}", "a row has 2 cells, 1 are allowed", 0),
    (r"\begin{array}{p} a \end{array}", "column p is not known", 0),
    (r"\begin{cases} a & b & c \end{cases}", "a row of cases has 3 cells", 0),
    (r"\begin{eqnarray} a & b & c & d \end{eqnarray}", "a row has 4 cells, 3 are allowed", 0),
    (r"\genfrac{x}{)}{}{}ab", r"x after \genfrac is no delimiter", 0),
    (r"\genfrac(){1pt}{}ab", r"\genfrac has a thickness or style that is not known", 0),
    ("a\\tag1\n\nb\\tag2\\\\ c\\tag3", r"several \tag in one of the parts", 0),
    (r"\begin{gather} a & b \end{gather}", "& stands in gather, which has one column", 0),
    (r"\text{x", "{ is never closed", 5),
    (r"\text{a & b}", "& stands in text", 8),
    ("x^2^3", "double superscript", 3),
    ("x_2_3", "double subscript", 3),
    ("x^2'", "double superscript", 3),
    (r"\limits_a", r"\limits follows no operator", 0),
    (r"a \over b \over c", r"\over needs braces", 10),
    (r"x^\rm d", r"\rm has to stand in braces", 2),
    (r"\not x", "no negation is known of x", 0),
    (r"\color{rot} x", "unknown colour rot", 0),
    (r"\color[rgb]{2,0,0} x", "unknown colour 2,0,0", 0),
    (r"\hspace{1foo}", "'1foo' is no length", 0),
    (r"\kern x", "'x' is no length", 0),
    (r"a \\[x] b", "'x' is no length", 0),
    (r"a\tag{1}\tag{2}", r"two \tag in one row", 8),
    (r"x=\begin{aligned}a\tag{1}\end{aligned}", r"\tag stands outside", 18),
    (r"\newcommand{x}{y}", r"\newcommand defines a command, not 'x'", 0),
    (r"\newcommand{\f}[x]{y}", r"\newcommand{\f}: 'x' parameters", 0),
    (r"\newcommand{\f}[1]{#2}\f", "its body uses #2, but it has 1 parameters", 0),
    (r"\def\f#1.{x}\f", r"\def\f: only parameters", 0),
    (r"\newcommand{\f}[1]{#1}\f", r"\f has too few arguments", 22),
]
ENDLESS = {
    "itself": r"\newcommand{\f}{\f}\f",
    "each other": r"\def\f{\g}\def\g{\f}\f",
    "growing": r"\def\f{\f\f}\f",
    "in its argument": r"\newcommand{\f}[1]{\f{#1#1}}\f x",
    "doubling": r"\newcommand{\f}[1]{#1#1}" + r"\f{" * 30 + "x" + "}" * 30,
    "groups": "{" * 20_000 + "x" + "}" * 20_000,
    "scripts": "x^" * 5_000 + "x",
    "scripts in groups": "x^{" * 5_000 + "x" + "}" * 5_000,
    "accents": r"\hat" * 5_000 + " x",
    "delimiters": r"\left(" * 5_000 + r"\right)" * 5_000,
    "environments": r"\begin{matrix}" * 5_000 + r"\end{matrix}" * 5_000,
    "texts": r"\text{" * 5_000 + "}" * 5_000,
    "texts and formulas": r"\text{$" * 5_000,
    "signs": "x+" * 100_000,
}


def compile_pdf(formulas: list[Formula], folder: Path) -> None:
    lines = ['#import "formulas.typ" as doc', '#set document(title: "T")']
    for formula in formulas:
        codes = [formula.code, *filter(None, formula.tags)]
        lines += [f'#doc.display-formula("x")[$ {code} $]' for code in codes]
    (folder / "formulas.typ").write_text(FORMULAS, "utf-8")
    (folder / "main.typ").write_text("\n".join(lines), "utf-8")
    typst.compile(
        folder / "main.typ", format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True
    )


def test_every_formula_of_the_table_has_its_structure(tmp_path: Path) -> None:
    made = typst_structures([convert(case.latex) for case in CASES], tmp_path)
    found = {case.latex: it for case, it in zip(CASES, made, strict=True)}
    assert found == {case.latex: case.structure for case in CASES}


def test_every_difference_from_katex_has_its_reason() -> None:
    compared = [(case, case.mathjax if case.katex == "none" else case.katex) for case in CASES]
    assert [case.latex for case, other in compared if bool(other) != bool(case.because)] == []


def test_everything_compiles(tmp_path: Path) -> None:
    compile_pdf(
        [convert(latex) for latex in [*(case.latex for case in CASES), *COMPILED]], tmp_path
    )


def test_every_sign_has_a_glyph(tmp_path: Path) -> None:
    compile_pdf([convert(f"\\{name} x") for name in SYMBOLS], tmp_path)


def test_every_command_is_tried() -> None:
    latex = [*(case.latex for case in CASES), *COMPILED]
    tried = {token.name for it in latex for token in tokenize(it)}
    regular = {f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", *"lrm")}
    names = ({*COMMANDS, *INFIX, *SWITCHES} - regular) | {"big"}
    assert sorted(names - tried) == []


def test_signs_are_spaced_as_their_class_is() -> None:
    """Typst takes the class of a sign from Unicode; TeX has its own."""
    contexts = ["x {} x", "x {} \\+ y", "\\) {} x", "x \\+ {} y"]
    checked = [
        (char, kind)
        for kind, pairs in CLASSES.items()
        for char in sorted(set(pairs.values()))
        if char not in "∀∃∄∇∁¬∓±…⋯⋮⋱"  # spaced alike except before an operation, or next to one
    ]
    widths = [
        f"(measure($ {it.format(symbol(char, kind).code)} $).width"
        f' - measure($ {it.format(f"""class("{kind}", {chr(92)}{char})""")} $).width).pt()'
        for char, kind in checked
        for it in contexts
    ]
    source = f"#context [#metadata(({', '.join(widths)},))<widths>]"
    (found,) = json.loads(typst.query(source.encode(), "<widths>", field="value"))
    wrong = [
        checked[number // len(contexts)] for number, width in enumerate(found) if abs(width) > 0.01
    ]
    assert wrong == []


def test_an_explicit_space_adds_to_that_of_the_classes() -> None:
    symbols = ["a", r"\sin", "+", "=", "(", ")", ","]
    pairs = [(left, right) for left in symbols for right in symbols]
    pairs.remove((",", ","))  # between them, Typst has no space and TeX has one
    measured = [
        f"(measure($ {convert(f'x{left} {between} {right} y').code} $).width).to-absolute().pt()"
        for left, right in pairs
        for between in ("", r"\hspace{10pt}")
    ]
    source = f"#context [#metadata(({', '.join(measured)},))<widths>]"
    (found,) = json.loads(typst.query(source.encode(), "<widths>", field="value"))
    added = {
        pair: round(apart - together, 2)
        for pair, together, apart in zip(pairs, found[::2], found[1::2], strict=True)
    }
    assert added == dict.fromkeys(pairs, 10)


def test_the_commands_that_are_not_known_are_documented() -> None:
    (told,) = re.findall(r"- \*\*Not known\*\*(.+?)\n\n", DOCUMENTED, re.DOTALL)
    not_known = set(re.findall(r"`(\\[A-Za-z]+)`", told))
    assert len(not_known) > 50
    for command in sorted(not_known):
        with pytest.raises(MathError, match=f"unknown command {re.escape(command)}$"):
            typst_math(f"x {command}")
    parser = Parser(Stream([], 0, {}), LATEX, display=True)
    plain = [command for command in PLAIN.split() if not parser.knows(command[1:])]
    assert sorted(set(plain) - {r"\left", r"\limits", r"\nolimits"} - not_known) == []


@pytest.mark.parametrize(("latex", "said", "at"), REFUSED)
def test_what_is_not_understood_is_named_with_its_location(latex: str, said: str, at: int) -> None:
    with pytest.raises(MathError) as error:
        typst_math(latex)
    assert said in str(error.value)
    assert error.value.at == at


@pytest.mark.parametrize("latex", ENDLESS.values(), ids=ENDLESS)
def test_what_has_no_end_is_refused_soon(latex: str) -> None:
    """Else the test would not end."""
    with pytest.raises(MathError):
        typst_math(latex)


def test_a_full_stack_is_no_traceback() -> None:
    def deeper(level: int) -> None:
        if level:
            deeper(level - 1)
        else:
            typst_math("{" * 40 + "x" + "}" * 40)

    def room() -> int:
        try:
            return 1 + room()
        except RecursionError:
            return 0

    with pytest.raises(MathError, match="nested too deeply"):
        deeper(room() - 40)


def test_what_is_as_deep_as_allowed_compiles(tmp_path: Path) -> None:
    deep = [
        "{" * 48 + "x" + "}" * 48,
        r"\frac{" * 48 + "x" + "}{y}" * 48,
        "x^{" * 48 + "x" + "}" * 48,
        r"\left(" * 48 + r"\right)" * 48,
        r"\begin{pmatrix}" * 48 + r"\end{pmatrix}" * 48,
        r"\hat" * 48 + " x",
    ]
    compile_pdf([convert(latex) for latex in deep], tmp_path)


def test_a_tag_stands_on_display_only() -> None:
    with pytest.raises(MathError, match=r"\\tag stands outside"):
        typst_math(r"x\tag{1}", display=False)


def test_blank_lines_part_a_formula_outside_of_groups() -> None:
    formula = typst_math("a\n\nb &= c \\\\ d\n \n{e\n\nf}")
    assert [row.startswith(start) for row, start in zip(formula.rows, "amc", strict=True)]
    assert all(row.endswith("&") for row in formula.rows)
    assert typst_math("a\n\n").rows == ("a",)


def test_a_space_is_set_only_beside_text_that_has_it(tmp_path: Path) -> None:
    """Typst sets the space of the source beside text."""
    latex = [r"x \text{if} y", r"\text{if } \mathbf{x} \text{a}", r"a \text{b} & \text{c} \\ d"]
    made = typst_structures([convert(it) for it in latex], tmp_path)
    assert made == ['x "if" y', '"if " bf:x rm:a', "table(a rm:b | rm:c ; d)"]


def test_macros_come_from_a_mathjax_configuration() -> None:
    macros = configured_macros(
        {"tex": {"macros": {"RR": r"\mathbb{R}", "f": ["#1^#2", 2], "g": ["(#1,#2)", 2, "0"]}}},
        "mathjax3_config",
    )
    assert (
        typst_math(r"\RR\f ab\g c\g[1]{d}", macros).code
        == typst_math(r"\mathbb{R} a^b (0,c)(1,d)").code
    )


@pytest.mark.parametrize(
    "value", [["x", "y"], [], 3, ["#2", 1], ["x", 1, ["a", "b"]], {"a": 1}], ids=repr
)
def test_a_macro_not_understood_is_refused_where_it_is_used(value: object) -> None:
    macros = configured_macros({"TeX": {"Macros": {"f": value}}}, "mathjax2_config")
    assert typst_math("x", macros).code == "x"
    with pytest.raises(MathError, match=r"\\f: its definition in mathjax2_config"):
        typst_math(r"\f", macros)


def test_definitions_are_kept_for_the_next_formula() -> None:
    macros = configured_macros({}, "mathjax3_config")
    assert typst_math(r"\newcommand{\f}{x^2}", macros).rows == ()
    assert typst_math(r"\f", macros).code == "attach(x, t: 2)"
