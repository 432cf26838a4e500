"""Hand problems over to Sphinx, and let a build that has any end in failure."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_apparatus.diagnostics import Problem

logger = logging.getLogger("sphinx_apparatus")


class Reporter:
    """Counts what it reports, for :meth:`finish` to set the exit status."""

    def __init__(self) -> None:
        self._count = 0

    def report(self, problems: Iterable[Problem]) -> None:
        """Log each problem once, in the order of their places."""
        for problem in sorted(set(problems), key=lambda p: p.sort_key):
            self._count += 1
            logger.error(
                "%s",
                problem,
                location=str(problem.place),
                type="apparatus",
                subtype=problem.code.slug,
            )

    def finish(self, app: Sphinx, error: Exception | None) -> None:
        """Fail the build if anything was reported, with or without ``-W`` (``build-finished``)."""
        if self._count and error is None:
            app.statuscode = 1
        self._count = 0
