"""Every builder of Sphinx that makes something offline builds the edition and the example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

ROOT = Path(__file__).parents[2]
PROJECTS = {"edition": ROOT, "example": ROOT / "examples/crumley"}
OFFLINE = (
    *("html", "dirhtml", "singlehtml", "epub", "latex", "texinfo", "man", "text", "xml"),
    *("pseudoxml", "gettext", "json", "pickle", "changes", "htmlhelp", "qthelp", "devhelp"),
    *("dummy", "pdf"),
)
WANT_MORE = {"linkcheck": "", "coverage": "sphinx.ext.coverage", "doctest": "sphinx.ext.doctest"}
"""Builders that want the network, or an extension; applehelp runs on one system only."""

pytestmark = pytest.mark.slow
Run = partial[tuple[int, str]]


@pytest.fixture(scope="module", params=PROJECTS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Return what builds a project with a builder; the sources are read once for all of them."""
    folder = tmp_path_factory.mktemp(request.param)
    yield partial(_build, PROJECTS[request.param], folder)


def _build(source: Path, folder: Path, builder: str, *, strict: bool = True, **conf: object):
    if builder == "gettext":  # Sphinx keeps an environment of another kind for it
        folder = folder / builder
    app = SphinxTestApp(
        builder, srcdir=source, builddir=folder, warningiserror=strict, confoverrides=conf
    )
    try:
        app.build()
        return app.statuscode, re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
    finally:
        app.cleanup()


@pytest.mark.parametrize("builder", OFFLINE)
def test_the_build_is_silent(builder: str, run: Run) -> None:
    assert run(builder) == (0, "")


@pytest.mark.parametrize("builder", WANT_MORE)
def test_what_wants_more_does_not_fail_because_of_us(builder: str, run: Run) -> None:
    extra = [WANT_MORE[builder]] if WANT_MORE[builder] else []
    _, said = run(builder, strict=False, linkcheck_ignore=[".*"], **_with_extensions(run, extra))
    assert "Traceback" not in said
    assert "apparatus" not in said


def _with_extensions(run: Run, extra: list[str]) -> dict[str, object]:
    if not extra:
        return {}
    source = run.args[0]
    names = re.search(r"^extensions = \[(.*?)\]", (source / "conf.py").read_text(), re.S | re.M)
    assert names
    return {"extensions": [*re.findall(r'"([^"]+)"', names[1]), *extra]}
