"""The small example edition, made with LaTeX."""

from __future__ import annotations

from pathlib import Path

import pytest
from latex_building import Made, compile_book, write_source


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The example as a LaTeX source; TeX is not needed."""
    return write_source(tmp_path_factory.mktemp("latex"))


@pytest.fixture(scope="session")
def book(source: Made, latex: None) -> Path:
    """The example as a PDF; its log stands beside it."""
    return compile_book(source)
