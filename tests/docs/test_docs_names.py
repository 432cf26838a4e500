"""Files and functions that the documentation names are there, and it is noticed if they are not."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from docs_building import DOCS, ROOT

sys.path.insert(0, str(DOCS / "_ext"))
from from_code.names import missing

_NAME = re.compile(r"\{code-name\}`~?(?P<path>[^`#]+)#?(?P<attribute>[^`]*)`")
PAGES = sorted(DOCS.rglob("*.md"))
NAMED = [
    (page.relative_to(DOCS).as_posix(), m["path"], m["attribute"])
    for page in PAGES
    for m in _NAME.finditer(page.read_text("utf-8"))
]


@pytest.mark.parametrize(("page", "path", "attribute"), NAMED)
def test_what_is_named_is_there(page: str, path: str, attribute: str) -> None:
    assert missing(path, attribute) == ""


@pytest.mark.parametrize(
    ("page", "least"),
    [("code/life-of-a-note.md", 25), ("code/life-of-an-entry.md", 20), ("code/where.md", 40)],
)
def test_the_way_through_the_code_is_told_with_such_names(page: str, least: int) -> None:
    assert len([name for name in NAMED if name[0] == page]) >= least


def test_what_is_not_there_is_noticed() -> None:
    assert missing("sphinx_apparatus/core/quotation.py", "") == (
        "There is no file 'sphinx_apparatus/core/quotation.py'."
    )
    assert missing("sphinx_apparatus/core/collation.py", "collatte") == (
        "sphinx_apparatus/core/collation.py has no 'collatte'. Did you mean 'collate'?"
    )
    assert "does not say" in missing("sphinx_apparatus/schema/entry.schema.json", "no such key")


@pytest.mark.slow
def test_a_page_that_names_what_is_not_there_is_not_built(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        f"import sys\nsys.path.insert(0, {str(DOCS / '_ext')!r})\n"
        'extensions = ["myst_parser", "from_code"]\n'
    )
    (tmp_path / "index.md").write_text("# A\n\n{code-name}`sphinx_typst/config.py#TypstConf`\n")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", str(tmp_path), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "has no 'TypstConf'. Did you mean 'TypstConfig'?" in done.stderr


def test_every_layer_is_described() -> None:
    """Every folder of the two packages stands in a table on the page about the code."""
    page = (DOCS / "code/index.md").read_text("utf-8")
    for package in ("sphinx_apparatus", "sphinx_typst"):
        rooms = {
            path.name.removesuffix(".py")
            for path in (ROOT / "extensions" / package).iterdir()
            if (path / "__init__.py").exists() or path.name in ("domain.py", "builder.py")
        }
        for room in rooms:
            assert re.search(rf"`{room}(/|\.py)`", page), room


def test_no_example_takes_a_file_of_its_own_making() -> None:
    """Every literal include is of the example edition, or of what the tests compare."""
    for page in PAGES:
        for path in re.findall(r"^```\{literalinclude\} (.+)$", page.read_text("utf-8"), re.M):
            assert "/examples/crumley/" in path or "/tests/" in path, page


def test_the_documentation_parses_no_code_that_is_not_there() -> None:
    """Blocks of Python are Python."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S):
            ast.parse(block)
