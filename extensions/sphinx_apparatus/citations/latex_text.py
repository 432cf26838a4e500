r"""Read the LaTeX in the fields of a bibliography.

pybtex turns accents and symbols into Unicode (``Text.from_latex``), but prints other commands as
they are and fails on some input. :func:`simplify` removes these beforehand, so that only words are
printed. Unknown commands stay: :func:`unknown_commands` lists them, so that they can be reported.
"""

from __future__ import annotations

import codecs
import re

import latexcodec  # noqa: F401  # registers the codec "ulatex"
from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

_FORMATTING = (  # the words that they format are printed as they are
    *("emph", "textit", "textsl", "textbf", "textsc", "textrm", "textsf", "texttt", "textup"),
    *("textmd", "textnormal", "text", "mbox", "hbox", "textsuperscript", "textsubscript"),
    *("em", "it", "itshape", "sl", "slshape", "bf", "bfseries", "sc", "scshape", "rm", "sf", "tt"),
    *("mathrm", "mathit", "mathbf", "mathsf", "mathcal", "ensuremath", "relax", "protect", "url"),
    *("nobreak", "nobreakdash", "enquote", "mkbibquote", "mkbibemph", "uppercase", "lowercase"),
)
_SYMBOLS = {  # those that the codec lacks
    "dots": "…",
    "textellipsis": "…",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textless": "<",
    "textgreater": ">",
    "slash": "/",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
}
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?[ \t]*")
_SPACES = {",": "\u202f", ";": " ", ":": " ", " ": " ", "\\": " "}
_SIGN = re.compile(r"\\([,;: \\/!@()\[\]{}])")
_MATHS = re.compile(r"\$([^$]*)\$")
_DOLLAR = "\ue000"  # stands for a dollar sign that is meant, while those of mathematics go


def simplify(latex: str) -> str:
    """Return LaTeX that prints the same words, and that ``Text.from_latex`` reads to the end.

    Commands that only format are left out, and so are the dollars around mathematics. A percent
    sign is one, be it written ``%`` or ``\\%``: BibTeX knows no comments within a value.
    """
    if not re.search(r"[\\$%]", latex):
        return latex
    if len(latex) % 2 != len(latex.rstrip("\\")) % 2:  # a last backslash commands nothing
        latex = latex[:-1].rstrip()
    latex = re.sub(r"\\.|%", lambda sign: r"\%" if sign[0] == "%" else sign[0], latex)
    latex = _COMMAND.sub(_known, latex)
    latex = _SIGN.sub(lambda sign: _SPACES.get(sign[1], sign[1] if sign[1] in "{}" else ""), latex)
    latex = codecs.decode(latex, "ulatex")  # type: ignore[call-overload]  # from text to text
    latex = _MATHS.sub(r"\1", latex.replace(r"\$", _DOLLAR))
    for sign, written in (("%", r"\%"), ("~", r"{\textasciitilde}"), (_DOLLAR, "$")):
        latex = latex.replace(sign, written)
    return latex


def plain(latex: str) -> str:
    """Return the words of a field, with single spaces and without braces and commands."""
    return " ".join(_words(simplify(latex)).split())


def unknown_commands(latex: str) -> list[str]:
    r"""Return the commands of a field that would be printed as they are written: ``\foo``."""
    return re.findall(r"\\(?:[A-Za-z]+|.|$)", _words(latex))


def _words(latex: str) -> str:
    try:
        return str(Text.from_latex(latex))
    except PybtexSyntaxError:  # braces that do not match, which no bibliography file can hold
        return str(Text.from_latex(re.sub(r"[{}]", "", latex)))


def _known(command: re.Match[str]) -> str:
    name = command[1]
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    return "" if name in _FORMATTING else command[0]
