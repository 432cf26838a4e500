r"""Read the LaTeX in the fields of a bibliography.

:func:`simplify` makes words of it before pybtex reads it: pybtex turns some accents and symbols
into Unicode (``Text.from_latex``), but prints other commands as they are and fails on some input.
Commands that are not known stay: :func:`unknown_commands` lists them, so that they can be reported.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

from sphinx_apparatus.citations.latex_commands import (
    CLOSING,
    OPENING,
    UNKNOWN,
    lowered,
    raised,
    read,
    words_of,
)

_ADDRESS = re.compile(r"\\(?:url|nolinkurl|path)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_HELD = "\ue000"  # stands for an address, which is printed as it is written
_DOLLAR = "{$}"  # one that is meant, so that two of them are no formula when they are read again
_MATHS = re.compile(r"\\.|\{\$\}|\$((?:[^$\\]|\\.)*)\$|\$", re.DOTALL)
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}\\]*)\}|([^\s{}\\]))")
_ACCENT = r"\\(?:[`'^\"~=.]|[uvHckdbr](?![A-Za-z]))\s*"
_TWO_ACCENTS = re.compile(rf"({_ACCENT})({_ACCENT}(?:\{{[^{{}}]*\}}|\\[A-Za-z]+|\w))")
# quoted within a quotation: `so', whose end is no apostrophe within a word
_INNER = re.compile(r"(?<![`\\?!])`(?!`)((?:[^`']|'(?=\w))*)'(?!\w)")
_ESCAPED = str.maketrans(
    {
        "%": r"\%",
        "$": _DOLLAR,
        "~": r"{\textasciitilde}",
        "\\": r"{\textbackslash}",
        "{": "",
        "}": "",
        UNKNOWN: "\\",
    }
)


def simplify(latex: str) -> str:
    """Return LaTeX that prints the same words, and that ``Text.from_latex`` reads to the end.

    Commands that only format are left out, and so are braces and the dollars around mathematics. A
    percent sign is one, be it written ``%`` or ``\\%``: BibTeX knows no comments within a value.
    """
    latex = _INNER.sub(r"‘\1’", latex)
    return _printed(latex).translate(_ESCAPED) if re.search(r"[\\$%]", latex) else latex


def plain(latex: str) -> str:
    """Return the words of a field, with single spaces and without braces and commands."""
    return with_braces(" ".join(_words(simplify(latex)).split()))


def with_braces(words: str) -> str:
    """Return words that pybtex has read with the braces that are to be printed."""
    return words.replace(OPENING, "{").replace(CLOSING, "}")


def unknown_commands(latex: str) -> list[str]:
    r"""Return the commands of a field that would be printed as they are written: ``\foo``."""
    found = re.findall(rf"{UNKNOWN}([A-Za-z]+\*?|.|$)", _printed(latex))
    return [f"\\{name}" for name in found]


@lru_cache(maxsize=10_000)
def _printed(latex: str) -> str:
    """Return the words of a field, the backslash of each unknown command as ``UNKNOWN``."""
    addresses: list[str] = []

    def hold(address: re.Match[str]) -> str:
        addresses.append(re.sub(r"\\([%_#&~{}])", r"\1", address[1]))
        return _HELD

    latex = _ADDRESS.sub(hold, latex.replace(_HELD, "").replace(UNKNOWN, ""))
    if len(latex) % 2 != len(latex.rstrip("\\")) % 2:  # a last backslash commands nothing
        latex = latex[:-1].rstrip()
    latex = re.sub(r"\\.|%", lambda sign: r"\%" if sign[0] == "%" else sign[0], latex, flags=re.S)
    latex = _MATHS.sub(_formula, latex)
    latex = _TWO_ACCENTS.sub(r"\1{\2}", latex)  # of one letter: \~\^e
    words = words_of(read(latex))
    return re.sub(_HELD, lambda _held: addresses.pop(0), words)


def _formula(found: re.Match[str]) -> str:
    """Return a formula with its scripts as characters; a dollar by itself is one."""
    if found[1] is not None:
        return f"${_SCRIPT.sub(_script, found[1])}$"
    return r"\$" if found[0] in ("$", _DOLLAR) else found[0]


def _script(script: re.Match[str]) -> str:
    words = script[2] if script[2] is not None else script[3]
    small = (raised if script[1] == "^" else lowered)(words)
    return small if small != words else script[0]


def _words(latex: str) -> str:
    try:
        return str(Text.from_latex(latex))
    except PybtexSyntaxError:  # braces that do not match, which no bibliography file can hold
        return str(Text.from_latex(re.sub(r"[{}]", "", latex)))
