"""LaTeX mathematics as tokens: commands, braces, scripts, letters."""

from __future__ import annotations

import re

TOKEN = re.compile(r"\\operatorname\*|\\[A-Za-z]+|\\.|[0-9]+(?:\.[0-9]+)?|\s+|.", re.DOTALL)
COMMENT = re.compile(r"(?<!\\)%.*")


class MathError(ValueError):
    """Mathematics that cannot be converted; the message names what was not understood."""


class Reader:
    """A place in the source, read token by token; white space between tokens is passed over."""

    def __init__(self, source: str) -> None:
        """Start at the beginning of *source*."""
        self._all = TOKEN.findall(COMMENT.sub("", source))
        self._at = 0
        self.last = ""
        """The token taken last."""

    def _pass_space(self) -> None:
        while self._at < len(self._all) and self._all[self._at].isspace():
            self._at += 1

    @property
    def done(self) -> bool:
        """Whether everything is read."""
        self._pass_space()
        return self._at >= len(self._all)

    def peek(self) -> str:
        """Return the next token, or an empty string at the end."""
        return "" if self.done else self._all[self._at]

    def take(self) -> str:
        """Return the next token and go past it; raise `MathError` at the end."""
        if self.done:
            raise MathError("the formula ends where more is expected")
        self.last = self._all[self._at]
        self._at += 1
        return self.last

    def expect(self, token: str) -> None:
        """Go past *token*; raise `MathError` if something else stands there."""
        found = self.peek() or "the end"
        if found != token:
            raise MathError(f"{token} expected, found {found}")
        self.take()

    def raw_group(self) -> str:
        """Return the words of the group that comes next, as written, spaces and all."""
        self.expect("{")
        words: list[str] = []
        depth = 1
        while self._at < len(self._all):
            token = self._all[self._at]
            self._at += 1
            depth += {"{": 1, "}": -1}.get(token, 0)
            if depth == 0:
                return re.sub(r"\s+", " ", "".join(words)).replace("\\", "")
            words.append(token)
        raise MathError("{ is never closed")

    def touches(self) -> bool:
        """Tell whether the next token follows the last one without a space between."""
        return self._at < len(self._all) and not self._all[self._at].isspace()
