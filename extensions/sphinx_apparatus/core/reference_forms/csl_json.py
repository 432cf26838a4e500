"""References as data, in CSL-JSON (the Citation Style Language's input, version 1.0.2)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from sphinx_apparatus.core.reference_forms.chicago import note_title
from sphinx_apparatus.core.reference_forms.name import Name
from sphinx_apparatus.core.reference_forms.pieces import quoted
from sphinx_apparatus.core.reference_forms.work import (
    Comment,
    Edition,
    Entry,
    Original,
    Position,
    Post,
    Work,
)

Item = dict[str, Any]


def original(work: Original, key: str) -> Item:
    """Return the item for a post or comment as first published; *key* is its identifier."""
    post = work if isinstance(work, Post) else work.post
    return _without_gaps(
        {
            "id": f"{_word(work.author)}{work.published.year if work.published else ''}-{key}",
            "type": "post-weblog" if isinstance(work, Post) else "post",
            "title": _title(work),
            "author": _names(_authors(work)),
            "container-title": post.container,
            "genre": "" if isinstance(work, Post) else "Comment",
            "issued": _day(work.published),
            "URL": post.url,
            "note": _remark(work),
        }
    )


def in_edition(work: Work, edition: Edition, position: Position, key: str) -> Item:
    """Return the item for what an edition holds; *key* identifies what has no identifier there."""
    authors = _authors(work)
    year = edition.published.year if edition.published else ""
    first = getattr(work, "published", None)
    there = [position.mark, f"#{position.identifier}" if position.identifier else ""]
    remarks = [", ".join(part for part in there if part), _remark(work)]
    return _without_gaps(
        {
            "id": f"{_word(next(iter((*authors, *edition.editors)), None))}{year}"
            f"-{position.identifier or key}-edition",
            "type": "entry-encyclopedia" if isinstance(work, Entry) else "chapter",
            "title": _title(work),
            "author": _names(authors),
            "container-title": edition.title,
            "editor": _names(edition.editors),
            "edition": f"version {edition.version}" if edition.version else "",
            "issued": {"date-parts": [[year]]} if year else None,
            "original-date": _day(first),
            "URL": position.link if position.address else "",
            "note": ". ".join(remark for remark in remarks if remark),
        }
    )


def as_text(items: Sequence[Item]) -> str:
    """Return items as the text of a file."""
    return json.dumps(list(items), ensure_ascii=False, indent=1)


def _title(work: Work) -> str:
    if isinstance(work, Post):
        return work.title
    if isinstance(work, Comment):
        return f"Comment {work.number} on {quoted(work.post.title)}"
    if isinstance(work, Entry):
        return work.headword
    title = note_title(work)
    return title[0].upper() + title[1:]


def _authors(work: Work) -> tuple[Name, ...]:
    if isinstance(work, Entry):
        return work.authors
    return (work.author,) if work.author else ()


def _remark(work: Work) -> str:
    if not isinstance(work, Comment):
        return ""
    if work.author is None:
        return "Name of the writer lost"
    return "Name of the writer lost, conjectured by the editors" if work.author.inference else ""


def _names(names: Sequence[Name]) -> list[dict[str, str]]:
    return [
        _without_gaps({"family": name.family, "given": name.given, "suffix": name.suffix})
        if name.is_person and not name.inference
        else {"literal": name.direct}
        for name in names
    ]


def _day(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _word(name: Name | None) -> str:
    """Return a name as keys have it: one word of small letters without marks."""
    bare = unicodedata.normalize("NFKD", name.family if name else "")
    return re.sub(r"[^a-z0-9]|^the ", "", bare.lower()) or "unknown"


def _without_gaps(item: Item) -> Item:
    return {key: value for key, value in item.items() if value}
