"""The table of commands: what each is in Typst, and how its arguments are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sphinx_typst.engine.escape import string
from sphinx_typst.math import boxes, definitions, delimiters, environments, text_mode
from sphinx_typst.math.atoms import EMPTY, Atom, escaped, join, space, symbol
from sphinx_typst.math.parse import Commands, Parser
from sphinx_typst.math.symbols import CHARACTER_CLASSES, SYMBOLS, SYNONYMS
from sphinx_typst.math.tables import (
    ACCENTS,
    EXTENSIBLE,
    FRACTION_STYLES,
    FRACTIONS,
    IGNORED,
    KINDS,
    LETTER_SWITCHES,
    LIMIT_OPERATORS,
    LIMIT_TEMPLATES,
    MEASURED,
    OPERATORS,
    SPACES,
    STACK,
    STYLES,
    TEMPLATES,
    WIDE_ACCENTS,
)
from sphinx_typst.math.tokens import MathError, Token
from sphinx_typst.math.values import read_length

Handler = Callable[[Parser, Token], Atom]


def _templated(template: str, *, takes_limits: bool = False, kind: str = "normal") -> Handler:
    fields = re.findall(r"\{(\d?)\}", template)
    count = max(int(field) + 1 if field else len(fields) for field in fields)

    def handler(parser: Parser, token: Token) -> Atom:
        given = [parser.argument_atom(token) for _ in range(count)]
        code = template.format(*(atom.code or EMPTY for atom in given))
        return Atom(code, takes_limits=takes_limits, kind=kind or given[-1].kind)

    return handler


def _measured(template: str) -> Handler:
    def handler(parser: Parser, token: Token) -> Atom:
        return Atom(template.format(f"{parser.style}({parser.argument(token)})"))

    return handler


def _fraction(template: str) -> Handler:
    def handler(parser: Parser, token: Token) -> Atom:
        with parser.styled(FRACTION_STYLES[parser.style]):
            return Atom(template.format(parser.argument(token), parser.argument(token)))

    return handler


def _symbol(char: str, kind: str) -> Handler:
    return lambda _parser, _token: symbol(char, kind)


def _constant(code: str, kind: str = "normal") -> Handler:
    return lambda _parser, _token: Atom(code, kind=kind)


# -- roots, accents, arrows, dots ----------------------------------------------------------


def _sqrt(parser: Parser, token: Token) -> Atom:
    root = parser.optional()
    body = parser.argument(token)
    return Atom(f"sqrt({body})" if root is None else f"root({root}, {body})")


def _accent(function: str) -> Handler:
    def handler(parser: Parser, token: Token) -> Atom:
        base = parser.argument(token)
        size = "" if len(base) == 1 else ", size: #0%"
        return Atom(f"{function}({base}{size})")

    return handler


def _extensible(arrow: str) -> Handler:
    def handler(parser: Parser, token: Token) -> Atom:
        below = parser.optional()
        above = parser.argument(token)
        under = f", b: {below}" if below else ""
        code = f"doc.extensible({escaped(arrow)}, t: {above}{under})"
        return Atom(code, kind="relation")

    return handler


def _dots(parser: Parser, _token: Token) -> Atom:
    """Dots stand on the axis before an operation or a relation, else on the line."""
    after = parser.stream.peek()
    kind = SYMBOLS.get(after.name, ("", ""))[1] or CHARACTER_CLASSES.get(after.text, "")
    centred = kind in ("binary", "relation", "large")
    return Atom("⋯" if centred or after.text == r"\not" else "…")


def _not(parser: Parser, token: Token) -> Atom:
    struck = parser.stream.raw_argument(token)
    known = struck[0] if len(struck) == 1 else token
    char = SYMBOLS.get(known.name, (known.text, ""))[0]
    negated = unicodedata.normalize("NFC", f"{char}\u0338")
    if len(negated) != 1:
        raise MathError(f"no negation is known of {''.join(t.text for t in struck)}", token.at)
    return symbol(negated, "relation")


# -- lengths, names, tags ------------------------------------------------------------------


def _space(parser: Parser, token: Token) -> Atom:
    parser.stream.star()
    written = parser.stream.raw_text(token)
    return space(read_length(written, token))


def _kern(parser: Parser, token: Token) -> Atom:
    r"""Read a length without braces: ``\kern-.2em``."""
    return space(_dimension(parser, token))


def _skip(parser: Parser, token: Token) -> Atom:
    r"""Read a length that may stretch or shrink, which it does not in a formula.

    TeXbook, chapter 24, glue: ``\hskip 3pt plus 1fil minus 1pt``.
    """
    width = _dimension(parser, token)
    for keyword in ("plus", "minus"):
        if _keyword(parser, keyword):
            _dimension(parser, token, is_stretch=True)
    return space(width)


def _keyword(parser: Parser, word: str) -> bool:
    """Go past *word* if it comes next, in letters of any case; tell whether it did."""
    taken: list[Token] = []
    for letter in word:
        if parser.stream.peek().text.lower() != letter:
            for token in reversed(taken):
                parser.stream.put_back(token)
            return False
        taken.append(parser.stream.take())
    return True


def _dimension(parser: Parser, token: Token, *, is_stretch: bool = False) -> str:
    """Read a number and its unit, and return it for Typst; a stretch may be in ``fil``."""
    written = ""
    while re.fullmatch(r"[-+]?[0-9.]*([a-z][a-z]?)?", written + parser.stream.peek().text):
        taken = parser.stream.peek().text
        if not taken or re.search("[a-z]{2}$", written):
            break
        written += parser.stream.take().text
        if is_stretch and written.endswith("fi") and _keyword(parser, "l"):
            while _keyword(parser, "l"):
                pass
            return ""
    return read_length(written, token)


def _modulo(name: str, display: str, inline: str) -> Handler:
    """Return what sets its argument behind a space that is wider in displayed formulas."""

    def handler(parser: Parser, token: Token) -> Atom:
        before = space(display if parser.style == "display" else inline)
        argument = Atom(parser.argument(token))
        if name == "mod":
            return Atom(join([before, Atom("upright(m o d)"), space("0.3333em"), argument]))
        return Atom(join([before, symbol("("), argument, symbol(")")]))

    return handler


def _operatorname(parser: Parser, token: Token) -> Atom:
    takes_limits = parser.stream.star() or token.name == "operatornamewithlimits"
    limits = ", limits: #true" if takes_limits else ""
    tokens = parser.stream.raw_argument(token)
    name = "".join(text_mode.OPERATOR_NAME_CHARACTERS.get(part.text, part.text) for part in tokens)
    if re.fullmatch(r"[\w\u2009\u00a0'∗-]+", name):
        return Atom(f"op({string(name)}{limits})", kind="large")
    for part in reversed([Token("{", token.at), *tokens, Token("}", token.at)]):
        parser.stream.put_back(part)
    return Atom(f"op(upright({parser.argument(token)}){limits})", kind="large")


def _tag(parser: Parser, token: Token) -> Atom:
    starred = parser.stream.star()
    around = ("{", "}") if starred else ("{(", ")}")
    tokens = parser.stream.raw_argument(token)
    given = [Token(char, token.at) for char in around[0]]
    given += [*tokens, *(Token(char, token.at) for char in around[1])]
    for part in reversed(given):
        parser.stream.put_back(part)
    code = text_mode.text_argument(parser, token)
    parser.tags.append(token)
    if parser.tag is not None:
        raise MathError(r"two \tag in one row", token.at)
    parser.tag = code
    return Atom("")


def _label(parser: Parser, token: Token) -> Atom:
    parser.stream.raw_argument(token)
    return Atom("")


# -- the tables ----------------------------------------------------------------------------

COMMANDS: dict[str, Handler] = {
    **{name: _fraction(template) for name, template in FRACTIONS.items()},
    **{name: _templated(it, kind=KINDS.get(name, "normal")) for name, it in TEMPLATES.items()},
    **{name: _templated(it, takes_limits=True) for name, it in LIMIT_TEMPLATES.items()},
    **{name: _measured(template) for name, template in MEASURED.items()},
    **{name: _accent(function) for name, function in ACCENTS.items()},
    **{name: _templated(f"{function}({{}})") for name, function in WIDE_ACCENTS.items()},
    **{name: _constant(f'op("{name}")', "large") for name in OPERATORS},
    **{name: _constant(f'op("{name}", limits: #true)', "large") for name in LIMIT_OPERATORS},
    **{name: _constant(code, "space") for name, code in SPACES.items()},
    **{name: _constant("") for name in IGNORED},
    **{name: _constant(escaped(name)) for name in "$%&#_"},
    **{name: _extensible(arrow) for name, arrow in EXTENSIBLE.items()},
    **{name: _symbol(*known) for name, known in SYNONYMS.items()},
    "sqrt": _sqrt,
    "dots": _dots,
    "not": _not,
    **dict.fromkeys(("hspace", "mspace"), _space),
    **dict.fromkeys(("kern", "mkern"), _kern),
    **dict.fromkeys(("hskip", "mskip"), _skip),
    "mod": _modulo("mod", "1em", "0.6667em"),
    "pod": _modulo("pod", "1em", "0.4444em"),
    **dict.fromkeys(("operatorname", "operatornamewithlimits"), _operatorname),
    "tag": _tag,
    "label": _label,
    "begin": environments.environment,
    **boxes.COMMANDS,
    **delimiters.COMMANDS,
    **text_mode.COMMANDS,
    **definitions.COMMANDS,
}

INFIX = {
    "over": "frac({}, {})",
    "choose": "binom({}, {})",
    "atop": STACK,
    "brace": rf"lr(\{{{{ {STACK} \}}}})",
    "brack": rf"lr(\[ {STACK} \])",
}
"""Commands that part their group in two."""


def _switch(template: str) -> Callable[[Parser, Token], tuple[str, str]]:
    before, after = template.split("{}")
    return lambda _parser, _token: (before, after)


SWITCHES: dict[str, Callable[[Parser, Token], tuple[str, str]]] = {
    **{name: _switch(f"{style}({{}})") for name, style in STYLES.items()},
    **{name: _switch(TEMPLATES[letters]) for name, letters in LETTER_SWITCHES.items()},
    "color": boxes.color_switch,
}
"""Commands in force up to the end of their group."""

LATEX = Commands(COMMANDS, INFIX, SWITCHES)
"""All that a `Parser` is to know of LaTeX."""
