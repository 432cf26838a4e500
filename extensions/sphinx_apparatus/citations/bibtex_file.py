"""Read BibTeX files: all works that can be had, and what is wrong with the others.

pybtex by itself raises the first error. Here errors become problems with source locations, and a
work that has one is kept as far as it could be read. What is kept can be printed: its LaTeX is
simplified (see :mod:`sphinx_apparatus.citations.latex_text`), and it has a label.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterator, Sequence

from pybtex.database import BibliographyData, Entry, InvalidNameString
from pybtex.database.input.bibtex import LowLevelParser, Parser, UndefinedMacro
from pybtex.errors import capture
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF, PybtexSyntaxError

from sphinx_apparatus.citations.addresses import refuse_addresses
from sphinx_apparatus.citations.bibtex_slips import (
    Slip,
    head_slip,
    type_slip,
    works_without_sign,
)
from sphinx_apparatus.citations.latex_text import simplify, unknown_commands
from sphinx_apparatus.core.dates import confused_year, ends_of_span
from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, SourceLocation, excerpt
from sphinx_apparatus.core.text_file import ReadBytes, TextFile, location_in, read_text_file

_CODE = Code.BIBLIOGRAPHY_INVALID
_NAME_PARTS = ("first_names", "middle_names", "prelast_names", "last_names", "lineage_names")
_PRINTED = (  # as LaTeX; addresses are printed as they are
    *("title", "shorttitle", "booktitle", "journal", "series", "edition", "chapter", "pages"),
    *("volume", "number", "type", "howpublished", "publisher", "institution", "organization"),
    *("school", "address", "note", "month", "year"),
)


_TWICE = "Take one of the two out."
_CLOSE = "Close every brace and quotation mark, and end each field with a comma."
_NAMES = (
    'Write "Surname, First name", part several people by "and", and put the name of a body in '
    "braces."
)
_NO_NAME = "Write what it goes by; fields are not taken over from another work (crossref)."
_DATE = (
    "Write 2009-05-06, 2009-05 or 2009, and a span as 2009-05-06/2009-05-08; other dates in words "
    "as the year."
)
_OPEN = "Open it with a brace and a key: @misc{key,"
_Said = tuple[str, str, str]  # the field, if any, what was found, and what to write instead


class Works(BibliographyData):  # type: ignore[misc]  # pybtex has no types
    """The works of a bibliography by key, the keys of each file, and what is wrong with them."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_of: dict[str, list[str]] = {}
        self.problems: list[Problem] = []
        self.endless: list[str] = []

    def add_endless(self, paths: Sequence[str]) -> None:
        """Report paths that cannot be followed to a file, such as a link to itself."""
        self.endless += paths
        for path in paths:
            found = "The file cannot be read: Too many levels of symbolic links."
            hint = "Put the file itself there, or take it out of bibtex_bibfiles."
            self.problems.append(Problem(SourceLocation(path), _CODE, found, hint))


def read_works(paths: Sequence[str], read: ReadBytes, encoding: str) -> Works:
    """Read the files of a bibliography.

    ``paths`` are relative to the source directory, ``encoding`` is a name that Python knows.
    """
    works = Works()
    parser = _Parser(works)
    shown = "UTF-8" if encoding.lower().startswith("utf-8") else encoding
    hint = f"Write it in {shown}, or take it out of bibtex_bibfiles."
    for path in paths:
        before = set(works.entries)
        file = read_text_file(path, read, _CODE, hint, encoding=encoding)
        if isinstance(file, TextFile):
            parser.read(file.text, path)
        else:
            works.problems.append(file)
        works.keys_of[path] = [key for key in works.entries if key not in before]
    return works


class _Parser(Parser):  # type: ignore[misc]  # pybtex has no types
    """pybtex's parser, with the source location of every work and of every error."""

    def __init__(self, works: Works) -> None:
        super().__init__()
        self.data = works

    def read(self, text: str, path: str) -> None:
        """Add the works of a file, and its problems."""
        commands = LowLevelParser(text, handle_error=self.handle_error, macros=self.macros)
        ranges: list[tuple[int, int]] = []
        start = 0
        with capture() as errors:
            for name, parts in commands:
                start, end = commands.command_start, commands.pos
                ranges.append((start, end))
                key = "" if name.lower() in ("string", "preamble") else parts[0]
                slip = head_slip(text, start) if key else None
                said: list[_Said] = []
                if key and key not in self.data.entries:
                    self.process_entry(name, *parts)
                    said += _complete(self.data.entries[key])
                elif key:
                    said.append(("", f'The work "{key}" stands twice.', _TWICE))
                if slip:  # one mistake at a time, the first
                    errors.clear()
                    self._add_slip(slip, text, path)
                elif errors:
                    self._report(errors, text, start, end, path)
                else:
                    if key and (slip := type_slip(text, start)):
                        self._add_slip(slip, text, path)
                    for field, found, hint in said:
                        at = _field_in(text, start, end, field)
                        self._add_slip((at, found, hint, None), text, path)
            self._report(errors, text, start, len(text), path)
        for slip in works_without_sign(text, ranges):
            self._add_slip(slip, text, path)

    def _report(
        self, errors: list[PybtexError], text: str, start: int, end: int, path: str
    ) -> None:
        """Add errors of pybtex, which know their position if they are of syntax."""
        for error in errors:
            at = start
            slip = None
            if isinstance(error, PybtexSyntaxError) and not isinstance(error, PrematureEOF):
                at = error.error_context_info[2]
                slip = head_slip(text, error.error_context_info[0])
            if isinstance(error, UndefinedMacro):
                at -= len(error.args[0])  # pybtex is past it
            if isinstance(error, InvalidNameString):
                at = max(start, text.find(_name_in(error), start, end))
            remedy = None
            if isinstance(error, UndefinedMacro):
                remedy = Remedy(error.args[0], f"{{{error.args[0]}}}")
            self._add_slip(slip or (at, *_said(error), remedy), text, path)
        errors.clear()

    def _add_slip(self, slip: Slip, text: str, path: str) -> None:
        at, found, hint, remedy = slip
        location = location_in(text, at, path)
        self.data.problems.append(Problem(location, _CODE, found, hint, remedy))


def _field_in(text: str, start: int, end: int, name: str) -> int:
    """Return where a field of the work from start to end begins; ``start`` if it is not seen."""
    field = re.compile(rf"(?<=[\s,{{(\"}}]){re.escape(name)}\s*=", re.IGNORECASE)
    found = field.search(text, start, end) if name else None
    return found.start() if found else start


def _name_in(error: InvalidNameString) -> str:
    """Return the name that cannot be split, which pybtex quotes at the end of its message."""
    quoted = str(error.args[0]).partition(" in ")[2]
    return str(literal_eval(quoted)) if quoted[:1] in ("'", '"') else quoted


def _said(error: PybtexError) -> tuple[str, str]:
    said = str(error.args[0])
    if isinstance(error, UndefinedMacro):
        return f'"{said}" stands for nothing.', f"Put words in braces: {{{said}}}."
    if isinstance(error, PrematureEOF):
        return "What begins here does not end.", _CLOSE
    if isinstance(error, PybtexSyntaxError):
        hint = _OPEN if said.startswith("'(' or '{'") else _CLOSE
        return f"This is not valid BibTeX: {said}.", hint
    if isinstance(error, InvalidNameString):
        return f"{said}.", _NAMES
    return f"{said[0].upper()}{said[1:]}.", _TWICE  # a field stands twice in a work


def _complete(entry: Entry) -> Iterator[_Said]:
    """Make a work printable, changing it in place; yield what is wrong with it."""
    yield from refuse_addresses(entry)
    people = [(role, person) for role, listed in entry.persons.items() for person in listed]
    for name in list(entry.fields):
        if name.lower() in _PRINTED:
            yield from _unknown(entry, name, name, entry.fields[name])
            entry.fields[name] = simplify(entry.fields[name])
    for role, person in people:
        yield from _unknown(entry, role, "person", str(person))
        for part in _NAME_PARTS:
            names = getattr(person, part)
            names[:] = map(simplify, names)
    yield from _wrong_dates(entry)
    if not people and not entry.fields.get("title"):
        entry.fields["title"] = entry.key
        found = f'The work "{entry.key}" has neither author, editor nor title.'
        yield "", found, _NO_NAME


def _wrong_dates(entry: Entry) -> Iterator[_Said]:
    """Take out dates that are none, and yield them; the year of the date becomes the year."""
    for name in ("date", "urldate"):
        written: str = entry.fields.get(name, "").strip()
        if written and ends_of_span(written) is None:
            found = f'The {name} of "{entry.key}" is "{excerpt(written)}", which is none.'
            yield name, found, _DATE
            del entry.fields[name]
        if name == "date" and (begun := re.match(r"(?:(?:\.\.)?/)?([0-9]{4})", written)):
            entry.fields.setdefault("year", begun[1])
    year: str = entry.fields.get("year", "")
    if meant := confused_year(year):
        found = f'The year of "{entry.key}" is "{year}", with letters for digits.'
        yield "year", found, f"Write {meant}."


def _unknown(entry: Entry, field: str, what: str, latex: str) -> Iterator[_Said]:
    for command in unknown_commands(latex):
        found = f'The {what} of "{entry.key}" holds "{command}", which is no sign that is known.'
        yield field, found, "Write the letter or the words themselves."
