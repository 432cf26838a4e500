"""A copy of the example edition, to be changed and built."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

EXAMPLE = Path(__file__).parents[3] / "examples" / "crumley"
_MESSAGE = re.compile(
    r"^(?P<place>\S+): ERROR: (?P<text>.*) \[apparatus\.(?P<code>[a-z-]+)\]$", re.DOTALL
)


@dataclass(frozen=True)
class Message:
    """One message of the apparatus as Sphinx prints it."""

    location: str
    code: str
    text: str


@dataclass(frozen=True)
class Build:
    """What came of one build."""

    status: int
    output: str
    out: Path

    @property
    def lines(self) -> list[str]:
        """Everything that was warned of, a message a line."""
        return [line for line in self.output.splitlines() if line.strip()]

    @property
    def messages(self) -> list[Message]:
        """The apparatus' own messages; fails if anything else was said."""
        found = [_MESSAGE.match(line) for line in self.lines]
        assert all(found), self.output
        return [Message(m["place"], m["code"], m["text"]) for m in found if m]

    def page(self, name: str) -> str:
        """Return a file of the output."""
        return (self.out / name).read_text(encoding="utf-8")


class Workbench:
    """An edition in a folder of its own; what is changed there can be put back."""

    def __init__(self, folder: Path, source: Path = EXAMPLE) -> None:
        self.source = folder / "edition"
        self._original = source
        self._changed: set[str] = set()
        shutil.copytree(source, self.source, ignore=shutil.ignore_patterns("build"))

    def build(
        self,
        builder: str = "text",
        *,
        jobs: int = 0,
        strict: bool = False,
        fresh: bool = False,
        **conf: Any,
    ) -> Build:
        """Build as ``sphinx-build`` does; ``strict`` is ``-W``, ``fresh`` is ``-E``."""
        app = SphinxTestApp(
            builder,
            srcdir=self.source,
            builddir=self.source.parent / "build",
            parallel=jobs,
            warningiserror=strict,
            freshenv=fresh,
            confoverrides=conf,
        )
        try:
            app.build()
            return Build(app.statuscode, strip_colors(app.warning.getvalue()), Path(app.outdir))
        finally:
            app.cleanup()

    def out(self, builder: str) -> Path:
        """Return the folder that a builder writes to."""
        return self.source.parent / "build" / builder

    def read(self, path: str) -> str:
        """Return a source file's text, its line ends untouched."""
        return (self.source / path).read_bytes().decode("utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a source file, new or not."""
        self.write_bytes(path, text.encode("utf-8"))

    def write_bytes(self, path: str, raw: bytes) -> None:
        """Write a source file that may be anything, new or not."""
        self._changed.add(path)
        (self.source / path).write_bytes(raw)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words that occur just once in a source file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        """Take a source file away."""
        self._changed.add(path)
        (self.source / path).unlink()

    def make_folder(self, path: str) -> None:
        """Put an empty folder where a source file is."""
        self.remove(path)
        (self.source / path).mkdir()

    def make_loop(self, path: str) -> None:
        """Put a link to itself where a source file is, which nobody can open."""
        self.remove(path)
        (self.source / path).symlink_to(self.source / path)

    def make_pipe(self, path: str) -> None:
        """Put a named pipe where a source file is, which nobody can read to its end."""
        self.remove(path)
        os.mkfifo(self.source / path)

    def restore(self) -> None:
        """Put everything back that was changed."""
        for path in sorted(self._changed):
            if (self.source / path).is_dir():
                (self.source / path).rmdir()
            if (self.source / path).is_symlink() or (self.source / path).is_fifo():
                (self.source / path).unlink()
            if (self._original / path).exists():
                (self.source / path).write_bytes((self._original / path).read_bytes())
            else:
                (self.source / path).unlink(missing_ok=True)
        self._changed.clear()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder."""
    return {name: (folder / name).read_bytes() for name in _files(folder)}


def times(folder: Path) -> dict[str, int]:
    """Return when every file below a folder was last written, in nanoseconds."""
    return {name: (folder / name).stat().st_mtime_ns for name in _files(folder)}


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    """Return the names whose values are not the same in both."""
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}


def _files(folder: Path) -> Iterator[str]:
    for root, _, names in os.walk(folder):
        for name in names:
            yield (Path(root) / name).relative_to(folder).as_posix()
