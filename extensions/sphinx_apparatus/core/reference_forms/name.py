"""Names as bibliographies write them: family name first, initials, bodies left whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pybtex.database import Person

Inference = Literal["", "sure", "unsure"]

_PARTICLES = frozenset(
    (
        *("af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di"),
        *("do", "dos", "du", "e", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu"),
        *("zum", "zur"),
    )
)
_SAYS = re.compile(
    r"\s*\b(?:said|says|wrote|writes|sagt|sagte|schreibt|schrieb)\b[\s:.…]*$", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|[IV]{2,}")


@dataclass(frozen=True)
class Name:
    """A name; one that is not split into parts (a body, a pseudonym) has only ``family``.

    ``inference`` says that the name is not in the source but concluded by the editors, and whether
    they are sure of it.
    """

    family: str
    given: str = ""
    suffix: str = ""
    inference: Inference = ""

    @property
    def direct(self) -> str:
        """The name in reading order: ``Barbara Jones Jr.``."""
        return self.marked(
            " ".join(part for part in (self.given, self.family, self.suffix) if part)
        )

    @property
    def inverted(self) -> str:
        """The name as lists sort it: ``Jones, Barbara, Jr.``."""
        return self.marked(", ".join(p for p in (self.family, self.given, self.suffix) if p))

    @property
    def initials(self) -> str:
        """The family name with initials: ``Jones, B.``."""
        words = re.split(r"[\s]+", self.given) if self.given else []
        short = " ".join("-".join(f"{p[0]}." for p in word.split("-") if p) for word in words)
        return self.marked(", ".join(p for p in (self.family, short, self.suffix) if p))

    @property
    def is_person(self) -> bool:
        """Whether the name is split as a person's."""
        return bool(self.given)

    def marked(self, written: str) -> str:
        """Return the name in square brackets if it is inferred, with ``?`` if that is unsure.

        These are the signs of the Chicago Manual of Style (17th ed., 14.79) and of MLA's handbook.
        """
        return {"": "{}", "sure": "[{}]", "unsure": "[{}?]"}[self.inference].format(written)


def split_name(written: str, inference: Inference = "") -> Name:
    """Return a name in its parts.

    ``Jones, Barbara`` is taken as written; ``Barbara Jones`` and ``Ludwig van Beethoven`` are
    split by the rules of BibTeX if every word begins with a capital or is a particle. All else
    (``Anonymous``, ``The editors``, ``cat lover``) is left whole.
    """
    written = " ".join(written.split())
    words = written.split()
    personal = "," in written or (
        len(words) > 1
        and words[0] != "The"
        and all(word[0].isupper() for word in (words[0], words[-1]))
        and all(word[0].isupper() or word in _PARTICLES for word in words)
    )
    if not personal:
        return Name(written, inference=inference)
    suffix = ""
    if "," not in written and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    person = Person(" ".join(words))
    return Name(
        " ".join([*person.prelast_names, *person.last_names]),
        " ".join([*person.first_names, *person.middle_names]),
        suffix or " ".join(person.lineage_names),
        inference,
    )


def name_in_byline(byline: str) -> str:
    """Return the name that a byline holds: ``Anonymous said...`` → ``Anonymous``; empty if none.

    What is left out are the words by which weblogs introduce a comment.
    """
    return _SAYS.sub("", byline).strip()


def joined(names: Sequence[str], last: str = "and", comma_before_last: bool = True) -> str:
    """Return names in a row: ``A``, ``A and B``, ``A, B, and C``."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}{',' if comma_before_last else ''} {last} {names[-1]}"


def within(name: str) -> str:
    """Return a name for the middle of a sentence: ``The editors`` → ``the editors``."""
    return f"the {name[4:]}" if name.startswith("The ") else name
