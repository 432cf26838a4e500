r"""Environments: what stands between ``\begin`` and ``\end``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_typst.math.atoms import Atom, join
from sphinx_typst.math.rows import (
    GAP,
    Block,
    Row,
    matrix,
    pairs,
    read_rows,
    stacked,
    triples,
)
from sphinx_typst.math.tables import FRACTION_STYLES
from sphinx_typst.math.tokens import MathError, Token

if TYPE_CHECKING:
    from sphinx_typst.math.parse import Parser

ALIGNED = frozenset(["align", "aligned", "split", "flalign"])
PACKED = frozenset(["alignat", "alignedat", "xalignat"])
"""Like `ALIGNED`, without a gap between pairs of columns, whose number is an argument."""
CENTRED = frozenset(["gather", "gathered", "multline"])
PLAIN = frozenset(["equation", "displaymath", "math"])
MATRICES = {
    "matrix": "none", "pmatrix": '"("', "bmatrix": '"["', "Bmatrix": '"{"', "vmatrix": '"|"',
    "Vmatrix": '"‖"',
}  # fmt: skip
"""Matrices, and the brackets around them."""
CASES = {"cases": "", "dcases": "display", "rcases": "", "drcases": "display"}
"""Cases, and the function for each cell."""


def environment(parser: Parser, begin: Token) -> Atom:
    r"""Return the environment whose ``\begin`` was read."""
    name = parser.stream.raw_text(begin)
    made = _inside(parser, begin, name, name.removesuffix("*"))
    parser.stream.expect(r"\end", Token(f"\\begin{{{name}}}", begin.at))
    closed = parser.stream.raw_text(begin)
    if closed != name:
        raise MathError(f"\\begin{{{name}}} is closed by \\end{{{closed}}}", begin.at)
    return made


def _inside(parser: Parser, begin: Token, name: str, kind: str) -> Atom:
    if name in ("aligned", "gathered", "alignedat"):
        parser.stream.raw_optional()  # t or b: which row stands on the line
    if kind in ALIGNED:
        return block(read_rows(parser, begin), gap=True)
    if kind in PACKED:
        parser.stream.raw_argument(begin)
        return block(read_rows(parser, begin), gap=False)
    if kind in CENTRED:
        return _centred(read_rows(parser, begin), name, begin)
    if kind in PLAIN:
        return block(read_rows(parser, begin), gap=True)
    if kind == "eqnarray":
        rows = read_rows(parser, begin)
        return _block(tuple(triples(row, begin) for row in rows), rows)
    with parser.styled(FRACTION_STYLES[parser.style]):
        return _table(parser, begin, name, kind)


def _table(parser: Parser, begin: Token, name: str, kind: str) -> Atom:
    if kind in MATRICES:
        return _matrix(parser, begin, name, MATRICES[kind])
    if name in CASES:
        return _cases(parser, begin, name)
    if name in ("array", "darray"):
        return _array(parser, begin, "display" if name == "darray" else "")
    if name == "smallmatrix":
        options = ["delim: #none", "row-gap: #0.2em", "column-gap: #0.3em"]
        return Atom(matrix(read_rows(parser, begin), options=options, style="script", owner=begin))
    if name == "subarray":
        options = ["delim: #none", "row-gap: #0.15em"]
        column = parser.stream.raw_text(begin)
        if column not in ("l", "c"):
            raise MathError(f"subarray has a column l or c, not {column!r}", begin.at)
        rows = read_rows(parser, begin)
        code = matrix(rows, options=options, columns=column, style="script", most=1, owner=begin)
        return Atom(code)
    raise MathError(f"unknown environment {name}", begin.at)


def block(rows: list[Row], *, gap: bool) -> Atom:
    """Return rows of pairs of columns; a single cell that is a block stays as it is."""
    if len(rows) == 1 and len(rows[0].cells) == 1 and rows[0].tag is None:
        cell = rows[0].cells[0]
        if len(cell) == 1 and isinstance(cell[0], Block):
            return cell[0]
    return _block(tuple(pairs(row, GAP if gap else None) for row in rows), rows)


def _block(written: tuple[str, ...], rows: list[Row]) -> Block:
    return Block(stacked(written), rows=written, tags=tuple(row.tag for row in rows))


def _centred(rows: list[Row], name: str, begin: Token) -> Atom:
    if any(len(row.cells) > 1 for row in rows):
        raise MathError(f"& stands in {name}, which has one column", begin.at)
    return _block(tuple(join(row.cells[0]) for row in rows), rows)


def _matrix(parser: Parser, begin: Token, name: str, brackets: str) -> Atom:
    columns = ""
    if name.endswith("*") and (given := parser.stream.raw_optional()) is not None:
        columns = "".join(part.text for part in given).strip()
        if columns not in ("l", "c", "r"):
            raise MathError(f"{name}: columns are l, c or r, not {columns!r}", begin.at)
    rows = read_rows(parser, begin, rules=True)
    options = [f"delim: #{brackets}", *_augment(_rules(rows), [])]
    width = max(len(row.cells) for row in rows)
    return Atom(matrix(_with_cells(rows), options=options, columns=columns * width, owner=begin))


def _cases(parser: Parser, begin: Token, name: str) -> Atom:
    rows = read_rows(parser, begin)
    style = CASES[name]
    written = []
    for row in rows:
        if len(row.cells) > 2:
            raise MathError(f"a row of {name} has {len(row.cells)} cells, 2 are allowed", begin.at)
        cells = [join(cell) for cell in row.cells]
        if style:
            cells = [f"{style}({cell})" if cell else "" for cell in cells]
        value = [Atom(cells[0])]
        written.append(join([*value, Atom("&"), GAP, Atom(cells[1])] if cells[1:] else value))
    reverse = "reverse: #true, " if "r" in name[:2] else ""
    return Atom(f"cases({reverse}{', '.join(written)})")


def _array(parser: Parser, begin: Token, style: str) -> Atom:
    parser.stream.raw_optional()  # t or b: which row stands on the line
    columns, bars = _columns(parser.stream.raw_argument(begin), begin)
    rows = read_rows(parser, begin, rules=True)
    options = ["delim: #none", *_augment(_rules(rows), bars)]
    return Atom(
        matrix(
            _with_cells(rows),
            options=options,
            columns=columns,
            style=style,
            most=len(columns),
            owner=begin,
        )
    )


def _with_cells(rows: list[Row]) -> list[Row]:
    """Return *rows* without the last one if it is there only for the line above it."""
    return rows[:-1] if len(rows) > 1 and rows[-1].is_empty else rows


def _rules(rows: list[Row]) -> list[int]:
    """Return after how many rows lines are drawn."""
    return [number for number, row in enumerate(rows) if row.rules]


def _augment(rules: list[int], bars: list[int]) -> list[str]:
    """Return the option of Typst's matrix that draws lines, if there are any."""
    named = [
        f"{name}: ({''.join(f'{n}, ' for n in positions)})"
        for name, positions in (("hline", rules), ("vline", bars))
        if positions
    ]
    return [f"augment: #({', '.join(named)})"] if named else []


def _columns(spec: list[Token], begin: Token) -> tuple[str, list[int]]:
    """Return the alignments of an array's columns, and after how many of them bars stand."""
    columns, bars = "", []
    rest = list(reversed(spec))
    while rest:
        token = rest.pop()
        if token.text in ("l", "c", "r"):
            columns += token.text
        elif token.text == "|":
            bars += [len(columns)] * (len(columns) not in bars)
        elif token.text != " ":
            raise MathError(f"array: column {token.text} is not known: l, c, r, |", begin.at)
    return columns, bars
