"""Decide which mentions become links, and gather where every entry is mentioned.

The plan is a pure function of what was collected while reading, so that every builder, every
number of workers, and every order of builds gives the same links.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sphinx_apparatus.core.lexicon import Lexicon, Match
from sphinx_apparatus.core.model import DocumentRecord, Entry
from sphinx_apparatus.core.word_forms import Form

_CONTEXT = 48


@dataclass(frozen=True)
class Mention:
    """A mention of an entry: its locus, and the words before, of and after it."""

    docname: str
    locus: str
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class PlannedLink:
    """Words that become a link: the number of their run, where they begin and end in it.

    Runs are numbered from 0, as :attr:`DocumentRecord.runs` has them.
    """

    run: int
    start: int
    end: int
    scope: str
    slug: str


@dataclass
class LinkPlan:
    """What follows from all documents together.

    ``links`` maps a document to its links in order; ``mentions`` maps an entry's slug to the first
    mention at each locus; ``used`` counts the matches of every form. ``doubtful`` holds the forms
    in words that are not printed, because something is wrong with them.
    """

    links: dict[str, list[PlannedLink]] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    used: Counter[Form] = field(default_factory=Counter)
    doubtful: set[Form] = field(default_factory=set)


def plan_links(
    documents: Mapping[str, DocumentRecord], lexicon: Lexicon, refused: Iterable[str] = ()
) -> LinkPlan:
    """Return the plan for all documents, in the order of their names.

    ``refused`` are the words of files that were refused as a whole.

    The first mention of an entry in each scope becomes a link, unless the scope links it by hand;
    no entry is linked to itself.
    """
    plan = LinkPlan()
    slugs = {form.text.casefold(): form.slug for form in lexicon.forms}
    for docname in sorted(documents):
        record = documents[docname]
        own = record.entry.slug if record.entry else ""
        linked = {(scope, slugs.get(form.casefold())) for scope, form in record.linked_by_hand}
        listed: set[tuple[str, str]] = set()
        for number, run in enumerate(record.runs if record.autolink else ()):
            for match in lexicon.find(run.text):
                slug = match.form.slug
                plan.used[match.form] += 1
                if slug == own:
                    continue
                if (run.scope, slug) not in linked:
                    linked.add((run.scope, slug))
                    link = PlannedLink(number, match.start, match.end, run.scope, slug)
                    plan.links.setdefault(docname, []).append(link)
                if (run.locus, slug) not in listed:
                    listed.add((run.locus, slug))
                    words = record.blocks[run.block]
                    mention = _mention(docname, run.locus, words, run.offset, match)
                    plan.mentions.setdefault(slug, []).append(mention)
        for words in record.refused:
            plan.doubtful.update(match.form for match in lexicon.find(words))
    for words in refused:
        plan.doubtful.update(match.form for match in lexicon.find(words))
    return plan


def links_digest(links: Iterable[PlannedLink], entries: Mapping[str, Entry]) -> str:
    """Return a hash that changes when a document's links, or where they lead, change."""
    parts = [f"{link}\t{entries[link.slug].docname}" for link in links]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def _mention(docname: str, locus: str, words: str, offset: int, match: Match) -> Mention:
    """Return a mention with the words of its paragraph around it, cut between words."""
    start, end = offset + match.start, offset + match.end
    before = words[max(0, start - _CONTEXT) : start]
    after = words[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "…" + before.partition(" ")[2] if " " in before else "…"
    if end + _CONTEXT < len(words):
        after = after.rpartition(" ")[0] + "…" if " " in after else "…"
    return Mention(docname, locus, before, words[start:end], after)
