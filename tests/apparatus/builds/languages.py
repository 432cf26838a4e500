"""Build the example in another language, and read all words that a reader may see or hear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import sphinx
import sphinx.locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from sphinx_apparatus.core import translation

from .workbench import Build, Workbench

ROOT = Path(__file__).parents[3]
PLACEHOLDER = re.compile(r"(\{\w+\}|%\(\w+\)s|%[a-zA-Z]|<[^>]*>)")
_SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-title")
_FIELDS = {"submit", "button"}
# References follow English manuals whatever the language of the edition; records have the keys of
# their formats, whose names are no words.
_ENGLISH = ".references .styles, .references .data > :not(summary)"


class Marked(NullTranslations):
    """A language in which every word of a catalogue stands between « and »."""

    def gettext(self, message: str) -> str:
        parts = PLACEHOLDER.split(message)
        return "".join(
            f"«{part}»" if number % 2 == 0 and part.strip() else part
            for number, part in enumerate(parts)
        )

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


class Translated:
    """The example in a language, built by each builder when it is first asked for."""

    def __init__(self, folder: Path, **conf: Any) -> None:
        self._bench = Workbench(folder)
        self._conf = conf
        self._built: dict[str, Build] = {}

    @property
    def source(self) -> Path:
        """The folder of the sources."""
        return self._bench.source

    def build(self, builder: str) -> Build:
        """Build as ``sphinx-build -W`` does; print English again when it is done."""
        if builder not in self._built:
            try:
                self._built[builder] = self._bench.build(builder, strict=True, **self._conf)
            finally:
                translation.install(NullTranslations, "en")
        return self._built[builder]

    def text(self, builder: str) -> str:
        """Return all that can be read in a format, white space folded."""
        out = self.build(builder).out
        match builder:
            case "html":
                texts = [_page(path) for path in sorted(out.rglob("*.html"))]
            case "epub":
                texts = [_page(path) for path in sorted(out.rglob("*.xhtml"))]
                ncx, opf = ((out / name).read_text("utf-8") for name in ("toc.ncx", "content.opf"))
                texts += re.findall(r"<text>([^<]*)</text>", ncx)
                texts += re.findall(r'<reference [^>]*title="([^"]*)"', opf)
            case "pdf":
                texts = list(_pdf(*out.glob("*.pdf")))
            case _:
                texts = [path.read_text("utf-8") for path in sorted(out.glob("*.tex"))]
        assert texts
        return " ".join(" ".join(texts).split())

    @cached_property
    def own_words(self) -> str:
        """All that the sources of the example say, with their configuration."""
        files = (path for path in sorted(self.source.rglob("*")) if path.is_file())
        return " ".join(f"{path.name} {path.read_text('utf-8')}" for path in files)


def marked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Translated:
    """Return the example in the marked language; every catalogue of Sphinx's speaks it, too."""
    monkeypatch.setattr(sphinx.locale, "translation", lambda *args, **kwargs: Marked())
    return Translated(folder, typst_hyphenate=False)


def catalogs(language: str) -> list[Catalog]:
    """Return the catalogues of Sphinx and of all our packages in a language."""
    paths = sorted((ROOT / "extensions").glob(f"*/locale/{language}/LC_MESSAGES/*.po"))
    own = Path(sphinx.__file__).parent / "locale" / language / "LC_MESSAGES" / "sphinx.po"
    return [read_po(path.open("rb")) for path in (own, *paths)]


def _page(path: Path) -> str:
    soup = BeautifulSoup(re.sub(r"^<\?xml.*?\?>", "", path.read_text("utf-8")), "html.parser")
    for unseen in soup.select(f"script, style, {_ENGLISH}"):
        unseen.decompose()
    spoken: list[str] = []
    for element in soup.find_all(True):
        spoken += [str(element[name]) for name in _SPOKEN if element.has_attr(name)]
        if element.get("type") in _FIELDS:
            spoken.append(str(element.get("value", "")))
    return " ".join([soup.get_text(" "), *spoken])


def _pdf(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.get_textpage().get_text_range()
        for mark in document.get_toc():
            yield str(mark.get_title())
