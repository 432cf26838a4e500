"""Views of the glossary: where an entry is used, what to see also, and the list of all entries."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from docutils import nodes

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import wording
from sphinx_apparatus.core.automatic_links import Mention
from sphinx_apparatus.core.class_names import (
    CONTEXT,
    GLOSSARY_LETTER,
    LETTER_BAR,
    MENTION,
    MENTION_GROUP,
    VIEW_TITLE,
    WITH_PAGE,
)
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.placeholders import is_placeholder
from sphinx_apparatus.core.sort_order import sort_key, sorted_documents
from sphinx_apparatus.doctree.build_nodes import (
    Inline,
    Links,
    bullets,
    definitions,
    inline,
    paragraph,
)
from sphinx_apparatus.doctree.pending_nodes import folded
from sphinx_apparatus.write.cite_links import BUILDERS

MANY = 8
"""The number of mentions in one group that is still shown whole."""
SHOWN = 5
"""The number of mentions that are shown of a group that is not shown whole."""


def where_used(edition: Edition, links: Links, slug: str) -> list[nodes.Node]:
    """Return the mentions of an entry with the words around: passages, notes; then pages.

    Of many in one group, the first are shown and the others folded.
    """
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
    notes = [mention for mention in cited if _is_in_note(edition, mention)]
    passages = [mention for mention in cited if mention not in notes]
    for name, group in ((wording.IN_THE_TEXT, passages), (wording.IN_THE_NOTES, notes)):
        if group:
            view.append(paragraph(str(name), classes=[MENTION_GROUP]))
            view += _some_folded([_mention(edition, links, mention) for mention in group])
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
    """Return how many entries there are, links to their letters, and each with its gloss."""
    by_document = {entry.docname: entry for entry in edition.entries.values()}
    forms = {docname: entry.sort_form for docname, entry in by_document.items()}
    entries = [by_document[docname] for docname in sorted_documents(forms, forms)]
    if not entries:
        return []
    view: list[nodes.Node] = []
    letters: list[tuple[str, str]] = []
    for letter, group in groupby(entries, key=lambda e: sort_key(e.sort_form)[:1].upper()):
        identifier = _identifier(letter)
        letters.append((letter, identifier))
        view.append(nodes.rubric("", letter, classes=[GLOSSARY_LETTER], ids=[identifier]))
        view.append(definitions(([_headword(links, entry)], entry.short) for entry in group))
    counted = paragraph(wording.entries_counted(entry.kind for entry in entries))
    return [counted, *_letter_bar(links, letters), *view]


def improve_entry(edition: Edition, links: Links, slug: str) -> list[nodes.Node]:
    """Return a link to the file of an entry in the repository of the edition (HTML).

    Nothing where ``apparatus_publication`` names no repository yet. The address is that at which
    GitHub opens a file of the branch ``main`` to be edited.
    """
    repository = Settings.of(links.builder.config).publication.get("repository", "")
    if links.builder.name not in BUILDERS or is_placeholder(repository):
        return []
    path = edition.documents[edition.entries[slug].docname].path
    address = f"{repository.rstrip('/')}/edit/main/{quote(path)}"
    return [paragraph(nodes.reference("", str(wording.IMPROVE_ENTRY), refuri=address))]


def entry_link(links: Links, entry: Entry) -> nodes.Node:
    """Return a link to an entry, which prints its page number where there are pages."""
    return links.to(entry.docname, entry.target, entry.title, WITH_PAGE)


def _identifier(letter: str) -> str:
    """Return the identifier of a letter's heading: ``letter-a``; by code point if not ASCII."""
    plain = letter.isascii() and letter.isalnum()
    return f"letter-{letter.lower() if plain else f'u{ord(letter):04x}'}"


def _letter_bar(links: Links, letters: list[tuple[str, str]]) -> list[nodes.Node]:
    """Return links to the letters, for pages and e-books: a book is leafed through."""
    if links.builder.format != "html":
        return []
    bar = paragraph()
    for letter, identifier in letters:
        bar += inline([" "] if bar.children else [])
        bar += links.to(links.docname, identifier, letter)
    return [nodes.container("", bar, classes=[LETTER_BAR])]


def _is_in_note(edition: Edition, mention: Mention) -> bool:
    record = edition.documents[mention.docname]
    notes = {note.target for note in record.notes}
    notes |= {item.target for item in record.interventions}
    return mention.locus in notes or mention.locus in record.footnotes


def _some_folded(items: list[list[Inline]]) -> list[nodes.Node]:
    if len(items) <= MANY:
        return [bullets(items)]
    first, rest = items[:SHOWN], items[SHOWN:]
    return [bullets(first), folded(wording.more_places(len(rest)), [bullets(rest)])]


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
