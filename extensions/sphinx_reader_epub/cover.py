"""A cover drawn from title and author, as a PNG image that every shop and reader takes.

The Typst compiler sets it in fonts of its own, so that it looks the same wherever it is made; in
those of the machine only if they lack letters.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib import resources
from typing import Any

import typst

#: 400 by 640 points at this resolution are the 1600 by 2560 pixels that shops ask for.
_PPI = 288.0
_BETWEEN = re.compile(r"\s*[:.]\s+|\s*[：—]\s*|\s+[–-]+\s+")
_SPACES = re.compile(r"[ \t\r\n]+")
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST_MISSING = 8
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")


@dataclass(frozen=True)
class Cover:
    """What stands on a cover; what is empty is left out. ``lang`` says how words are hyphenated."""

    title: str
    subtitle: str = ""
    author: str = ""
    publisher: str = ""
    lang: str = "en"

    def image(self) -> bytes:
        """Return the cover as a PNG image."""
        return self.typeset(format="png", ppi=_PPI)

    def typeset(self, **options: Any) -> bytes:
        """Return the cover as one page in a format of the compiler, given with its options."""
        return self._compile(self._needs_the_machine, **options)

    @cached_property
    def missing_letters(self) -> str:
        """Letters that no font has, neither one of the compiler's own nor of the machine's.

        There may be more than the first eight, which are enough to see what is wrong.
        """
        found, rest = "", self
        while len(found) < _MOST_MISSING and self._needs_the_machine:
            if not (missing := rest._missing(system_fonts=True)):
                break
            found += "".join(letter for letter in dict.fromkeys(missing) if letter not in found)
            without = dict.fromkeys(map(ord, found))
            words = asdict(self).items()
            rest = Cover(**{name: word.translate(without) for name, word in words})
        return found[:_MOST_MISSING]

    @cached_property
    def _needs_the_machine(self) -> bool:
        return bool(self._missing(system_fonts=False))

    def _missing(self, *, system_fonts: bool) -> str:
        """Return the first letters that the fonts lack: PDF/A, unlike PNG, does not allow it."""
        try:
            self._compile(system_fonts, format="pdf", pdf_standards=["a-2b"], timestamp=0)
        except typst.TypstError as error:
            if match := _MISSING.search(str(error)):
                return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), match[1])
            raise
        return ""

    def _compile(self, system_fonts: bool, **options: Any) -> bytes:
        source = resources.files(__package__).joinpath("templates/cover.typ").read_bytes()
        words = {name: _SPACES.sub(" ", words) for name, words in asdict(self).items()}
        made = typst.compile(
            source, sys_inputs=words, ignore_system_fonts=not system_fonts, **options
        )
        if not isinstance(made, bytes):
            raise TypeError("a cover is one page")
        return made


def cover_of(title: str, project: str, author: str, publisher: str, language: str) -> Cover:
    """Return the cover of a book.

    What *title* says beyond the name of the *project* becomes a subtitle; *language* is Sphinx's
    (``de``, ``zh_CN``).
    """
    main, subtitle = split_title(title, project)
    lang = _LANGUAGE.match(language)
    return Cover(main, subtitle, author, publisher, lang[0] if lang else "en")


def split_title(title: str, project: str) -> tuple[str, str]:
    """Return title and subtitle: of "Moby Dick: The Whale" the first is the project's name.

    Between the two stands a colon, a full stop or a dash: the "JavaScript" of a project "Java" is
    one word.
    """
    if project and title.startswith(project):
        parts = _BETWEEN.match(title, len(project))
        if parts and title[parts.end() :]:
            return project, title[parts.end() :]
    return title, ""
