"""The example edition can be taken elsewhere and built there, as its README says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "crumley"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elsewhere") / "edition"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build"))
    return folder


def make(folder: Path, target: str) -> str:
    """Run make in a folder; return what it printed besides its commands."""
    command = ["make", "-s", target, f"SPHINXBUILD={sys.executable} -m sphinx"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.slow
def test_make_builds_the_three_formats_in_silence(elsewhere: Path) -> None:
    assert make(elsewhere, "all") == ""
    for made in (
        "html/source/post.html",
        "pdf/thecrumleycakecontest.pdf",
        "epub/TheCrumleyCakeContest.epub",
    ):
        assert (elsewhere / "build" / made).is_file(), made


@pytest.mark.slow
def test_make_passages_issues_what_is_new(elsewhere: Path) -> None:
    registry = elsewhere / "source/passages.json"
    issued = registry.read_bytes()
    registry.unlink()
    assert make(elsewhere, "passages") == ""
    assert registry.read_bytes() == issued


def test_the_readme_names_every_source(elsewhere: Path) -> None:
    """What is in the folder is in the table of files, by itself or by a pattern."""
    readme = (elsewhere / "README.md").read_text("utf-8")
    named = [
        name
        for line in readme.splitlines()
        if line.startswith("| `")
        for name in line.split("|")[1].replace("`", " ").replace(",", " ").split()
    ]
    sources = [
        path.relative_to(EXAMPLE).as_posix()
        for path in EXAMPLE.rglob("*")
        if path.is_file() and path.suffix in {".md", ".yml", ".json", ".bib", ".txt"}
    ]
    plain = {"README.md", "index.md", "requirements.txt", "source/bibliography.md"}
    for source in sources:
        if source in plain or source.startswith("build/"):
            continue
        assert any(
            source.startswith(name) if name.endswith("/") else Path(source).match(name)
            for name in named
        ), source
