"""Mathematics in a project: where errors are, macros, numbers, blank lines, alternative text."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from typst_building import Built, Make

MACROS = {"tex": {"macros": {"RR": r"\mathbb{R}", "vv": [r"\vec{#1}", 1]}}}

MARKDOWN = {
    "extensions": ["sphinx_typst", "myst_parser"],
    "myst_enable_extensions": ["dollarmath"],
}


def alternative_texts(built: Built) -> list[str]:
    """Return what the source gives as alternative text of its formulas."""
    return re.findall(r'doc\.(?:display-)?formula\("((?:[^"\\]|\\.)*)"', built.source)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Words.\n\nHere :math:`\\foo{x}`.\n", "index.rst:6:13"),
        ("Words\nand :math:`a +\n\\foo{x}` more.\n", "index.rst:6:1"),
        (".. math:: a + \\foo\n", "index.rst:4:15"),
        (".. math::\n   :label: x\n\n   a \\\\\n   b + \\foo\n\n   c\n", "index.rst:8:8"),
        ("* .. math::\n\n     a\n\n     \\frac{a\n", "index.rst:8:11"),
    ],
)
def test_a_formula_not_understood_fails_with_its_location(
    make: Make, words: str, place: str
) -> None:
    built = make(words)
    assert built.statuscode == 1
    assert f"{place}: ERROR: mathematics not understood: " in built.warnings


def test_the_command_is_named_with_the_line_it_is_in(make: Make) -> None:
    built = make(".. math::\n\n   a \\\\\n   b + \\foo\n")
    assert r"mathematics not understood: unknown command \foo in b + \foo." in built.warnings
    assert "[typst.math]" in built.warnings


def test_the_location_in_markdown_is_found(make: Make) -> None:
    built = make(
        conf={
            "extensions": ["sphinx_typst", "myst_parser"],
            "myst_enable_extensions": ["dollarmath"],
        },
        files={"page.md": "# Page\n\nWords $\\foo$\n\n$$\na + \\bar\n$$\n"},
        index=".. toctree::\n\n   page\n",
    )
    assert r"page.md:3:8: ERROR: mathematics not understood: unknown command \foo" in built.warnings
    assert r"page.md:6:5: ERROR: mathematics not understood: \bar has too few" in built.warnings


def test_a_formula_not_understood_may_be_printed_as_code(make: Make) -> None:
    built = make("Here :math:`\\foo{x}`.\n", conf={"typst_unknown_math": "code"})
    assert built.statuscode == 0
    assert "Here \\foo{x}." in built.text
    assert "index.rst:4:13: WARNING: mathematics not understood" in built.warnings
    assert "printed as code [typst.math]" in built.warnings


@pytest.mark.parametrize("option", ["mathjax3_config", "mathjax4_config"])
def test_macros_of_the_mathjax_configuration_are_known(make: Make, option: str) -> None:
    built = make(":math:`\\RR \\vv x`\n", conf={option: MACROS})
    assert built.statuscode == 0
    assert "$bb(R) arrow(x)$" in built.source


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"tex": {"macros": ["RR"]}}, "mathjax3_config['tex']['macros']: found ['RR']"),
        ({"tex": {"macros": None}}, "mathjax3_config['tex']['macros']: found None"),
        ({"tex": "macros"}, "mathjax3_config['tex']: found 'macros'"),
    ],
)
def test_macros_of_a_wrong_type_are_warned_of_once(make: Make, config: object, said: str) -> None:
    one = "One\n===\n\n:math:`y`\n"
    built = make(":math:`x`\n", one=one, setup=f"mathjax3_config = {config!r}")
    assert built.statuscode == 0
    assert built.warnings.count(f"WARNING: conf.py: {said}; write a dictionary. [typst.math]") == 1


def test_a_macro_is_known_from_its_formula_on_in_its_document(make: Make) -> None:
    built = make(
        one="One\n===\n\n.. math:: \\newcommand{\\f}{y^2}\n\nThen :math:`\\f` and.\n",
        two="Two\n===\n\nHere :math:`\\f`.\n",
    )
    assert re.findall(r"\S+\.rst.*ERROR.*", built.warnings) == [
        next(line for line in built.warnings.splitlines() if "two.rst:4:13: ERROR" in line)
    ]


def test_a_formula_that_only_defines_sets_nothing(make: Make) -> None:
    built = make(".. math:: \\newcommand{\\f}{y^2}\n\nThen :math:`\\f` and.\n")
    assert built.statuscode == 0
    assert alternative_texts(built) == [r"\\f"]


def test_the_alternative_text_is_the_latex(make: Make) -> None:
    built = make('Here :math:`\\frac12` and :math:`x^12`.\n\n.. math:: \\boxed{a "b"}\n')
    assert alternative_texts(built) == [r"\\frac12", "x^12", r"\\boxed{a \"b\"}"]


def test_a_tag_is_printed_as_the_number(make: Make) -> None:
    built = make(".. math:: a = b \\tag{7} \n\n.. math:: c \\tag*{here}\n")
    assert built.statuscode == 0
    assert re.search(r"\(7\).*here", built.text)


def test_tags_of_rows_stand_beside_them(make: Make) -> None:
    built = make(
        ".. math::\n   :nowrap:\n\n   \\begin{align} a &= \\frac{\\frac12}{\\frac13} "
        "\\tag{One} \\\\ &= c \\\\ &= d \\tag{Three} \\end{align}\n"
    )
    assert built.statuscode == 0
    document = pypdfium2.PdfDocument(built.pdf)
    heights: dict[str, float] = {}
    for page in document:
        text = page.get_textpage()
        for word in ("One", "Three"):
            if found := text.search(word).get_next():
                heights[word] = text.get_charbox(found[0])[1]
        whole = text.get_text_range()
        for sign in "cd\U0001d450\U0001d451":
            if sign in whole and "One" in whole:
                heights[sign] = text.get_charbox(whole.index(sign))[1]
    document.close()
    last = heights.get("\U0001d451", heights.get("d", 0.0))
    assert heights["Three"] == pytest.approx(last, abs=1)
    assert heights["One"] > heights["Three"] + 20


def test_a_tag_and_a_label_contradict_each_other(make: Make) -> None:
    built = make(".. math::\n   :label: x\n\n   a \\tag{7}\n\nSee :eq:`x`.\n")
    assert built.statuscode == 1
    assert r"the formula has a \tag and a label" in built.warnings


def test_blank_lines_part_formulas(make: Make) -> None:
    built = make(".. math::\n\n   a = b + c\n\n   d = e\n\n   p &= q \\\\\n     &= r\n")
    assert built.statuscode == 0
    assert "a \\= b \\+ c& \\ d \\= e& \\ mat(" in built.source


def test_a_displayed_formula_may_stand_in_a_paragraph(make: Make) -> None:
    built = make(
        conf={**MARKDOWN, "myst_dmath_double_inline": True},
        files={"page.md": "# Page\n\nThus for $r > 0$ we have $$ r + s $$ as told.\n"},
        index=".. toctree::\n\n   page\n",
    )
    assert built.statuscode == 0
    assert "Thus for" in built.text
    assert "as told." in built.text
