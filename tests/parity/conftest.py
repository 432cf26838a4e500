"""The edition, made and read in each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from parity_builds import Builds
from parity_contents import Contents

Read = Callable[[str], Contents]


@pytest.fixture(scope="session")
def parity_builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builds]:
    """All formats of the edition."""
    running = Builds(tmp_path_factory.mktemp("parity"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def contents(parity_builds: Builds) -> Read:
    """Return a function that gives what a format holds: ``contents("epub")``."""
    return lambda name: parity_builds.made(name).contents
