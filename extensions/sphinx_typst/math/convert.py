"""LaTeX mathematics written as Typst mathematics.

Every sign is written out as itself, escaped, with a space after it, so that Typst reads no name,
call or shorthand into it. What is not understood raises `MathError`: nothing is guessed.
"""

from __future__ import annotations

from sphinx_typst.engine.escape import string
from sphinx_typst.math import symbols
from sphinx_typst.math.scan import MathError, Reader
from sphinx_typst.math.walk import EMPTY, Walker, sign


def typst_math(source: str) -> str:
    """Return the Typst mathematics that sets what LaTeX's *source* says.

    *source* stands without dollar signs. Raises `MathError` naming what was not understood.
    """
    reader = Reader(source)
    written = Converter(reader).sequence(set())
    if not reader.done:
        raise MathError(f"{reader.peek()} closes nothing")
    return written


class Converter(Walker):
    """Says what commands and environments stand for."""

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
        if name in symbols.ROWS and self.depth == 1:
            written = self.sequence({r"\end"})
        elif name in symbols.ROWS | symbols.MATRICES.keys():
            if name == "array":
                self.words()
            rows = "; ".join(", ".join(row) for row in self._rows())
            written = f"mat(delim: #{symbols.MATRICES.get(name, 'none')}, {rows})"
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
