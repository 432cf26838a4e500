"""Build the edition as its editors do, each format by itself, once for all tests.

Where tests run in several processes these share one folder: a format is built by the process that
first holds its lock, and the others read the record that it leaves.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

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

    def __init__(self, folder: Path, at_a_time: int = 2) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(max_workers=at_a_time)
        self._futures: dict[str, Future[Build | None]] = {}

    def begin(self, *builders: str) -> None:
        """Begin to make formats that will be asked for."""
        for builder in sorted(builders, key=BUILDERS.index):
            if builder not in self._futures and not (builder == "latexpdf" and without_latex()):
                self._futures[builder] = self._pool.submit(self._make_if_free, builder)

    def __getitem__(self, builder: str) -> Build:
        if builder == "latexpdf" and without_latex():
            pytest.skip(f"{without_latex()} not installed: the PDF by LaTeX is not made")
        self.begin(builder)
        if build := self._futures[builder].result():
            return build
        with self._lock(builder):
            return self._made(builder)

    def _make_if_free(self, builder: str) -> Build | None:
        """Make a format; return None if another process is making it."""
        try:
            with self._lock(builder, timeout=0):
                return self._made(builder)
        except Timeout:
            return None

    def _lock(self, builder: str, timeout: float = -1) -> FileLock:
        return FileLock(self._folder / f"{builder}.lock", timeout)

    def _made(self, builder: str) -> Build:
        """Return a format as it was recorded, or else make and record it; its lock is held."""
        record = self._folder / f"{builder}.json"
        if record.exists():
            kept = json.loads(record.read_text("utf-8"))
            return Build(Path(kept["out"]), kept["status"], kept["output"])
        build = _build(builder, self._folder)
        record.write_text(json.dumps(asdict(build), default=str), "utf-8")
        return build

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
        with self._lock("pdf"):
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
