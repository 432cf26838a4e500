"""How a work is printed in the list: with its title as written, and its date as far as known."""

from __future__ import annotations

from copy import copy
from typing import Any

from pybtex.database import Entry, Person
from pybtex.richtext import String
from pybtex.style import FormattedEntry
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.template import (
    FieldIsMissing,
    field,
    first_of,
    join,
    node,
    optional,
    optional_field,
    sentence,
    tag,
    words,
)

from sphinx_apparatus.citations.labels import AND_OTHERS, AuthorYearLabels, ByLabels
from sphinx_apparatus.citations.latex_text import plain, with_braces
from sphinx_apparatus.citations.list_words import AND, AND_LAST, PAGES, translated
from sphinx_apparatus.core.dates import named_month, short_day, written_date

_CONTAINERS = (  # what a work of any type may have appeared in, or with
    *("howpublished", "booktitle", "journal", "school", "institution", "organization"),
    "publisher",
)


def full_date(entry: Entry) -> str:
    """Return the date of a work as far as it is known: ``7 January 2022``, ``June 1991``.

    The field ``date`` (``2022-01-07``, ``1991-06``, ``2009-05-06/2009-05-08``) goes before
    ``month`` and ``year``.
    """
    if written := written_date(entry.fields.get("date", "")):
        return written
    return named_month(*(plain(entry.fields.get(name, "")) for name in ("month", "year")))


class FullDates(Unsorted):  # type: ignore[misc]  # pybtex has no types
    """pybtex's plain style with titles as they are written and days where they are known."""

    default_label_style = AuthorYearLabels
    default_sorting_style = ByLabels

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> Any:
        """Return a work as it is printed.

        One of a type that pybtex does not know, or that lacks a field which pybtex requires of its
        type, is printed as ``misc``: with what is known of it.
        """
        kind = entry.type if hasattr(self, f"get_{entry.type}_template") else "misc"
        printed = Entry(kind, entry.fields, entry.persons)
        printed.key = entry.key
        # pybtex's templates print month and year; the whole date stands in their place
        if date := full_date(entry):
            printed.fields["year"] = date
            printed.fields.pop("month", None)
        if "urldate" in entry.fields:
            printed.fields["urldate"] = short_day(entry.fields["urldate"])
        try:
            text = self._text(kind, printed, bib_data)
        except FieldIsMissing:
            text = self._text("misc", printed, bib_data)
        return FormattedEntry(entry.key, _with_braces(text), label)

    def _text(self, kind: str, entry: Entry, bib_data: Any) -> Any:
        template = translated(getattr(self, f"get_{kind}_template")(entry))
        return template.format_data({"entry": entry, "style": self, "bib_data": bib_data})

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """Return the names of those who have a role, each with its first name first."""
        listed = _names(role=role)
        return sentence[listed] if as_sentence else listed

    def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Any:
        """Return the title, its capitals untouched."""
        title = field(which_field)
        return sentence[title] if as_sentence else title

    def get_misc_template(self, e: Entry) -> Any:
        """Return author or editor, title, container and full date, note, address."""
        container = first_of[[optional_field(name) for name in _CONTAINERS]]
        return _toplevel(self, e, sentence[container, optional_field("year")])

    def get_article_template(self, e: Entry) -> Any:
        """Return author or editor, title, journal, volume and pages as far as known, address."""
        number = optional[" (", field("number"), ")"]
        volume = optional[join[field("volume"), number]]
        pages = optional[words[PAGES.text, field("pages")]]
        journal = tag("em")[field("journal")]
        return _toplevel(self, e, sentence[journal, volume, pages, optional_field("year")])


def _with_braces(text: Any) -> Any:
    """Return rich text of pybtex with the braces that are to be printed."""
    if isinstance(text, String):
        return String(with_braces(str(text)))
    if hasattr(text, "parts"):
        text = copy(text)
        text.parts = [_with_braces(part) for part in text.parts]
    return text


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _names(_children: Any, data: dict[str, Any], role: str) -> Any:
    """Return the names of those who have a role; "others" at the end are not named."""
    people: list[Person] = data["entry"].persons.get(role, [])
    if not people:
        raise FieldIsMissing(role, data["entry"])
    others = len(people) > 1 and str(people[-1]) == "others"
    style = data["style"]
    written = [style.format_name(person, style.abbreviate_names) for person in people]
    if not others:
        listed = join(sep=", ", sep2=str(AND), last_sep=str(AND_LAST))[written]
    else:
        listed = join[AND_OTHERS.around(name=[join(sep=", ")[written[:-1]]])]
    return listed.format_data(data)


def _toplevel(style: FullDates, entry: Entry, closing: Any) -> Any:
    return toplevel[
        optional[style.format_author_or_editor(entry)],
        optional[style.format_title(entry, "title")],
        closing,
        sentence[optional_field("note")],
        style.format_web_refs(entry),
    ]
