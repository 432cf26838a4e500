"""How LaTeX mathematics is read: groups, scripts, rows, single signs."""

from __future__ import annotations

from abc import ABC, abstractmethod

from sphinx_typst.math import symbols
from sphinx_typst.math.scan import MathError, Reader

SPECIAL = set("()[]{}|/#$\"\\_^&~',;:<>=!-+*.@`")
END_GROUP = {"}"}
EMPTY = '""'
"""Stands where Typst wants something and LaTeX has nothing."""
OWN_SIGNS = {"-": "−", "*": "∗", "|": 'class("normal", \\|)'}
"""Keys that stand for another sign in formulas; a bar is no relation there."""


def sign(char: str) -> str:
    """Return one character as Typst mathematics that means nothing but itself."""
    return "\\" + char if char in SPECIAL else char


class Walker(ABC):
    """Reads groups and scripts; what commands mean is said by a class made from it."""

    def __init__(self, reader: Reader) -> None:
        """Take over *reader* where it stands."""
        self.reader = reader
        self.depth = 0
        """How many groups are open; 1 in the formula itself."""

    def sequence(self, stops: set[str]) -> str:
        """Return everything up to one of *stops*, which is left unread, or to the end."""
        parts: list[str] = []
        self.depth += 1
        while not self.reader.done and self.reader.peek() not in stops | END_GROUP:
            token = self.reader.peek()
            if token in (r"\\", r"\cr", "&"):
                self.reader.take()
                parts.append("&" if token == "&" else "\\")
                self._skip_row_space()
                continue
            parts.append(self.scripted())
        self.depth -= 1
        return " ".join(part for part in parts if part)

    def _skip_row_space(self) -> None:
        """Go past the optional distance after ``\\\\``."""
        if self.reader.peek() == "[" and self.reader.touches():
            while self.reader.take() != "]":
                pass

    def scripted(self) -> str:
        """Return one atom with its primes, subscript and superscript."""
        base = "" if self.reader.peek() in ("^", "_", "'") else self.atom()
        upper, lower, primes = "", "", 0
        while (mark := self.reader.peek()) in ("^", "_", "'", r"\limits", r"\nolimits"):
            self.reader.take()
            if mark == "'":
                primes += 1
            elif mark == "^":
                upper = self.argument()
            elif mark == "_":
                lower = self.argument()
            else:
                base = f"limits({base})" if mark == r"\limits" else f"scripts({base})"
        upper = " ".join(part for part in ("′" * primes, upper) if part)
        if not upper and not lower:
            return base
        scripts = [f"t: {upper}"] * bool(upper) + [f"b: {lower}"] * bool(lower)
        return f"attach({base or EMPTY}, {', '.join(scripts)})"

    def argument(self) -> str:
        """Return the next group, or the next single atom."""
        if self.reader.peek() != "{":
            return self.atom()
        self.reader.take()
        written = self.sequence(set())
        self.reader.expect("}")
        return written or EMPTY

    def optional(self) -> str:
        """Return what stands in square brackets, if they come next."""
        if self.reader.peek() != "[":
            return ""
        self.reader.take()
        written = self.sequence({"]"})
        self.reader.expect("]")
        return written

    def words(self) -> str:
        """Return the next group as plain words, spaces and all."""
        return self.reader.raw_group()

    def atom(self) -> str:
        """Return one group, sign or command with its arguments."""
        token = self.reader.take()
        if token == "{":
            written = self.sequence(set())
            self.reader.expect("}")
            return written if " " not in written else f"#[${written}$]"
        if token == "}":
            raise MathError("} closes nothing")
        if token == "~":
            return "space.nobreak"
        if token.startswith("\\"):
            return self.command(token[1:])
        return token if token[0].isdigit() else OWN_SIGNS.get(token) or sign(token)

    @abstractmethod
    def command(self, name: str) -> str:
        """Return what a command stands for."""

    def delimiter(self) -> str:
        """Return a delimiter; a dot stands for none."""
        token = self.reader.take()
        if token == ".":
            return ""
        if token == r"\|":
            return "‖"
        if token.startswith("\\"):
            name = token[1:]
            return sign(symbols.SIGNS.get(name, name))
        return {"<": "⟨", ">": "⟩"}.get(token, sign(token))
