"""Check what editors claim of a thread: who answers whom, and whose words are quoted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, nearest, replaced, visible
from sphinx_apparatus.core.model import Comment
from sphinx_apparatus.core.quotations import nearest_words, words_meant

_OPTIONS = 16
"""Within so many lines of its beginning a comment has its options."""


def check_thread(
    comments: Sequence[Comment], texts: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    """Yield a problem for each impossible reply and each quotation that does not stand.

    ``comments`` are in the order of the thread; ``texts`` gives, by comment, its passages' words.
    """
    earlier: set[str] = set()
    everyone = {comment.id for comment in comments}
    for comment in comments:
        for target in comment.reply_to:
            if target == comment.id:
                yield _reply(comment, "It is said to reply to itself.", "Name an earlier comment.")
            elif target in everyone - earlier:
                found = f'It is said to reply to "{target}", which comes later.'
                yield _reply(comment, found, "Name an earlier comment.")
            elif target not in everyone:
                found = f'It is said to reply to "{target}", but there is no such comment.'
                remedy = replaced(target, earlier, after=":reply-to: ", lines=_OPTIONS)
                yield _reply(comment, found, nearest(target, earlier), remedy)
        for target, words in comment.quotes:
            if target not in earlier:
                found = f'It is said to quote "{target}", which is no earlier comment.'
                yield _quotation(comment, found, nearest(target, earlier))
                continue
            for holder in (target, comment.id):
                passages = texts.get(holder, {})
                if not passage_with(passages, words):
                    found = f'"{visible(words)}" does not stand in {holder}.'
                    text = "\n".join(passages.values())
                    meant = words_meant(text, words)
                    remedy = Remedy(words, meant, lines=_OPTIONS) if meant else None
                    yield _quotation(comment, found, nearest_words(text, words), remedy)
        earlier.add(comment.id)


def passage_with(passages: Mapping[str, str], words: str) -> str:
    """Return the identifier of the first passage that holds the words, or an empty string."""
    return next((identifier for identifier, text in passages.items() if words in text), "")


def _reply(comment: Comment, found: str, hint: str, remedy: Remedy | None = None) -> Problem:
    return Problem(comment.location, Code.REPLY_INVALID, f"{comment.id}: {found}", hint, remedy)


def _quotation(comment: Comment, found: str, hint: str, remedy: Remedy | None = None) -> Problem:
    code = Code.QUOTATION_INVALID
    return Problem(comment.location, code, f"{comment.id}: {found}", hint, remedy)
