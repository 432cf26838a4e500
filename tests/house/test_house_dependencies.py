"""What the packages import is declared, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DISTRIBUTIONS = {
    "pyproject.toml": ["extensions"],
    "extensions/sphinx_typst/pyproject.toml": [
        "extensions/sphinx_typst",
        "--known-first-party=sphinx_typst",
    ],
}


def test_every_distribution_is_known() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("extensions/*/pyproject.toml")}
    assert found | {"pyproject.toml"} == set(DISTRIBUTIONS)


@pytest.mark.parametrize("config", DISTRIBUTIONS)
def test_dependencies_are_what_the_packages_import(config: str) -> None:
    deptry = [sys.executable, "-m", "deptry", *DISTRIBUTIONS[config], "--config", config]
    checked = subprocess.run(
        [*deptry, "--no-ansi"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
