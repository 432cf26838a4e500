"""Views of the text: its witness, collation, interventions, notes, thread and makers."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_apparatus.core import report_wording as words
from sphinx_apparatus.core.class_names import (
    AUTHOR,
    CREDIT_LINE,
    LATER_LABEL,
    LEMMA,
    SIC,
    VERDICT,
    WITH_PAGE,
)
from sphinx_apparatus.core.dates import number, short_day, written_day
from sphinx_apparatus.core.diagnostics import visible
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import Intervention
from sphinx_apparatus.core.names import comment_name
from sphinx_apparatus.core.translation import Message
from sphinx_apparatus.core.wording import (
    BETWEEN_CREDITS,
    CAUSE_LABELS,
    GAP_SIGN,
    KEY_TO_SIGNS,
    LATER_WORD,
    THE_ORIGINAL,
    author_line,
    listed,
)
from sphinx_apparatus.doctree.build_nodes import (
    Inline,
    Links,
    bullets,
    definitions,
    inline,
    paragraph,
    table,
)


def provenance(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return what is recorded of each witness."""
    view: list[nodes.Node] = []
    for witness in edition.witnesses:
        rows: list[tuple[Inline, Inline]] = [
            (str(words.WORK), words.work_cited(witness)),
            (str(words.PUBLISHED), short_day(witness.published)),
            (str(words.ORIGINAL), nodes.reference("", witness.url, refuri=witness.url)),
            (str(words.WITNESS), words.witness_file(witness)),
            ("SHA-256", nodes.literal("", witness.sha256)),
            (str(words.HOW_OBTAINED), witness.obtained),
            (str(words.CHECKED), witness.checked),
        ]
        view.append(definitions(rows))
        if witness.losses:
            view.append(paragraph(str(words.KNOWN_LOSSES)))
            view.append(bullets([loss] for loss in witness.losses))
    return view


def credit(edition: Edition, links: Links, docname: str) -> list[nodes.Node]:
    """Return who wrote a text, where and when it appeared, with links to original and key."""
    parts: list[Inline] = []
    record, witness = edition.documents[docname], edition.witness_of(docname)
    if witness and record.kind:
        parts += [
            nodes.inline("", author_line(witness, record.kind), classes=[AUTHOR]),
            witness.container,
            written_day(witness.published),
            nodes.reference("", str(THE_ORIGINAL), refuri=witness.url),
        ]
    if edition.key[1]:
        parts.append(links.to(*edition.key, str(KEY_TO_SIGNS)))
    line = paragraph(classes=[CREDIT_LINE])
    for part in parts:
        line += inline([BETWEEN_CREDITS, part] if line.children else part)
    return [line] if parts else []


def collation(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return the report of the comparison that this build has made."""
    view: list[nodes.Node] = []
    for report in edition.collations:
        view.append(paragraph(words.collation_report(report), classes=[VERDICT]))
        rows = [
            *((words.counted_type(name), number(n)) for name, n in _counted(report.by_type)),
            *((words.counted_cause(name), number(n)) for name, n in _counted(report.by_cause)),
        ]
        if rows:
            view.append(table(_head(words.COUNTS_HEAD), rows, (5, 1)))
    return view


def _counted(counter: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def interventions(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the table of all interventions."""
    rows = [
        (
            links.to(docname, item.passage, edition.label(docname, item.passage), WITH_PAGE),
            nodes.inline("", _reading(item), support_smartquotes=False),
            str(words.TYPE_NAMES[item.type]),
            str(CAUSE_LABELS[item.cause]),
            links.to(docname, item.target, item.label),
        )
        for docname, item in edition.interventions()
    ]
    if not rows:
        return [paragraph(str(words.NONE))]
    return [table(_head(words.INTERVENTIONS_HEAD), rows, (3, 5, 2, 3, 1))]


def _reading(item: Intervention) -> str:
    if item.type == "sic":
        return f"{visible(item.quote)} ] {item.reading}"
    if item.type == "moved":
        return words.moved_from(item)
    if item.type == "gap":
        return GAP_SIGN
    return visible(item.text)


def sigla(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return the key of the signs that the edition uses."""
    rows: list[tuple[Inline | list[Inline], Inline | list[Inline]]] = []
    if any(record.kind == "post" for _, record in edition.texts()):
        rows.append(("¶3", str(words.POST_PASSAGE)))
    if any(record.kind == "thread" for _, record in edition.texts()):
        rows.append(("9.2", str(words.THREAD_PASSAGE)))
    if edition.notes():
        rows.append(("1, 2, 3 …", str(words.EXPLANATORY_CALL)))
        rows += [
            (str(words.KIND_NAMES[kind]), str(meaning))
            for kind, meaning in words.KIND_MEANINGS.items()
            if kind in {note.kind for _, note in edition.notes()}
        ]
    types = {item.type for _, item in edition.interventions()}
    if types or any(note.series == "textual" for _, note in edition.notes()):
        rows.append(("a, b, c …", str(words.TEXTUAL_CALL)))
    if "sic" in types:
        slip = nodes.inline("", str(words.SLIP), classes=[SIC])
        rows.append((slip, str(words.SLIP_MEANING)))
    if "supplied" in types:
        rows.append((str(words.SUPPLIED_WORDS), str(words.TYPE_MEANINGS["supplied"])))
    if "gap" in types:
        rows.append((GAP_SIGN, str(words.TYPE_MEANINGS["gap"])))
    if "moved" in types:
        rows.append((str(words.TYPE_NAMES["moved"]), str(words.MOVED_MEANING)))
    if edition.notes() or types:
        rows.append((str(words.LEMMA_SIGN), str(words.LEMMA_MEANING)))
    if any(record.has_later for record in edition.documents.values()):
        label = nodes.inline("", str(LATER_WORD), classes=[LATER_LABEL])
        rows.append((label, str(words.LATER_MEANING)))
    if any(comment.quotes for _, comment in edition.comments()):
        rows.append((str(words.QUOTED_WORDS), str(words.QUOTED_MEANING)))
    if edition.entries:
        rows.append((str(words.TERM), str(words.TERM_MEANING)))
    rows.append(("[ ]", str(words.SQUARE_BRACKETS)))
    return [definitions(rows)]


def notes_index(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the table of notes: name, passage, quoted words, kind, signer and date."""
    rows = [
        (
            links.to(docname, note.target, edition.label(docname, note.target), WITH_PAGE),
            links.to(docname, note.passage, edition.label(docname, note.passage)),
            nodes.inline("", visible(note.quote), support_smartquotes=False, classes=[LEMMA]),
            str(words.KIND_NAMES[note.kind]),
            words.signed(edition.name_of(note.by), note.date),
        )
        for docname, note in edition.notes()
    ]
    return [table(_head(words.NOTES_HEAD), rows, (3, 2, 5, 2, 3))] if rows else []


def thread_map(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the table of the comments: byline, conjectured speaker, replies, quotations."""
    rows = [
        (
            links.to(docname, comment.id, edition.label(docname, comment.id), WITH_PAGE),
            comment.byline,
            words.speaker(comment) if comment.speaker else "–",
            _links(links, docname, comment.reply_to) or "–",
            _links(links, docname, [c for c, _ in comment.quotes]) or "–",
        )
        for docname, comment in edition.comments()
    ]
    return [table(_head(words.THREAD_HEAD), rows, (3, 4, 5, 3, 3))] if rows else []


def _links(links: Links, docname: str, comments: Sequence[str]) -> list[Inline]:
    return listed([links.to(docname, c, comment_name(c)) for c in comments])


def contributors(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return who made the edition, and in which roles."""
    rows = [
        (str(record["name"]), _roles(record["roles"], record.get("since", "")))
        for _, record in sorted(edition.contributors.items())
    ]
    return [definitions(rows)] if rows else []


def _roles(roles: Sequence[str], since: str) -> str:
    enumerated = "".join(listed(roles))
    return words.ROLES_SINCE(roles=enumerated, date=short_day(since)) if since else enumerated


def _head(messages: Sequence[Message]) -> list[str]:
    return [str(message) for message in messages]
