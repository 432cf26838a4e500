"""Hand problems over to Sphinx, and let a build that has any end in failure."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sphinx_apparatus.assemble import assemble
from sphinx_apparatus.diagnostics import Problem
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.write.verify import verify

logger = logging.getLogger("sphinx_apparatus")


class Reporter:
    """Reports what the checks find; listens to Sphinx's events and counts for the exit status."""

    def __init__(self) -> None:
        self._count = 0

    def on_all_read(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Check the edition and return the documents to write again (``env-updated``)."""
        problems, changed = assemble(env, app.builder)
        self.report(problems)
        return changed

    def on_resolved(self, app: Sphinx, document: nodes.document, docname: str) -> None:
        """Verify the base text that is about to be written (``doctree-resolved``)."""
        self.report(verify(document, docname, apparatus(app.env).documents))

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

    def on_finished(self, app: Sphinx, error: Exception | None) -> None:
        """Fail the build if anything was reported, with or without ``-W`` (``build-finished``)."""
        if self._count and error is None:
            app.statuscode = 1
        self._count = 0
