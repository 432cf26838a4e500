"""A copy of the example edition in which the command is run, with a cache of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx_apparatus.cli import project
from sphinx_apparatus.cli.main import main

from ..builds.workbench import Workbench


class Command:
    """The command in a copy of the example edition."""

    def __init__(self, bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
        self.bench = bench
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        """Run it; return the exit status and keep what it printed."""
        self._capsys.readouterr()
        status = main(arguments)
        self.out, self.err = self._capsys.readouterr()
        return status


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("edition"))


@pytest.fixture
def command(
    edition: Workbench,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., int]:
    cache = edition.source.parent / "cache"
    monkeypatch.setattr(project, "user_cache_path", lambda _name: cache)
    monkeypatch.chdir(edition.source)
    return Command(edition, capsys)


@pytest.fixture(autouse=True)
def _restored(edition: Workbench):
    yield
    edition.restore()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        is_here = Path(__file__).parent in item.path.parents
        if is_here and "command" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
