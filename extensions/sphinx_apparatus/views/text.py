"""Views of the text: its witness, collation, interventions, notes, thread and makers."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_apparatus.core.class_names import LEMMA, SIC, VERDICT, WITH_PAGE
from sphinx_apparatus.core.diagnostics import visible
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import Intervention
from sphinx_apparatus.core.names import comment_name, unit_name
from sphinx_apparatus.core.wording import CAUSE_LABELS, KIND_MEANINGS, TYPE_MEANINGS
from sphinx_apparatus.doctree.build_nodes import (
    Inline,
    Links,
    bullets,
    definitions,
    paragraph,
    table,
)


def provenance(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return what is recorded of each witness."""
    view: list[nodes.Node] = []
    for witness in edition.witnesses:
        rows: list[tuple[Inline, Inline]] = [
            ("Work", f"{witness.author}, “{witness.title}”, {witness.container}"),
            ("Published", witness.published),
            ("Original", nodes.reference("", witness.url, refuri=witness.url)),
            ("Witness", f"{witness.path}, {witness.size:,} bytes"),
            ("SHA-256", nodes.literal("", witness.sha256)),
            ("How obtained", witness.obtained),
            ("Checked", witness.checked),
        ]
        view.append(definitions(rows))
        if witness.losses:
            view.append(paragraph("Known losses of the capture:"))
            view.append(bullets([loss] for loss in witness.losses))
    return view


def collation(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return the report of the comparison that this build has made."""
    view: list[nodes.Node] = []
    for report in edition.collations:
        verdict = (
            "No undeclared difference was found: the interventions undone, the text of this "
            "edition is the witness, letter for letter."
            if not report.differences
            else f"Undeclared differences: {len(report.differences)}."
        )
        view.append(
            paragraph(
                f"At this build {report.units} units of the text were compared with the "
                f"{report.lines} lines ({report.characters:,} characters) of {report.witness}. "
                f"{verdict} Declared interventions: {sum(report.by_type.values())}.",
                classes=[VERDICT],
            )
        )
        rows = [
            *((f"{name}: {TYPE_MEANINGS[name]}", str(n)) for name, n in _counted(report.by_type)),
            *((f"cause: {CAUSE_LABELS[name]}", str(n)) for name, n in _counted(report.by_cause)),
        ]
        if rows:
            view.append(table(("Interventions", "Number"), rows, (5, 1)))
    return view


def _counted(counter: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def interventions(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the table of all interventions."""
    rows = [
        (
            links.to(docname, item.passage, unit_name(item.passage), WITH_PAGE),
            nodes.inline("", _reading(item), support_smartquotes=False),
            item.type,
            CAUSE_LABELS[item.cause],
            links.to(docname, item.target, item.label),
        )
        for docname, item in edition.interventions()
    ]
    if not rows:
        return [paragraph("None.")]
    return [table(("Place", "Reading", "Type", "Cause", "Note"), rows, (3, 5, 2, 3, 1))]


def _reading(item: Intervention) -> str:
    if item.type == "sic":
        return f"{visible(item.quote)} ] {item.reading}"
    if item.type == "moved":
        return f"from {unit_name(item.origin)}"
    return visible(item.text)


def sigla(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return the key of the signs that the edition uses."""
    rows: list[tuple[Inline | list[Inline], Inline | list[Inline]]] = []
    if any(record.kind == "post" for _, record in edition.texts()):
        rows.append(("¶3", "number of a passage of the post; its permanent identifier is p3"))
    if any(record.kind == "thread" for _, record in edition.texts()):
        rows.append(("9.2", "second paragraph of comment 9; its permanent identifier is c9-2"))
    if edition.notes():
        rows.append(("1, 2, 3 …", "call of an explanatory note"))
        rows += [
            (f"{kind}", meaning)
            for kind, meaning in KIND_MEANINGS.items()
            if kind in {note.kind for _, note in edition.notes()}
        ]
    types = {item.type for _, item in edition.interventions()}
    if types or any(note.series == "textual" for _, note in edition.notes()):
        rows.append(("a, b, c …", "call of a textual note"))
    if "sic" in types:
        slip = nodes.inline("", "slip", classes=[SIC])
        rows.append((slip, f"{TYPE_MEANINGS['sic']}: the textual note gives it"))
    if "supplied" in types:
        rows.append(("⟨words⟩", TYPE_MEANINGS["supplied"]))
    if "moved" in types:
        rows.append(("moved", f"{TYPE_MEANINGS['moved']}: the textual note says where"))
    rows.append(("[ ]", "square brackets in the text are the writer's own, never the editors'"))
    return [definitions(rows)]


def notes_index(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the table of all notes, with their permanent names, kinds and dates."""
    rows = [
        (
            links.to(docname, note.target, edition.label(docname, note.target), WITH_PAGE),
            links.to(docname, note.passage, unit_name(note.passage)),
            nodes.inline("", visible(note.quote), support_smartquotes=False, classes=[LEMMA]),
            note.kind,
            _signature(edition, note.by, note.date),
        )
        for docname, note in edition.notes()
    ]
    head = ("Note", "Passage", "On the words", "Kind", "By")
    return [table(head, rows, (3, 2, 5, 2, 3))] if rows else []


def _signature(edition: Edition, by: str, date: str) -> str:
    return f"{edition.name_of(by)}, {date}"


def thread_map(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the table of the comments: byline, conjectured speaker, replies, quotations."""
    rows = [
        (
            links.to(docname, comment.id, comment_name(comment.id), WITH_PAGE),
            comment.byline,
            f"{comment.speaker} (certainty: {comment.certainty})" if comment.speaker else "–",
            list(_links(links, docname, comment.reply_to)) or "–",
            list(_links(links, docname, [c for c, _ in comment.quotes])) or "–",
        )
        for docname, comment in edition.comments()
    ]
    head = ("Comment", "Byline", "Speaker conjectured", "In reply to", "Quotes")
    return [table(head, rows, (3, 4, 5, 3, 3))] if rows else []


def _links(links: Links, docname: str, comments: tuple[str, ...] | list[str]) -> Iterator[Inline]:
    for number, comment in enumerate(comments):
        if number:
            yield ", "
        yield links.to(docname, comment, comment_name(comment))


def contributors(edition: Edition, _links: Links, _argument: str) -> list[nodes.Node]:
    """Return who made the edition, and in which roles."""
    rows = [
        (
            str(record["name"]),
            ", ".join(record["roles"])
            + (f", since {record['since']}" if "since" in record else ""),
        )
        for _, record in sorted(edition.contributors.items())
    ]
    return [definitions(rows)] if rows else []
