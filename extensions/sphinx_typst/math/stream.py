"""The tokens of a formula, read one by one, with macros expanded on the way."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from sphinx_typst.math.macros import BUILT_IN, Macro
from sphinx_typst.math.tokens import BLANK_LINE, SPACE, MathError, Token

MOST_EXPANSIONS = 10_000
MOST_TOKENS = 50_000
"""Limits of a formula: no one writes so much, and a macro that expands to itself ends here."""


class Stream:
    """A position among tokens. What is read in mathematics passes over spaces."""

    def __init__(
        self, tokens: Sequence[Token], end: int, macros: MutableMapping[str, Macro]
    ) -> None:
        """Start before *tokens*, which end at offset *end*; *macros* may grow on the way.

        Raises `MathError` if there are more of them than any formula has.
        """
        if len(tokens) > MOST_TOKENS:
            raise MathError(f"the formula has more than {MOST_TOKENS} tokens", tokens[0].at)
        self._ahead = list(reversed(tokens))
        self._end = Token("", end)
        self._expansions = 0
        self.macros = macros

    def peek(self, *, spaces: bool = False) -> Token:
        """Return the next token, macros expanded; at the end, a token without text."""
        while self._ahead:
            token = self._ahead[-1]
            macro = self._macro(token)
            if token.text in (SPACE, BLANK_LINE) and not spaces:
                self._ahead.pop()
            elif macro is not None:
                self._ahead.pop()
                self._expand(token, macro)
            else:
                return token
        return self._end

    def take(self, *, spaces: bool = False) -> Token:
        """Return the next token and go past it; raise `MathError` at the end."""
        token = self.peek(spaces=spaces)
        if not token.text:
            raise MathError("the formula ends where more is expected", token.at)
        self._pop()
        return token

    def put_back(self, token: Token) -> None:
        """Make *token* the next one again."""
        self._ahead.append(token)

    def expect(self, text: str, opened: Token | None = None) -> None:
        """Go past the token *text*; raise `MathError` if something else stands there.

        *opened* is what it would have closed: where the error is reported.
        """
        found = self.peek()
        if found.text != text:
            words = f"{text} expected, found {found.text or 'the end'}"
            at = found.at
            if opened is not None and not found.text:
                words, at = f"{opened.text} is never closed: {words}", opened.at
            raise MathError(words, at)
        self._pop()

    def touches(self, text: str) -> bool:
        """Tell whether the very next token, spaces included, is *text*."""
        return bool(self._ahead) and self._ahead[-1].text == text

    def star(self) -> bool:
        """Go past a star if it comes next, and tell whether it did."""
        found = self.peek().text == "*"
        if found:
            self._pop()
        return found

    # -- without expansion -----------------------------------------------------------------

    def raw_argument(self, owner: Token) -> list[Token]:
        """Return the tokens of the next argument of *owner*: one token, or the inside of a group.

        Macros in it stay as they are.
        """
        self._skip_spaces()
        if not self._ahead or self._ahead[-1].text == "}":
            raise MathError(f"{owner.text} has too few arguments", owner.at)
        first = self._pop()
        return [first] if first.text != "{" else self._balanced("}", first)

    def raw_optional(self, closing: str = "]") -> list[Token] | None:
        """Return the tokens of an argument in square brackets, or None if there is none."""
        self._skip_spaces()
        if not self.touches("["):
            return None
        return self._balanced(closing, self._pop())

    def raw_text(self, owner: Token) -> str:
        """Return the next argument of *owner* as it is written, without spaces at its ends."""
        return "".join(token.text for token in self.raw_argument(owner)).strip()

    def _balanced(self, closing: str, opened: Token) -> list[Token]:
        """Return everything up to *closing* outside of braces, and go past it."""
        found: list[Token] = []
        depth = 0
        while self._ahead:
            token = self._pop()
            if token.text == closing and depth == 0:
                return found
            depth += {"{": 1, "}": -1}.get(token.text, 0)
            found.append(token)
        raise MathError(f"{opened.text} is never closed", opened.at)

    def _skip_spaces(self) -> None:
        while self._ahead and self._ahead[-1].text in (SPACE, BLANK_LINE):
            self._ahead.pop()

    def _pop(self) -> Token:
        return self._ahead.pop()

    # -- macros ----------------------------------------------------------------------------

    def _macro(self, token: Token) -> Macro | None:
        given = None if token.is_original else self.macros.get(token.name)
        return given or BUILT_IN.get(token.name)

    def _expand(self, call: Token, macro: Macro) -> None:
        """Put what *macro* stands for before what is left to read."""
        self._expansions += 1
        if macro.refused:
            raise MathError(f"{call.text}: {macro.refused}", call.at)
        arguments: list[Sequence[Token]] = []
        if macro.default is not None:
            given = self.raw_optional()
            arguments.append(macro.default if given is None else given)
        while len(arguments) < macro.parameters:
            arguments.append(self.raw_argument(call))
        for item in reversed(macro.body):
            if isinstance(item, int):
                self._ahead += reversed(arguments[item - 1])
            else:
                self._ahead.append(Token(item, call.at, macro.is_original))
        if self._expansions > MOST_EXPANSIONS or len(self._ahead) > MOST_TOKENS:
            raise MathError(f"{call.text} is expanded without end", call.at)
