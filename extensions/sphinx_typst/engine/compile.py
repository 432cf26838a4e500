"""Run the Typst compiler: from source to PDF, or to the report of a draft."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from sphinx_typst.engine.diagnostics import Diagnostic, read_diagnostics


class CompileError(Exception):
    """The compiler stopped; `diagnostics` say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Take the compiler's diagnostics."""
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


@dataclass(frozen=True)
class Compiler:
    """How to compile."""

    root: Path
    """The folder in which all files are looked for."""
    font_paths: Sequence[str]
    standards: Sequence[str]
    """Standards that a PDF keeps to, as the compiler names them."""
    timestamp: int
    """The date written into a PDF, in seconds since 1970."""

    def pdf(self, main: Path) -> tuple[bytes, list[Diagnostic]]:
        """Return the PDF made from *main* and the compiler's warnings.

        Characters that no font has are reported, and the PDF is made without the standards, which
        forbid them. Raises `CompileError` for everything that stops the compiler.
        """
        compiler = self._open(main)
        try:
            return self._run(compiler, main, self.standards)
        except typst.TypstError as error:
            diagnostics = _diagnostics(error, main)
            missing = [d for d in diagnostics if d.fatal and "no font has" in d.message]
            if not missing or len(missing) < len([d for d in diagnostics if d.fatal]):
                raise CompileError(diagnostics) from None
        try:
            made, diagnostics = self._run(compiler, main, [])
        except typst.TypstError as error:
            raise CompileError(_diagnostics(error, main)) from None
        return made, [Diagnostic(d.message, d.location, fatal=False) for d in missing] + diagnostics

    def drafts(self, draft: Path, report: str) -> Callable[[str], Any]:
        """Return a function that typesets the source of a draft and returns what it reports.

        *report* is a label, ``<…>``, of metadata in the source; the value of the first such comes
        back as plain data. The file *draft* exists only meanwhile. The function raises
        `CompileError` for everything that stops the compiler, and for a source without a report.
        """

        @cache
        def compiler() -> typst.Compiler:
            return self._open(draft, {"draft": "yes"})

        @cache
        def blank() -> typst.Compiler:
            return self._open(self.root / "sphinx/settings.typ")  # an empty document

        def typeset(source: str) -> Any:
            draft.write_text(source, "utf-8")
            try:
                reports = json.loads(compiler().query(report, field="value"))
                blank().compile(
                    format="svg"
                )  # unlike a query, this evicts old entries of the cache
            except RuntimeError as error:  # a query says less of what is wrong than a compilation
                try:
                    compiler().compile(format="svg")
                except typst.TypstError as full:
                    raise CompileError(_diagnostics(full, draft)) from None
                raise CompileError(read_diagnostics([str(error)], draft)) from None
            finally:
                draft.unlink()
            if not reports:
                raise CompileError([Diagnostic(f"the template leaves out {report}", None)])
            return reports[0]

        return typeset

    def _open(self, main: Path, inputs: Mapping[str, str] | None = None) -> typst.Compiler:
        return typst.Compiler(
            str(main),
            root=str(self.root),
            font_paths=list(self.font_paths),
            ignore_system_fonts=True,
            sys_inputs=dict(inputs or {}),
            package_path=str(self.root),
            package_cache_path=str(self.root),
        )

    def _run(
        self, compiler: typst.Compiler, main: Path, standards: Sequence[str]
    ) -> tuple[bytes, list[Diagnostic]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", typst.TypstWarning)
            made, said = compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=cast("typst.PDFStandards", list(standards)),
                timestamp=self.timestamp,
            )
        texts = (warning.diagnostic or f"warning: {warning.message}" for warning in said)
        diagnostics = read_diagnostics(texts, main)
        return cast("bytes", made), diagnostics  # nothing else is made where no file is named


def _diagnostics(error: typst.TypstError, main: Path) -> list[Diagnostic]:
    return read_diagnostics([error.diagnostic or error.message], main)
