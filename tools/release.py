"""Put what a version is published with into `build/release/`.

    python tools/release.py            a release: of a clean checkout, with nothing unreleased
    python tools/release.py --draft    to try it out: of whatever is there

The HTML, the PDF and the EPUB of the edition are taken from `build/`, where `make` has put them.
Beside them are written the wheel and the source archive of each project in the repository, the
SHA-256 of every file (`SHA256SUMS`, as `sha256sum` reads it), and the notes (`NOTES.md`): what the
changelog says of the version.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[1]
RELEASE = ROOT / "build/release"
UNRELEASED = "Unreleased"


def fail(message: str) -> NoReturn:
    """End with a message that says what is wrong and what to do."""
    sys.exit(f"release: {message}")


def sections(changelog: str) -> dict[str, str]:
    """Return the changelog's sections by their headings: "Unreleased", "0.1.0 (2026-11-22)"."""
    parts = re.split(r"^## (.+)\n", changelog, flags=re.MULTILINE)[1:]
    return {head: words.strip() for head, words in zip(parts[::2], parts[1::2], strict=True)}


def notes(version: str, day: date, draft: bool) -> str:
    """Return what the changelog says of a version; a draft has what is unreleased before it.

    Raises:
        SystemExit: the changelog does not have the version, or has more than the version.
    """
    told = sections((ROOT / "CHANGELOG.md").read_text("utf-8"))
    heading = f"{version} ({day})"
    if not told.get(heading):
        fail(f"CHANGELOG.md has no section “## {heading}”, as pyproject.toml names the version.")
    if not told.get(UNRELEASED):
        return told[heading]
    if not draft:
        fail(
            "CHANGELOG.md tells of changes that are in no version yet. Give them a version, in "
            "CHANGELOG.md and in pyproject.toml, run make settings, and commit."
        )
    return f"# {UNRELEASED}\n\n{told[UNRELEASED]}\n\n# {heading}\n\n{told[heading]}"


def check_checkout() -> None:
    """Fail unless all that is released is committed.

    Raises:
        SystemExit: there are changes that are not committed, or this is no checkout.
    """
    status = ["git", "status", "--porcelain"]
    asked = subprocess.run(status, cwd=ROOT, capture_output=True, text=True, check=False)
    if asked.returncode:
        fail("A release is made of a checkout of git; this is none.")
    if asked.stdout:
        fail(f"Commit or remove what has changed, then release:\n{asked.stdout.rstrip()}")


def pack(folder: Path, archive: Path, day: date) -> None:
    """Pack the files of a folder into a ZIP archive, under its name: the same bytes each time."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and not name.parts[0].startswith("."):
                entry = zipfile.ZipInfo(f"{archive.stem}/{name.as_posix()}", day.timetuple()[:6])
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())


def take_edition(version: str, day: date) -> None:
    """Copy what `make` has built.

    Raises:
        SystemExit: something is not built.
    """
    pdf, epub = _only("build/pdf/*.pdf"), _only("build/epub/*.epub")
    index = _only("build/html/index.html")
    shutil.copyfile(pdf, RELEASE / f"{pdf.stem}-{version}.pdf")
    shutil.copyfile(epub, RELEASE / f"{epub.stem}-{version}.epub")
    pack(index.parent, RELEASE / f"{pdf.stem}-{version}-html.zip", day)


def _only(pattern: str) -> Path:
    found = sorted(ROOT.glob(pattern))
    if len(found) != 1:
        fail(f"{pattern}: {len(found)} files instead of one; run make.")
    return found[0]


def build_packages(day: date) -> None:
    """Build the wheel and the source archive of each project."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    projects = [ROOT, *sorted(path.parent for path in ROOT.glob("extensions/*/pyproject.toml"))]
    for project in projects:
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(RELEASE)]
        built = subprocess.run(
            [*command, str(project)], env=environment, capture_output=True, text=True, check=False
        )
        if built.returncode:
            fail(f"{project} cannot be built:\n{built.stdout}{built.stderr}")


def write_hashes() -> None:
    """Write the SHA-256 of every file."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(RELEASE.iterdir())
    ]
    (RELEASE / "SHA256SUMS").write_text("".join(lines), "utf-8")


def main(arguments: list[str]) -> None:
    """Run the command of the module's description."""
    draft = arguments == ["--draft"]
    if arguments and not draft:
        fail("The only argument is --draft.")
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    version = tables["project"]["version"]
    day = tables["tool"]["readers-edition"]["released"]
    words = notes(version, day, draft)
    if not draft:
        check_checkout()
    shutil.rmtree(RELEASE, ignore_errors=True)
    RELEASE.mkdir(parents=True)
    take_edition(version, day)
    build_packages(day)
    write_hashes()
    (RELEASE / "NOTES.md").write_text(f"{words}\n", "utf-8")
    for path in sorted(RELEASE.iterdir()):
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
