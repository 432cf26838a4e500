"""``apparatus show SLUG``: where an entry is linked and mentioned, before anything is built."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from sphinx_apparatus.cli.project import find_source, read_edition
from sphinx_apparatus.cli.refusal import CLEAN, Refusal
from sphinx_apparatus.core.automatic_links import Mention
from sphinx_apparatus.core.diagnostics import nearest
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.glossary_checks import form_key
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.word_forms import forms_of


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("show", help="show where an entry is linked and mentioned")
    parser.add_argument("slug", help="the name of the entry's file, or a form of its headword")
    parser.add_argument("--source", default="", help="the folder of conf.py")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the entry and its mentions."""
    edition, _, _ = read_edition(find_source(arguments.source))
    print("\n".join(shown(find_entry(arguments.slug, edition), edition)))
    return CLEAN


def find_entry(written: str, edition: Edition) -> Entry:
    """Return an entry by its slug, its file or a form of its headword.

    Raises :class:`Refusal` if there is none.
    """
    slug = written.removesuffix(".md").rpartition("/")[2]
    if slug in edition.entries:
        return edition.entries[slug]
    for entry in edition.entries.values():
        if form_key(written) in {form_key(form.text) for form in forms_of(entry)}:
            return entry
    raise Refusal(f'"{written}" is not an entry. {nearest(slug, edition.entries)}')


def shown(entry: Entry, edition: Edition) -> Iterator[str]:
    """Yield the lines that show an entry: its forms, then links and other mentions."""
    yield f"{entry.title} ({entry.location.path})"
    yield f"{entry.kind}: {entry.short}"
    yield ""
    for form in forms_of(entry):
        times = edition.plan.used[form]
        yield f'{times:>5}  "{form.text}"'
    links = list(_links(entry, edition))
    mentions = [m for m in edition.plan.mentions.get(entry.slug, ()) if _position(m) not in links]
    yield ""
    yield f"Linked, at the first mention in a section: {len(links) or 'nowhere'}"
    linked = [m for m in edition.plan.mentions.get(entry.slug, ()) if _position(m) in links]
    yield from _lines(linked, edition)
    if mentions:
        yield ""
        yield f"Mentioned, and not linked: {len(mentions)}"
        yield from _lines(mentions, edition)


def _position(mention: Mention) -> tuple[str, str]:
    return mention.docname, mention.locus


def _links(entry: Entry, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the loci, with their documents, in which the entry is linked."""
    for docname, planned in sorted(edition.plan.links.items()):
        for link in planned:
            if link.slug == entry.slug:
                yield docname, edition.documents[docname].runs[link.run].locus


def _lines(mentions: list[Mention], edition: Edition) -> Iterator[str]:
    for mention in mentions:
        label = edition.label(mention.docname, mention.locus)
        yield f"    {mention.docname}, {label}: {mention.before}[{mention.words}]{mention.after}"
