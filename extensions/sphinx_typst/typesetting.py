"""From the source of a book to its PDF: page breaks, compilation, messages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util import logging

from sphinx_typst.book.source import BookSource
from sphinx_typst.engine.compile import CompileError, Compiler
from sphinx_typst.engine.diagnostics import Diagnostic
from sphinx_typst.pagebreaks.layout_loop import REPORT, PageBreaks, solve_page_breaks
from sphinx_typst.pagebreaks.solver import Layout

NO_DRAFT = "a chapter cannot be typeset as a draft, so its page breaks are not improved: "
logger = logging.getLogger(__name__)


class BookError(Exception):
    """A book could not be made. `reasons` are (message, location), or none if already reported."""

    def __init__(self, *reasons: tuple[str, str | None]) -> None:
        super().__init__("; ".join(message for message, _location in reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Typesetter:
    """Makes PDFs; the sources of messages are looked for in *srcdir*."""

    compiler: Compiler
    srcdir: Path

    def make(self, source: BookSource, name: str, blocks: Mapping[int, nodes.Element]) -> bytes:
        """Write the main file of the book *name* and return the PDF.

        *blocks* are those at which page breaks can be adjusted, by their numbers. Warnings become
        Sphinx's; raises `BookError` for everything that stops the compiler.
        """
        main = self.compiler.root / f"{name}.typ"
        breaks = self._solve_page_breaks(source) if source.adjustments else PageBreaks()
        main.write_text(source.whole(), "utf-8")
        try:
            made, diagnostics = self.compiler.pdf(main)
        except CompileError as error:
            raise BookError(*(self._message(d, name) for d in error.diagnostics)) from None
        for diagnostic in diagnostics:
            self._warn(diagnostic, name, "compile")
        for diagnostic in breaks.failures:
            self._warn(diagnostic, name, "breaks", NO_DRAFT)
        self._warn_of_faults(breaks, name, blocks)
        return made

    def _solve_page_breaks(self, source: BookSource) -> PageBreaks:
        """Return the page breaks of a book, with the file of adjustments left as they need it."""
        path = self.compiler.root / str(source.adjustments)
        typeset = self.compiler.drafts(self.compiler.root / "sphinx/draft.typ", REPORT)

        def typeset_with(draft: str, adjustments: Mapping[str, Any]) -> Layout:
            path.write_text(json.dumps(adjustments), "utf-8")
            return Layout.read(typeset(draft))

        found = solve_page_breaks(source, typeset_with)
        path.write_text(json.dumps(found.adjustments.as_data(), indent=1) + "\n", "utf-8")
        return found

    def _warn_of_faults(
        self, breaks: PageBreaks, name: str, blocks: Mapping[int, nodes.Element]
    ) -> None:
        """Report once for a book the page breaks that nothing helped."""
        count = breaks.faults.total()
        if count:
            kinds = ", ".join(f"{n} × {kind}" for kind, n in sorted(breaks.faults.items()))
            logger.warning(
                "%s.pdf: %d page breaks could not be improved (%s); the first is near here",
                name,
                count,
                kinds,
                location=blocks.get(breaks.first_fault or 0),
                type="typst",
                subtype="breaks",
            )

    def _warn(self, diagnostic: Diagnostic, name: str, subtype: str, lead: str = "") -> None:
        message, location = self._message(diagnostic, name)
        logger.warning("%s%s", lead, message, location=location, type="typst", subtype=subtype)

    def _message(self, diagnostic: Diagnostic, name: str) -> tuple[str, str | None]:
        """Return message and location of a diagnostic as Sphinx's other messages give them."""
        if diagnostic.location is None:
            return f"{name}.pdf: {diagnostic.message}", None
        file, _sep, line = diagnostic.location.rpartition(":")
        path = self.srcdir / file
        location = f"{path}:{line}" if path.is_file() else diagnostic.location
        return diagnostic.message, location
