"""What an overview of a thread shows of each comment: who, how long, whom it answers and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sphinx_apparatus.core.model import Comment, DocumentRecord
from sphinx_apparatus.core.reference_forms.name import name_in_byline
from sphinx_apparatus.core.thread import passage_with
from sphinx_apparatus.core.wording import CONJECTURED

PART = 50
"""How many comments one part of the overview of a long thread has."""


@dataclass(frozen=True)
class Turn:
    """A comment in the overview: ``words`` counts those of its passages.

    ``quotes`` are the comments that it quotes with the passages that hold the words; ``answers``
    and ``answered_in`` are identifiers of comments.
    """

    comment: Comment
    words: int
    quotes: tuple[tuple[str, str], ...]
    answered_in: tuple[str, ...]

    @property
    def id(self) -> str:
        """The identifier of the comment."""
        return self.comment.id

    @property
    def answers(self) -> tuple[str, ...]:
        """The comments that this one answers."""
        return self.comment.reply_to

    @property
    def name(self) -> str:
        """The name in the byline, else that of the conjectured speaker, who is said to be so."""
        return name_of_speaker(self.comment)


def name_of_speaker(comment: Comment) -> str:
    """Return the name in a byline, else the conjectured speaker, said to be so, else nothing."""
    witnessed = name_in_byline(comment.byline)
    return witnessed or (CONJECTURED(speaker=comment.speaker) if comment.speaker else "")


def turns(record: DocumentRecord) -> list[Turn]:
    """Return the comments of a thread, in their order."""
    passages: dict[str, dict[str, str]] = {}
    for unit in record.units:
        if unit.kind == "passage":
            passages.setdefault(unit.id.partition("-")[0], {})[unit.id] = unit.text
    answered: dict[str, list[str]] = {}
    for comment in record.comments:
        for target in comment.reply_to:
            answered.setdefault(target, []).append(comment.id)
    return [
        Turn(
            comment,
            sum(len(text.split()) for text in passages.get(comment.id, {}).values()),
            tuple((c, passage_with(passages.get(c, {}), words)) for c, words in comment.quotes),
            tuple(answered.get(comment.id, ())),
        )
        for comment in record.comments
    ]


def parts(thread: Sequence[Turn]) -> Iterator[Sequence[Turn]]:
    """Yield the comments in parts, none longer than :data:`PART`."""
    for start in range(0, len(thread), PART):
        yield thread[start : start + PART]
