"""The PDF builder as a distribution of its own: what its wheel holds is enough."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "extensions/sphinx_typst"
PROJECT = tomllib.loads((FOLDER / "pyproject.toml").read_text("utf-8"))


def test_it_has_the_licence_of_the_whole() -> None:
    assert (FOLDER / "LICENSE").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")


def test_it_requires_what_the_whole_requires_of_the_same() -> None:
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(PROJECT["project"]["dependencies"]) <= set(whole["dependencies"])
    assert PROJECT["project"]["requires-python"] == whole["requires-python"]


@pytest.mark.slow
def test_its_wheel_alone_makes_the_pdf_of_a_foreign_project(tmp_path: Path) -> None:
    source = tmp_path / "sphinx_typst"
    shutil.copytree(FOLDER, source, ignore=shutil.ignore_patterns("__pycache__"))
    files = set(source.rglob("*"))
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(source)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name.startswith("sphinx_typst_pdf-")
    assert set(source.rglob("*")) == files  # what is left behind would go into the next wheel
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)

    project = tmp_path / "project"
    project.mkdir()
    (project / "conf.py").write_text(
        "import sphinx_typst\n"
        f"assert sphinx_typst.__file__.startswith({str(installed)!r})\n"
        "extensions = ['sphinx_typst']\nproject = 'Foreign'\nlanguage = 'de'\n"
    )
    (project / "index.rst").write_text(
        "Foreign\n=======\n\nWords, a note [#]_ and :math:`x^2`.\n\n.. [#] Its text.\n\n"
        ".. code-block:: python\n\n   print('code')\n\nA heading\n---------\n\nMore.\n"
    )
    out = tmp_path / "out"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "pdf", str(project), str(out)]
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "foreign.pdf").read_bytes().startswith(b"%PDF-")
