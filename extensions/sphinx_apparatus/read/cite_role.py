"""Check what a citation in running text names before sphinxcontrib-bibtex reads it.

Its role ends the build with a traceback where a target is not well formed, and a page that is
written like a key (``way2008, 5``) is taken for a work.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain
from sphinxcontrib.bibtex.foot_roles import FootCiteRole
from sphinxcontrib.bibtex.roles import CiteRole

from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.core.citation_targets import corrected_targets, with_dashes
from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, excerpt
from sphinx_apparatus.doctree.pending_nodes import CITED_KEYS
from sphinx_apparatus.doctree.source_location import role_location
from sphinx_apparatus.domain import apparatus


class CheckedCiteRole(CiteRole):
    """A citation, or its words as they are written if it is not well formed."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation as a pending reference."""
        corrected = corrected_targets(self.target, bibliography.works(self.env))
        if not corrected:
            self.target = with_dashes(self.target)
            made: tuple[list[nodes.Node], list[nodes.system_message]] = super().run()
            return made
        found = f'The citation "{excerpt(self.target)}" cannot be read.'
        hint = f"Write {{{self.name}}}`{corrected}`."
        remedy = Remedy(f"`{self.target}`", f"`{corrected}`") if self.target.strip() else None
        problem = Problem(role_location(self), Code.CITATION_INVALID, found, hint, remedy)
        apparatus(self.env).record().problems.append(problem)
        return [nodes.inline(self.rawtext, self.target)], []


class RecordedFootCiteRole(FootCiteRole):
    """A citation in a footnote, which keeps the keys of its works: see :data:`CITED_KEYS`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the call of the footnote, with words around it if the role has any."""
        made, messages = super().run()
        keys = [key.strip() for key in self.text.split(",")]
        if not bibliography.works(self.env).keys() >= set(keys):
            bibliography.depend_on_bibliography(self.env)  # adding the work makes the footnote
        calls = (
            call
            for node in made
            if isinstance(node, nodes.Element)
            for call in node.findall(nodes.footnote_reference)
        )
        if first := next(calls, None):
            first[CITED_KEYS] = keys
        return made, messages


def check_citations(app: Sphinx, _config: Config) -> None:
    """Use these classes for all roles that cite (``config-inited``)."""
    if "sphinxcontrib.bibtex" not in app.extensions:
        return
    app.add_role("cite", CheckedCiteRole(), override=True)
    for name in BibtexDomain.roles:
        app.add_role_to_domain(BibtexDomain.name, name, CheckedCiteRole(), override=True)
    for name in BibtexFootDomain.roles:
        app.add_role_to_domain(BibtexFootDomain.name, name, RecordedFootCiteRole(), override=True)
