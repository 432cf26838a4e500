"""A release holds one version, whole, and says what is in it."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = """\
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "{name}"
version = "1.2.0"
"""
SETTINGS = """
[tool.setuptools]
packages = ["thing"]
package-dir = {thing = "extensions/thing"}

[tool.readers-edition]
released = 2026-02-03
"""
CHANGELOG = """\
# Changelog

## Unreleased

## 1.2.0 (2026-02-03)

- A change.

## 1.1.0 (2026-01-02)

- An older one.
"""
FILES = {
    "CHANGELOG.md": CHANGELOG,
    "pyproject.toml": PYPROJECT.format(name="edition") + SETTINGS,
    "extensions/thing/__init__.py": "",
    "extensions/thing/pyproject.toml": PYPROJECT.format(name="thing")
    + '[tool.setuptools]\npackages = ["thing"]\npackage-dir = {thing = "."}\n',
    "build/html/index.html": "<p>A page",
    "build/html/_static/page.css": "p {}",
    "build/html/.buildinfo": "Not for readers",
    "build/pdf/book.pdf": "A PDF",
    "build/epub/book.epub": "An EPUB",
    ".gitignore": "/build/\n*.egg-info/\n",
}


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A small project that has been made and committed."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/release.py", tmp_path / "tools")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "A version")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.invalid"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def release(folder: Path, *arguments: str) -> str:
    """Return what the command says that it objects to."""
    command = [sys.executable, str(folder / "tools/release.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == bool(done.stderr), done.stderr
    return done.stderr


@pytest.mark.slow
def test_a_release_is_whole_and_the_same_each_time(edition: Path) -> None:
    assert release(edition) == ""
    made = {path.name: path.read_bytes() for path in (edition / "build/release").iterdir()}
    ends = ("-py3-none-any.whl", ".tar.gz")
    packages = {f"{name}-1.2.0{end}" for name in ("edition", "thing") for end in ends}
    book = {"book-1.2.0.pdf", "book-1.2.0.epub", "book-1.2.0-html.zip"}
    assert set(made) == packages | book | {"SHA256SUMS", "NOTES.md"}
    assert made["NOTES.md"] == b"- A change.\n"
    assert made["book-1.2.0.pdf"] == b"A PDF"
    with zipfile.ZipFile(edition / "build/release/book-1.2.0-html.zip") as site:
        folder = "book-1.2.0-html"
        assert site.namelist() == [f"{folder}/_static/page.css", f"{folder}/index.html"]
    hashes = dict(line.split()[::-1] for line in made["SHA256SUMS"].decode().splitlines())
    assert hashes == {name: hashlib.sha256(made[name]).hexdigest() for name in packages | book}
    assert release(edition) == ""
    for name in book | {name for name in packages if name.endswith(".whl")}:
        assert (edition / "build/release" / name).read_bytes() == made[name]


@pytest.mark.parametrize(
    ("name", "text", "objection"),
    [
        ("CHANGELOG.md", CHANGELOG.replace("1.2.0", "1.3.0"), "no section “## 1.2.0 (2026-02-03)”"),
        ("CHANGELOG.md", CHANGELOG.replace("leased\n", "leased\n\n- New."), "in no version yet"),
        ("new.md", "New.", "?? new.md"),
        ("build/pdf/other.pdf", "", "build/pdf/*.pdf: 2 files instead of one"),
    ],
)
def test_what_is_no_version_is_not_released(
    edition: Path, name: str, text: str, objection: str
) -> None:
    (edition / name).write_text(text)
    assert objection in release(edition)
    assert not list((edition / "build").glob("release/*"))


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "extensions", tmp_path / "extensions", ignore=ignored)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path / "dist")]
    for project in (tmp_path / "pyproject.toml", *tmp_path.glob("extensions/*/pyproject.toml")):
        subprocess.run([*build, str(project.parent)], check=True, capture_output=True)
    held = {
        name
        for wheel in (tmp_path / "dist").glob("*.whl")
        for name in zipfile.ZipFile(wheel).namelist()
    }
    kept = {
        path.relative_to(tmp_path / "extensions").as_posix()
        for path in (tmp_path / "extensions").rglob("*")
        if path.is_file() and path.name not in ("LICENSE", "README.md", "pyproject.toml")
    }
    assert {name for name in kept if ".egg-info/" not in name} - held == set()
