"""Commands by what they are in Typst: templates, accents, operators, spaces, arrows.

A template has ``{}`` for each argument, or ``{0}``, ``{1}`` … where their order differs.
"""

from __future__ import annotations

STACK = "mat(delim: #none, row-gap: #0.2em, {}; {})"
FRACTIONS = {"frac": "frac({}, {})", "binom": "binom({}, {})"}
TEMPLATES = {
    "overset": "attach(limits({1}), t: {0})",
    "underset": "attach(limits({1}), b: {0})",
    "overunderset": "attach(limits({2}), t: {0}, b: {1})",
    "stackrel": 'class("relation", attach(limits({1}), t: {0}))',
    # letters and symbols
    "mathrm": "upright({})", "mathup": "upright({})", "mathnormal": "{}", "mathit": "italic({})",
    "mathbf": "bold(upright({}))", "bold": "bold(upright({}))", "mathbfup": "bold(upright({}))",
    "boldsymbol": "doc.boldsymbol({})", "bm": "doc.boldsymbol({})", "pmb": "doc.boldsymbol({})",
    "mathbfit": "bold(italic({}))", "mathbb": "bb({})", "Bbb": "bb({})", "mathds": "bb({})",
    "mathcal": "cal({})", "mathscr": "scr({})", "mathfrak": "frak({})", "frak": "frak({})",
    "mathsf": "sans(upright({}))", "mathsfit": "sans(italic({}))", "mathtt": "mono({})",
    # above and below
    "overline": "overline({})", "underline": "underline({})",
    "overrightarrow": "arrow({})", "overleftarrow": "arrow.l({})",
    "overleftrightarrow": "arrow.l.r({})",
    "overrightharpoon": "harpoon({})", "overleftharpoon": "harpoon.lt({})",
    "underrightarrow": 'accent({}, #"\u20ef")',
    "underleftarrow": 'accent({}, #"\u20ee")',
    "underleftrightarrow": 'accent({}, #"\u034d")',
    "utilde": 'accent({}, #"\u0330")',
    "overparen": "overparen({})", "wideparen": "overparen({})", "overgroup": "overshell({})",
    "underparen": "underparen({})", "undergroup": "undershell({})",
    # classes
    "mathord": 'class("normal", {})', "mathbin": 'class("binary", {})',
    "mathrel": 'class("relation", {})', "mathopen": 'class("opening", {})',
    "mathclose": 'class("closing", {})', "mathpunct": 'class("punctuation", {})',
    "mathinner": 'class("normal", {})', "mathop": "op({}, limits: #true)",
    # what is struck out, hidden or takes no room
    "cancel": "cancel({})", "bcancel": "cancel({}, inverted: #true)",
    "xcancel": "cancel({}, cross: #true)", "sout": "cancel({}, angle: #90deg)",
    "phantom": "doc.phantom({})",
    "boxed": "doc.framed(stroke: #black, display({}))",
    "vcenter": "{}", "ensuremath": "{}", "cramped": "{}",
}  # fmt: skip
KINDS = {
    "stackrel": "relation", "mathbin": "binary", "mathrel": "relation", "mathopen": "opening",
    "mathclose": "closing", "mathpunct": "punctuation", "mathop": "large",
    **dict.fromkeys(("overset", "underset", "overunderset", "boldsymbol", "bm", "pmb"), ""),
}  # fmt: skip
"""The class of what a template makes, if it is not ordinary; empty: that of the last argument."""
MEASURED = {
    "hphantom": "doc.hphantom({})", "vphantom": "doc.vphantom({})",
    "mathllap": "doc.lap(#right, {})", "mathrlap": "doc.lap(#left, {})",
    "mathclap": "doc.lap(#center, {})",
}  # fmt: skip
"""Commands that give up a dimension of their argument: its style has to be known."""
LIMIT_TEMPLATES = {
    "overbrace": "overbrace({})", "underbrace": "underbrace({})",
    "overbracket": "overbracket({})", "underbracket": "underbracket({})",
}  # fmt: skip
"""Commands whose scripts stand above and below."""
ACCENTS = {
    "hat": "hat", "tilde": "tilde", "bar": "macron", "vec": "arrow", "dot": "dot",
    "ddot": "dot.double", "dddot": "dot.triple", "ddddot": "dot.quad", "acute": "acute",
    "grave": "grave", "breve": "breve", "check": "caron", "mathring": "circle",
}  # fmt: skip
"""Accents that stay as they are over more than one letter."""
WIDE_ACCENTS = {"widehat": "hat", "widetilde": "tilde", "widecheck": "caron"}

_OPERATORS = """arccos arcctg arcsin arctan arctg arg ch cos cosec cosh cot cotg coth csc ctg cth
deg dim exp hom ker lg ln log sec sh sin sinh tan tanh tg th"""
OPERATORS = frozenset(_OPERATORS.split())
_LIMIT_OPERATORS = "det gcd inf lim max min Pr sup"
LIMIT_OPERATORS = frozenset(_LIMIT_OPERATORS.split())
"""Operators whose scripts stand above and below."""
WORD_SPACE = "0.3333em"
"""The space between words, that of ``~``."""
SPACES = {
    ",": "thin", "thinspace": "thin", ":": "med", ">": "med", "medspace": "med", ";": "thick",
    "thickspace": "thick", "quad": "quad", "qquad": "wide", "enspace": "#h(0.5em)",
    "enskip": "#h(0.5em)", "!": "#h(-0.1667em)", "negthinspace": "#h(-0.1667em)",
    "negmedspace": "#h(-0.2222em)", "negthickspace": "#h(-0.2778em)",
    **dict.fromkeys((" ", "space", "nobreakspace"), f"#h({WORD_SPACE})"),
}  # fmt: skip
_IGNORED = "nonumber notag allowbreak nobreak relax DOTSB DOTSI DOTSX"
IGNORED = frozenset(_IGNORED.split())
"""Commands that ask for nothing that is set here."""
EXTENSIBLE = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪",
    "xhookleftarrow": "↩", "xrightharpoonup": "⇀", "xrightharpoondown": "⇁",
    "xleftharpoonup": "↼", "xleftharpoondown": "↽", "xrightleftharpoons": "⇌",
    "xleftrightharpoons": "⇋", "xtwoheadrightarrow": "↠", "xtwoheadleftarrow": "↞",
    "xlongequal": "=",
}  # fmt: skip
BIG_SIZES = {"big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em"}
BIG_CLASSES = {"": "normal", "l": "opening", "r": "closing", "m": "relation"}
STYLES = {
    "displaystyle": "display", "textstyle": "inline", "scriptstyle": "script",
    "scriptscriptstyle": "sscript",
}  # fmt: skip
SCRIPT_STYLES = {
    "display": "script", "inline": "script", "script": "sscript", "sscript": "sscript",
}  # fmt: skip
"""The style of the scripts of what has a style."""
FRACTION_STYLES = SCRIPT_STYLES | {"display": "inline"}
"""The style of the parts of a fraction."""
LETTER_SWITCHES = {"rm": "mathrm", "bf": "mathbf", "it": "mathit", "sf": "mathsf", "tt": "mathtt",
                   "cal": "mathcal", "mit": "mathnormal"}  # fmt: skip
