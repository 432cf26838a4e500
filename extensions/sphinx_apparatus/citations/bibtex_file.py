"""Read BibTeX files: all works that can be had, and what is wrong with the others.

pybtex by itself raises the first error. Here errors become problems with source locations, and a
work that has one is kept as far as it could be read. What is kept can be printed: its LaTeX is
simplified (see :mod:`sphinx_apparatus.citations.latex_text`), and it has a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pybtex.database import BibliographyData, Entry, InvalidNameString
from pybtex.database.input.bibtex import LowLevelParser, Parser, UndefinedMacro
from pybtex.errors import capture
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF, PybtexSyntaxError

from sphinx_apparatus.citations.latex_text import simplify, unknown_commands
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
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
_Said = tuple[str, str]  # what was found, and what to write instead
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


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
        start = 0
        with capture() as errors:
            for name, parts in commands:
                start = commands.command_start
                key = "" if name.lower() in ("string", "preamble") else parts[0]
                said: list[_Said] = []
                if key and key not in self.data.entries:
                    self.process_entry(name, *parts)
                    said += _complete(self.data.entries[key])
                elif key:
                    said.append((f'The work "{key}" stands twice.', _TWICE))
                if errors:  # one mistake at a time
                    self._report(errors, text, start, path)
                else:
                    self._add(said, text, start, path)
            self._report(errors, text, start, path)

    def _report(self, errors: list[PybtexError], text: str, start: int, path: str) -> None:
        """Add errors of pybtex, which know their position if they are of syntax."""
        for error in errors:
            at = start
            if isinstance(error, PybtexSyntaxError) and not isinstance(error, PrematureEOF):
                at = error.error_context_info[2]
            if isinstance(error, UndefinedMacro):
                at -= len(error.args[0])  # pybtex is past it
            self._add([_said(error)], text, at, path)
        errors.clear()

    def _add(self, said: list[_Said], text: str, index: int, path: str) -> None:
        for found, hint in said:
            self.data.problems.append(Problem(location_in(text, index, path), _CODE, found, hint))


def _said(error: PybtexError) -> _Said:
    said = str(error.args[0])
    if isinstance(error, UndefinedMacro):
        return f'"{said}" stands for nothing.', f"Put words in braces: {{{said}}}."
    if isinstance(error, PrematureEOF):
        return "What begins here does not end.", _CLOSE
    if isinstance(error, PybtexSyntaxError):
        return f"This is not valid BibTeX: {said}.", _CLOSE
    if isinstance(error, InvalidNameString):
        return f"{said}.", _NAMES
    return f"{said[0].upper()}{said[1:]}.", _TWICE  # a field stands twice in a work


def _complete(entry: Entry) -> Iterator[_Said]:
    """Make a work printable, changing it in place; yield what is wrong with it."""
    people = [person for role in entry.persons.values() for person in role]
    for name in list(entry.fields):
        if name.lower() in _PRINTED:
            entry.fields[name] = simplify(entry.fields[name])
            yield from _unknown(entry, name, entry.fields[name])
    for person in people:
        for part in _NAME_PARTS:
            names = getattr(person, part)
            names[:] = map(simplify, names)
        yield from _unknown(entry, "person", str(person))
    date: str = entry.fields.get("date", "")
    if date[:4].isdigit():
        entry.fields.setdefault("year", date[:4])
    url: str = entry.fields.get("url", "")
    if url and not _WEB_ADDRESS.match(url):
        del entry.fields["url"]
        yield f'The url of "{entry.key}" is "{url}".', "Begin it with https:// or http://."
    if not people and not entry.fields.get("title"):
        entry.fields["title"] = entry.key
        yield f'The work "{entry.key}" has neither author, editor nor title.', _NO_NAME


def _unknown(entry: Entry, what: str, latex: str) -> Iterator[_Said]:
    for command in unknown_commands(latex):
        found = f'The {what} of "{entry.key}" holds "{command}", which is no sign that is known.'
        yield found, "Write the letter or the words themselves."
