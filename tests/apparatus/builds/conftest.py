"""The example edition, built once in each format."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from .workbench import Build, Workbench

Format = Callable[[str], Build]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Format:
    """Return a function that builds the example with a builder, each but once.

    All of them share what was read for the first, which is always "html": Sphinx reads quotation
    marks differently for plain text.
    """
    bench = Workbench(tmp_path_factory.mktemp("example"))
    first = bench.build("html", strict=True)

    @cache
    def build(builder: str) -> Build:
        return first if builder == "html" else bench.build(builder, strict=True)

    return build


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """Return an edition that has been built, to be changed and put back by each test."""
    bench = Workbench(tmp_path_factory.mktemp("bench"))
    assert bench.build().lines == []
    return bench
