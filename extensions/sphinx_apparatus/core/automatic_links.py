"""Decide which mentions become links, and gather where every entry is mentioned.

The plan is a pure function of what was collected while reading, so that every builder, every
number of workers, and every order of builds gives the same links.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sphinx_apparatus.core.lexicon import Form, Lexicon, Match
from sphinx_apparatus.core.model import DocumentRecord, Entry

_CONTEXT = 48


@dataclass(frozen=True)
class Mention:
    """A place that mentions an entry: the locus and the words around, in three parts."""

    docname: str
    locus: str
    before: str
    words: str
    after: str


@dataclass
class LinkPlan:
    """What follows from all documents together.

    ``links`` maps a document to (scope, slug) pairs that get a link, ``spans`` to the words that
    are linked: the number of their run, and where they begin and end in it; ``mentions`` maps an
    entry's slug to the first mention at each locus; ``used`` holds every form that matched.
    """

    links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    used: set[Form] = field(default_factory=set)


class Linker:
    """Picks, text by text, the mentions to link: the first of each entry in its scope."""

    def __init__(self, lexicon: Lexicon, own: str, linked: Iterable[tuple[str, str]]) -> None:
        self._lexicon = lexicon
        self._own = own
        self._linked = set(linked)

    def pick(self, text: str, scope: str) -> list[Match]:
        """Return the matches of a text to link, given the texts picked before."""
        picked: list[Match] = []
        for match in self._lexicon.find(text):
            key = (scope, match.form.slug)
            if match.form.slug != self._own and key not in self._linked:
                self._linked.add(key)
                picked.append(match)
        return picked


def linker_for(record: DocumentRecord, lexicon: Lexicon) -> Linker:
    """Return a linker that heeds what a document links by hand, and links no entry to itself."""
    by_form = {form.text.casefold(): form.slug for form in lexicon.forms}
    by_hand = [
        (scope, by_form[target.casefold()])
        for scope, target in record.linked_by_hand
        if target.casefold() in by_form
    ]
    return Linker(lexicon, record.entry.slug if record.entry else "", by_hand)


def plan_links(documents: Mapping[str, DocumentRecord], lexicon: Lexicon) -> LinkPlan:
    """Return the plan for all documents, in the order of their names."""
    plan = LinkPlan()
    for docname in sorted(documents):
        record = documents[docname]
        own = record.entry.slug if record.entry else ""
        linker = linker_for(record, lexicon)
        seen: set[tuple[str, str]] = set()
        links: list[tuple[str, str]] = []
        spans: list[tuple[int, int, int]] = []
        for number, run in enumerate(record.runs if record.autolink else ()):
            picked = linker.pick(run.text, run.scope)
            links += [(run.scope, match.form.slug) for match in picked]
            spans += [(number, match.start, match.end) for match in picked]
            for match in lexicon.find(run.text):
                plan.used.add(match.form)
                key = (run.locus, match.form.slug)
                if match.form.slug != own and key not in seen:
                    seen.add(key)
                    words = record.blocks[run.block]
                    mention = _mention(docname, run.locus, words, run.offset, match)
                    plan.mentions.setdefault(match.form.slug, []).append(mention)
        if links:
            plan.links[docname], plan.spans[docname] = links, spans
    return plan


def digest(links: Iterable[tuple[str, str]], entries: Mapping[str, Entry]) -> str:
    """Return a hash that changes when a document's links, or where they lead, change."""
    parts = [f"{scope}\t{slug}\t{entries[slug].docname}" for scope, slug in links]
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
