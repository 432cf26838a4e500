r"""The LaTeX commands that a bibliography may hold, each as the words that it prints.

pylatexenc knows most commands, latexcodec (on which pybtex depends) some that it lacks, and the
table here what neither has. A command that nobody knows is printed as it is written, after
:data:`UNKNOWN` instead of its backslash, so that it can be reported.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from typing import Any

import latexcodec  # noqa: F401  # registers the codec "ulatex"
from pylatexenc import latex2text, latexwalker
from pylatexenc.macrospec import MacroSpec

UNKNOWN = "\ue001"
"""Stands for the backslash of a command that is not known."""
Read = Callable[[Any], str]
"""Returns the words of a parsed command."""

_FORMATTING = (  # the words that they format are printed as they are
    *("emph", "textit", "textsl", "textbf", "textsc", "textrm", "textsf", "texttt", "textup"),
    *("textmd", "textnormal", "text", "mbox", "hbox", "em", "it", "itshape", "sl", "slshape"),
    *("bf", "bfseries", "sc", "scshape", "rm", "sf", "tt", "mathrm", "mathit", "mathbf"),
    *("mathsf", "mathcal", "ensuremath", "relax", "protect", "nobreak", "nobreakdash"),
    *("mkbibemph", "uppercase", "lowercase", "/", "-", "!", "@", "(", ")", "[", "]"),
)
OPENING, CLOSING = "\ufe5b", "\ufe5c"
"""Stand for braces that are printed: pybtex has no way to print any. They are Unicode's small
braces, so that a style of the list which knows nothing of them prints what can be read."""
_SYMBOLS = {
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "slash": "/",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "textbar": "|",
    "textunderscore": "_",
    "textbackslash": "\\",
    "backslash": "\\",
    ",": "\u202f",
    "\\": " ",
    **dict.fromkeys(("{", "lbrace", "textbraceleft"), OPENING),
    **dict.fromkeys(("}", "rbrace", "textbraceright"), CLOSING),
}
_REFUSED = (  # pylatexenc prints a stand-in for them, or nothing
    *("cite", "citet", "citep", "ref", "eqref", "pageref", "label", "input", "include"),
    *("includegraphics", "footnote", "footnotetext", "item", "title", "author", "date"),
    *("maketitle", "verb", "documentclass", "usepackage", "newcommand", "renewcommand", "def"),
)
_ACCENTS = ("'", "`", "^", '"', "~", "=", ".", "u", "v", "H", "c", "k", "d", "b", "r")
_SPACING = {"^": "^", "~": "~"}  # accents that are written without a letter to print themselves
_MARKS = {"t": "\u0361", "textcommabelow": "\u0326"}  # accents that pylatexenc lacks
_SMALL_LETTERS = (0x2B0, 0x2B2, 0x2B3, 0x2B7, 0x2B8, *range(0x2E1, 0x2E4), *range(0x1D43, 0x1DBC))
_SMALL_SIGNS = (0xB2, 0xB3, 0xB9, *range(0x2070, 0x209D), 0x2C7C)
_SUPERSCRIPT, _SUBSCRIPT = (
    {
        unicodedata.decomposition(chr(code)).split()[1]: chr(code)
        for code in (*_SMALL_LETTERS, *_SMALL_SIGNS)
        if unicodedata.decomposition(chr(code)).startswith(kind)
    }
    for kind in ("<super>", "<sub>")
)


def raised(words: str) -> str:
    """Return digits, signs and small letters as superscripts; other words as they are."""
    return _small(words, _SUPERSCRIPT)


def lowered(words: str) -> str:
    """Return digits, signs and many letters as subscripts; other words as they are."""
    return _small(words, _SUBSCRIPT)


def _small(words: str, forms: dict[str, str]) -> str:
    small = [forms.get(f"{ord('−' if sign == '-' else sign):04X}", "") for sign in words]
    return "".join(small) if all(small) else words


def _ending(words: str) -> str:
    """Return words raised, but for those of several letters: the ending of ``4th`` is a word."""
    return words if words.isalpha() and len(words) > 1 else raised(words)


def _argument(node: Any, number: int) -> str:
    """Return the words of an argument, which counts from 0; empty if it is not there."""
    found = node.nodeargd.argnlist if node.nodeargd else ()
    return words_of([found[number]]) if number < len(found) and found[number] else ""


def _unknown(node: Any) -> str:
    """Return what latexcodec makes of a command, else the command as it is written."""
    name: str = node.macroname
    known: str = codecs.decode(f"\\{name}", "ulatex")  # type: ignore[call-overload]  # as text
    return known if "\\" not in known else f"{UNKNOWN}{name} "


def _unknown_environment(node: Any) -> str:
    return f"{UNKNOWN}begin {words_of(node.nodelist)}"


def _accented(node: Any) -> str:
    base = _argument(node, 0).strip()
    if not base:
        return _SPACING.get(node.macroname) or f"{UNKNOWN}{node.macroname} "
    first = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
    mark = _MARKS.get(node.macroname) or _mark(node.macroname)
    return unicodedata.normalize("NFC", first + mark) + base[1:]


def _mark(name: str) -> str:
    """Return the combining character of an accent."""
    return unicodedata.normalize("NFD", _PLAIN.latex_to_text(f"\\{name}{{a}}"))[1]


_TAKING: dict[str, tuple[str, Read]] = {  # commands with arguments, and what they print
    "href": ("{{", lambda node: _argument(node, 1)),
    "foreignlanguage": ("[{{", lambda node: _argument(node, 2)),
    "enquote": ("{", lambda node: f"“{_argument(node, 0)}”"),
    "mkbibquote": ("{", lambda node: f"“{_argument(node, 0)}”"),
    "textsuperscript": ("{", lambda node: _ending(_argument(node, 0))),
    "textsubscript": ("{", lambda node: lowered(_argument(node, 0))),
    "noopsort": ("{", lambda node: ""),  # words that only sort a work
    "SortNoop": ("{", lambda node: ""),
    **dict.fromkeys((*_ACCENTS, *_MARKS), ("{", _accented)),
}


def _parsed() -> Any:
    """Return which arguments commands have, for pylatexenc's parser."""
    context = latexwalker.get_default_latex_context_db()
    own = [MacroSpec(name, arguments) for name, (arguments, _) in _TAKING.items()]
    own += [MacroSpec(name, "") for name in (*_FORMATTING, *_SYMBOLS, *_REFUSED)]
    context.add_context_category("bibliography", macros=own, prepend=True)
    return context


def _printed() -> Any:
    """Return what commands print, for pylatexenc's converter."""
    context = latex2text.get_default_latex_context_db()
    own = [
        latex2text.MacroTextSpec(name, simplify_repl=read) for name, (_, read) in _TAKING.items()
    ]
    own += [latex2text.MacroTextSpec(name, simplify_repl="") for name in _FORMATTING]
    own += [latex2text.MacroTextSpec(name, simplify_repl=sign) for name, sign in _SYMBOLS.items()]
    own += [latex2text.MacroTextSpec(name, simplify_repl=_unknown) for name in _REFUSED]
    same = [latex2text.SpecialsTextSpec("&", simplify_repl="&")]
    context.add_context_category("bibliography", macros=own, specials=same, prepend=True)
    context.set_unknown_macro_spec(latex2text.MacroTextSpec("", simplify_repl=_unknown))
    context.set_unknown_environment_spec(
        latex2text.EnvironmentTextSpec("", simplify_repl=_unknown_environment)
    )
    return context


_PLAIN = latex2text.LatexNodes2Text()
_ARGUMENTS = _parsed()
_CONVERTER = latex2text.LatexNodes2Text(
    latex_context=_printed(), math_mode="text", strict_latex_spaces=False
)


def read(latex: str) -> list[Any]:
    """Return LaTeX as pylatexenc's nodes; braces that do not match are passed over."""
    walker = latexwalker.LatexWalker(latex, latex_context=_ARGUMENTS, tolerant_parsing=True)
    nodes: list[Any] = walker.get_latex_nodes()[0]
    return nodes


def words_of(nodes: list[Any]) -> str:
    """Return the words that nodes print."""
    words: str = _CONVERTER.nodelist_to_text(nodes)
    return words
