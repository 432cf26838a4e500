"""Works cited in the style of the MLA Handbook (9th ed., 5.31–5.105)."""

from __future__ import annotations

from sphinx_apparatus.core.reference_forms.chicago import note_title
from sphinx_apparatus.core.reference_forms.manual_dates import mla_day
from sphinx_apparatus.core.reference_forms.name import Name, joined, within
from sphinx_apparatus.core.reference_forms.pieces import (
    Reference,
    address,
    headline,
    italic,
    quoted,
    reference,
)
from sphinx_apparatus.core.reference_forms.work import (
    Comment,
    Edition,
    Entry,
    Note,
    Original,
    Position,
    Post,
    Work,
)


def original(work: Original) -> Reference:
    """Return the entry for a post or comment as first published; unknown dates are left out."""
    post = work if isinstance(work, Post) else work.post
    when = f", {mla_day(work.published)}" if work.published else ""
    return reference(_opening(work), italic(post.container), f"{when}, ", address(post.url), ".")


def in_edition(work: Work, edition: Edition, position: Position) -> Reference:
    """Return the entry for what an edition holds."""
    by_editors = isinstance(work, Note) and work.author in edition.editors
    editors = joined([within(name.direct) for name in edition.editors])
    return reference(
        _opening(work, reprinted=True),
        italic(headline(edition.title)),
        f", edited by {editors}" if editors and not by_editors else "",
        f", version {edition.version}" if edition.version else "",
        f", {edition.published.year}" if edition.published else "",
        f", {position.mark}" if position.mark else "",
        ", " if position.link else "",
        address(position.link),
        ".",
    )


def _opening(work: Work, *, reprinted: bool = False) -> str:
    """Return author and title; of what is reprinted, also when it was first published (5.105)."""
    day = getattr(work, "published", None)
    first = f"{mla_day(day)}. " if reprinted and day else ""
    if isinstance(work, Post):
        return f"{_ended(work.author.inverted)} {quoted(work.title, '.')} {first}"
    if isinstance(work, Comment):
        who = f"{_ended(work.author.inverted)} " if work.author else ""
        inferred = reprinted and work.author and work.author.inference
        how = ", name conjectured by the editors" if inferred else ""
        post = f"{quoted(work.post.title)} by {work.post.author.direct}"
        return f"{who}Comment {work.number} on {post}{how}. {first}"
    if isinstance(work, Entry):
        authors = f"{_ended(_authors(work.authors))} " if work.authors else ""
        return f"{authors}{quoted(work.headword, '.')} "
    title = note_title(work)
    return f"{_ended(work.author.inverted)} {title[0].upper()}{title[1:]}. "


def _authors(names: tuple[Name, ...]) -> str:
    if len(names) > 2:  # MLA, 5.8
        return f"{names[0].inverted}, et al."
    first, *others = names
    return first.inverted + "".join(f", and {name.direct}" for name in others)


def _ended(name: str) -> str:
    return name if name.endswith(".") else f"{name}."
