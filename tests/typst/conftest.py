"""Small projects, built with the `pdf` builder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "extensions"))

from typst_building import Built, Make, run

SINK = Path(__file__).parent / "sink"


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that builds a project given as text: `make("words", conf={…}, x="…")`.

    The index is reStructuredText under the title "Book"; other documents are keyword arguments,
    put into its toctree. Files may be given by name.
    """

    def build(
        index: str = "",
        *,
        conf: Mapping[str, Any] | None = None,
        files: Mapping[str, str | bytes] | None = None,
        setup: str = "",
        **documents: str,
    ) -> Built:
        src = tmp_path / "src"
        src.mkdir(exist_ok=True)
        toctree = "\n   ".join(["\n\n.. toctree::", "", *documents]) if documents else ""
        (src / "conf.py").write_text(f"extensions = ['sphinx_typst']\n{setup}\n", "utf-8")
        (src / "index.rst").write_text(f"Book\n====\n\n{index}{toctree}\n", "utf-8")
        for name, words in documents.items():
            (src / f"{name}.rst").write_text(words, "utf-8")
        for name, data in (files or {}).items():
            content = data if isinstance(data, bytes) else data.encode()
            (src / name).write_bytes(content)
        given = {"project": "Book", "author": "A. Uthor", **(conf or {})}
        return run(src, tmp_path / "build", given)

    return build


@pytest.fixture(scope="session")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a project that holds every kind of node, built once."""
    return run(SINK, tmp_path_factory.mktemp("sink"))
