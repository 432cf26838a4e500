"""Build the edition as its editors do, each format by itself, once for all tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUILDERS = ("latexpdf", "pdf", "html", "epub", "singlehtml", "dirhtml")
"""The longest first: two are made at a time."""
_NEEDED_FOR_LATEX = ("latexmk", "xelatex", "make")


@dataclass(frozen=True)
class Build:
    """What one build left behind: its folder, its exit status, and all that it said."""

    out: Path
    status: int
    output: str


class Builds:
    """Formats of the edition; a test that needs one waits for that one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(max_workers=2)
        self._futures: dict[str, Future[Build]] = {}

    def begin(self, *builders: str) -> None:
        """Begin to make formats that will be asked for."""
        for builder in sorted(builders, key=BUILDERS.index):
            if builder not in self._futures and not (builder == "latexpdf" and without_latex()):
                self._futures[builder] = self._pool.submit(_build, builder, self._folder)

    def __getitem__(self, builder: str) -> Build:
        if builder == "latexpdf" and without_latex():
            pytest.skip(f"{without_latex()} not installed: the PDF by LaTeX is not made")
        self.begin(builder)
        return self._futures[builder].result()

    def good(self, builder: str) -> Path:
        """Return the folder of a format that was built without a warning."""
        build = self[builder]
        assert build.status == 0 and not build.output, build.output[-3000:]
        return build.out

    def printed(self, **settings: str) -> Path:
        """Return the PDF with other *settings* of its builder, made of what the first one read."""
        self.good("pdf")
        name = "-".join(["pdf", *settings.values()])
        overrides = [f"-Dtypst_{option}={value}" for option, value in settings.items()]
        build = _build("pdf", self._folder, overrides, name)
        assert build.status == 0 and not build.output, build.output[-3000:]
        return build.out / "whither-kazakhstan.pdf"

    def close(self) -> None:
        """Wait for what has begun, drop what has not."""
        self._pool.shutdown(cancel_futures=True)


def without_latex() -> str:
    """Return the programs that LaTeX would need and that are not installed."""
    return ", ".join(name for name in _NEEDED_FOR_LATEX if not shutil.which(name))


def _build(
    builder: str, folder: Path, overrides: Sequence[str] = (), name: str | None = None
) -> Build:
    command = [sys.executable, "-m", "sphinx"]
    quiet = ["-q", "-W", "--keep-going"]
    if builder == "latexpdf":
        out = folder / "latex"
        command += ["-M", "latexpdf", str(ROOT), str(folder), *quiet]
        command += ["-d", str(folder / "doctrees" / "latex")]
    else:
        out = folder / (name or builder)
        command += [*quiet, *overrides, "-b", builder, "-d", str(folder / "doctrees" / builder)]
        command += [str(ROOT), str(out)]
    done = subprocess.run(
        command,
        env=os.environ | {"LATEXMKOPTS": "-interaction=nonstopmode -halt-on-error"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    talk = "" if builder == "latexpdf" and not done.returncode else done.stdout + done.stderr
    return Build(out, done.returncode, talk.strip())  # TeX is never silent
