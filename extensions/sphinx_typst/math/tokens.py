"""LaTeX mathematics as tokens: commands, braces, spaces, single characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[ \t]*)?)"
    r"|(?P<word>\\[A-Za-z]+)\s*"
    r"|(?P<symbol>\\(?:\s|.|$))"
    r"|(?P<space>\s+)"
    r"|(?P<control>[\x00-\x1f\x7f\ud800-\udfff])"
    r"|(?P<char>\w[\u0300-\u036f\ufe00\ufe01]*|.)",
    re.DOTALL,
)
"""A control word takes the white space after it with it, as in TeX; a character, its accents."""

SPACE = " "
BLANK_LINE = "\n\n"


class MathError(ValueError):
    """Mathematics that cannot be converted.

    The message names what was not understood; `at` is its offset in the formula.
    """

    def __init__(self, message: str, at: int) -> None:
        """Take the message and the offset it is about."""
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its offset in the formula. The end of the formula is a token without text."""

    text: str
    at: int
    is_original: bool = False
    """Whether it means what LaTeX says, though a macro has been given its name."""

    @property
    def name(self) -> str:
        r"""The name of a command without its backslash; empty for everything else."""
        return self.text[1:] if self.text.startswith("\\") else ""


def tokenize(source: str) -> list[Token]:
    """Return the tokens of *source*, without its comments.

    White space is one `SPACE`, with an empty line in it a `BLANK_LINE`; after a control word it is
    left out. Raises `MathError` for a control character.
    """
    found = []
    for match in TOKEN.finditer(source):
        kind, text = match.lastgroup, match[0]
        if kind == "comment":
            continue
        if kind == "control":
            raise MathError(f"control character {text!a}", match.start())
        if kind == "word":
            text = match["word"]
            if text == r"\newline":
                text = r"\\"
        elif kind == "symbol" and text[1:].isspace():
            text = r"\ "
        elif kind == "space":
            text = BLANK_LINE if text.count("\n") > 1 else SPACE
        found.append(Token(text, match.start()))
    return found


def split_at_blank_lines(tokens: list[Token]) -> list[list[Token]]:
    """Return the parts of a displayed formula: blank lines separate them, as Sphinx has it.

    Within braces and environments a blank line is a space. Parts without content are left out.
    """
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += {"{": 1, "}": -1, r"\begin": 1, r"\end": -1}.get(token.text, 0)
        if token.text != BLANK_LINE:
            parts[-1].append(token)
        elif depth <= 0:
            parts.append([])
        else:
            parts[-1].append(Token(SPACE, token.at))
    return [part for part in parts if any(token.text != SPACE for token in part)]
