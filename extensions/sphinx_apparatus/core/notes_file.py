"""Check the outline of a file of notes before it is parsed: directives and their options.

The file is data from anyone. What is not a note, or a note whose outline is broken, is left out of
what is parsed: its lines become empty, so that all others keep their numbers. The texts of the
notes are checked where they are parsed, by :mod:`sphinx_apparatus.core.markup_policy`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from myst_parser.parsers.options import TokenizeError, options_to_items

from sphinx_apparatus.core.diagnostics import (
    Code,
    Problem,
    Remedy,
    SourceLocation,
    nearest,
    replaced,
)
from sphinx_apparatus.core.letters import unseen

_OPEN = re.compile(r"^ {0,3}(?P<fence>:{3,}|`{3,}|~{3,})[ \t]*\{(?P<name>[^}\s]*)\}(?P<rest>.*)$")
_CLOSE = re.compile(r"^ {0,3}(?P<fence>:{3,}|`{3,}|~{3,})[ \t]*$")
_ALMOST = re.compile(
    r"^\s*[:`~]*\s*\{?\s*(?P<name>annotation|intervention)s?\b\}?[ \t]*(?P<rest>.*)$"
)
_OPTION = re.compile(r"^(?P<before>\s*:)(?P<name>[A-Za-z0-9_-]+):(?P<value>.*)$")
_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029\0"

QUOTED = "A value that begins with a quotation mark goes between others: :quote: '\"So\" he said'."
"""What to do about options that cannot be read."""


@dataclass
class NotesFile:
    """A file of notes: the lines that may be parsed, what is wrong, and what was left out.

    ``names`` are those of the notes that were left out.
    """

    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def check_notes(text: str, path: str, options: Mapping[str, Collection[str]]) -> NotesFile:
    """Check a file of notes; ``options`` are the names of the options that each directive has."""
    return _Outline(text, path, options).read()


class _Outline:
    def __init__(self, text: str, path: str, options: Mapping[str, Collection[str]]) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.options = options
        self.file = NotesFile()

    def read(self) -> NotesFile:
        """Go through the blocks of the file, from the first line to the last."""
        at = 0
        while at < len(self.lines):
            if self._is_empty(at):
                at += 1
            elif opened := _OPEN.match(self.lines[at]):
                at = self._block(at, opened)
            elif (almost := _ALMOST.match(self.lines[at])) and not _CLOSE.match(self.lines[at]):
                written = f":::{{{almost['name']}}} {almost['rest'].strip()}".rstrip()
                found = f'"{_cut(self.lines[at].strip())}" does not begin a note.'
                line = self.lines[at].strip()
                remedy = Remedy(line, written)
                hint = f"Write it so: {written}"
                self._problem(at, Code.NOTE_INVALID, found, hint, remedy=remedy)
                at = self._leave_out(at, self._end_of_stretch(at + 1), almost["rest"])
            elif _CLOSE.match(self.lines[at]):
                found = f'"{self.lines[at].strip()}" closes nothing: no note is open here.'
                remedy = Remedy(self.lines[at].strip(), "")
                self._problem(at, Code.NOTE_INVALID, found, "Take it out.", remedy=remedy)
                at = self._leave_out(at, at + 1)
            else:
                found = f'"{_cut(self.lines[at].strip())}" stands outside of the notes.'
                hint = "Put it into the text of a note, or make it a remark: % before each line."
                self._problem(at, Code.NOTE_CONTENT, found, hint)
                at = self._leave_out(at, self._end_of_stretch(at + 1))
        self.file.text = "\n".join(self.lines)
        return self.file

    def _block(self, at: int, opened: re.Match[str]) -> int:
        """Check the directive that opens in a line; return the line after it."""
        name, fence = opened["name"], opened["fence"]
        end, inner = self._end_of_block(at, fence)
        closed = end <= len(self.lines) and self._closes(end - 1, fence)
        argument = opened["rest"].strip()
        if name not in self.options:
            hint = nearest(name, self.options)
            found = f'The file holds the directive "{name}".'
            remedy = replaced(f"{{{name}}}", [f"{{{option}}}" for option in self.options])
            self._problem(at, Code.NOTE_CONTENT, found, hint, remedy=remedy)
        elif inner is not None:
            found = "A directive within a note is fenced as the note is, and would end it."
            hint = f"Fence the note with one sign more: {fence[0] * (len(fence) + 1)}{{{name}}}"
            self._problem(inner, Code.NOTE_INVALID, found, hint)
        elif not closed:
            found = f'The note "{argument}" is not closed.'
            hint = f'Write a line "{fence}" below its text.'
            self._problem(at, Code.NOTE_INVALID, found, hint, remedy=self._closing(at, end, fence))
        elif not (self._options_are_sound(at, end, name, argument) and self._is_seen(at, end)):
            pass
        else:
            return end
        return self._leave_out(at, end, argument)

    def _end_of_block(self, at: int, fence: str) -> tuple[int, int | None]:
        """Return the line after a block, and the line of a block in it that would end it, if any.

        A block that is not closed ends where the next note begins.
        """
        inner: int | None = None
        depth = 1
        for number in range(at + 1, len(self.lines)):
            opened = _OPEN.match(self.lines[number])
            if opened and opened["name"] in self.options:
                return number, inner
            if opened and opened["fence"].startswith(fence):
                inner = number if inner is None else inner
                depth += 1
            elif self._closes(number, fence):
                depth -= 1
                if depth == 0:
                    return number + 1, inner
        return len(self.lines), inner

    def _closes(self, number: int, fence: str) -> bool:
        closing = _CLOSE.match(self.lines[number])
        return closing is not None and closing["fence"].startswith(fence)

    def _options_are_sound(self, at: int, end: int, name: str, argument: str) -> bool:
        """Report the first thing that is wrong with the options of a block."""
        first = at + 1
        if first < end and self.lines[first].startswith("---"):
            found = "The options stand between hyphens."
            self._problem(first, Code.NOTE_INVALID, found, "Write each as a line: :passage: p1")
            return False
        block: list[str] = []
        seen: set[str] = set()
        for number in range(first, end):
            line = self.lines[number]
            if not line.lstrip().startswith(":") or line.lstrip().startswith(":::"):
                break
            if wrong := self._option_problem(line, name, seen):
                column, code, found, hint, remedy = wrong
                self._problem(number, code, found, hint, column, remedy)
                return False
            block.append(line.lstrip()[1:])
        try:
            options_to_items("\n".join(block))
        except TokenizeError as error:
            mark = error.context_mark or error.problem_mark
            number = min(first + mark.line, first + max(len(block) - 1, 0))
            found = f'The options of "{argument}" cannot be read.'
            remedy = self._quoting(number)
            column = self._value_column(number)
            self._problem(number, Code.NOTE_INVALID, found, QUOTED, column, remedy)
            return False
        return True

    def _is_seen(self, at: int, end: int) -> bool:
        """Report the first sign of a text that cannot be seen; quoted words may have any."""
        for number in range(at, end):
            line = self.lines[number].replace("\t", " ")
            quoted = _OPTION.match(line) and not any(c in line for c in _LINE_ENDS)
            for sign in () if quoted else unseen(line):
                found = f"The note holds the invisible sign U+{ord(sign):04X}."
                column = line.index(sign) + 1
                remedy = Remedy(sign, "")
                self._problem(number, Code.NOTE_CONTENT, found, "Take it out.", column, remedy)
                return False
        return True

    def _option_problem(
        self, line: str, name: str, seen: set[str]
    ) -> tuple[int, Code, str, str, Remedy | None] | None:
        option = _OPTION.match(line)
        column = len(line) - len(line.lstrip()) + 1
        if option is None:
            begun = re.match(r"\w*", line.lstrip().lstrip(":"))
            known = begun[0] if begun and begun[0] in self.options[name] else "quote"
            found = f'"{_cut(line.strip())}" is no option.'
            hint = f"Put the name between colons: :{known}: …"
            begun = re.match(rf":*{known}\s*[:=]*\s*", line.lstrip())
            remedy = Remedy(begun[0], f":{known}: ") if begun else None
            return column, Code.NOTE_INVALID, found, hint, remedy
        written = option["name"]
        if written not in self.options[name]:
            hint = nearest(written, self.options[name])
            found = f'"{written}" is no option of {name}.'
            return column, Code.NOTE_INVALID, found, hint, replaced(written, self.options[name])
        if written in seen:
            found = f'The option "{written}" stands twice.'
            return column, Code.NOTE_INVALID, found, "Take one of the two out.", None
        seen.add(written)
        value = option["value"]
        blank = value[: len(value) - len(value.lstrip())]
        if value.strip() and ("\t" in blank or not blank):
            what = "A tab" if blank else "No space"
            found = f'{what} stands after ":{written}:".'
            hint = f"Write one space: :{written}: {value.strip()}"
            remedy = Remedy(value, f" {value.strip()}")
            return option.start("value") + 1, Code.NOTE_INVALID, found, hint, remedy
        return None

    def _closing(self, at: int, end: int, fence: str) -> Remedy:
        """Return the remedy that closes a note below the last of its lines."""
        last = next(
            number
            for number in range(min(end, len(self.lines)) - 1, at - 1, -1)
            if number == at or not self._is_empty(number)
        )
        line = self.lines[last].rstrip("\r")
        return Remedy("", f"\n{fence}", SourceLocation(self.path, last + 1, len(line) + 1))

    def _quoting(self, number: int) -> Remedy | None:
        """Return the remedy that puts the value of an option between quotation marks."""
        option = _OPTION.match(self.lines[number])
        value = option["value"].strip() if option else ""
        quoted = "'" + value.replace("'", "''") + "'"
        return Remedy(value, quoted) if value else None

    def _value_column(self, number: int) -> int:
        option = _OPTION.match(self.lines[number])
        if option is None:
            return 1
        value = option["value"]
        return option.start("value") + len(value) - len(value.lstrip()) + 1

    def _end_of_stretch(self, at: int) -> int:
        """Return the line at which the next note begins, or after which a block is closed."""
        for number in range(at, len(self.lines)):
            opened = _OPEN.match(self.lines[number])
            if opened and opened["name"] in self.options:
                return number
            if _CLOSE.match(self.lines[number]) or self.lines[number].strip() == "::":
                return number + 1
        return len(self.lines)

    def _is_empty(self, number: int) -> bool:
        line = self.lines[number].strip()
        return not line or line.startswith("%")

    def _leave_out(self, start: int, end: int, argument: str = "") -> int:
        self.file.refused.append("\n".join(self.lines[start:end]))
        if argument.strip():
            self.file.names.append(argument.strip())
        self.lines[start:end] = [""] * (end - start)
        return end

    def _problem(
        self,
        number: int,
        code: Code,
        found: str,
        hint: str,
        column: int = 0,
        remedy: Remedy | None = None,
    ) -> None:
        line = self.lines[number]
        column = column or len(line) - len(line.lstrip()) + 1
        location = SourceLocation(self.path, number + 1, column)
        self.file.problems.append(Problem(location, code, found, hint, remedy))


def note_names(text: str) -> list[str]:
    """Return the names of all notes in a file, however broken it is."""
    almost = map(_ALMOST.match, text.splitlines())
    return [found["rest"].strip() for found in almost if found and found["rest"].strip()]


def includes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ``include`` directives of a text: first line, line after it (from 0), argument."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        opened = _OPEN.match(line)
        if opened and opened["name"] == "include" and opened["rest"].strip():
            end = number + 1
            while end < len(lines):
                closing = _CLOSE.match(lines[end])
                end += 1
                if closing and closing["fence"].startswith(opened["fence"]):
                    break
            yield number, end, opened["rest"].strip()


def _cut(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40].rstrip()}…"
