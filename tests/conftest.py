"""What all tests share: Sphinx's own fixtures, and the rule on missing components.

A test that needs Chromium, Java, poppler or TeX is skipped, with the reason, where they are not
installed. With ``REQUIRE_COMPONENTS=1`` in the environment a skipped test is a failure: so runs
continuous integration.
"""

import os

import pytest

pytest_plugins = ["sphinx.testing.fixtures"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("REQUIRE_COMPONENTS") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("Skipped tests are failures here (REQUIRE_COMPONENTS).", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
