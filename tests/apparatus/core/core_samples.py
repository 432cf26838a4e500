"""Small things to test with: units, interventions, entries, records."""

from __future__ import annotations

from typing import Any

from sphinx_apparatus.core.diagnostics import Problem, SourceLocation
from sphinx_apparatus.core.model import (
    Comment,
    DocumentRecord,
    Entry,
    Intervention,
    Note,
    Run,
    Unit,
)

FRONT_MATTER = {
    "title": "Village Bakers’ Guild",
    "kind": "organisation",
    "short": "The guild that runs the contest.",
    "sources": "[guild1901]",
    "authors": "[editors]",
    "created": "2026-11-22",
}


def unit(identifier: str, text: str, line: int = 1, path: str = "post.md") -> Unit:
    return Unit(identifier, "passage", text, SourceLocation(path, line))


def intervention(type_: str, passage: str, **values: Any) -> Intervention:
    values = {"cause": "capture", "location": SourceLocation("post.notes.md", 7), **values}
    return Intervention(values.pop("name", f"{type_}-{passage}"), type_, passage, **values)


def moved(passage: str, origin: str, position: str, **values: Any) -> Intervention:
    return intervention("moved", passage, origin=origin, position=position, **values)


def omitted(passage: str, text: str, position: str, **values: Any) -> Intervention:
    return intervention("omitted", passage, text=text, position=position, **values)


def entry(slug: str, title: str, *aliases: str, **values: Any) -> Entry:
    values = {
        "docname": f"glossary/{slug}",
        "kind": "concept",
        "short": "A thing.",
        "location": SourceLocation(f"glossary/{slug}.md"),
        **values,
    }
    return Entry(slug=slug, title=title, aliases=aliases, **values)


def note(name: str, passage: str = "p1", **values: Any) -> Note:
    values = {
        "kind": "explanation",
        "series": "explanatory",
        "quote": "words",
        "label": "1",
        "cites": (),
        "by": "editors",
        "date": "2026-11-22",
        "location": SourceLocation("post.notes.md", 3),
        **values,
    }
    return Note(name=name, passage=passage, **values)


def comment(identifier: str, *reply_to: str, quotes: tuple[tuple[str, str], ...] = ()) -> Comment:
    location = SourceLocation("thread.md", int(identifier[1:]) * 10)
    return Comment(identifier, "Anonymous said...", "", "", "", reply_to, quotes, location)


def document(*texts: str, loci: str = "", **values: Any) -> DocumentRecord:
    """A page of paragraphs, each in a section of its own: s1, s2 …

    ``loci`` names scope and locus of each paragraph instead: ``post:p1 post:p2``.
    """
    named = [locus.split(":") for locus in loci.split()]
    locations = named or [[f"s{n}", f"s{n}"] for n in range(1, len(texts) + 1)]
    runs = [
        Run(text, scope, locus, number, 0)
        for number, (text, (scope, locus)) in enumerate(zip(texts, locations, strict=True))
    ]
    return DocumentRecord(runs=runs, blocks=list(texts), **values)


def entry_file(body: str = "A definition.", **changes: str | None) -> str:
    """The text of a glossary file; a key changed to None is left out."""
    matter = {**FRONT_MATTER, **changes}
    lines = [f"{key}: {value}" for key, value in matter.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", body, ""])


def shown(problems: list[Problem]) -> list[str]:
    """What Sphinx would print of the problems, place and code included."""
    return [f"{p.location}: {p} [{p.code.slug}]" for p in problems]
