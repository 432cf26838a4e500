"""The index at the end of the book: Sphinx's own index, with page numbers in place of links."""

from __future__ import annotations

from typing import Any

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from .anchors import Anchors, label, split_uri
from .escape import Value, literal

Row = tuple[str, list[list[Value]], list[tuple[str, list[list[Value]]]]]


def build_index(builder: Builder, anchors: Anchors, title: str) -> str:
    """Return the index as markup, empty if this book has no entries; its places get labels.

    *title* is empty for the usual word of the language.
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
    return f"\n#doc.index({literal(title or _('Index'))}, {literal(groups)})\n" if groups else ""


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
