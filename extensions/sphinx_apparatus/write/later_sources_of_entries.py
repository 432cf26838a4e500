"""Set the later sources of an entry apart from those that were there on the day of the text."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import GLOSSARY_ENTRY, LATER, SOURCES
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.doctree.ancestors import ancestors
from sphinx_apparatus.doctree.build_nodes import paragraph
from sphinx_apparatus.domain import apparatus


class SetLaterSourcesApart(SphinxPostTransform):
    """Divides the line of sources under an entry in two; what is later stands in a ``later``.

    In the write phase, because a corrected date in the bibliography is to change only pages that
    show it.
    """

    default_priority = 4  # sphinxcontrib-bibtex resolves citations at 5

    def run(self, **kwargs: Any) -> None:
        """Divide the sources of each entry that has later ones not declared as known."""
        edition = apparatus(self.env).edition
        if edition is None or not edition.later_works:
            return
        for line in list(self.document.findall(nodes.paragraph)):
            if SOURCES in line["classes"]:
                _divide(line, edition)


def _divide(line: nodes.paragraph, edition: Edition) -> None:
    entry, cited = _entry_of(line, edition), line.next_node(addnodes.pending_xref)
    if entry is None or cited is None:
        return
    keys = cited["reftarget"].split(",")
    later = [k for k in keys if k in edition.later_works and k not in entry.later_sources]
    if not later:
        return
    other = cited.deepcopy()
    other["ids"] = []
    other["reftarget"] = ",".join(later)
    cited["reftarget"] = ",".join(key for key in keys if key not in later)
    apart = paragraph(*wording.LATER_SOURCES.around(works=[other]), classes=[SOURCES])
    line.parent.insert(line.parent.index(line) + 1, nodes.container("", apart, classes=[LATER]))
    if not cited["reftarget"]:
        line.parent.remove(line)


def _entry_of(line: nodes.Node, edition: Edition) -> Entry | None:
    """Return the entry whose page a line stands on."""
    targets = {entry.target: entry for entry in edition.entries.values()}
    for holder in ancestors(line):
        if isinstance(holder, nodes.section) and GLOSSARY_ENTRY in holder["classes"]:
            return next((targets[i] for i in holder["ids"] if i in targets), None)
    return None
