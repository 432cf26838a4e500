"""File the entries: a glossary page's table of contents has them in the order of its list."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.sort_order import sort_form_of, sorted_documents
from sphinx_apparatus.domain import apparatus


class SortGlossary(SphinxTransform):
    """Sorts the ``:glob:`` table of contents of the glossary's index page.

    The entries themselves may be read later, or by another process: their files are read directly.
    """

    default_priority = 130

    def apply(self, **kwargs: Any) -> None:
        """Sort by the sort forms of the entries, and keep these on the record."""
        if self.env.current_document.docname != _index(self.env):
            return
        sort_forms = apparatus(self.env).record().sort_forms
        for toctree in self.document.findall(addnodes.toctree):
            if toctree["glob"]:
                names = toctree["includefiles"]
                sort_forms.update({name: _form(self.env, name) for name in names})
                order = {name: at for at, name in enumerate(sorted_documents(names, sort_forms))}
                names.sort(key=order.__getitem__)
                toctree["entries"].sort(key=lambda entry: order.get(entry[1], -1))


def reread_glossary_index(
    _app: Sphinx,
    env: BuildEnvironment,
    _added: Set[str],
    changed: Set[str],
    _removed: Set[str],
) -> list[str]:
    """Have the index page read again when an entry is filed elsewhere (``env-get-outdated``).

    Entries that come or go are Sphinx's own concern, as in any ``:glob:``.
    """
    index = _index(env)
    record = apparatus(env).documents.get(index)
    sort_forms = record.sort_forms if record else {}
    moved = any(
        _form(env, name) != sort_forms[name]
        for name in changed & sort_forms.keys() & env.found_docs
    )
    return [index] if moved else []


def _index(env: BuildEnvironment) -> str:
    return f"{Settings.of(env.config).glossary}/index"


def _form(env: BuildEnvironment, docname: str) -> str:
    return sort_form_of(env.doc2path(docname).read_text("utf-8-sig", errors="replace"))
