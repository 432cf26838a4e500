"""What a check finds: our own problems, and whatever else Sphinx and its extensions warn of."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.logging import is_suppressed_warning

from sphinx_apparatus.core.diagnostics import Problem, SourceLocation

_LOCATION = re.compile(r"(?P<path>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?:?$")
_OF_DOCSTRING = re.compile(r":docstring of .*")


@dataclass(frozen=True)
class Finding:
    """One message: a problem of the apparatus (``problem``), or a warning of another package.

    ``location`` is None where a message has none; ``has_column`` says whether its column is
    known. ``code`` is that of the apparatus, or Sphinx's type of the warning.
    """

    location: SourceLocation | None
    code: str
    found: str
    hint: str = ""
    has_column: bool = False
    problem: Problem | None = None

    @property
    def message(self) -> str:
        """What was found, and what to write instead."""
        return f"{self.found} {self.hint}".rstrip()

    @property
    def sort_key(self) -> tuple[SourceLocation, str, str]:
        """Order in which findings are shown."""
        return (self.location or SourceLocation(""), self.code, self.found)


class Collector(logging.Handler):
    """Collects what is logged while an edition is read and resolved, each message once."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self._app = app
        self._findings: dict[Finding, None] = {}

    @property
    def findings(self) -> list[Finding]:
        """What was collected, by source location."""
        return sorted(self._findings, key=lambda finding: finding.sort_key)

    def emit(self, record: logging.LogRecord) -> None:
        """Take a message of Sphinx's logger, unless ``suppress_warnings`` names its type."""
        problem = record.args[0] if isinstance(record.args, tuple) and record.args else None
        if isinstance(problem, Problem):
            found = of_problem(problem)
        else:
            kind, subtype = getattr(record, "type", "") or "", getattr(record, "subtype", "") or ""
            if is_suppressed_warning(kind, subtype, self._app.config.suppress_warnings):
                return
            code = ".".join(part for part in (kind, subtype) if part) or "sphinx"
            location = self._location(getattr(record, "location", None))
            found = Finding(location, code, record.getMessage().strip())
        self._findings[found] = None

    def _location(self, noted: object) -> SourceLocation | None:
        """Return a location as Sphinx's loggers are given it: text, document and line, or node."""
        env = self._app.env
        if isinstance(noted, nodes.Node):
            return self._of_node(noted)
        if isinstance(noted, tuple):
            docname, line = noted
            return self._at(str(env.doc2path(docname)), line) if docname else None
        if not isinstance(noted, str) or not noted:
            return None
        parts = _LOCATION.match(_OF_DOCSTRING.sub("", noted))
        if parts is None or not (parts["line"] or Path(noted).exists()):
            return self._at(str(env.doc2path(noted)), 1) if noted in env.found_docs else None
        return self._at(parts["path"], int(parts["line"] or 1))

    def _of_node(self, node: nodes.Node | None) -> SourceLocation | None:
        """Return where a node stands, or the nearest around it of which that is known."""
        while node is not None and not (node.source and node.line):
            node = node.parent
        return self._at(node.source, node.line) if node is not None and node.source else None

    def _at(self, path: str, line: int | None) -> SourceLocation:
        file = Path(self._app.srcdir, path)
        if file.is_relative_to(self._app.srcdir):
            path = file.relative_to(self._app.srcdir).as_posix()
        return SourceLocation(path, line or 1)


def of_problem(problem: Problem) -> Finding:
    """Return a problem of the apparatus as a finding."""
    return Finding(problem.location, problem.code.slug, problem.found, problem.hint, True, problem)
