r"""Scripts: superscripts, subscripts, primes, and where they stand (``\limits``)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sphinx_typst.math.atoms import EMPTY, Atom, join, symbol
from sphinx_typst.math.tokens import MathError, Token

LIMITS = {r"\limits": "limits({})", r"\nolimits": "scripts({})", r"\displaylimits": "{}"}
MARKS = frozenset({"^", "_", "'", *LIMITS})
NAMES = {"^": "superscript", "_": "subscript"}
HINT = "put braces around what the first belongs to"


class Scripts:
    """The scripts of one atom, as they are read."""

    def __init__(self, base: Atom) -> None:
        """Start with an atom without scripts."""
        self._base = base
        self._wrapper = "{}"
        self._written: dict[str, str] = {}
        self._primes = 0
        self._last = ""

    def add(self, mark: str, code: str, token: Token) -> None:
        """Take one more script, or what says where they stand.

        Raises `MathError` at *token* for what TeX does not allow: two of a kind.
        """
        if mark in LIMITS:
            if self._base.code in ("", EMPTY):
                raise MathError(f"{mark} follows no operator", token.at)
            self._wrapper = LIMITS[mark]
        elif mark == "'":
            if "^" in self._written or (self._primes and self._last != "'"):
                raise MathError(f"double superscript: {HINT}", token.at)
            self._primes += 1
        elif mark in self._written or (mark == "^" and self._primes and self._last != "'"):
            raise MathError(f"double {NAMES[mark]}: {HINT}", token.at)
        else:
            self._written[mark] = code
        self._last = mark

    def attached(self) -> Atom:
        """Return the atom with its scripts."""
        primes = Atom("′" * self._primes)
        above = join([primes, Atom(self._written.get("^", ""))])
        below = self._written.get("_", "")
        if not above and not below:
            wrapped = self._wrapper.format(self._base.code)
            return self._base if self._wrapper == "{}" else Atom(wrapped, kind=self._base.kind)
        limits = "limits({})" if self._base.takes_limits else "{}"
        code = (limits if self._wrapper == "{}" else self._wrapper).format(self._base.code)
        scripts = [f"t: {above}"] * bool(above) + [f"b: {below}"] * bool(below)
        return Atom(f"attach({code or EMPTY}, {', '.join(scripts)})", kind=self._base.kind)


def is_script(token: Token) -> bool:
    """Tell whether *token* starts a script or says where scripts stand."""
    return token.text in MARKS or raised(token.text) != ""


def raised(text: str) -> str:
    """Return ``^`` or ``_`` for a character that is a script by itself, as ², and else nothing."""
    kind = unicodedata.decomposition(text[0]).split(" ")[0] if text > "\x7f" else ""
    return {"<super>": "^", "<sub>": "_"}.get(kind, "")


def lowered(chars: Sequence[str]) -> str:
    """Return characters that are scripts by themselves as the code of what they raise or lower."""
    plain = "".join(unicodedata.normalize("NFKC", char) for char in chars)
    return join(symbol(char) for char in plain)
