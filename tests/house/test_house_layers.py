"""The layers of the code: what may import what is said in ``pyproject.toml``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter import configuration
from importlinter.application.use_cases import SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]

WITHOUT_TYPST = """
import sys
sys.modules["typst"] = sys.modules["sphinx_typst"] = None  # as if they were not installed
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""


def test_every_contract_of_layers_is_kept(capsys) -> None:
    configuration.configure()
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert kept is SUCCESS, capsys.readouterr().out


@pytest.mark.slow
def test_the_apparatus_builds_html_without_typst(tmp_path: Path) -> None:
    example = ROOT / "examples/crumley"
    options = ["-W", "-q", "-D", "extensions=myst_parser,sphinxcontrib.bibtex,sphinx_apparatus"]
    built = subprocess.run(
        [sys.executable, "-c", WITHOUT_TYPST, *options, str(example), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stderr) == (0, "")
    assert "passage-number" in (tmp_path / "source/post.html").read_text("utf-8")
