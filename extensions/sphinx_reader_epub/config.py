"""The extension's configuration: every option, its default, its check, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx_reader_epub.options import Check, Options, flag, mapping, option, string, strings
from sphinx_reader_epub.semantics import ROLES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

THEME = "sphinx_reader_epub"

COVER_IMAGE = "cover.png"
COVER_TEMPLATE = "epub-cover.html"

_A_DICTIONARY = 'a dictionary such as {"words": "glossary"}'


def _is_day(value: str) -> bool:
    try:
        return not value or bool(date.fromisoformat(value))
    except ValueError:
        return False


def _kinds() -> Check:
    """Return the check of a dictionary from documents to kinds of the vocabulary."""
    plain = mapping(_A_DICTIONARY)

    def read(value: Any) -> dict[str, str]:
        for docname, kind in plain.read(value).items():
            if kind not in ROLES:
                near = get_close_matches(kind, ROLES, 1)
                known = f'"{near[0]}"' if near else f"one of {', '.join(ROLES)}"
                raise ValueError(f'{known} for {docname!r}: a book has no "{kind}"')
        return dict(value)

    return Check(_A_DICTIONARY, (dict,), read)


@dataclass(frozen=True)
class Settings(Options):
    """The values of ``reader_epub_*`` in ``conf.py``; Sphinx's ``epub_*`` keep their meaning."""

    PREFIX: ClassVar[str] = "reader_epub_"

    documents: dict[str, str] = option(
        {},
        _kinds(),
        'Document → what it is in the book: "introduction", "bodymatter", "glossary" … The names '
        "are those of the EPUB Structural Semantics Vocabulary. The first document of each becomes "
        "a landmark; where ARIA has a role for it, its section carries it.",
        rebuild="epub",
    )
    page_classes: tuple[str, ...] = option(
        (),
        strings(),
        "Classes of elements whose identifiers are listed as navigation targets to cite. The label "
        "is the text of the descendant with class `<class>-number`, else the identifier.",
        rebuild="epub",
    )
    page_title: str = option(
        "",
        string(),
        'The heading of the list of these targets; empty: "Passages", in the language of the '
        "project.",
        rebuild="epub",
    )
    glossary_classes: tuple[str, ...] = option(
        ("glossary",),
        strings(),
        "Classes of definition lists, or of what holds them, that define terms.",
        rebuild="epub",
    )
    accessibility_features: tuple[str, ...] = option(
        (),
        strings(),
        "Features that the editors answer for, besides those that the builder sees to itself.",
        rebuild="epub",
    )
    accessibility_summary: str = option(
        "",
        string(),
        "A sentence or two for people who depend on these features; empty: none.",
        rebuild="epub",
    )
    date: str = option(
        "",
        string('a day such as "2026-01-31"', _is_day),
        'The day of this version, "2026-01-31". Empty: that of `SOURCE_DATE_EPOCH`, if set.',
        rebuild="epub",
    )
    cover: bool = option(
        True,
        flag(),
        "Draw a cover from title and author, unless `epub_cover` names one.",
        rebuild="epub",
    )
    colophon: bool = option(
        True,
        flag(),
        "Add a last page with version, date, rights and identifier (in this theme).",
        rebuild="epub",
    )


def choose_cover(_app: Sphinx, config: Config) -> None:
    """Have the builder's own cover used, if the project names none."""
    if Settings.of(config).cover and not config.epub_cover:
        config.epub_cover = (COVER_IMAGE, COVER_TEMPLATE)
