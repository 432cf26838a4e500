"""The extension's configuration: every option, its default, its check, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from sphinx_reader_epub.semantics import ROLES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "reader_epub_"
THEME = "sphinx_reader_epub"

COVER_IMAGE = "cover.png"
COVER_TEMPLATE = "epub-cover.html"


@dataclass(frozen=True)
class Settings:
    """The values of ``reader_epub_*`` in ``conf.py``; Sphinx's ``epub_*`` keep their meaning."""

    documents: dict[str, str] = field(default_factory=dict)
    """Document → what it is in the book: "introduction", "bodymatter", "glossary" …

    The names are those of the EPUB Structural Semantics Vocabulary (see ``ROLES``). The first
    document of each becomes a landmark; where ARIA has a role for it, its section carries it.
    """
    page_classes: tuple[str, ...] = ()
    """Classes of elements whose identifiers are listed as places to go to and to cite.

    The label is the text of the descendant with class ``<class>-number``, else the identifier.
    """
    page_title: str = "Pages"
    """The heading of the list of these places."""
    glossary_classes: tuple[str, ...] = ("glossary",)
    """Classes of definition lists, or of what holds them, that define terms."""
    accessibility_features: tuple[str, ...] = ()
    """Features that the editors answer for, besides those that the builder sees to itself."""
    accessibility_summary: str = ""
    """A sentence or two for people who depend on these features; empty: none."""
    date: str = ""
    """The day of this version, "2026-01-31". Empty: that of ``SOURCE_DATE_EPOCH``, if set."""
    cover: bool = True
    """Draw a cover from title and author, unless ``epub_cover`` names one."""
    colophon: bool = True
    """Add a last page with version, date, rights and identifier (in this theme)."""

    @classmethod
    def of(cls, config: Config) -> Settings:
        """Return the settings of a Sphinx configuration.

        Raises :class:`sphinx.errors.ConfigError` that names the option and what it wants.
        """
        plain = cls()
        given = {f.name: _checked(f.name, config, getattr(plain, f.name)) for f in fields(cls)}
        settings = cls(**given)
        for docname, kind in settings.documents.items():
            if kind not in ROLES:
                near = get_close_matches(kind, ROLES, 1)
                hint = f'Did you mean "{near[0]}"?' if near else f"Write one of {', '.join(ROLES)}."
                raise ConfigError(
                    f'conf.py: {PREFIX}documents[{docname!r}]: a book has no "{kind}". {hint}'
                )
        if settings.date:
            try:
                date.fromisoformat(settings.date)
            except ValueError:
                raise ConfigError(
                    f'conf.py: {PREFIX}date: found "{settings.date}"; '
                    'write a day such as "2026-01-31".'
                ) from None
        return settings


def register(app: Sphinx) -> None:
    """Add the options to Sphinx; all of them change only what is written."""
    for option in fields(Settings):
        default = getattr(Settings(), option.name)
        value = list(default) if isinstance(default, tuple) else default
        app.add_config_value(PREFIX + option.name, value, "epub")


def check(_app: Sphinx, config: Config) -> None:
    """Refuse invalid options before anything is read."""
    Settings.of(config)


def choose_cover(_app: Sphinx, config: Config) -> None:
    """Have the builder's own cover used, if the project names none."""
    if config[PREFIX + "cover"] and not config.epub_cover:
        config.epub_cover = (COVER_IMAGE, COVER_TEMPLATE)


def _checked(name: str, config: Config, default: Any) -> Any:
    value = config[PREFIX + name]
    if isinstance(default, bool):
        if value in (True, False, "0", "1"):
            return value in (True, "1")
        wanted = "True or False"
    elif isinstance(default, str):
        if isinstance(value, str):
            return value
        wanted = "a string"
    elif isinstance(default, dict):
        if isinstance(value, dict) and all(isinstance(v, str) for v in (*value, *value.values())):
            return dict(value)
        wanted = 'a dictionary such as {"words": "glossary"}'
    else:
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return tuple(value)
        wanted = "a list of strings"
    raise ConfigError(f"conf.py: {PREFIX}{name}: found {value!r}; write {wanted}.")
