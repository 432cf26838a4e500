"""Build the edition as its editors do, each format by itself."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILDERS = ("pdf", "html", "epub", "singlehtml", "dirhtml")
"""The longest first: two are made at a time."""


@dataclass(frozen=True)
class Build:
    """What one build left behind: its folder, its exit status, and all that it said."""

    out: Path
    status: int
    output: str


class Builds:
    """All formats, begun at once; a test that needs one waits for that one."""

    def __init__(self, folder: Path) -> None:
        self._pool = ThreadPoolExecutor(max_workers=2)
        self._futures: dict[str, Future[Build]] = {
            builder: self._pool.submit(_build, builder, folder) for builder in BUILDERS
        }

    def __getitem__(self, builder: str) -> Build:
        return self._futures[builder].result()

    def good(self, builder: str) -> Path:
        """Return the folder of a format that was built without a warning."""
        build = self[builder]
        assert build.status == 0 and not build.output, build.output
        return build.out

    def close(self) -> None:
        """Wait for what has begun, drop what has not."""
        self._pool.shutdown(cancel_futures=True)


def _build(builder: str, folder: Path) -> Build:
    out = folder / builder
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", builder]
    done = subprocess.run(
        [*command, "-d", folder / "doctrees" / builder, ROOT, out],
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(out, done.returncode, (done.stdout + done.stderr).strip())
