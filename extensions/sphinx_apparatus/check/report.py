"""Check the gathered edition, hand its problems to Sphinx, and fail a build that has any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.logging import is_suppressed_warning

from sphinx_apparatus.check.gather import gather, issue_passages
from sphinx_apparatus.check.rewrite import pages_to_rewrite
from sphinx_apparatus.check.verify import verify
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.diagnostics import Problem
from sphinx_apparatus.core.edition_checks import check
from sphinx_apparatus.core.placeholders import placeholders
from sphinx_apparatus.core.waivers import apply_waivers
from sphinx_apparatus.domain import apparatus

logger = logging.getLogger("sphinx_apparatus")


class Reporter:
    """Reports what the checks find; listens to Sphinx's events and counts for the exit status."""

    def __init__(self) -> None:
        self._count = 0
        self._suppressed: Sequence[str] = ()

    def on_all_read(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Check the edition and return the documents to write again (``env-updated``)."""
        self._suppressed = app.config.suppress_warnings
        settings = Settings.of(env.config)
        gathered = gather(app, env)
        edition = gathered.edition
        problems = [*gathered.problems, *check(edition, gathered.registry, settings.registry)]
        problems = apply_waivers(problems, gathered.waivers, edition)
        if settings.issue_passages:
            source = Path(env.srcdir)
            problems = issue_passages(source, settings.registry, gathered, problems)
        domain = apparatus(env)
        domain.edition, domain.builder = edition, app.builder  # for the write phase
        if settings.publication and (
            left := [key for key, _ in placeholders(settings.publication)]
        ):
            told = "This edition cannot be published yet: %s (apparatus check --release)."
            logger.info(told, ", ".join(left))
        domain.page_titles = None
        self.report(problems)
        if not app.builder.format:  # no pages are written
            return []
        return pages_to_rewrite(env, edition)

    def on_resolved(self, app: Sphinx, document: nodes.document, docname: str) -> None:
        """Verify the base text that is about to be written (``doctree-resolved``)."""
        domain = apparatus(app.env)
        if not domain.is_quoting:
            self.report(verify(document, docname, domain.documents))

    def report(self, problems: Iterable[Problem]) -> None:
        """Log each problem once, in the order of their source locations."""
        for problem in sorted(set(problems), key=lambda p: p.sort_key):
            self._count += 1
            code = problem.code.slug
            location = str(problem.location)
            if is_suppressed_warning("apparatus", code, self._suppressed):
                # what fails the build is said in any case
                logger.error("%s [apparatus.%s]", problem, code, location=location)
            else:
                logger.error("%s", problem, location=location, type="apparatus", subtype=code)

    def on_finished(self, app: Sphinx, error: Exception | None) -> None:
        """Fail the build if anything was reported, with or without ``-W`` (``build-finished``)."""
        if self._count and error is None:
            app.statuscode = 1
        self._count = 0
