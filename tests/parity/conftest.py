"""The edition, read in each format."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from edition_builds import Builds
from parity_builds import FORMATS
from parity_contents import Contents

Read = Callable[[str], Contents]


@pytest.fixture(scope="session")
def contents(builds: Builds) -> Read:
    """Return a function that gives what a format holds: ``contents("epub")``."""
    builds.begin(*(form.builder for form in FORMATS.values()))

    @cache
    def read(name: str) -> Contents:
        form = FORMATS[name]
        return form.read(builds.good(form.builder) / form.product)

    return read
