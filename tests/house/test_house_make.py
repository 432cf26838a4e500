"""``make`` builds what has changed, and names the commit that it was made from."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("conf.py", "index.md", "references.bib", "contributors.yml")
FOLDERS = ("source", "glossary", "extensions")
# Stands in for sphinx-build: makes build/pdf/book.pdf. A site notes which files it can offer.
BUILDER = """\
#!/bin/sh
for out; do :; done
mkdir -p "$out"
[ "$out" = build/html ] && ls "$out" > build/offered
echo "$$" > "$out/book.${out##*/}"
"""
FORMATS = ["html", "pdf", "epub"]


class Checkout:
    """A folder with the Makefile, a source of each kind, and a builder that builds nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def new(cls, folder: Path) -> Checkout:
        folder.mkdir()
        shutil.copy(ROOT / "Makefile", folder)
        (folder / ".gitignore").write_text("/.venv/\n/build/\n")
        for name in (*SOURCES, "pyproject.toml", *(f"{name}/a.md" for name in FOLDERS)):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text("")
        return cls(folder).with_tools()

    def with_tools(self) -> Checkout:
        program = self.folder / ".venv/bin/sphinx-build"
        program.parent.mkdir(parents=True)
        program.write_text(BUILDER)
        program.chmod(0o755)
        (self.folder / ".venv/.ready").touch()
        return self

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.invalid"]
        subprocess.run(["git", *who, *arguments], cwd=self.folder, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("commit", "--allow-empty", "--message", "A change")

    def make(self, *arguments: str) -> int:
        """Return what make exits with."""
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        done = subprocess.run(
            ["make", *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode < 2, done.stderr
        return done.returncode

    def stale(self) -> list[str]:
        """Return the formats that make would make again."""
        return [name for name in FORMATS if self.make("--question", name) == 1]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout of git, made."""
    made = Checkout.new(tmp_path / "edition")
    made.git("init", "--initial-branch", "main")
    made.git("add", ".")
    made.commit()
    assert made.make() == 0
    return made


def test_nothing_is_made_twice(checkout: Checkout) -> None:
    assert checkout.stale() == []
    (checkout.folder / "source/a.md").write_text("Changed.")
    assert checkout.stale() == FORMATS


def test_a_commit_makes_the_pdf_again_and_nothing_else(checkout: Checkout) -> None:
    checkout.commit()
    assert checkout.stale() == ["pdf"]
    assert checkout.make() == 0
    assert checkout.stale() == []
    checkout.git("reset", "--hard", "HEAD~1")
    assert checkout.stale() == ["pdf"]


def test_packed_references_are_followed(checkout: Checkout) -> None:
    checkout.git("pack-refs", "--all")
    assert checkout.stale() == []
    checkout.commit()
    checkout.git("pack-refs", "--all")
    assert checkout.stale() == ["pdf"]


def test_a_detached_head_is_followed(checkout: Checkout) -> None:
    checkout.git("checkout", "--detach")
    assert checkout.stale() == []
    checkout.commit()
    assert checkout.stale() == ["pdf"]


def test_a_worktree_is_followed(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("worktree", "add", "-b", "other", str(tmp_path / "other"))
    other = Checkout(tmp_path / "other").with_tools()
    assert other.make() == 0
    assert other.stale() == []
    other.commit()
    assert other.stale() == ["pdf"]
    assert checkout.stale() == []


def test_what_is_no_checkout_is_made_once(tmp_path: Path) -> None:
    """Also within a repository of something else."""
    (tmp_path / "book").mkdir()
    outer = Checkout(tmp_path / "book")
    outer.git("init")
    outer.commit()
    export = Checkout.new(tmp_path / "book/edition")
    assert export.make() == 0
    outer.commit()
    assert export.stale() == []


def test_the_site_offers_the_other_formats(checkout: Checkout) -> None:
    assert (checkout.folder / "build/offered").read_text().split() == ["book.epub", "book.pdf"]


def test_a_new_pdf_replaces_the_one_in_the_site(checkout: Checkout) -> None:
    checkout.commit()
    assert checkout.make("pdf") == 0
    made, offered = (checkout.folder / f"build/{name}/book.pdf" for name in ("pdf", "html"))
    assert made.read_text() == offered.read_text()


def test_pages_made_without_the_other_formats_are_made_again(tmp_path: Path) -> None:
    checkout = Checkout.new(tmp_path / "edition")
    assert checkout.make("html") == 0
    offered = checkout.folder / "build/offered"
    assert offered.read_text() == ""
    assert checkout.make() == 0
    assert offered.read_text().split() == ["book.epub", "book.html", "book.pdf"]
