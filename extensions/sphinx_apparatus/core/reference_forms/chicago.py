"""Notes in the style of the Chicago Manual of Style (17th ed., 14.205–14.208).

A note, not an entry of the bibliography, because only a note can name a passage, and because
Chicago has comments in notes only.
"""

from __future__ import annotations

from sphinx_apparatus.core.reference_forms.manual_dates import UNDATED, chicago_day
from sphinx_apparatus.core.reference_forms.name import joined, within
from sphinx_apparatus.core.reference_forms.pieces import (
    Piece,
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

_LOST = "[name lost]"


def original(work: Original) -> Reference:
    """Return the note for a post or comment as first published."""
    post = work if isinstance(work, Post) else work.post
    genre = "blog" if post.genre == "weblog" else post.genre
    told = genre and genre.casefold() not in post.container.casefold()
    return reference(
        *_opening(work),
        italic(post.container),
        f" ({genre})" if told else "",
        f", {chicago_day(post.published)}" if post.published else "",
        ", ",
        address(post.url),
        ".",
    )


def in_edition(work: Work, edition: Edition, position: Position) -> Reference:
    """Return the note for what an edition holds."""
    year = edition.published.year if edition.published else UNDATED
    by_editors = isinstance(work, Note) and work.author in edition.editors
    editors = joined([within(name.direct) for name in edition.editors])
    return reference(
        *_opening(work, conjecture=True),
        "in ",
        italic(headline(edition.title)),
        f", version {edition.version}" if edition.version else "",
        f", ed. {editors}" if editors and not by_editors else "",
        f" ({year})",
        f", {position.mark}" if position.mark else "",
        ", " if position.link else "",
        address(position.link),
        ".",
    )


def _opening(work: Work, *, conjecture: bool = False) -> list[str | Piece]:
    if isinstance(work, Post):
        return [f"{work.author.direct}, {quoted(work.title, ',')} "]
    if isinstance(work, Comment):
        who = work.author.direct if work.author else _LOST
        when = chicago_day(work.published) if work.published else UNDATED
        inferred = conjecture and work.author and work.author.inference
        how = " (name conjectured by the editors)" if inferred else ""
        said = f", comment {work.number}{how} on {work.post.author.direct}, "
        return [f"{who}, {when}{said}{quoted(work.post.title, ',')} "]
    if isinstance(work, Entry):
        authors = joined([name.direct for name in work.authors])
        return [f"{authors}, " if authors else "", f"{quoted(work.headword, ',')} "]
    return [f"{work.author.direct}, {note_title(work)}, "]


def note_title(note: Note) -> str:
    """Return what a note is called in a sentence: ``note on “good old days” (¶3)``."""
    if not note.lemma:
        return f"note on {note.passage}"
    return f"note on {quoted(note.lemma)} ({note.passage})"
