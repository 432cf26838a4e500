"""The table of commands: what each is in Typst, and how its arguments are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx_typst.engine.escape import string
from sphinx_typst.math import boxes, definitions, delimiters, environments, words
from sphinx_typst.math.atoms import Atom, escaped, join, sign
from sphinx_typst.math.symbols import SIGNS
from sphinx_typst.math.tables import (
    ACCENTS,
    CENTRED_DOTS,
    EXTENSIBLE,
    FRACTION_STYLES,
    FRACTIONS,
    IGNORED,
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

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser

Handler = Callable[["Parser", Token], Atom]


def _templated(template: str, *, takes_limits: bool = False) -> Handler:
    fields = re.findall(r"\{(\d?)\}", template)
    count = max(int(field) + 1 if field else len(fields) for field in fields)

    def handler(parser: Parser, token: Token) -> Atom:
        given = [parser.argument(token) for _ in range(count)]
        return Atom(template.format(*given), takes_limits=takes_limits)

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


def _constant(code: str) -> Handler:
    return lambda _parser, _token: Atom(code)


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
        return Atom(f"doc.extensible({escaped(arrow)}, t: {above}{under})")

    return handler


def _dots(parser: Parser, _token: Token) -> Atom:
    """Dots stand on the axis before an operation or a relation, else on the line."""
    after = parser.stream.peek()
    kind = SIGNS.get(after.name, ("", ""))[1] if after.name else ""
    centred = after.text in CENTRED_DOTS or kind in ("binary", "relation", "large")
    return Atom("⋯" if centred or after.text == r"\not" else "…")


def _not(parser: Parser, token: Token) -> Atom:
    struck = parser.stream.raw_argument(token)
    known = struck[0] if len(struck) == 1 else token
    char = SIGNS.get(known.name, (known.text, ""))[0]
    negated = unicodedata.normalize("NFC", f"{char}\u0338")
    if len(negated) != 1:
        raise MathError(f"no negation is known of {''.join(t.text for t in struck)}", token.at)
    return Atom(sign(negated, "relation"))


# -- lengths, names, tags ------------------------------------------------------------------


def _space(parser: Parser, token: Token) -> Atom:
    parser.stream.star()
    written = parser.stream.raw_words(token)
    return Atom(f"#h({read_length(written, token)})")


def _kern(parser: Parser, token: Token) -> Atom:
    r"""Read a length without braces: ``\kern-.2em``."""
    written = ""
    while re.fullmatch(r"[-+]?[0-9.]*([a-z][a-z]?)?", written + parser.stream.peek().text):
        taken = parser.stream.peek().text
        if not taken or re.search("[a-z]{2}$", written):
            break
        written += parser.stream.take().text
    return Atom(f"#h({read_length(written, token)})")


def _modulo(name: str, display: str, inline: str) -> Handler:
    """Return what sets its argument behind a space that is wider in displayed formulas."""

    def handler(parser: Parser, token: Token) -> Atom:
        space = Atom(f"#h({display if parser.style == 'display' else inline})")
        argument = Atom(parser.argument(token))
        if name == "mod":
            return Atom(join([space, Atom("upright(m o d)"), Atom("#h(0.3333em)"), argument]))
        return Atom(join([space, Atom(sign("(")), argument, Atom(sign(")"))]))

    return handler


def _operatorname(parser: Parser, token: Token) -> Atom:
    limits = ", limits: #true" if parser.stream.star() else ""
    tokens = parser.stream.raw_argument(token)
    name = "".join(words.OPERATOR_SIGNS.get(part.text, part.text) for part in tokens)
    if re.fullmatch(r"[\w\u2009\u00a0'∗-]+", name):
        return Atom(f"op({string(name)}{limits})")
    for part in reversed([Token("{", token.at), *tokens, Token("}", token.at)]):
        parser.stream.put_back(part)
    return Atom(f"op(upright({parser.argument(token)}){limits})")


def _tag(parser: Parser, token: Token) -> Atom:
    starred = parser.stream.star()
    around = ("{", "}") if starred else ("{(", ")}")
    tokens = parser.stream.raw_argument(token)
    signs = [Token(sign, token.at) for sign in around[0]]
    signs += [*tokens, *(Token(sign, token.at) for sign in around[1])]
    for part in reversed(signs):
        parser.stream.put_back(part)
    code = words.text_argument(parser, token)
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
    **{name: _templated(template) for name, template in TEMPLATES.items()},
    **{name: _templated(it, takes_limits=True) for name, it in LIMIT_TEMPLATES.items()},
    **{name: _measured(template) for name, template in MEASURED.items()},
    **{name: _accent(function) for name, function in ACCENTS.items()},
    **{name: _templated(f"{function}({{}})") for name, function in WIDE_ACCENTS.items()},
    **{name: _constant(f'op("{name}")') for name in OPERATORS},
    **{name: _constant(f'op("{name}", limits: #true)') for name in LIMIT_OPERATORS},
    **{name: _constant(code) for name, code in SPACES.items()},
    **{name: _constant("") for name in IGNORED},
    **{name: _constant(escaped(name)) for name in "$%&#_"},
    **{name: _extensible(arrow) for name, arrow in EXTENSIBLE.items()},
    "{": _constant(sign("{", "opening")),
    "}": _constant(sign("}", "closing")),
    "|": _constant(sign("‖", "normal")),
    "lang": _constant(escaped("⟨")),
    "rang": _constant(escaped("⟩")),
    "sqrt": _sqrt,
    "dots": _dots,
    "not": _not,
    **dict.fromkeys(("hspace", "mspace"), _space),
    **dict.fromkeys(("kern", "mkern", "hskip", "mskip"), _kern),
    "mod": _modulo("mod", "1em", "0.6667em"),
    "pod": _modulo("pod", "1em", "0.4444em"),
    "operatorname": _operatorname,
    "tag": _tag,
    "label": _label,
    "begin": environments.environment,
    **boxes.COMMANDS,
    **delimiters.COMMANDS,
    **words.COMMANDS,
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
