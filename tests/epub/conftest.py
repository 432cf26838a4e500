"""A small invented book, and the edition, each built once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from edition_builds import Builds
from epub_building import PROJECT, Book, Make, build


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The invented book, built without a warning."""
    built = build(PROJECT, tmp_path_factory.mktemp("book"))
    assert built.warnings == ""
    return built


@pytest.fixture(scope="session")
def edition(builds: Builds) -> Book:
    """The edition as an EPUB."""
    (path,) = builds.good("epub").glob("*.epub")
    return Book(path, "")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that builds a copy of the book: `make("name", write={…}, **options)`.

    A build of the same name takes up where the last one left off; None as a file's text removes it.
    The text of *conf* is added to its configuration.
    """

    def build_copy(
        name: str = "build",
        *,
        write: dict[str, str | None] | None = None,
        conf: str = "",
        parallel: int = 0,
        **options: Any,
    ) -> Book:
        source = tmp_path / "book"
        if not source.exists():
            shutil.copytree(PROJECT, source)
            text = (PROJECT / "conf.py").read_text("utf-8")
            text = text.replace("__file__", repr(str(PROJECT / "conf.py"))) + conf
            (source / "conf.py").write_text(text, "utf-8")
        for filename, words in (write or {}).items():
            if words is None:
                (source / filename).unlink()
            else:
                (source / filename).write_text(words, "utf-8")
        return build(source, tmp_path / name, parallel, **options)

    return build_copy
