"""Each package works alone, with what the documentation says that it needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from docs_building import DOCS, ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGES = ("sphinx_apparatus", "sphinx_typst", "sphinx_reader_theme", "sphinx_reader_epub")
NEEDS = {
    package: set(re.findall(r"`([a-z-]+)`", rest))
    for package, rest in re.findall(
        r"^\| `(sphinx_\w+)` \| (.*) \|$", (DOCS / "install.md").read_text("utf-8"), re.M
    )
}
distributions = cache(packages_distributions)  # it takes a second

ALONE = """
import sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None  # as if it were not installed
from sphinx.cmd.build import main
sys.exit(main(["-q", "-W", *sys.argv[2:]]))
"""
CONF = {
    "sphinx_apparatus": (
        'extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_apparatus"]\n'
        "bibtex_bibfiles = []\n"
    ),
    "sphinx_typst": 'extensions = ["sphinx_typst"]\n',
    "sphinx_reader_theme": (
        'extensions = ["sphinx_reader_theme"]\nhtml_theme = "sphinx_reader_theme"\n'
    ),
    "sphinx_reader_epub": (
        'extensions = ["sphinx_reader_epub"]\nepub_theme = "sphinx_reader_epub"\n'
        'author = version = copyright = "x"\n'
    ),
}
BUILDER = {"sphinx_typst": "pdf", "sphinx_reader_epub": "epub"}


@cache
def imported(package: str) -> set[str]:
    """Return the distributions whose modules a package imports, itself and Python's apart."""
    names = {
        name.partition(".")[0]
        for path in (ROOT / "extensions" / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    names -= {*PACKAGES, *sys.stdlib_module_names}
    of_module = {
        **distributions(),
        "sphinxcontrib": ["sphinxcontrib-bibtex"],  # a namespace of many distributions
    }
    return {canonicalize_name(of_module[name][0]) for name in names}


@cache
def brought_by(*distributions: str) -> set[str]:
    """Return what is installed with some distributions, and with what these need."""
    found: set[str] = set()
    todo = list(distributions)
    while todo:
        name = canonicalize_name(todo.pop())
        if name not in found:
            found.add(name)
            wanted = [Requirement(text) for text in requires(name) or ()]
            todo += [r.name for r in wanted if not r.marker or r.marker.evaluate({"extra": ""})]
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_needs_what_is_said(package: str) -> None:
    with_sphinx = brought_by("sphinx")
    assert imported(package) <= with_sphinx | brought_by(*NEEDS[package])
    for name in NEEDS[package] - imported(package):  # it is needed for what comes with it
        assert not imported(package) <= with_sphinx | brought_by(*NEEDS[package] - {name}), name


def test_the_distribution_requires_what_its_packages_need() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    required = {Requirement(text).name for text in project["dependencies"]}
    assert set().union(*NEEDS.values()) <= required


@pytest.mark.slow
@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_works_alone(package: str, tmp_path: Path) -> None:
    """It builds something where neither the other packages nor what they need is installed."""
    modules = {"typst": "typst", "ahocorasick-rs": "ahocorasick_rs", "myst-parser": "myst_parser"}
    modules |= {"jsonschema": "jsonschema", "sphinxcontrib-bibtex": "sphinxcontrib.bibtex"}
    missing = set(PACKAGES) - {package}
    missing |= {modules[name] for name in modules.keys() - NEEDS[package]}
    (tmp_path / "conf.py").write_text(CONF[package])
    (tmp_path / "index.rst").write_text("A title\n=======\n\nSome words.\n")
    builder = BUILDER.get(package, "html")
    command = [sys.executable, "-c", ALONE, ",".join(sorted(missing)), "-b", builder]
    command += ["-d", str(tmp_path / "doctrees"), str(tmp_path), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_versions_are_those_of_the_distribution() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    page = (DOCS / "install.md").read_text("utf-8")
    python = project["requires-python"].removeprefix(">=")
    assert f"You need Python {python} or newer" in page
    sphinx = next(text for text in project["dependencies"] if text.startswith("sphinx>"))
    assert sphinx == "sphinx>=9.0,<10"
    assert f"| {python} | 9.0 |" in page and "below 10 |" in page
