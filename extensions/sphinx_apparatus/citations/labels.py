"""Labels of works by author and year, told apart by letters, and the order that follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pybtex.database import Entry, Person
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle

from sphinx_apparatus.citations.latex_text import plain
from sphinx_apparatus.core.names import letters
from sphinx_apparatus.core.sort_order import sort_key as letters_only
from sphinx_apparatus.core.translation import Message

_TITLE_WORDS = 5
TWO = Message("{first} and {second}")
AND_OTHERS = Message("{name} et al.")
_UNDATED = Message("n.d.", "a work without a date")


def author_year(entry: Entry) -> str:
    """Return the label of a work before letters tell equal ones apart: ``Way 2008``."""
    year = plain(entry.fields.get("year") or entry.fields.get("date", "")[:4])
    return f"{short_author(entry)} {year or _UNDATED}"


def short_author(entry: Entry) -> str:
    """Return who a work goes by: ``Way``, ``Way and Ash``, ``Way et al.``.

    A work without author or editor goes by its ``shorttitle``, else by its title's first words,
    else by its key.
    """
    names, others = surnames(entry)
    if len(names) > 2 or (names and others):
        return AND_OTHERS(name=names[0])
    if len(names) == 2:
        return TWO(first=names[0], second=names[1])
    if names:
        return names[0]
    cut = (title(entry) or entry.key).split()
    return " ".join(cut[:_TITLE_WORDS]).rstrip(",:;") + ("…" if len(cut) > _TITLE_WORDS else "")


def surnames(entry: Entry) -> tuple[list[str], bool]:
    """Return the surnames of the authors, else of the editors, and whether there are others.

    BibTeX writes "others" as the last name for those who are not named.
    """
    people: Sequence[Person] = entry.persons.get("author") or entry.persons.get("editor") or ()
    names = [plain(" ".join([*person.prelast_names, *person.last_names])) for person in people]
    others = len(names) > 1 and names[-1] == "others"
    return (names[:-1], True) if others else (names, False)


def title(entry: Entry) -> str:
    """Return the short title of a work, else its title; empty if it has none."""
    return plain(entry.fields.get("shorttitle") or entry.fields.get("title", ""))


def sort_key(entry: Entry) -> tuple[str, ...]:
    """Return the key by which works are listed: label without article, date, title, key.

    Letters with marks are sorted as those without.
    """
    label = re.sub(r"^(the|an?) ", "", letters_only(author_year(entry)))
    whole = letters_only(plain(entry.fields.get("title", "")))
    return label, entry.fields.get("date", ""), whole, entry.key or ""


class AuthorYearLabels(BaseLabelStyle):  # type: ignore[misc]  # pybtex has no types
    """Labels by author and year; equal ones get the letters a, b, c in the order of the list."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield the labels of the entries, which are in the order of the list."""
        bases = [author_year(entry) for entry in sorted_entries]
        total, used = Counter(bases), Counter[str]()
        for base in bases:
            used[base] += 1
            letter = letters(used[base]) if total[base] > 1 else ""
            yield base + (f"-{letter}" if base.endswith(str(_UNDATED)) and letter else letter)


class ByLabels(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """Works in the order of their labels, and of their dates where these are equal."""

    def sorting_key(self, entry: Entry) -> tuple[str, ...]:
        """Return the key of an entry in the list."""
        return sort_key(entry)
