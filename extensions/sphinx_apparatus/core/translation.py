"""Printed words in the language of the edition.

The core knows no Sphinx: it looks its messages up in a catalogue that the extension installs. A
message without a translation is printed in English, as it stands in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from string import Formatter
from typing import TypeVar

T = TypeVar("T")


@dataclass
class _Installed:
    """The catalogue of messages, asked for at every use, and the code of its language."""

    catalogue: Callable[[], NullTranslations] = NullTranslations
    language: str = "en"


_installed = _Installed()


def install(catalogue: Callable[[], NullTranslations], language: str) -> None:
    """Print messages as *catalogue* translates them, dates and numbers as *language* has them.

    The catalogue is asked for whenever a message is printed, never kept. *language* is a code such
    as ``de`` or ``en_GB``; a hyphen will do as well.
    """
    _installed.catalogue, _installed.language = catalogue, language


def language() -> str:
    """Return the code of the language that is printed."""
    return _installed.language


@dataclass(frozen=True)
class Message:
    """A message of the catalogue, with named placeholders; ``str()`` translates it.

    It is no string, so that it cannot get into a page without being translated. ``context`` tells
    equal English words apart that other languages have several for.
    """

    text: str
    context: str = ""

    def __str__(self) -> str:
        catalogue = _installed.catalogue()
        if self.context:
            return catalogue.pgettext(self.context, self.text)
        return catalogue.gettext(self.text)

    def __call__(self, **values: object) -> str:
        """Return the message, translated, with *values* for its placeholders."""
        return str(self).format_map(values)

    def around(self, **parts: Sequence[T | str]) -> list[T | str]:
        """Return the message, translated, in pieces: its words, and *parts* between them.

        The parts are what strings cannot hold, such as links; each is a list that takes the place
        of the placeholder of its name.
        """
        pieces: list[T | str] = []
        for words, name, _spec, _conversion in Formatter().parse(str(self)):
            pieces += [words] if words else []
            pieces += parts[name] if name else []
        return pieces


@dataclass(frozen=True)
class PluralMessage:
    """A message that depends on a number; the language says how many forms it has."""

    singular: str
    plural: str

    def __call__(self, number: int, **values: object) -> str:
        """Return the form for *number*, translated, with *values* for its placeholders."""
        form = _installed.catalogue().ngettext(self.singular, self.plural, number)
        return form.format_map(values)
