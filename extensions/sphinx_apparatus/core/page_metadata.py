"""What a page says of itself to machines: for search engines, for sharing, for Zotero.

The names are those of HTML (``description``), the Open Graph protocol (``og:``), the Dublin Core
(``DC.``, RFC 5013) and Highwire Press (``citation_``), which Zotero and Google Scholar read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sphinx_apparatus.core.reference_forms.work import Edition, Entry, Post

MOST = 200
"""Characters of a description."""
MEDIA_TYPES = {".pdf": "application/pdf", ".epub": "application/epub+zip"}
"""The formats that a page can name as alternates, by the suffix of their files."""

Property = tuple[str, str]


def description(text: str) -> str:
    """Return the beginning of a text as one line, cut at a word."""
    words = " ".join(text.split())
    if len(words) <= MOST:
        return words
    return f"{words[: MOST - 1].rpartition(' ')[0]}…"


def of_page(title: str, site: str, about: str, address: str) -> Iterator[Property]:
    """Yield what every page says: its title, its description, its address if there is one."""
    if about:
        yield "description", about
        yield "og:description", about
    yield "og:title", title
    yield "og:type", "article"
    yield "og:site_name", site
    if address:
        yield "og:url", address


def of_work(
    work: Post | Entry, edition: Edition, language: str, address: str
) -> Iterator[Property]:
    """Yield what a page says that holds a post, as first published, or an entry of the edition."""
    authors = (work.author,) if isinstance(work, Post) else work.authors or edition.editors
    day = work.published if isinstance(work, Post) else edition.published
    title = work.title if isinstance(work, Post) else work.headword
    yield "DC.title", title
    yield "citation_title", title
    for name in authors:
        yield "DC.creator", name.inverted
        yield "citation_author", name.inverted
    if day:
        yield "DC.date", day.isoformat()
        yield "citation_publication_date", _highwire(day)
    if isinstance(work, Post):
        yield "DC.publisher", work.container
        yield "DC.source", work.url
        for name in edition.editors:
            yield "DC.contributor", name.inverted
    else:
        yield "citation_inbook_title", edition.title
    yield "DC.relation.isPartOf", edition.title
    yield "DC.type", "Text"
    yield "DC.language", language
    yield "citation_language", language
    if address:
        yield "DC.identifier", address
        yield "citation_public_url", address


def _highwire(day: date) -> str:
    return day.isoformat().replace("-", "/")
