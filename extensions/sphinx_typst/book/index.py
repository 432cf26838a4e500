"""The index at the end of the book: Sphinx's own index, with page numbers instead of links."""

from __future__ import annotations

from typing import Any

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from sphinx_typst.book.headings import CHAPTER, Headings
from sphinx_typst.book.labels import Labels, label, split_uri
from sphinx_typst.engine.escape import Value, call

DOCUMENT = "genindex"
"""What Sphinx calls the document that is the index: references to it lead to the book's own."""


def build_index(builder: Builder, labels: Labels) -> list[Value]:
    """Return the index: (letter, rows) in order; empty if this book has no entries.

    A row is (name, targets, sub-rows); a sub-row is (name, targets). The targets get labels.
    """
    groups: list[Value] = []
    for letter, entries in IndexEntries(builder.env).create_index(builder):
        rows: list[Value] = []
        for name, (links, below, _key) in entries:
            targets = _targets(links, labels)
            sub_rows: list[Value] = []
            for sub_name, sub_links in below:
                sub_targets = _targets(sub_links, labels)
                if sub_targets or _is_see(sub_name):
                    sub_rows.append([sub_name, sub_targets])
            if targets or sub_rows:
                rows.append([name, targets, sub_rows])
        if rows:
            groups.append([letter, rows])
    return groups


def write_index(groups: list[Value], headings: Headings, title: str, name: str | None) -> str:
    """Return the index as markup, under the label *name* if it has one of its own.

    *title* is empty for the usual word of the language.
    """
    name, heading_index = headings.add(CHAPTER, name)
    title = title or _("Index")
    return f"\n{call('doc.index', title, groups, name=name, heading_index=heading_index)}\n"


def _targets(links: list[tuple[Any, Any]], labels: Labels) -> list[Value]:
    """Return (label, is a main entry) for each link that leads into the book."""
    targets: list[Value] = []
    for main, address in links:
        if not address:
            continue
        name = label(*split_uri(str(address)))
        if labels.want(name):
            targets.append([labels.resolve(name), main == "main"])
    return targets


def _is_see(name: str) -> bool:
    """Tell whether an entry only points to another, as Sphinx says it in this language."""
    return any(name.startswith(str(_(form)).split("%s")[0]) for form in ("see %s", "see also %s"))
