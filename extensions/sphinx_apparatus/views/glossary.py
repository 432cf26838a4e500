"""Views of the glossary: where an entry is used, what to see also, and the list of all entries."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes

from sphinx_apparatus.core import wording
from sphinx_apparatus.core.automatic_links import Mention
from sphinx_apparatus.core.class_names import (
    CONTEXT,
    GLOSSARY_LETTER,
    MENTION,
    VIEW_TITLE,
    WITH_PAGE,
)
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.sort_order import sort_key, sorted_documents
from sphinx_apparatus.doctree.build_nodes import Inline, Links, bullets, definitions, paragraph


def where_used(edition: Edition, links: Links, slug: str) -> list[nodes.Node]:
    """Return the passages and notes that mention an entry, with the words around; then pages."""
    order = [name for name, _ in edition.texts()]
    mentions = edition.plan.mentions.get(slug, [])
    cited = sorted(
        (m for m in mentions if m.docname in order), key=lambda m: order.index(m.docname)
    )
    pages: dict[str, Mention] = {}
    for mention in mentions:
        if mention.docname not in order:
            pages.setdefault(mention.docname, mention)
    view: list[nodes.Node] = []
    if cited or pages:
        view.append(nodes.paragraph("", str(wording.MENTIONED_IN), classes=[VIEW_TITLE]))
    if cited:
        view.append(bullets(_mention(edition, links, mention) for mention in cited))
    if pages:
        listed = wording.listed([_page(edition, links, *page) for page in sorted(pages.items())])
        also = wording.ALSO_IN.around(pages=listed) if cited else [*listed, "."]
        view.append(paragraph(*also))
    return view


def signers(edition: Edition, _links: Links, slug: str) -> list[nodes.Node]:
    """Return who wrote an entry, by the names under which contributors are credited."""
    names = [edition.name_of(author) for author in edition.entries[slug].authors]
    return [paragraph(*wording.BY.around(names=wording.listed(names)))]


def see_also(edition: Edition, links: Links, slug: str) -> list[nodes.Node]:
    """Return links to the related entries."""
    related = [edition.entries[s] for s in edition.entries[slug].see_also if s in edition.entries]
    if not related:
        return []
    listed = wording.listed([entry_link(links, entry) for entry in related])
    return [paragraph(*wording.SEE_ALSO.around(entries=listed))]


def glossary_index(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return all entries under their letters, each with its gloss."""
    by_document = {entry.docname: entry for entry in edition.entries.values()}
    forms = {docname: entry.sort_form for docname, entry in by_document.items()}
    entries = [by_document[docname] for docname in sorted_documents(forms, forms)]
    view: list[nodes.Node] = []
    for letter, group in groupby(entries, key=lambda e: sort_key(e.sort_form)[:1].upper()):
        view.append(nodes.rubric("", letter, classes=[GLOSSARY_LETTER]))
        view.append(definitions(([_headword(links, entry)], entry.short) for entry in group))
    return view


def entry_link(links: Links, entry: Entry) -> nodes.Node:
    """Return a link to an entry, which prints its page number where there are pages."""
    return links.to(entry.docname, entry.target, entry.title, WITH_PAGE)


def _headword(links: Links, entry: Entry) -> nodes.Node:
    words = f"{entry.sort_form} ({entry.abbreviation})" if entry.abbreviation else entry.sort_form
    return links.to(entry.docname, entry.target, words, WITH_PAGE)


def _mention(edition: Edition, links: Links, mention: Mention) -> list[Inline]:
    return [
        links.to(
            mention.docname,
            mention.locus,
            edition.label(mention.docname, mention.locus),
            WITH_PAGE,
        ),
        ": ",
        nodes.inline(
            "",
            "",
            nodes.Text(mention.before),
            nodes.inline("", mention.words, classes=[MENTION]),
            nodes.Text(mention.after),
            classes=[CONTEXT],
            support_smartquotes=False,
        ),
    ]


def _page(edition: Edition, links: Links, docname: str, mention: Mention) -> nodes.Node:
    label = edition.label(docname, mention.locus)
    return links.to(docname, mention.locus, label, WITH_PAGE)
