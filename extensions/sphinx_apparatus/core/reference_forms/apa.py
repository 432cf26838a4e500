"""References in the style of the APA Publication Manual (7th ed., chapters 9 and 10)."""

from __future__ import annotations

from sphinx_apparatus.core.reference_forms.chicago import note_title
from sphinx_apparatus.core.reference_forms.manual_dates import UNDATED, apa_day
from sphinx_apparatus.core.reference_forms.name import Name, joined, within
from sphinx_apparatus.core.reference_forms.pieces import (
    Reference,
    address,
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
    """Return the reference for a post or comment as first published."""
    post = work if isinstance(work, Post) else work.post
    when = apa_day(work.published) if work.published else UNDATED
    return reference(_opening(work, when), italic(post.container), ". ", address(post.url))


def in_edition(work: Work, edition: Edition, position: Position) -> Reference:
    """Return the reference for what an edition holds; it names the year of the original last."""
    year = str(edition.published.year) if edition.published else UNDATED
    by_editors = isinstance(work, Note) and work.author in edition.editors
    told = [
        f"Version {edition.version}" if edition.version else "",
        position.mark,
        "" if position.address else position.link,
    ]
    told = [part for part in told if part]
    first = getattr(work, "published", None)
    return reference(
        _opening(work, year, conjecture=True),
        "In ",
        f"{_editors(edition.editors)}, " if edition.editors and not by_editors else "",
        italic(edition.title),
        f" ({', '.join(told)})." if told else ".",
        " " if position.address else "",
        address(position.link if position.address else ""),
        f" (Original work published {first.year})" if first else "",
    )


def _opening(work: Work, when: str, *, conjecture: bool = False) -> str:
    if isinstance(work, Post):
        return f"{_ended(work.author.initials)} ({when}). {_ended(work.title)} "
    if isinstance(work, Comment):
        inferred = conjecture and work.author and work.author.inference
        how = "; name conjectured by the editors" if inferred else ""
        kind = f"[Comment {work.number} on the blog post {quoted(work.post.title)}{how}]"
        if work.author is None:  # the title stands for the author (APA, 9.12)
            return f"{work.opening} {kind}. ({when}). "
        return f"{_ended(work.author.initials)} ({when}). {work.opening} {kind}. "
    if isinstance(work, Entry):
        if not work.authors:
            return f"{_ended(work.headword)} ({when}). "
        *others, last = [name.initials for name in work.authors]
        authors = f"{', '.join(others)}, & {last}" if others else last  # APA, 8.17
        return f"{_ended(authors)} ({when}). {_ended(work.headword)} "
    title = note_title(work)
    return f"{_ended(work.author.initials)} ({when}). {title[0].upper()}{title[1:]}. "


def _editors(names: tuple[Name, ...]) -> str:
    """Return the editors with their initials first (APA, 10.3, example 38)."""
    written = [
        f"{name.initials.removeprefix(name.family).lstrip(', ')} {name.family}"
        if name.is_person
        else within(name.family)
        for name in names
    ]
    role = "Ed." if len(names) == 1 and names[0].is_person else "Eds."
    return f"{joined(written, '&', comma_before_last=True)} ({role})"


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", ".]")) else f"{words}."
