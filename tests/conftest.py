"""What all tests share: Sphinx's fixtures, the edition's builds, a browser, and a rule.

The rule: a test that needs Chromium, Java, poppler or TeX is skipped, with the reason, where they
are not installed. With ``REQUIRE_COMPONENTS=1`` in the environment a skipped test is a failure: so
runs continuous integration.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from edition_builds import Builds, without_latex
from playwright.sync_api import Browser, sync_playwright

pytest_plugins = ["sphinx.testing.fixtures"]

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


MARKERS = {"browser": "browser", "latex": "latex", "builds": "slow"}
"""What a test is marked as, by the fixture that it asks for."""


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builds]:
    """The edition in each format, made when it is first asked for."""
    if "PYTEST_XDIST_WORKER" in os.environ:  # the workers' folders lie in one folder of the run
        folder = tmp_path_factory.getbasetemp().parent / "edition"
        folder.mkdir(exist_ok=True)
        running = Builds(folder, at_a_time=1)
    else:
        running = Builds(tmp_path_factory.mktemp("edition"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def latex() -> None:
    """TeX, as far as the PDF by LaTeX needs it."""
    if without_latex():
        pytest.skip(f"{without_latex()} not installed: the PDF by LaTeX is not made")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by the fixtures that it asks for, so that nobody need remember to."""
    for item in items:
        for fixture, marker in MARKERS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("REQUIRE_COMPONENTS") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("Skipped tests are failures here (REQUIRE_COMPONENTS).", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
