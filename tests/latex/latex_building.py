"""Write the LaTeX of an edition, and compile it where TeX is installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "crumley"
_DETOKENIZED = r"\{\\detokenize\{([^}]*)\}\}"


@dataclass(frozen=True)
class Made:
    """A LaTeX source and what Sphinx said while it wrote it."""

    path: Path
    output: str

    @property
    def text(self) -> str:
        """The source."""
        return self.path.read_text("utf-8")

    @property
    def labels(self) -> list[str]:
        """The labels that are set, each as often as it is."""
        return re.findall(rf"\\label{_DETOKENIZED}", self.text)

    @property
    def links(self) -> set[str]:
        """The labels that links lead to."""
        return set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", self.text))


def write_source(folder: Path, *options: str) -> Made:
    """Write the source of the example into a folder."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "latex"]
    done = subprocess.run(
        [*command, *options, "-d", folder / "doctrees", EXAMPLE, folder / "out"],
        capture_output=True,
        text=True,
        check=True,
    )
    (path,) = (folder / "out").glob("*.tex")
    return Made(path, (done.stdout + done.stderr).strip())


def compile_book(made: Made) -> Path:
    """Compile a source as Sphinx's own makefile does; return the PDF."""
    options = ["-pdf", "-dvi-", "-ps-", "-interaction=nonstopmode", "-halt-on-error"]
    done = subprocess.run(
        ["latexmk", *options, made.path.name],
        cwd=made.path.parent,
        env=os.environ | {"LATEXOPTS": ""},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return made.path.with_suffix(".pdf")
