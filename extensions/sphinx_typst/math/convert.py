"""LaTeX mathematics written as Typst mathematics.

Every sign is written out as itself, escaped, with a space after it, so that Typst reads no name,
call or shorthand into it. What is not understood raises `MathError`: nothing is guessed.
"""

from __future__ import annotations

from ..escape import string
from . import symbols
from .scan import MathError, Reader

SPECIAL = set("()[]{}|/#$\"\\_^&~',;:<>=!-+*.@`")
END_GROUP = {"}"}
EMPTY = '""'
"""Stands where Typst wants something and LaTeX has nothing."""


def typst_math(source: str) -> str:
    """Return the Typst mathematics that sets what LaTeX's *source* says.

    *source* stands without dollar signs. Raises `MathError` naming what was not understood.
    """
    reader = Reader(source)
    written = Converter(reader).sequence(set())
    if not reader.done:
        raise MathError(f"{reader.peek()} closes nothing")
    return written


OWN_SIGNS = {"-": "−", "*": "∗", "|": 'class("normal", \\|)'}
"""Keys that stand for another sign in formulas; a bar is no relation there."""


def sign(char: str) -> str:
    """Return one character as Typst mathematics that means nothing but itself."""
    return "\\" + char if char in SPECIAL else char


class Converter:
    """Reads LaTeX, writes Typst."""

    def __init__(self, reader: Reader) -> None:
        """Take over *reader* where it stands."""
        self.reader = reader

    def sequence(self, stops: set[str]) -> str:
        """Return everything up to one of *stops*, which is left unread, or to the end."""
        parts: list[str] = []
        while not self.reader.done and self.reader.peek() not in stops | END_GROUP:
            token = self.reader.peek()
            if token in (r"\\", r"\cr", "&"):
                self.reader.take()
                parts.append("&" if token == "&" else "\\")
                self._skip_row_space()
                continue
            parts.append(self.scripted())
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
            return "space.nobr"
        if token.startswith("\\"):
            return self.command(token[1:])
        return token if token[0].isdigit() else OWN_SIGNS.get(token) or sign(token)

    def command(self, name: str) -> str:
        """Return what a command stands for."""
        if name in symbols.SIGNS:
            return sign(symbols.SIGNS[name])
        if name in symbols.CAPITALS:
            return f"upright({symbols.CAPITALS[name]})"
        if name in symbols.SPACES:
            return symbols.SPACES[name]
        if name in symbols.OPERATORS:
            return f'op("{name}")'
        if name in symbols.LIMIT_OPERATORS:
            return f'op("{symbols.LIMIT_OPERATORS[name]}", limits: #true)'
        if name in symbols.WRAPPERS:
            return f"{symbols.WRAPPERS[name]}({self.argument()})"
        if name in symbols.FRACTIONS:
            return f"{symbols.FRACTIONS[name]}({self.argument()}, {self.argument()})"
        if name in symbols.TEXTS:
            look, words = symbols.TEXTS[name], string(self.words())
            return f"{look}({words})" if look else words
        if name in symbols.IGNORED:
            return ""
        if name in symbols.SIZES or (name[:-1] in symbols.SIZES and name[-1] in "lrm"):
            size = symbols.SIZES.get(name) or symbols.SIZES[name[:-1]]
            return f"lr(size: #{size}%, {self.delimiter()})"
        if len(name) == 1 and name in "{}$%&#_|":
            return sign("‖" if name == "|" else name)
        special = getattr(self, f"_command_{name.rstrip('*')}", None)
        if special is None:
            raise MathError(f"unknown command \\{name}")
        return str(special())

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

    # -- commands with rules of their own --------------------------------------------------

    def _command_sqrt(self) -> str:
        root = self.optional()
        return f"root({root}, {self.argument()})" if root else f"sqrt({self.argument()})"

    def _command_left(self) -> str:
        opening = self.delimiter()
        body = self.sequence({r"\right"})
        self.reader.expect(r"\right")
        return f"lr({opening} {body} {self.delimiter()})"

    def _command_middle(self) -> str:
        return f"mid({self.delimiter()})"

    def _command_mathbf(self) -> str:
        return f"bold(upright({self.argument()}))"

    def _command_operatorname(self) -> str:
        starred = self.reader.last.endswith("*")
        return f"op({string(self.words())}{', limits: #true' if starred else ''})"

    def _command_not(self) -> str:
        negated = self.atom().lstrip("\\")
        if negated not in symbols.NEGATED:
            raise MathError(f"no negation is known of {negated}")
        return symbols.NEGATED[negated]

    def _command_overset(self) -> str:
        above = self.argument()
        return f"attach(limits({self.argument()}), t: {above})"

    _command_stackrel = _command_overset

    def _command_underset(self) -> str:
        below = self.argument()
        return f"attach(limits({self.argument()}), b: {below})"

    def _command_overbrace(self) -> str:
        return self._brace("overbrace", "^")

    def _command_underbrace(self) -> str:
        return self._brace("underbrace", "_")

    def _brace(self, function: str, mark: str) -> str:
        body = self.argument()
        if self.reader.peek() != mark:
            return f"{function}({body})"
        self.reader.take()
        return f"{function}({body}, {self.argument()})"

    def _command_pmod(self) -> str:
        return f'space \\( op("mod") {self.argument()} \\)'

    def _command_bmod(self) -> str:
        return 'op("mod")'

    def _command_phantom(self) -> str:
        return f"#hide[${self.argument()}$]"

    def _command_label(self) -> str:
        self.words()
        return ""

    # -- environments ----------------------------------------------------------------------

    def _command_begin(self) -> str:
        name = self.words()
        if name in symbols.ROWS:
            written = self.sequence({r"\end"})
        elif name in symbols.MATRICES:
            if name == "array":
                self.words()
            rows = "; ".join(", ".join(row) for row in self._rows())
            written = f"mat(delim: #{symbols.MATRICES[name]}, {rows})"
        elif name == "cases":
            written = f"cases({', '.join(' & quad '.join(row) for row in self._rows())})"
        else:
            raise MathError(f"unknown environment {name}")
        self.reader.expect(r"\end")
        closed = self.words()
        if closed != name:
            raise MathError(f"\\begin{{{name}}} is closed by \\end{{{closed}}}")
        return written

    def _rows(self) -> list[list[str]]:
        """Return the cells of a matrix, row by row, up to ``\\end``."""
        rows: list[list[str]] = [[]]
        while True:
            parts = []
            while self.reader.peek() not in ("&", r"\\", r"\cr", r"\end", ""):
                parts.append(self.scripted())
            rows[-1].append(" ".join(parts) or EMPTY)
            stop = self.reader.peek()
            if stop != "&" and stop not in (r"\\", r"\cr"):
                break
            self.reader.take()
            if stop != "&":
                rows.append([])
                self._skip_row_space()
        if rows[-1] == [EMPTY] and len(rows) > 1:
            rows.pop()
        return rows
