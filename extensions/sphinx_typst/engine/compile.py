"""Run the Typst compiler: source to PDF, and what a draft tells of its layout."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from sphinx_typst.engine.diagnostics import Complaint, read_diagnostic


class CompileError(Exception):
    """The compiler gave up; `complaints` say why."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        """Take what the compiler said."""
        super().__init__("; ".join(c.words for c in complaints))
        self.complaints = complaints


@dataclass(frozen=True)
class Compiler:
    """How to compile: fonts, standards, and the moment written into the file."""

    font_paths: Sequence[str]
    standards: Sequence[str]
    timestamp: int

    def pdf(self, main: Path) -> tuple[bytes, list[Complaint]]:
        """Return the PDF made from *main* and what the compiler warned of.

        Letters that no font has are reported, and a PDF is made without the standard that forbids
        them. Raises `CompileError` for everything that stops the compiler.
        """
        compiler = self._open(main)
        try:
            return self._run(compiler, main, self.standards)
        except typst.TypstError as error:
            complaints = read_diagnostic(error.diagnostic or error.message, main)
            missing = [c for c in complaints if c.fatal and "no font has" in c.words]
            if not missing or len(missing) < len([c for c in complaints if c.fatal]):
                raise CompileError(complaints) from None
        try:
            made, complaints = self._run(compiler, main, [])
        except typst.TypstError as error:
            raise CompileError(read_diagnostic(error.diagnostic or error.message, main)) from None
        return made, [Complaint(c.words, c.where, fatal=False) for c in missing] + complaints

    def laying_out(self, draft: Path, report: str) -> Callable[[str], Any | None]:
        """Return what lays out the source of a draft and hands back what *report* names in it.

        *report* is a label, ``<…>``, of metadata; its value comes back as plain data. The file
        *draft* is there only while it does. A source with mistakes yields nothing: they are told
        when the PDF is made.
        """

        @cache
        def compiler() -> typst.Compiler:
            return self._open(draft, {"draft": "yes"})

        @cache
        def blank() -> typst.Compiler:
            return self._open(draft.parent / "sphinx/settings.typ")  # prints nothing

        def lay_out(source: str) -> Any | None:
            draft.write_text(source, "utf-8")
            try:
                found = json.loads(compiler().query(report, field="value"))
                blank().compile(format="svg")  # to make something is to forget what is old
            except RuntimeError:
                return None
            finally:
                draft.unlink()
            return found[0] if found else None

        return lay_out

    def _open(self, main: Path, inputs: Mapping[str, str] | None = None) -> typst.Compiler:
        return typst.Compiler(
            str(main),
            root=str(main.parent),
            font_paths=list(self.font_paths),
            ignore_system_fonts=True,
            sys_inputs=dict(inputs or {}),
            package_path=str(main.parent),
            package_cache_path=str(main.parent),
        )

    def _run(
        self, compiler: typst.Compiler, main: Path, standards: Sequence[str]
    ) -> tuple[bytes, list[Complaint]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", typst.TypstWarning)
            made, said = compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=cast("typst.PDFStandards", list(standards)),
                timestamp=self.timestamp,
            )
        complaints = []
        for warning in said:
            found = read_diagnostic(f"warning: {warning.message}\n{warning.diagnostic}", main)
            complaints += found[:1]
        return cast("bytes", made), complaints  # nothing else is made where no file is named
