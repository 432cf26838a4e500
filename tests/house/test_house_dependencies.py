"""What the packages import is declared, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_dependencies_are_what_the_packages_import() -> None:
    deptry = [sys.executable, "-m", "deptry", "extensions", "--no-ansi"]
    checked = subprocess.run(deptry, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
