"""Make the edition in the formats that are compared, each by its documented command, and read it.

Each format is made and read in a process of its own, two at a time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from parity_contents import Contents
from parity_latex import read_latex
from parity_typst import read_typst
from parity_web import read_epub, read_site

ROOT = Path(__file__).resolve().parents[2]
NAME = "whither-kazakhstan"
_NEEDED = ("latexmk", "xelatex", "make")


@dataclass(frozen=True)
class Format:
    """How a format is made and read."""

    arguments: tuple[str, ...]
    """Of ``sphinx-build``; ``{}`` stands for the folder that may be used."""

    product: str
    """The file, or the folder, that is read."""

    read: Callable[[Path], Contents]


def _plainly(builder: str, product: str, read: Callable[[Path], Contents]) -> Format:
    arguments = ("-b", builder, "-d", "{}/doctrees", str(ROOT), "{}/out")
    return Format(arguments, f"out/{product}", read)


FORMATS = {
    "latex": Format(("-M", "latexpdf", str(ROOT), "{}"), f"latex/{NAME}.pdf", read_latex),
    "typst": _plainly("pdf", f"{NAME}.pdf", read_typst),
    "html": _plainly("html", "", read_site),
    "epub": _plainly("epub", f"{NAME}.epub", read_epub),
}
"""The longest first."""


@dataclass(frozen=True)
class Made:
    """A format that was made: what can be read, and what it holds."""

    path: Path
    contents: Contents


class Builds:
    """All formats, begun at once; who needs one waits for that one."""

    def __init__(self, folder: Path) -> None:
        self._pool = ProcessPoolExecutor(max_workers=2)
        self._futures: dict[str, Future[Made]] = {
            name: self._pool.submit(_make, name, folder / name)
            for name in FORMATS
            if name != "latex" or not missing_for_latex()
        }

    def made(self, name: str) -> Made:
        """Return a format; skip where its tools are missing and may be."""
        if name not in self._futures:
            reason = f"{missing_for_latex()} not installed: the PDF by LaTeX is not made"
            if os.environ.get("REQUIRE_COMPONENTS"):
                pytest.fail(reason)
            pytest.skip(reason)
        return self._futures[name].result()

    def close(self) -> None:
        """Wait for what has begun, drop what has not."""
        self._pool.shutdown(cancel_futures=True)


def missing_for_latex() -> str:
    """Return the programs that LaTeX would need and that are not installed."""
    return ", ".join(name for name in _NEEDED if not shutil.which(name))


def _make(name: str, folder: Path) -> Made:
    arguments = [argument.format(folder) for argument in FORMATS[name].arguments]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *arguments, "-q", "-W", "--keep-going"],
        env=os.environ | {"LATEXMKOPTS": "-interaction=nonstopmode -halt-on-error"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{name} was not made:\n{(done.stdout + done.stderr)[-3000:]}")
    path = folder / FORMATS[name].product
    return Made(path, FORMATS[name].read(path))
