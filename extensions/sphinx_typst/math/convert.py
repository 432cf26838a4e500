"""A whole formula: LaTeX in, Typst out."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass

from sphinx_typst.math.commands import LATEX
from sphinx_typst.math.environments import block
from sphinx_typst.math.macros import Macro
from sphinx_typst.math.parse import MISPLACED, Parser
from sphinx_typst.math.rows import Block, lines, read_rows
from sphinx_typst.math.stream import Stream
from sphinx_typst.math.tokens import MathError, Token, split_at_blank_lines, tokenize


@dataclass(frozen=True)
class Formula:
    """Typst mathematics: the code of each row, and that of its tag if it has one.

    A formula without rows sets nothing: it only defines macros.
    """

    rows: tuple[str, ...]
    tags: tuple[str | None, ...]

    @property
    def code(self) -> str:
        """The whole, without tags."""
        return lines(self.rows)


def typst_math(
    source: str, macros: MutableMapping[str, Macro] | None = None, *, display: bool = True
) -> Formula:
    r"""Return the Typst mathematics that sets what LaTeX's *source* says.

    *source* stands without dollar signs. *macros* are known from the start; those that the formula
    defines are added to them. Only on *display* can a formula have a ``\tag``. Raises `MathError`
    naming what was not understood, and its position.
    """
    known = {} if macros is None else macros
    parts = split_at_blank_lines(tokenize(source))
    try:
        blocks = [_part(part, len(source), known, display=display) for part in parts]
    except RecursionError:
        raise MathError("nested too deeply", 0) from None
    if len(blocks) == 1:
        rows, tags = blocks[0].rows, blocks[0].tags
    else:
        rows = tuple(f"{_one_row(part)}&" for part in blocks)
        tags = tuple(_one_tag(block) for block in blocks)
    if not any(rows):
        return Formula((), ())
    return Formula(rows, tags)


def _one_tag(part: Block) -> str | None:
    """Return the tag of a part that is a row among others."""
    tags = [tag for tag in part.tags if tag]
    if len(tags) > 1:
        raise MathError(r"several \tag in one of the parts that blank lines separate", 0)
    return tags[0] if tags else None


def _one_row(part: Block) -> str:
    is_simple = len(part.rows) == 1 and "&" not in part.rows[0]
    return part.rows[0] if is_simple else part.code


def _part(
    tokens: list[Token], end: int, macros: MutableMapping[str, Macro], *, display: bool
) -> Block:
    """Return the rows of a part of a formula."""
    parser = Parser(Stream(tokens, end, macros), LATEX, display=display)
    made = block(read_rows(parser, tokens[0]), gap=True)
    left = parser.stream.peek()
    if left.text:
        raise MathError(MISPLACED[left.text], left.at)
    assert isinstance(made, Block)
    placed = sum(tag is not None for tag in made.tags)
    if parser.tags and (placed < len(parser.tags) or not display):
        raise MathError(
            r"\tag stands outside of the rows of a displayed formula", parser.tags[0].at
        )
    return made
