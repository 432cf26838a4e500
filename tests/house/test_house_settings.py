"""Version, owner, contact and repository stand in one place, and everywhere else the same."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
VERSION = TABLES["project"]["version"]
SETTINGS = TABLES["tool"]["readers-edition"]


def test_every_file_says_what_the_settings_say() -> None:
    command = [sys.executable, str(ROOT / "tools/settings.py"), "check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_the_changelog_begins_with_what_is_unreleased_then_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    first, second, *_ = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert (first, second) == ("Unreleased", f"{VERSION} ({SETTINGS['released']})")


def test_the_revision_history_tells_of_the_version() -> None:
    text = (ROOT / "source/revision-history.md").read_text("utf-8")
    (latest, *_) = re.findall(r"^Version (\S+), (\d+) \w+ (\d{4})$", text, re.MULTILINE)
    day = SETTINGS["released"]
    assert latest == (VERSION, str(day.day), str(day.year))


def test_the_text_and_its_witness_have_an_owner() -> None:
    rules = dict(
        line.split() for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()[1:]
    )
    for path in ("source/witness/", "source/post.md", "source/thread.md", "source/passages.json"):
        assert (ROOT / path).exists()
        assert rules[f"/{path}"] == SETTINGS["owner"]
