"""LaTeX in a bibliography: what is printed of it is words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.richtext import Text
from sphinx_apparatus.citations.latex_text import plain, simplify, unknown_commands


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"{\"O}zg{\"u}r \'e \'{e} {\'\i} \o re {\ss} \v{S} \c c \k{a}", "Özgür é é í øre ß Š ç ą"),
        (r"1--2 --- ``so'' a~b", "1–2 — “so” a b"),
        (r"\& \% \# \_ \$5 and \$6", "& % # _ $5 and $6"),
        ("100% of 5% & more", "100% of 5% & more"),
        (r"a\\%b", "a %b"),
        (r"cost $x^2$, $\alpha$ and $5", "cost x², α and $5"),
        (r"\emph{so} {\em it} goes, \textbf{\textit{on}}", "so it goes, on"),
        (r"\ldots \dots{} \textquoteright s", "…… ’s"),
        (r"x\,y a\/b a\ b", "x y ab a b"),
        (r"{a {b} {{c}}}", "a b c"),
        (r"Sets \{x\}, $\{a,b\}$, \lbrace y\rbrace", "Sets {x}, {a,b}, {y}"),
        ("``a `b' c'' and `the baker's'", "“a ‘b’ c” and ‘the baker's’"),
        ("``a `b''' and \\`a ?`b", "“a ‘b’” and à ¿b"),
        ("a } b { c", "a b c"),
        (r"\'{\i} {\d h} {\~\^e} {\'{\^e}} \u{\i} \k{\=o}", "í ḥ ễ ế ĭ ǭ"),
        (r"{\j} {\i} \^{\j} \t{oo} \t oo \b{k} \b k", "ȷ ı ĵ o͡o o͡o ḵ ḵ"),
        (r"\textquestiondown{}a? \texteuro 5 \S 7 \glqq so\grqq", "¿a? €5 §7 „so“"),
        (r"{\noopsort{x}}A \SortNoop{2}B", "A B"),
        (r"\href{https://a.example/~x}{The words}", "The words"),
        (r"\foreignlanguage{german}{Wörter} \enquote{so}", "Wörter “so”"),
        (r"\url{https://a.example/~x_y%20z\&a}", r"https://a.example/~x_y%20z&a"),
        (r"$x^{12}$ H$_2$O $10^{-3}$ $x^k$", "x¹² H₂O 10⁻³ xᵏ"),
        (r"$x^{10}_{i}$ $n^{th}$ $a_{ij}$ $x^Q$", "x¹⁰ᵢ nᵗʰ aᵢⱼ x^Q"),
        (r"4\textsuperscript{th} m\textsuperscript{2}", "4th m²"),
        (r"\frac12 $\frac{a}{b}$", "1/2 a/b"),
        (r"\^{} \~{} \textbackslash", "^ ~ \\"),
        ("a \\", "a"),
        ("a \\\\", "a"),
        ("\\", ""),
        ("", ""),
    ],
)
def test_the_words_of_a_field(latex: str, words: str) -> None:
    assert plain(latex) == words


@pytest.mark.parametrize("latex", [r"Erd{\H o}s \& S", "a $x$ \\emph{b} 5%", "\\$5 \\$6 ~ c"])
def test_simple_latex_prints_the_same_words(latex: str) -> None:
    assert " ".join(str(Text.from_latex(simplify(latex))).split()) == plain(latex)


def test_what_needs_nothing_is_left_alone() -> None:
    assert simplify("The {Bake} -- 1~2, ``so''") == "The {Bake} -- 1~2, ``so''"


@pytest.mark.parametrize(
    ("latex", "commands"),
    [
        (r"\foo{a} \'e \emph{b}", [r"\foo"]),
        (r"\cite{a} \input{b} $\foo12$", [r"\cite", r"\input", r"\foo"]),
        (r"\begin{x}a\end{x}", [r"\begin"]),
        (r"a \'", [r"\'"]),
        (r"\c{} \verb|x|", [r"\c", r"\verb"]),
        (r"\& \% {\ss} 100% \\ \dots", []),
    ],
)
def test_commands_that_are_not_known_are_named(latex: str, commands: list[str]) -> None:
    assert unknown_commands(latex) == commands


SIGNS = ["\\", *"{}$%~&#_^\"'`- ", "\n", *"aéж"]
COMMANDS = ["\\foo", "\\'", '\\"', "\\emph{", "\\o ", "\\%", "\\$", "\\{", "\\}", "\\\\"]
LATEX = st.lists(st.sampled_from(SIGNS + COMMANDS), max_size=12).map("".join)


@given(LATEX)
def test_whatever_is_written_has_words(latex: str) -> None:
    assert "\n" not in plain(latex)
    unknown_commands(simplify(latex))
    if "\\" not in plain(latex):
        assert unknown_commands(simplify(latex)) == []


@given(st.text(alphabet="abc é漢’", max_size=12))
def test_words_without_latex_are_printed_as_they_are(text: str) -> None:
    assert plain(text) == " ".join(text.split())
