"""How LaTeX mathematics is read: groups, scripts, arguments, infix commands, switches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sphinx_typst.math.atoms import EMPTY, NOTHING, Atom, join, space, symbol
from sphinx_typst.math.macros import BUILT_IN
from sphinx_typst.math.scripts import Scripts, is_script, lowered, raised
from sphinx_typst.math.spacing import keep_spaces
from sphinx_typst.math.stream import Stream
from sphinx_typst.math.symbols import DELIMITERS, SYMBOLS
from sphinx_typst.math.tables import SCRIPT_STYLES, STYLES, WORD_SPACE
from sphinx_typst.math.tokens import MathError, Token

DEEPEST = 50
"""Groups within groups; deeper ones are no mathematics, and end the interpreter's stack."""
NO_ARGUMENT = ("", "}", "&", r"\\", r"\cr", r"\end", r"\right")
MISPLACED = {
    "}": "} closes nothing",
    "#": "# stands outside of a macro",
    "$": "$ stands within a formula",
    "&": "& stands outside of rows",
    r"\\": r"\\ stands outside of rows",
    r"\cr": r"\cr stands outside of rows",
    r"\right": r"\right has no \left",
    r"\end": r"\end has no \begin",
    r"\hline": r"\hline stands outside of the start of a row",
}
"""Tokens that mean nothing where they are found."""


@dataclass(frozen=True)
class Commands:
    """What the names of commands mean, without their backslashes."""

    handlers: Mapping[str, Callable[[Parser, Token], Atom]]
    """Functions that read the arguments of a command and return what it sets."""
    infix: Mapping[str, str]
    """Templates of the commands that part their group in two, such as ``over``."""
    switches: Mapping[str, Callable[[Parser, Token], tuple[str, str]]]
    """Functions that return what stands before and after the rest of the command's group."""


class Parser:
    """Reads a formula; what commands mean it is told."""

    def __init__(self, stream: Stream, commands: Commands, *, display: bool) -> None:
        """Read from *stream*; *display* says whether the formula is displayed."""
        self.stream = stream
        self.commands = commands
        self.style = "display" if display else "inline"
        """The style of what is read: a name of `STYLES`."""
        self.tag: str | None = None
        r"""Typst code of the ``\tag`` of the row that is being read."""
        self.tags: list[Token] = []
        r"""Every ``\tag`` so far."""
        self.fences = 0
        r"""How many ``\left`` are open."""
        self._depth = 0

    @contextmanager
    def deeper(self, token: Token) -> Iterator[None]:
        """Read one level deeper; raise `MathError` at *token* where that is too deep."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise MathError(f"nested more than {DEEPEST} levels deep", token.at)
        yield
        self._depth -= 1

    @contextmanager
    def styled(self, style: str) -> Iterator[None]:
        """Read something of another style."""
        outer, self.style = self.style, style
        yield
        self.style = outer

    def knows(self, name: str) -> bool:
        """Tell whether a command, without its backslash, means something by now."""
        given = self.commands
        commands = (given.handlers, given.infix, given.switches)
        return (
            any(name in table for table in (self.stream.macros, BUILT_IN, SYMBOLS, *commands))
            or f"\\{name}" in MISPLACED
        )

    # -- sequences -------------------------------------------------------------------------

    def sequence(self, stops: frozenset[str] = frozenset()) -> str:
        """Return everything up to one of *stops*, ``}`` or the end, which is left unread."""
        return join(self.atoms(stops))

    def atoms(self, stops: frozenset[str] = frozenset()) -> list[Atom]:
        """Return the atoms up to one of *stops*, ``}`` or the end, which is left unread."""
        with self.deeper(self.stream.peek()), self.styled(self.style):
            return self._atoms(stops)

    def _atoms(self, stops: frozenset[str]) -> list[Atom]:
        parts: list[Atom] = []
        switches: list[tuple[int, str, str]] = []
        finish: Callable[[str], str] | None = None
        while True:
            token = self.stream.peek()
            if token.text in stops or token.text in ("", "}"):
                break
            if token.name in self.commands.switches:
                self.stream.take()
                before, after = self.commands.switches[token.name](self, token)
                self.style = STYLES.get(token.name, self.style)
                switches.append((len(parts), before, after))
            elif token.name in self.commands.infix:
                if finish is not None:
                    raise MathError(
                        f"{token.text} needs braces: a group has one fraction", token.at
                    )
                self.stream.take()
                numerator = join(keep_spaces(_switched(parts, switches))) or EMPTY
                finish = _completing(self.commands.infix[token.name], numerator)
                parts, switches = [], [(0, before, after) for _, before, after in switches]
            else:
                parts.append(self.scripted())
        parts = _switched(parts, switches)
        if finish is None:
            return keep_spaces(parts)
        return [Atom(finish(join(keep_spaces(parts)) or EMPTY))]

    # -- scripts ---------------------------------------------------------------------------

    def scripted(self) -> Atom:
        """Return one atom with its primes, subscript and superscript."""
        first = self.stream.peek()
        if is_script(first):
            base = Atom(EMPTY)
        else:
            base = self._number() if _is_digit(first.text) else self.atom()
        scripts = Scripts(base)
        while is_script(mark := self.stream.peek()):
            self.stream.take()
            if kind := raised(mark.text):
                chars = [mark.text]
                while raised(self.stream.peek().text) == kind:
                    chars.append(self.stream.take().text)
                scripts.add(kind, lowered(chars), mark)
            elif mark.text in ("^", "_"):
                with self.styled(SCRIPT_STYLES[self.style]):
                    scripts.add(mark.text, self.argument(mark), mark)
            else:
                scripts.add(mark.text, "", mark)
        return scripts.attached()

    def _number(self) -> Atom:
        """Return the digits that come next, and the point between digits."""
        digits = self.stream.take().text
        while True:
            token = self.stream.peek()
            if _is_digit(token.text):
                digits += self.stream.take().text
                continue
            if token.text != "." or "." in digits:
                return Atom(digits, number=True)
            self.stream.take()
            follows = self.stream.peek()
            if not _is_digit(follows.text):
                self.stream.put_back(token)
                return Atom(digits, number=True)
            digits += "."

    # -- arguments -------------------------------------------------------------------------

    def argument(self, owner: Token) -> str:
        """Return the code of the argument of *owner*: the next group, or the next single token."""
        return self.argument_atom(owner).code or EMPTY

    def argument_atom(self, owner: Token) -> Atom:
        """Return the argument of *owner* as an atom, which a group with one atom is, too."""
        opening = self.stream.peek()
        if opening.text in NO_ARGUMENT or is_script(opening):
            found = opening.text or "the formula ends"
            raise MathError(f"{owner.text} has too few arguments: {found}", owner.at)
        if opening.text != "{":
            with self.deeper(opening):
                return self.atom()
        self.stream.take()
        atoms = self.atoms()
        self.stream.expect("}", opening)
        return atoms[0] if len(atoms) == 1 else Atom(join(atoms))

    def optional(self) -> str | None:
        """Return what stands in square brackets, if they come next."""
        opening = self.stream.peek()
        if opening.text != "[":
            return None
        self.stream.take()
        written = self.sequence(frozenset("]"))
        self.stream.expect("]", opening)
        return written or EMPTY

    def delimiter(self, owner: Token) -> str:
        """Return the symbol of the delimiter after *owner*; a dot, which is none, is empty."""
        token = self.stream.take()
        if token.text == ".":
            return ""
        if token.text not in DELIMITERS:
            raise MathError(f"{token.text} after {owner.text} is no delimiter", token.at)
        return DELIMITERS[token.text]

    # -- atoms -----------------------------------------------------------------------------

    def atom(self) -> Atom:
        """Return one group, symbol or command with its arguments."""
        token = self.stream.take()
        if token.text in MISPLACED:
            raise MathError(MISPLACED[token.text], token.at)
        if token.text == "{":
            return self._group(token)
        if token.text == "~":
            return space(WORD_SPACE)
        if not token.name:
            return symbol(token.text)
        if token.name in SYMBOLS:
            return symbol(*SYMBOLS[token.name])
        if token.name in self.commands.switches or token.name in self.commands.infix:
            raise MathError(f"{token.text} has to stand in braces here", token.at)
        handler = self.commands.handlers.get(token.name)
        if handler is None:
            raise MathError(f"unknown command {token.text}", token.at)
        return handler(self, token)

    def _group(self, opening: Token) -> Atom:
        """Return a group: an ordinary atom, whatever is in it."""
        atoms = self.atoms()
        self.stream.expect("}", opening)
        code = join(atoms)
        if len(code) == 1 and code.isalnum():
            return Atom(code, number=_is_digit(code))
        if all(atom.number for atom in atoms) and code:
            return Atom(code, number=True)
        return Atom(f'class("normal", {code})' if code else NOTHING)


def _switched(parts: list[Atom], switches: list[tuple[int, str, str]]) -> list[Atom]:
    """Return *parts* with each switch in force from where it stands."""
    for start, before, after in reversed(switches):
        if inside := join(keep_spaces(parts[start:])):
            parts = [*parts[:start], Atom(f"{before}{inside}{after}")]
    return parts


def _completing(template: str, numerator: str) -> Callable[[str], str]:
    return lambda denominator: template.format(numerator, denominator)


def _is_digit(text: str) -> bool:
    return text.isascii() and text.isdigit()
