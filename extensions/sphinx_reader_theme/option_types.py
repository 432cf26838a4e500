"""The types of the theme's options: Sphinx knows none, and would print whatever it is given.

Values given on the command line (``-D html_theme_options.nav_limit=3``) are strings, as are those
of ``theme.toml``: numbers and switches may be written as strings, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError
from sphinx.locale import __
from sphinx.util import logging

from sphinx_reader_theme.assets import ON, uses_reader_theme

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

logger = logging.getLogger(__name__)

CHECK_PRIORITY = 790
"""After extensions have added to the options of others (500), before Sphinx checks types (800)."""

_SWITCHES = ON | {"false", "0", "no", "off"}


def _is_count(value: object) -> bool:
    return not isinstance(value, bool) and str(value).isascii() and str(value).isdigit()


TYPES: dict[str, tuple[Callable[[object], bool], str]] = {
    "nav_limit": (_is_count, "a whole number, 0 or more"),
    "version_label": (lambda value: isinstance(value, str), "a string"),
    "version_link": (lambda value: isinstance(value, str), "a document or an address"),
    "keep_doctools": (lambda value: str(value).lower() in _SWITCHES, "True or False"),
}
"""What a value must be, as a test and in words. Links are checked by `navigation`."""


def mistakes(options: Mapping[str, object]) -> Iterator[str]:
    """Yield one message for each option that has a value of a wrong type."""
    for name, (fits, wanted) in TYPES.items():
        if name in options and not fits(options[name]):
            found = options[name]
            yield f"conf.py: html_theme_options[{name!r}]: found {found!r}; write {wanted}."


def require_dictionary(app: Sphinx, config: Config) -> None:
    """Refuse options that are no dictionary; Sphinx would end in a traceback."""
    if not isinstance(config.html_theme_options, dict):
        found = config.html_theme_options
        raise ConfigError(f"conf.py: html_theme_options: found {found!r}; write a dictionary.")


def check_types(app: Sphinx, builder: Builder) -> None:
    """Warn once, before pages are written, of options that have a value of a wrong type."""
    if uses_reader_theme(builder):
        for message in mistakes(app.config.html_theme_options):
            logger.warning(__("%s"), message, type="reader_theme", subtype="option")
