"""The options of the ``pdf`` builder: every option, its default, its check, in one place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sphinx.config import Config
from sphinx.util.osutil import make_filename_from_project

from sphinx_typst.options import (
    Check,
    Options,
    choice,
    choices,
    count,
    flag,
    mapping,
    option,
    string,
    strings,
)
from sphinx_typst.words import word

PARTS = ("title-page", "colophon", "contents", "index")
_LENGTH = re.compile(r"[0-9]+(\.[0-9]+)?(pt|mm|cm|in|em)")
_FUNCTION = re.compile(r"[A-Za-z_][\w-]*(\.[\w-]+)*")
NO_FILE_NAME = ("Cc", "Cs", "Zl", "Zp")
"""Categories of Unicode: control characters, halves of characters, line breaks."""
LONGEST_NAME = 200
"""File systems allow 255 bytes, and the files beside the PDF have longer suffixes."""
_PAGE = "{page}"
_BOOK = "(start document, file name, title, author) for each book"


@dataclass(frozen=True)
class BookEntry:
    """One PDF to make: where it starts, what its file is called, and its title page."""

    start: str
    target: str
    title: str
    author: str

    @property
    def name(self) -> str:
        """The file name without its suffix."""
        return self.target[:-4] if self.target.lower().endswith(".pdf") else self.target


def _fonts() -> Check:
    """Return the check of a font, or of fallbacks in order; it is read as a tuple."""
    several = strings()

    def read(value: Any) -> tuple[str, ...]:
        fonts: tuple[str, ...] = several.read([value] if isinstance(value, str) else value)
        if not fonts:
            raise ValueError
        return fonts

    return Check("a font name, or a list of them", (str, list, tuple), read)


def _classes() -> Check:
    """Return the check of the map from classes to style functions."""
    plain = mapping(
        "a dictionary from classes to names of Typst functions, or None to drop the node",
        lambda value: value is None or isinstance(value, str),
    )

    def read(value: Any) -> dict[str, str | None]:
        for function in plain.read(value).values():
            if function and not _FUNCTION.fullmatch(function):
                raise ValueError(f"the name of a Typst function, not {function!r}")
        return dict(value)

    return Check(plain.wanted, (dict,), read)


def _documents() -> Check:
    """Return the check of the list of books."""

    def read(value: Any) -> list[tuple[str, ...]]:
        for entry in value if isinstance(value, (list, tuple)) else [None]:
            if not isinstance(entry, (list, tuple)) or len(entry) != 4:
                raise ValueError
            if not all(isinstance(item, str) for item in entry):
                raise ValueError
            _check_file_name(entry[1])
        _check_names([BookEntry(*entry) for entry in value])
        return [tuple(entry) for entry in value]

    return Check(_BOOK, (list, tuple), read)


def _check_file_name(name: str) -> None:
    """Raise `ValueError` for what cannot be the name of a file beside others."""
    if "/" in name or "\\" in name:
        raise ValueError("a file name without folders in second place")
    if any(unicodedata.category(character) in NO_FILE_NAME for character in name):
        raise ValueError("a file name in second place without line breaks or control characters")
    if len(name.encode()) > LONGEST_NAME:
        raise ValueError(f"a file name in second place of at most {LONGEST_NAME} bytes")


def _check_names(books: list[BookEntry]) -> None:
    """Raise `ValueError` if two books are one file, which file systems tell apart by less."""
    found: dict[str, BookEntry] = {}
    for book in books:
        if not book.name:
            raise ValueError("a file name in second place that is more than a suffix")
        other = found.setdefault(unicodedata.normalize("NFC", book.name).casefold(), book)
        if other is not book:
            raise ValueError(
                f"file names that differ in more than case: {other.target!r} (start document "
                f"{other.start!r}) and {book.target!r} (start document {book.start!r}) are one "
                f"file, {other.name}.pdf"
            )


def _default_documents(config: Config) -> list[tuple[str, str, str, str]]:
    """Return one book of the whole project, as Sphinx's LaTeX builder does."""
    title = config.project or word("Untitled")
    author = config.author if config.author != "unknown" else ""
    return [(config.root_doc, make_filename_from_project(config.project), title, author)]


@dataclass(frozen=True)
class TypstConfig(Options):
    """Every option, checked. In ``conf.py`` each name carries the prefix ``typst_``."""

    PREFIX: ClassVar[str] = "typst_"

    documents: Sequence[Sequence[str]] = option(
        (),
        _documents(),
        "PDFs to make: a list of (start document, file name, title, author). "
        "Default: one book from the root document.",
        by_config=_default_documents,
    )
    paper: str = option(
        "a4",
        choice("a4", "a5", "iso-b5", "us-letter", "us-trade", "us-digest"),
        "Paper size.",
    )
    two_sided: bool = option(
        False, flag(), "Inner and outer margins, marks in the outer one, heads left and right."
    )
    font: Sequence[str] = option(
        "Libertinus Serif", _fonts(), "Font of the text, or a list of fallbacks."
    )
    mono_font: Sequence[str] = option("DejaVu Sans Mono", _fonts(), "Font of code.")
    font_size: str = option(
        "10.75pt",
        string('a length such as "10.5pt" or "4mm"', _LENGTH.fullmatch),
        "Size of the text.",
    )
    font_paths: Sequence[str] = option((), strings(), "Folders that hold your fonts.")
    figures: str = option(
        "lining",
        choice("lining", "old-style"),
        "Shape of the figures in the text (those of tables are lining).",
    )
    hyphenate: bool = option(True, flag(), "Break words at line ends.")
    notes: str = option(
        "foot", choice("foot", "end"), "Notes at the foot, or at the end of their document."
    )
    page_breaks: str = option(
        "careful",
        choice("careful", "quick"),
        "How well notes, lines and headings are kept together.",
    )
    include: Sequence[str] = option(
        PARTS, choices(*PARTS), "Which parts the book has beside its documents."
    )
    exclude: Sequence[str] = option((), strings(), "Patterns of documents left out of the book.")
    front_matter: Sequence[str] = option(
        (), strings(), "Patterns of leading documents that come before page 1."
    )
    parts: bool = option(
        False, flag(), "Make parts of the captions of the start document's toctrees."
    )
    chapter_break: bool = option(True, flag(), "Start each chapter on a new page.")
    title_page: Mapping[str, str] = option(
        {},
        mapping("a dictionary from strings to strings"),
        "More lines for the title page: `subtitle`, `version`, any others in order.",
    )
    colophon: Sequence[str] = option(
        (), strings(), "Paragraphs for the back of the title page; none: the copyright."
    )
    toc_depth: int = option(
        0, count(), "Levels in the contents; 0: the `maxdepth` of the first toctree."
    )
    toc_hide: Sequence[str] = option(
        (), strings(), "Patterns of documents of which the contents list chapters only."
    )
    index_title: str = option("", string(), "Title of the index; empty: by language.")
    index_links: Sequence[str] = option(
        (), strings(), "Classes of links whose pages the index lists, under what they lead to."
    )
    subject: str = option("", string(), "Subject of the PDF; empty: the subtitle.")
    keywords: Sequence[str] = option((), strings(), "Keywords of the PDF.")
    show_urls: str = option(
        "no", choice("no", "inline"), "Whether addresses are printed after links."
    )
    page_reference: str = option(
        "",
        string(
            f'a string with {_PAGE} in it once, such as " (p. {_PAGE})"',
            lambda value: value.count(_PAGE) == 1 or not value,
        ),
        'Words of a page reference, such as `" (p. {page})"`; empty: by language.',
    )
    template: str = option(
        "", string(), "Your own template, a `.typ` file that defines `book(about, body)`."
    )
    styles: Sequence[str] = option((), strings(), "`.typ` files whose functions you map.")
    classes: Mapping[str, str | None] = option(
        {}, _classes(), "Class (or `element.class`) to style function; `None` drops the node."
    )
    unknown_nodes: str = option(
        "error",
        choice("error", "placeholder"),
        "What to do with a node that cannot be set: stop, or print a box and warn.",
    )
    unknown_math: str = option(
        "error",
        choice("error", "code"),
        "What to do with mathematics that is not understood: stop, or print the LaTeX and warn.",
    )
    pdf_standards: Sequence[str] = option(
        ("ua-1",),
        choices("1.7", "2.0", "a-2a", "a-2b", "a-2u", "a-3a", "a-3b", "a-3u", "a-4", "ua-1"),
        "Standards that the PDF keeps to.",
    )

    @property
    def is_careful(self) -> bool:
        """Whether page breaks are made with care: only notes at their foot need it."""
        return self.page_breaks == "careful" and self.notes == "foot"

    @property
    def books(self) -> list[BookEntry]:
        """The PDFs to make."""
        return [BookEntry(*entry) for entry in self.documents]
