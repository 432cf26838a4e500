"""The index at the end of the book: Sphinx's own index, with page numbers in place of links."""

from __future__ import annotations

from typing import Any

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from sphinx_typst.book.headings import CHAPTER, Headings
from sphinx_typst.book.labels import Anchors, label, split_uri
from sphinx_typst.engine.escape import Value, call

Row = tuple[str, list[list[Value]], list[tuple[str, list[list[Value]]]]]


def build_index(builder: Builder, anchors: Anchors) -> list[Value]:
    """Return the index: (letter, rows) in order; empty if this book has no entries.

    The places that it names get labels.
    """
    groups: list[Value] = []
    for letter, entries in IndexEntries(builder.env).create_index(builder):
        rows: list[Value] = []
        for name, (links, below, _key) in entries:
            places = _places(links, anchors)
            under: list[Value] = []
            for sub_name, sub_links in below:
                sub_places = _places(sub_links, anchors)
                if sub_places or _is_see(sub_name):
                    under.append([sub_name, sub_places])
            if places or under:
                rows.append([name, places, under])
        if rows:
            groups.append([letter, rows])
    return groups


def write_index(groups: list[Value], headings: Headings, title: str) -> str:
    """Return the index as markup; *title* is empty for the usual word of the language."""
    name, place = headings.add(CHAPTER)
    return "\n" + call("doc.index", title or _("Index"), groups, name=name, place=place) + "\n"


def _places(links: list[tuple[Any, Any]], anchors: Anchors) -> list[Value]:
    """Return (label, is a main entry) for each link that leads into the book."""
    places: list[Value] = []
    for main, address in links:
        if not address:
            continue
        name = label(*split_uri(str(address)))
        if anchors.want(name):
            places.append([anchors.resolve(name), main == "main"])
    return places


def _is_see(words: str) -> bool:
    """Tell whether an entry only points to another, as Sphinx words it in this language."""
    return any(words.startswith(str(_(form)).split("%s")[0]) for form in ("see %s", "see also %s"))
