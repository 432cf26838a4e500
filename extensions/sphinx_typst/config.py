"""The options of the ``pdf`` builder: one dataclass that names, checks and explains them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath
from typing import Any, cast

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.osutil import make_filename_from_project

PREFIX = "typst_"
PAPERS = ("a4", "a5", "iso-b5", "us-letter", "us-trade", "us-digest")
UNKNOWN_NODES = ("error", "placeholder")
UNKNOWN_MATH = ("error", "code")
SHOW_URLS = ("no", "inline")
FIGURES = ("lining", "old-style")
NOTES = ("foot", "end")
PAGE_BREAKS = ("careful", "quick")
PARTS = ("title-page", "colophon", "contents", "index")
PDF_STANDARDS = ("1.7", "2.0", "a-2a", "a-2b", "a-2u", "a-3a", "a-3b", "a-3u", "a-4", "ua-1")
ANY_TYPE = (bool, int, float, str, list, tuple, dict, type(None))
"""What Sphinx may find without a word of its own: `check` says it better."""
LENGTH = re.compile(r"[0-9]+(\.[0-9]+)?(pt|mm|cm|in|em)")


@dataclass(frozen=True)
class BookEntry:
    """One PDF to make: where it starts, what its file is called, and its title page."""

    start: str
    target: str
    title: str
    author: str


def _option(default: Any, kind: str, *allowed: str, about: str) -> Any:
    """Return a dataclass field; *kind* names its check, *allowed* its closed list of values."""
    factory = (lambda: default) if not callable(default) else default
    return field(
        default_factory=factory, metadata={"kind": kind, "allowed": allowed, "about": about}
    )


@dataclass(frozen=True)
class TypstConfig:
    """Every option, checked. In ``conf.py`` each name carries the prefix ``typst_``."""

    documents: Sequence[Sequence[str]] = _option(
        tuple, "documents", about="PDFs to make: (start document, file name, title, author)"
    )
    paper: str = _option("a4", "choice", *PAPERS, about="paper size")
    font: Sequence[str] = _option("Libertinus Serif", "names", about="text font, or fallbacks")
    mono_font: Sequence[str] = _option("DejaVu Sans Mono", "names", about="font of code")
    font_size: str = _option("10.75pt", "length", about="size of the text")
    font_paths: Sequence[str] = _option(tuple, "strings", about="folders holding fonts")
    figures: str = _option("lining", "choice", *FIGURES, about="shape of the figures in the text")
    two_sided: bool = _option(False, "flag", about="margins, marks and heads for printing on both")
    template: str = _option("", "string", about="your own template, a .typ file defining `book`")
    styles: Sequence[str] = _option(tuple, "strings", about=".typ files whose functions you map")
    classes: Mapping[str, str | None] = _option(
        dict, "classes", about="class (or element.class) to Typst function; none or '' drops it"
    )
    title_page: Mapping[str, str] = _option(
        dict, "mapping", about="more for the title page: subtitle, version, date, publisher, note"
    )
    colophon: Sequence[str] = _option(
        tuple, "strings", about="paragraphs for the back of the title page; none: the copyright"
    )
    subject: str = _option("", "string", about="subject of the PDF; empty: the subtitle")
    keywords: Sequence[str] = _option(tuple, "strings", about="keywords of the PDF")
    include: Sequence[str] = _option(
        lambda: list(PARTS), "choices", *PARTS, about="what the book has beside its documents"
    )
    exclude: Sequence[str] = _option(
        tuple, "strings", about="patterns of documents left out of the book"
    )
    front_matter: Sequence[str] = _option(
        tuple, "strings", about="patterns of leading documents that come before page 1"
    )
    parts: bool = _option(False, "flag", about="make captions of the first toctrees parts")
    toc_depth: int = _option(0, "count", about="levels in the contents; 0: as the toctree says")
    toc_hide: Sequence[str] = _option(
        tuple, "strings", about="patterns of documents of which the contents list chapters only"
    )
    index_title: str = _option("", "string", about="title of the index; empty: by language")
    index_links: Sequence[str] = _option(
        tuple, "strings", about="classes of links to be listed in the index under their target"
    )
    notes: str = _option("foot", "choice", *NOTES, about="footnotes, or notes after each document")
    page_breaks: str = _option(
        "careful",
        "choice",
        *PAGE_BREAKS,
        about="how well notes, lines and headings are kept together",
    )
    chapter_break: bool = _option(True, "flag", about="start each chapter on a new page")
    hyphenate: bool = _option(True, "flag", about="break words at line ends")
    show_urls: str = _option("no", "choice", *SHOW_URLS, about="print addresses after links")
    page_reference: str = _option(
        "", "string", about="text of a page reference, with {page}; empty: by language"
    )
    unknown_nodes: str = _option(
        "error", "choice", *UNKNOWN_NODES, about="what to do with a node not known"
    )
    unknown_math: str = _option(
        "error", "choice", *UNKNOWN_MATH, about="what to do with mathematics not understood"
    )
    pdf_standards: Sequence[str] = _option(
        lambda: ["ua-1"], "choices", *PDF_STANDARDS, about="standards the PDF keeps to"
    )

    @property
    def is_careful(self) -> bool:
        """Whether page breaks are made with care: only notes at their foot need it."""
        return self.page_breaks == "careful" and self.notes == "foot"

    @classmethod
    def of(cls, config: Config) -> TypstConfig:
        """Return the options of *config*, checked.

        Raises `ConfigError` naming the option, the value found and what is allowed.
        """
        values = {item.name: getattr(config, PREFIX + item.name) for item in fields(cls)}
        for item in fields(cls):
            values[item.name] = _checked(
                item.name, item.metadata["kind"], item.metadata["allowed"], values[item.name]
            )
        return cls(**values)

    @property
    def books(self) -> list[BookEntry]:
        """The PDFs to make."""
        return [BookEntry(*entry) for entry in self.documents]


def _fail(name: str, value: object, expected: str) -> ConfigError:
    return ConfigError(f"{PREFIX}{name} = {value!r}: expected {expected}")


def _is_strings(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _checked(name: str, kind: str, allowed: tuple[str, ...], value: Any) -> Any:
    """Return *value* if it fits *kind* and *allowed*; else raise `ConfigError`."""
    quoted = ", ".join(f'"{item}"' for item in allowed)
    match kind:
        case "choice" if value not in allowed:
            raise _fail(name, value, f"one of {quoted}")
        case "choices" if not _is_strings(value) or set(value) - set(allowed):
            raise _fail(name, value, f"a list of any of {quoted}")
        case "names":
            value = [value] if isinstance(value, str) else value
            if not value or not _is_strings(value):
                raise _fail(name, value, "a font name, or a list of them")
        case "string" if not isinstance(value, str):
            raise _fail(name, value, "a string")
        case "strings" if not _is_strings(value):
            raise _fail(name, value, "a list of strings")
        case "flag" if not isinstance(value, bool | int):
            raise _fail(name, value, "True or False")
        case "count":
            if not str(value).isdigit():
                raise _fail(name, value, "a whole number, 0 or more")
            value = int(value)
        case "length" if not (isinstance(value, str) and LENGTH.fullmatch(value)):
            raise _fail(name, value, 'a length such as "10.5pt" or "4mm"')
        case "mapping":
            _check_mapping(name, value, "strings")
        case "classes":
            _check_mapping(name, value, "names of Typst functions, or None to drop the node")
            for function in value.values():
                if function and not re.fullmatch(r"[A-Za-z_][\w-]*(\.[\w-]+)*", function):
                    raise _fail(name, value, f"the name of a Typst function, not {function!r}")
        case "documents":
            for entry in value:
                if not _is_strings(entry) or len(entry) != 4:
                    raise _fail(name, entry, "(start document, file name, title, author)")
                if len(PurePosixPath(entry[1]).parts) != 1:
                    raise _fail(name, entry, "a file name without folders in second place")
    return value


def _check_mapping(name: str, value: object, of: str) -> None:
    if not isinstance(value, Mapping) or not all(
        isinstance(k, str) and (v is None or isinstance(v, str)) for k, v in value.items()
    ):
        raise _fail(name, value, f"a dictionary from strings to {of}")


def default_documents(config: Config) -> list[tuple[str, str, str, str]]:
    """Return one book of the whole project, as Sphinx's LaTeX builder does."""
    title = config.project or "Untitled"
    author = config.author if config.author != "unknown" else ""
    return [(config.root_doc, make_filename_from_project(config.project), title, author)]


def register(app: Sphinx) -> None:
    """Declare the options to Sphinx and have them checked once they are read."""
    for item in fields(TypstConfig):
        default = cast("Callable[[], Any]", item.default_factory)()
        value = default_documents if item.name == "documents" else default
        about = item.metadata["about"]
        app.add_config_value(PREFIX + item.name, value, "", ANY_TYPE, description=about)
    app.connect("config-inited", check, priority=900)


def check(_app: Sphinx, config: Config) -> None:
    """Check all options, after extensions have added theirs."""
    TypstConfig.of(config)
