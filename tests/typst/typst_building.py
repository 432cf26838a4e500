"""Build a project with the `pdf` builder, and read what comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
from sphinx.testing.util import SphinxTestApp


@dataclass(frozen=True)
class Built:
    """What a build left behind."""

    outdir: Path
    warnings: str
    statuscode: int

    @property
    def pdf(self) -> Path:
        """The only PDF made."""
        (path,) = self.outdir.glob("*.pdf")
        return path

    @property
    def source(self) -> str:
        """The Typst source of the only book."""
        (path,) = (self.outdir / "typst").glob("*.typ")
        return path.read_text("utf-8")

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, white space folded."""
        document = pypdfium2.PdfDocument(self.pdf)
        try:
            found = [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()
        return [re.sub(r"[ \t\r\n\u2009]+", " ", words) for words in found]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return " ".join(self.pages)

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """Level and title of each bookmark."""
        document = pypdfium2.PdfDocument(self.pdf)
        try:
            return [(mark.level, mark.get_title()) for mark in document.get_toc()]
        finally:
            document.close()


Make = Callable[..., Built]


def run(
    srcdir: Path, builddir: Path, conf: Mapping[str, Any] | None = None, **kwargs: Any
) -> Built:
    """Build *srcdir* with the pdf builder."""
    app = SphinxTestApp(
        "pdf", srcdir=srcdir, builddir=builddir, confoverrides=dict(conf or {}), **kwargs
    )
    try:
        app.build()
        warnings = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
        return Built(Path(app.outdir), warnings, app.statuscode)
    finally:
        app.cleanup()
