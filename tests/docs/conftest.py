"""The documentation, built once in each format, and what our packages register with Sphinx."""

from __future__ import annotations

from typing import Any

import pytest
from docs_building import Documentation, registered_by

PACKAGES = ("sphinx_apparatus", "sphinx_typst", "sphinx_reader_theme", "sphinx_reader_epub")


@pytest.fixture(scope="session")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Documentation:
    """The documentation as web pages; other formats can be built beside them."""
    made = Documentation(tmp_path_factory.mktemp("documentation"))
    assert made.build("html") == (0, "")
    return made


@pytest.fixture(scope="session")
def registered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return, by package, what its ``setup()`` adds to Sphinx."""
    return {name: registered_by(name, tmp_path_factory.mktemp(name)) for name in PACKAGES}
