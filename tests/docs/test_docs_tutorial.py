"""The tutorial works: its files are written and its commands run as they are printed there.

A block with a caption is a file. A block of console input is run if its name begins with "run-",
when its output must be what is printed, or with "fails-", when the last command must fail and say
what is printed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(
    r"^```(?:\{code-block\} )?(?P<language>[a-z]+)\n"
    r"(?::(?P<option>name|caption): (?P<value>[^\n]+)\n\n)?(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of code: its language, its one option, and its lines."""

    language: str
    option: str
    value: str
    body: str


def blocks() -> list[Block]:
    found = _BLOCK.finditer(TUTORIAL.read_text("utf-8"))
    return [Block(m["language"], m["option"] or "", m["value"] or "", m["body"]) for m in found]


@dataclass
class Session:
    """A shell in a folder that holds the example, as a checkout of the repository does."""

    folder: Path

    def environment(self) -> dict[str, str]:
        """Return variables with which the commands of this Python are found first."""
        commands = self.folder.parent / "bin"
        commands.mkdir(exist_ok=True)
        command = commands / "sphinx-build"
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sphinx "$@"\n')
        command.chmod(0o755)
        path = f"{commands}{os.pathsep}{os.environ['PATH']}"
        # Run by make, these tests would have the make of the tutorial talk about folders.
        # The tutorial prints messages without the colours that a build server may ask for.
        unwanted = ("MAKEFLAGS", "MAKELEVEL", "FORCE_COLOR")
        kept = {k: v for k, v in os.environ.items() if k not in unwanted}
        return {**kept, "PATH": path, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}

    def run(self, command: str) -> tuple[int, str]:
        """Run one command; return its exit status and all that it printed."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return 0, ""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout


def steps(body: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the output that is printed below it."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].rstrip("\n"), ""))
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def play(block: Block, session: Session) -> None:
    """Write a file or run commands, and check what is printed."""
    if block.option == "caption":
        (session.folder / block.value).write_text(block.body, encoding="utf-8")
        return
    *others, last = steps(block.body)
    for command, printed in others:
        assert session.run(command) == (0, printed), command
    status, output = session.run(last[0])
    if block.value.startswith("fails-"):
        assert status != 0
        assert last[1] and output.startswith(last[1]), output
        assert "Traceback" not in output
    else:
        assert (status, output) == (0, last[1]), last[0]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the whole tutorial has been followed."""
    folder = tmp_path_factory.mktemp("tutorial") / "checkout"
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("build"))
    session = Session(folder)
    for block in blocks():
        if block.value:
            play(block, session)
    return session.folder


def test_the_tutorial_ends_with_a_proved_edition_in_three_formats(edition: Path) -> None:
    post = (edition / "build/html/source/post.html").read_text("utf-8")
    assert 'id="note-the-room"' in post
    assert 'class="sic"' in post
    assert "term-reading-room" in post
    report = (edition / "build/html/source/about-the-text.html").read_text("utf-8")
    assert "No undeclared difference was found" in report
    (pdf,) = (edition / "build/pdf").glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    (epub,) = (edition / "build/epub").glob("*.epub")
    assert epub.stat().st_size > 10_000


def test_only_what_needs_the_network_is_not_run() -> None:
    left_out = [block.body for block in blocks() if not block.value]
    assert len(left_out) == 1
    assert "pip install" in left_out[0]


def test_every_source_of_the_edition_is_shown_or_copied(edition: Path) -> None:
    copied = {"Makefile", "requirements.txt", ".gitattributes", ".gitignore"}
    copied |= {"source/bibliography.md", "source/about-the-text.md"}
    shown = {block.value for block in blocks() if block.option == "caption"}
    found = {
        path.relative_to(edition).as_posix()
        for path in edition.rglob("*")
        if path.is_file() and "build" not in path.relative_to(edition).parts
    }
    assert found == copied | shown | {"source/passages.json"}
