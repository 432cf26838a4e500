"""Rows of formulas: aligned equations, matrices, arrays and cases, read and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_typst.math.atoms import EMPTY, Atom, has_text, join
from sphinx_typst.math.tokens import MathError, Token
from sphinx_typst.math.values import read_length

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser

ROW_BREAKS = (r"\\", r"\cr")
CELL_ENDS = frozenset({"&", *ROW_BREAKS, r"\end"})
GAP = Atom("quad")
"""What LaTeX has at least between two pairs of columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, how many lines are drawn above it, and the code of its tag."""

    cells: list[list[Atom]]
    rules: int = 0
    tag: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it has neither cells with something in them nor a tag."""
        return self.tag is None and not any(join(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Block(Atom):
    """Rows under one another: as part of a formula its `code`, as the whole of it its `rows`."""

    rows: tuple[str, ...] = ()
    tags: tuple[str | None, ...] = field(default=())


def read_rows(parser: Parser, owner: Token, *, rules: bool = False) -> list[Row]:
    r"""Return the rows up to ``\end`` or the end of the formula, which is left unread.

    *owner* is what the rows belong to; with *rules*, ``\hline`` may stand before a row. An empty
    last row is left out unless a line is drawn above it.
    """
    rows: list[Row] = []
    outer_tag, parser.tag = parser.tag, None
    while True:
        lines = 0
        while rules and parser.stream.peek().text == r"\hline":
            parser.stream.take()
            lines += 1
        cells = [parser.atoms(CELL_ENDS)]
        while parser.stream.peek().text == "&":
            parser.stream.take()
            cells.append(parser.atoms(CELL_ENDS))
        rows.append(Row(cells, lines, parser.tag))
        parser.tag = None
        if parser.stream.peek().text not in ROW_BREAKS:
            break
        parser.stream.take()
        if parser.stream.touches("*"):  # no page break here; a formula has none anyhow
            parser.stream.take()
        if parser.stream.touches("["):
            distance = "".join(part.text for part in parser.stream.raw_optional() or [])
            read_length(distance, owner)
    parser.tag = outer_tag
    if len(rows) > 1 and rows[-1].is_empty and not rows[-1].rules:
        rows.pop()
    return rows


def pairs(row: Row, gap: Atom | None) -> str:
    """Return a row of columns that are right- and left-aligned in turn, a *gap* between pairs."""
    cells = [
        join([gap, *cell]) if gap and number and number % 2 == 0 else join(cell)
        for number, cell in enumerate(row.cells)
    ]
    return side_by_side(cells)


def triples(row: Row, owner: Token) -> str:
    """Return a row of ``eqnarray``: what is in the middle stands at the alignment point.

    Raises `MathError` for a row of more than three cells.
    """
    _check_width(row, 3, owner)
    cells = [join(cell) for cell in row.cells]
    middle = Atom(f'class("relation", {cells[1]})' if len(cells) > 1 and cells[1] else "")
    return side_by_side([cells[0], join([middle, *map(Atom, cells[2:])])] if cells[1:] else cells)


def side_by_side(cells: Sequence[str]) -> str:
    """Return cells with alignment points between them."""
    mark = "&" if any(has_text(cell) for cell in cells) else " & "
    return mark.join(cells).strip()


def stacked(rows: Sequence[str]) -> str:
    """Return rows as a block within a formula, each in display style."""
    cells = [f"display({row})" if row else EMPTY for row in rows]
    return f"mat(delim: #none, row-gap: #0.65em, {'; '.join(cells)})"


def lines(rows: Sequence[str]) -> str:
    """Return rows as the whole of a formula."""
    return " \\ ".join(rows)


def matrix(
    rows: Sequence[Row],
    *,
    options: Sequence[str] = (),
    columns: str = "",
    style: str = "",
    most: int | None = None,
    owner: Token,
) -> str:
    """Return rows as a Typst matrix.

    *columns* has the alignment of each column, ``l``, ``c`` or ``r``; all are centred without it.
    *style* is a function for each cell. Raises `MathError` for a row of more than *most* cells.
    """
    written = []
    named = list(options)
    if columns and set(columns) in ({"l"}, {"r"}):
        named.append(f"align: #{'left' if columns[0] == 'l' else 'right'}")
        columns = ""
    for row in rows:
        if most is not None:
            _check_width(row, most, owner)
        cells = []
        for number, cell in enumerate(row.cells):
            code = join(cell)
            code = f"{style}({code})" if style and code else code
            align = columns[number] if number < len(columns) else "c"
            cells.append({"l": f"&{code}", "r": f"{code}&"}.get(align, code or EMPTY))
        written.append(", ".join(cells))
    return f"mat({', '.join([*named, '; '.join(written)])})"


def _check_width(row: Row, most: int, owner: Token) -> None:
    if len(row.cells) > most:
        raise MathError(f"a row has {len(row.cells)} cells, {most} are allowed", owner.at)
