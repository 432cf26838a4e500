"""The structure of a formula, read from MathML: the same for Typst's and for KaTeX's.

Functions are written as calls, ``sup(x, 1)``; what stands side by side, with a space between::

    x ∑ 12      letters, signs, numbers: a letter by itself is italic
    rm:d bf:x   letters in another style: rm, bf, bi (bold italic), cal, frak, bb, sf, tt
    "if "       text
    _           a space that was asked for
    ↕( (1.2     a delimiter that grows with what it encloses; one of a given size in em
    sub sup subsup over under overunder frac stack (a fraction without a line) sqrt root
    table(a | b ; c | d) box strike phantom colour(red, x)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from xml.etree import ElementTree

STYLES = {
    "normal": "rm", "bold": "bf", "bold-italic": "bi", "script": "cal", "bold-script": "cal",
    "fraktur": "frak", "double-struck": "bb", "sans-serif": "sf", "monospace": "tt",
    "italic": "", "sans-serif-italic": "sf",
}  # fmt: skip
NAMES = {
    "BOLD ITALIC": "bi", "BOLD SCRIPT": "cal", "BOLD FRAKTUR": "frak", "SANS-SERIF BOLD": "sf",
    "SANS-SERIF": "sf", "BOLD": "bf", "ITALIC": "", "SCRIPT": "cal", "FRAKTUR": "frak",
    "DOUBLE-STRUCK": "bb", "MONOSPACE": "tt", "BLACK-LETTER": "frak",
}  # fmt: skip
"""How the names of mathematical letters in Unicode begin."""
SAME = str.maketrans({
    "∣": "|", "∥": "‖", "⟂": "⊥", "ˆ": "^", "\u0302": "^", "˜": "~", "\u0303": "~", "\u0304": "ˉ",
    "¯": "ˉ", "\u20d7": "→", "\u20d6": "←", "\u0307": "˙", "\u0308": "¨", "\u0301": "ˊ", "´": "ˊ",
    "\u0300": "ˋ", "`": "ˋ", "\u0306": "˘", "\u030c": "ˇ", "\u030a": "˚", "\u20e1": "↔",
    "\u20ef": "→", "\u20ee": "←", "⋅": "·",
    "\u2061": None, "\u200b": None, "\u2063": None, "\u00a0": " ", "\ufe00": None, "\ufe01": None,
})  # fmt: skip
"""Characters by which one means what the other does by another."""
SCRIPTS = {
    "msup": "sup", "msub": "sub", "msubsup": "subsup", "mover": "over", "munder": "under",
    "munderover": "underover", "mfrac": "frac", "mroot": "root",
}  # fmt: skip
ENCLOSED = {"box": "box", "updiagonalstrike": "strike", "downdiagonalstrike": "strike"}
COLOURS = {"red": "#ff0000", "blue": "#0000ff"}
WRAPPERS = {"msqrt": "sqrt", "mphantom": "phantom"}
SPACES = " \u00a0\u2002\u2003\u2004\u2005\u2006\u2009\u200a\u202f\u205f"
LETTERS = re.compile("[\U0001d400-\U0001d7ff]")
FENCES = "()[]{}|‖⟨⟩⌊⌋⌈⌉/\\"


def structure(mathml: str) -> str:
    """Return the structure of the formula in *mathml*."""
    found = mathml[mathml.index("<math") : mathml.rindex("</math>") + len("</math>")]
    root = ElementTree.fromstring(re.sub(r" xmlns=\"[^\"]*\"", "", found))
    top = root.find("semantics")
    return _all([top[0]] if top is not None else root)


def _all(elements: Iterable[ElementTree.Element]) -> str:
    """Return elements side by side, digits that touch joined."""
    parts = " ".join(part for element in elements if (part := _one(element)))
    parts = re.sub("_( _)+", "_", parts)
    return re.sub(r"(?<=\d) (?=\.? ?\d)|(?<=\d\.) (?=\d)", "", parts)


def _one(element: ElementTree.Element) -> str:
    tag = element.tag
    if tag in ("mi", "mo") and len(element):
        return _all(element)
    if tag in ("mi", "mn", "mo", "mtext"):
        return _leaf(element)
    if tag == "mspace":
        return "_"
    if tag in SCRIPTS:
        name = SCRIPTS[tag]
        if element.get("linethickness", "1").startswith("0"):
            name = "stack"
        return f"{name}({', '.join(_all([part]) for part in element)})"
    if tag in WRAPPERS:
        return f"{WRAPPERS[tag]}({_all(element)})"
    if tag == "mtable":
        return _table(element)
    if tag == "menclose" and element.get("notation") in ENCLOSED:
        return f"{ENCLOSED[element.get('notation', '')]}({_all(element)})"
    if tag == "mstyle" and element.get("mathcolor"):
        colour = element.get("mathcolor", "")
        return f"colour({COLOURS.get(colour, colour)}, {_all(element)})"
    return _all(element)


def _table(element: ElementTree.Element) -> str:
    """Return a table, without columns in which nothing stands; a single cell is no table."""
    rows = [[_all(cell).removeprefix("_ ") for cell in row] for row in element]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    used = [number for number in range(width) if any(row[number] for row in rows)]
    if element.get("width") == "100%":
        *cells, tag = [rows[0][number] for number in used]
        return f"{' '.join(cells)} tag({tag})"
    written = [" | ".join(row[number] for number in used).rstrip(" |") for row in rows]
    return written[0] if len(rows) == len(used) == 1 else f"table({' ; '.join(written)})"


def _leaf(element: ElementTree.Element) -> str:
    text = "".join(element.itertext())
    text = unicodedata.normalize("NFC", LETTERS.sub(_plain, text)).translate(SAME)
    if not text.strip(SPACES):
        return "_" if text or element.tag == "mtext" else ""
    plain = "".join(_unstyled(char) if _is_letter(char) else char for char in text)
    variant = element.get("mathvariant")
    styles = {_style(char) for char in text if _is_letter(char)}
    style = STYLES[variant] if variant else "".join(styles)
    if element.tag == "mtext" and (len(plain) > 1 or variant):
        prefix = "" if style in ("", "rm") else f"{style}:"
        return f'{prefix}"{plain}"'
    if element.tag == "mo" and text in FENCES:
        if size := (element.get("minsize") or "").removesuffix("em"):
            return f"{text}{float(size):g}"
        return text if element.get("stretchy") == "false" else f"↕{text}"
    if not styles:
        return text
    if len(plain) > 1:
        return "".join(plain.split())
    if style == "rm" and element.tag == "mi" and not variant:
        style = ""
    return f"{style}:{plain}" if style and (style != "rm" or plain.isalpha()) else plain


def _is_letter(char: str) -> bool:
    """Tell whether *char* is a letter or digit that has other styles."""
    name = unicodedata.name(_unstyled(char), "")
    return char not in "ıȷℓℏħℜℑðϰϝ" and name.startswith(("LATIN", "GREEK", "DIGIT"))


def _unstyled(char: str) -> str:
    """Return a mathematical letter as it is without its style."""
    kind, _, code = unicodedata.decomposition(char).partition(" ")
    return chr(int(code, 16)) if kind == "<font>" else char


def _plain(match: re.Match[str]) -> str:
    """Return a mathematical letter without its style, where no other styles are told."""
    char = _unstyled(match[0])
    return char if char in "∂∇ıȷ" else match[0]


def _style(char: str) -> str:
    """Return the style of a letter or digit; that of italic ones is empty."""
    if char in "ℂℍℕℙℚℝℤ":
        return "bb"
    if char in "ℬℰℱℋℐℒℳℛℯℊℴ":
        return "cal"
    name = unicodedata.name(char, "")
    if not name.startswith("MATHEMATICAL"):
        return "" if char == "ℎ" else "frak" if char in "ℭℌℑℜℨ" else "rm"
    name = name.removeprefix("MATHEMATICAL ")
    return next(style for start, style in NAMES.items() if name.startswith(start))
