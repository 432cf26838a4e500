"""How works are cited and listed: author and year, told apart by letters, with full dates.

Four plug-ins for pybtex and sphinxcontrib-bibtex, all named ``apparatus``: a label style
("Reuters 2022a"), a sorting style by these labels, a formatting style that prints the day where
the ``date`` field has it, and a reference style that puts labels in round brackets (square ones
may belong to a witness).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from typing import Any

from pybtex.backends import plaintext
from pybtex.database import Entry, Person
from pybtex.plugin import register_plugin
from pybtex.richtext import Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import field as field_of
from pybtex.style.template import first_of, node, optional, sentence, tag, words
from sphinxcontrib.bibtex.plugin import register_plugin as register_reference_style
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle

from sphinx_apparatus.core.names import letters

NAME = "apparatus"
_BRACES = re.compile(r"[{}]|\\[a-zA-Z]+\s*")
_TITLE_WORDS = 5
_MONTHS = (  # not strftime, which speaks the language of the machine
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def register() -> None:
    """Make the three styles known under their name."""
    # Registered plug-ins are found at once; others by a search of all installed packages, which
    # sphinxcontrib-bibtex would repeat for every citation.
    register_plugin("pybtex.backends", "plaintext", plaintext.Backend, force=True)
    register_plugin("pybtex.style.labels", NAME, AuthorYearLabels)
    register_plugin("pybtex.style.sorting", NAME, ByLabels)
    register_plugin("pybtex.style.formatting", NAME, FullDates)
    register_reference_style("sphinxcontrib.bibtex.style.referencing", NAME, RoundBrackets)


def author_year(entry: Entry) -> str:
    """Return the label of a work before letters tell equal ones apart: ``Way 2008``.

    A work without author or editor goes by its ``shorttitle``, else by its title's first words.
    """
    people: Sequence[Person] = entry.persons.get("author") or entry.persons.get("editor") or ()
    names = [" ".join([*person.prelast_names, *person.last_names]) for person in people]
    if len(names) > 2 or names[1:] == ["others"]:
        who = f"{names[0]} et al."
    elif names:
        who = " and ".join(names)
    else:
        title = plain(entry.fields.get("shorttitle") or entry.fields.get("title", entry.key))
        cut = title.split()
        who = " ".join(cut[:_TITLE_WORDS]).rstrip(",:;") + ("…" if len(cut) > _TITLE_WORDS else "")
    year = entry.fields.get("year") or entry.fields.get("date", "")[:4]
    return f"{plain(who)} {year or 'n.d.'}"


def plain(text: str) -> str:
    """Return a field's text without BibTeX's braces and commands."""
    return " ".join(_BRACES.sub("", text).split())


def sort_key(entry: Entry) -> tuple[str, ...]:
    """Return the key by which works are listed: label without article, date, title, key."""
    label = re.sub(r"^(the|an?) ", "", author_year(entry).casefold())
    title = plain(entry.fields.get("title", "")).casefold()
    return label, entry.fields.get("date", ""), title, entry.key or ""


def full_date(entry: Entry) -> str:
    """Return the date of a work as far as it is known: ``7 January 2022``, ``June 1991``."""
    try:
        day = Day.fromisoformat(entry.fields.get("date", ""))
    except ValueError:
        month = plain(entry.fields.get("month", ""))
        return " ".join(part for part in (month, entry.fields.get("year", "")) if part)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


class AuthorYearLabels(BaseLabelStyle):  # type: ignore[misc]  # pybtex has no types
    """Labels by author and year; equal ones get the letters a, b, c in the order of the list."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield the labels of the entries, which are in the order of the list."""
        bases = [author_year(entry) for entry in sorted_entries]
        total, used = Counter(bases), Counter[str]()
        for base in bases:
            used[base] += 1
            letter = letters(used[base]) if total[base] > 1 else ""
            yield base + (f"-{letter}" if base.endswith("n.d.") and letter else letter)


class ByLabels(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """Works in the order of their labels, and of their dates where these are equal."""

    def sorting_key(self, entry: Entry) -> tuple[str, ...]:
        """Return the key of an entry in the list."""
        return sort_key(entry)


class FullDates(Unsorted):  # type: ignore[misc]  # pybtex has no types
    """pybtex's plain style with titles as they are written and days where they are known."""

    default_label_style = NAME
    default_sorting_style = NAME

    def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Any:
        """Return the title, its capitals untouched."""
        title = field_of(which_field)
        return sentence[title] if as_sentence else title

    def get_misc_template(self, e: Entry) -> Any:
        """Return author, title, container and full date, note, address."""
        return _toplevel(
            self,
            e,
            optional[sentence[self.format_names("author")]],
            sentence[optional[field_of("howpublished")], _date],
        )

    def get_article_template(self, e: Entry) -> Any:
        """Return author, title, journal with volume and pages as far as known, address."""
        pages = first_of[optional[words["pp.", field_of("pages")]], ""]
        return _toplevel(
            self,
            e,
            optional[sentence[self.format_names("author")]],
            sentence[tag("em")[field_of("journal")], optional[_volume], pages, _date],
        )


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _date(children: Any, context: Any) -> Text:
    return Text(full_date(context["entry"]))


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _volume(children: Any, context: Any) -> Text:
    fields = context["entry"].fields
    number = f" ({fields['number']})" if "number" in fields else ""
    return Text(f"{fields['volume']}{number}" if "volume" in fields else "")


def _toplevel(style: FullDates, entry: Entry, opening: Any, closing: Any) -> Any:
    return toplevel[
        opening,
        optional[style.format_title(entry, "title")],
        closing,
        sentence[optional[field_of("note")]],
        style.format_web_refs(entry),
    ]


@dataclass
class RoundBrackets(LabelReferenceStyle):
    """References by label, in round brackets, several parted by semicolons."""

    bracket_textual: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")", "; "))
    bracket_parenthetical: BracketStyle = field(
        default_factory=lambda: BracketStyle("(", ")", "; ")
    )
