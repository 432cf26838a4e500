"""Typst source to PDF, and the compiler's complaints in words an author can use."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import typst

from .breaks import Layout
from .careful import REPORT
from .nodes.base import SOURCE_MARK

MISSING_GLYPH = re.compile(
    r"the text `(?P<text>.*?)` could not be displayed with font `(?P<font>.*?)`"
)
PLACE = re.compile(r"┌─ (?P<file>.*?):(?P<line>\d+):\d+")
LABEL = re.compile(r'label\("(?P<name>.*?)"\)')
UNKNOWN_FONT = re.compile(r"unknown font family: (?P<font>.*)")


@dataclass(frozen=True)
class Complaint:
    """One thing the compiler said: the words, where in the author's source, whether it is fatal."""

    words: str
    where: str | None
    fatal: bool = True


class CompileError(Exception):
    """The compiler gave up; `complaints` say why."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        """Take what the compiler said."""
        super().__init__("; ".join(c.words for c in complaints))
        self.complaints = complaints


@dataclass(frozen=True)
class Compiler:
    """How to compile: fonts, standards, and the moment written into the file."""

    font_paths: Sequence[str]
    standards: Sequence[str]
    timestamp: int

    def pdf(self, main: Path) -> tuple[bytes, list[Complaint]]:
        """Return the PDF made from *main* and what the compiler warned of.

        Letters that no font has are reported, and a PDF is made without the standard that forbids
        them. Raises `CompileError` for everything that stops the compiler.
        """
        compiler = self._open(main)
        try:
            return self._run(compiler, main, self.standards)
        except typst.TypstError as error:
            complaints = read_diagnostic(error.diagnostic or error.message, main)
            missing = [c for c in complaints if c.fatal and "no font has" in c.words]
            if not missing or len(missing) < len([c for c in complaints if c.fatal]):
                raise CompileError(complaints) from None
        try:
            made, complaints = self._run(compiler, main, [])
        except typst.TypstError as error:
            raise CompileError(read_diagnostic(error.diagnostic or error.message, main)) from None
        return made, [Complaint(c.words, c.where, fatal=False) for c in missing] + complaints

    def laying_out(self, draft: Path) -> Callable[[str], Layout | None]:
        """Return what lays out the source of a draft and tells where everything stands.

        The file *draft* is there only while it does. A source with mistakes yields nothing: they
        are told when the PDF is made.
        """

        @cache
        def compiler() -> typst.Compiler:
            return self._open(draft, {"draft": "yes"})

        @cache
        def blank() -> typst.Compiler:
            return self._open(draft.parent / "sphinx/settings.typ")  # prints nothing

        def lay_out(source: str) -> Layout | None:
            draft.write_text(source, "utf-8")
            try:
                found = json.loads(compiler().query(REPORT, field="value"))
                blank().compile(format="svg")  # to make something is to forget what is old
            except RuntimeError:
                return None
            finally:
                draft.unlink()
            return Layout.read(found[0]) if found else None

        return lay_out

    def _open(self, main: Path, inputs: Mapping[str, str] | None = None) -> typst.Compiler:
        return typst.Compiler(
            str(main),
            root=str(main.parent),
            font_paths=list(self.font_paths),
            ignore_system_fonts=True,
            sys_inputs=dict(inputs or {}),
            package_path=str(main.parent),
            package_cache_path=str(main.parent),
        )

    def _run(
        self, compiler: typst.Compiler, main: Path, standards: Sequence[str]
    ) -> tuple[bytes, list[Complaint]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", typst.TypstWarning)
            made, said = compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=cast("typst.PDFStandards", list(standards)),
                timestamp=self.timestamp,
            )
        complaints = []
        for warning in said:
            found = read_diagnostic(f"warning: {warning.message}\n{warning.diagnostic}", main)
            complaints += found[:1]
        return cast("bytes", made), complaints  # nothing else is made where no file is named


def read_diagnostic(diagnostic: str, main: Path) -> list[Complaint]:
    """Return what a diagnostic says, each with the author's source if it can be told."""
    complaints: dict[Complaint, None] = {}
    for part in re.split(r"^(?=(?:error|warning): )", diagnostic, flags=re.MULTILINE):
        first = part.strip().split("\n")[0]
        if not first:
            continue
        fatal = not first.startswith("warning")
        words = re.sub(r"^(error|warning): ", "", first)
        missing = MISSING_GLYPH.search(words)
        if missing:
            words = _missing_words(missing["text"], missing["font"])
        elif font := UNKNOWN_FONT.search(words):
            words = f'there is no font "{font["font"]}": name one of the embedded fonts, or put '
            words += "the folder of the font files in typst_font_paths"
        hints = [h.strip() for h in re.findall(r"= hint: (.*)", part)]
        if hints and not missing:
            words += f" ({'; '.join(hints)})"
        complaints[Complaint(words, _author_source(part, main), fatal)] = None
    return list(complaints)


def _missing_words(quoted: str, font: str) -> str:
    """Say which letters no font has, with their code points."""
    letters = quoted.strip('"')
    codes = " ".join(f"U+{ord(letter):04X}" for letter in letters)
    return (
        f"no font has the letter {letters} ({codes}); looked in {font} and the embedded fonts: "
        f"give a font that has it in typst_font_paths and name it in typst_font; "
        f"this PDF does not meet its standard"
    )


def _author_source(part: str, main: Path) -> str | None:
    """Return ``file:line`` of the author's source, by the comment above the place.

    The place is where the complaint points to in the book, else where the label it names stands,
    else a line of the style or template.
    """
    lines = main.read_text("utf-8").split("\n")
    places = list(PLACE.finditer(part))
    in_book = [place for place in places if place["file"].endswith(main.name)]
    if in_book:
        return _marked_above(lines[: int(in_book[-1]["line"])])
    named = LABEL.search(part)
    if named:
        found = (n for n, line in enumerate(lines, 1) if f'"{named["name"]}"' in line)
        return _marked_above(lines[: next(found, 0)])
    return f"{places[0]['file']}:{places[0]['line']}" if places else None


def _marked_above(lines: list[str]) -> str | None:
    """Return the last source that a comment in *lines* names."""
    marks = (line for line in reversed(lines) if line.startswith(SOURCE_MARK))
    return next((mark.removeprefix(SOURCE_MARK) for mark in marks), None)
