"""Macros: those of LaTeX itself, those of a project's MathJax configuration, and their bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sphinx_typst.math.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command stands for.

    The `body` is tokens and, as whole numbers, the parameters; a `default` makes the first of
    them optional. One that `is_original` stands for what its body meant before any macro was
    defined. One that is `refused` cannot be used, for the reason given.
    """

    parameters: int = 0
    body: tuple[str | int, ...] = ()
    default: tuple[Token, ...] | None = None
    is_original: bool = False
    refused: str = ""


def macro_body(tokens: Sequence[Token], parameters: int) -> tuple[str | int, ...]:
    """Return the body of a macro with so many *parameters*, written ``#1``, ``#2`` … in *tokens*.

    A doubled ``##`` is one character. Raises `ValueError` for a parameter it does not have.
    """
    body: list[str | int] = []
    rest = iter(tokens)
    for token in rest:
        if token.text != "#":
            body.append(token.text)
            continue
        number = next(rest, None)
        if number is not None and number.text == "#":
            body.append("#")
        elif number is None or number.text not in "123456789"[:parameters]:
            found = number.text if number else ""
            raise ValueError(f"its body uses #{found}, but it has {parameters} parameters")
        else:
            body.append(int(number.text))
    return tuple(body)


def configured_macros(config: Mapping[str, Any], option: str) -> dict[str, Macro]:
    r"""Return the macros of a MathJax configuration: those of ``config["tex"]["macros"]``.

    Each is a body, or a list of body, number of parameters and the default of the first. What is
    none of these becomes a macro whose use is refused; *option* is what the message names.
    Raises `ValueError` if there is something else where the macros should stand.
    """
    key_path, given = option, config
    for keys in (("tex", "TeX"), ("macros", "Macros")):
        key = next((key for key in keys if key in given), None)
        if key is None:
            return {}
        key_path, given = f"{key_path}[{key!r}]", given[key]
        if not isinstance(given, Mapping):
            raise ValueError(f"{key_path}: found {given!r}; write a dictionary.")
    return {
        str(name).removeprefix("\\"): _configured(value, f"its definition in {option}")
        for name, value in given.items()
    }


def _configured(value: object, where: str) -> Macro:
    default: str | None = None
    match value:
        case str(body):
            count = 0
        case [str(body)]:
            count = 0
        case [str(body), int(count)] if 0 <= count <= 9:
            pass
        case [str(body), int(count), str(default)] if 1 <= count <= 9:
            pass
        case _:
            return Macro(refused=f"{where} is neither a body nor [body, parameters, default]")
    try:
        made = macro_body(tokenize(body), count)
    except ValueError as problem:
        return Macro(refused=f"{where} is not understood: {problem}")
    return Macro(count, made, None if default is None else tuple(tokenize(default)))


_TABLE = r"""
iff 0 \;\Longleftrightarrow\;
implies 0 \;\Longrightarrow\;
impliedby 0 \;\Longleftarrow\;
bmod 0 \mathbin{\mathrm{mod}}
pmod 1 \pod{\mathrm{mod}\mkern6mu#1}
dotsb 0 \cdots
dotsm 0 \cdots
dotsi 0 \!\cdots
dotsc 0 \ldots
dotso 0 \ldots
intop 0 \int\limits
smallint 0 \mathop{\textstyle\int}
lq 0 `
rq 0 '
limsup 0 \operatorname*{lim\,sup}
liminf 0 \operatorname*{lim\,inf}
injlim 0 \operatorname*{inj\,lim}
projlim 0 \operatorname*{proj\,lim}
argmax 0 \operatorname*{arg\,max}
argmin 0 \operatorname*{arg\,min}
varlimsup 0 \mathop{\overline{\mathrm{lim}}}
varliminf 0 \mathop{\underline{\mathrm{lim}}}
varinjlim 0 \mathop{\underrightarrow{\mathrm{lim}}}
varprojlim 0 \mathop{\underleftarrow{\mathrm{lim}}}
dfrac 2 {\displaystyle\frac{#1}{#2}}
tfrac 2 {\textstyle\frac{#1}{#2}}
cfrac 2 {\displaystyle\frac{#1}{#2}}
dbinom 2 {\displaystyle\binom{#1}{#2}}
tbinom 2 {\textstyle\binom{#1}{#2}}
substack 1 \begin{subarray}{c}#1\end{subarray}
bra 1 \mathinner{\langle{#1}|}
ket 1 \mathinner{|{#1}\rangle}
braket 1 \mathinner{\langle{#1}\rangle}
Bra 1 \left\langle#1\right|
Ket 1 \left|#1\right\rangle
underbar 1 \underline{\text{#1}}
mathstrut 0 \vphantom{(}
strut 0 \vphantom{(}
llap 1 \mathllap{\text{#1}}
rlap 1 \mathrlap{\text{#1}}
clap 1 \mathclap{\text{#1}}
varGamma 0 \mathit{\Gamma}
varDelta 0 \mathit{\Delta}
varTheta 0 \mathit{\Theta}
varLambda 0 \mathit{\Lambda}
varXi 0 \mathit{\Xi}
varPi 0 \mathit{\Pi}
varSigma 0 \mathit{\Sigma}
varUpsilon 0 \mathit{\Upsilon}
varPhi 0 \mathit{\Phi}
varPsi 0 \mathit{\Psi}
varOmega 0 \mathit{\Omega}
Alpha 0 \mathrm{A}
Beta 0 \mathrm{B}
Epsilon 0 \mathrm{E}
Zeta 0 \mathrm{Z}
Eta 0 \mathrm{H}
Iota 0 \mathrm{I}
Kappa 0 \mathrm{K}
Mu 0 \mathrm{M}
Nu 0 \mathrm{N}
Omicron 0 \mathrm{O}
Rho 0 \mathrm{P}
Tau 0 \mathrm{T}
Chi 0 \mathrm{X}
TeX 0 \text{TeX}
LaTeX 0 \text{LaTeX}
"""


def _built_in() -> dict[str, Macro]:
    found = {}
    for line in _TABLE.strip().splitlines():
        name, count, body = line.split(" ", 2)
        found[name] = Macro(int(count), macro_body(tokenize(body), int(count)))
    return found


BUILT_IN = _built_in()
"""Commands of LaTeX, amsmath and mathtools that others can say."""
