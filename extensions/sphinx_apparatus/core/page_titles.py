"""Tell pages of one title apart: the text goes by its writer, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.translation import Message

_BY_AUTHOR = Message("{author}: {title}")
_OF_KIND = {"post": Message("{title} (the post)"), "thread": Message("{title} (the thread)")}


def distinct_titles(edition: Edition, titles: Mapping[str, str]) -> dict[str, str]:
    """Return, for primary texts that share their title with another page, what tells them apart.

    ``titles`` are those of all documents, by name. A post goes by its writer and title, as far as
    there is a record of its provenance.
    """
    shared = Counter(titles.values())
    found: dict[str, str] = {}
    for docname, record in edition.texts():
        title = titles.get(docname, "")
        if not record.kind or shared[title] < 2:
            continue
        witness = edition.witness_of(docname)
        if witness and record.kind == "post":
            found[docname] = _BY_AUTHOR(author=witness.author, title=title)
        else:
            found[docname] = _OF_KIND[record.kind](title=title)
    return found
