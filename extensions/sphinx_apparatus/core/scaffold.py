"""Write the beginning of an entry or a note, which its writer fills in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from sphinx_apparatus.core.glossary_checks import form_key
from sphinx_apparatus.core.letters import in_latin_letters
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.quotations import QuoteSelector
from sphinx_apparatus.core.slugs import slug_of
from sphinx_apparatus.core.sort_order import sort_key
from sphinx_apparatus.core.word_forms import Form, forms_of, plurals
from sphinx_apparatus.core.yaml_record import schema

_ALIKE = 0.85
"""The least similarity of two headwords that are taken for one, from 0 to 1."""
_WORDS_OF_NAME = 4
"""A note is named for so many words of its quotation, at most."""


@dataclass(frozen=True)
class Likeness:
    """An entry that has a headword already, or one like it (``is_same`` says which)."""

    form: Form
    is_same: bool


def likenesses(title: str, entries: Iterable[Entry]) -> list[Likeness]:
    """Return the forms of entries that are a headword, or like it, the most alike first."""
    title = in_latin_letters(title)
    same, wanted = form_key(title), sort_key(title)
    found: list[tuple[float, Likeness]] = []
    for entry in entries:
        for form in forms_of(entry):
            written = (form.text, *plurals(form.text))
            if same in map(form_key, written) or form_key(form.text) in map(
                form_key, plurals(title)
            ):
                found.append((1, Likeness(form, is_same=True)))
            elif len(wanted) > 3:
                matcher = SequenceMatcher(None, wanted, sort_key(form.text), autojunk=False)
                if matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                    found.append((matcher.ratio(), Likeness(form, is_same=False)))
    return [like for _, like in sorted(found, key=lambda item: -item[0])]


def new_entry(title: str, *, kind: str, abbreviation: str, author: str, day: str) -> str:
    """Return the file of a new entry; what is not given is a remark that says what to write."""
    return "\n".join(
        [
            "---",
            *_lines(title, kind, abbreviation, author, day),
            "---",
            "",
            "",
        ]
    )


def _lines(title: str, kind: str, abbreviation: str, author: str, day: str) -> Iterator[str]:
    properties = schema("entry")["properties"]
    yield _value("title", title)
    if abbreviation:
        yield _value("abbreviation", abbreviation)
    kinds = ", ".join(properties["kind"]["enum"])
    yield f"kind: {kind}" if kind else f"kind:  # one of {kinds}"
    yield f"short:  # {properties['short']['description']}"
    yield f"sources: []  # {properties['sources']['description']}"
    yield f"authors: [{author}]" if author else f"authors: []  # {_said(properties, 'authors')}"
    yield f"created: {day}"


def _said(properties: dict[str, dict[str, str]], key: str) -> str:
    return properties[key]["description"]


def _value(key: str, value: str) -> str:
    dumped: str = yaml.safe_dump({key: value}, allow_unicode=True, width=10_000)
    return dumped.strip()


def note_name(quote: str, taken: Collection[str]) -> str:
    """Return a name for a note on these words that no other note has; may be empty."""
    made = "-".join(slug_of(quote).split("-")[:_WORDS_OF_NAME])
    names = [made, *(f"{made}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken) if made else ""


def new_note(
    name: str, passage: str, quote: QuoteSelector, *, kind: str, cite: str, author: str, day: str
) -> str:
    """Return a new note, without its text."""
    selector = {"quote": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    options = {"passage": passage, **selector}
    options["occurrence"] = str(quote.occurrence or "")
    options |= {"kind": kind, "cite": cite, "by": author, "date": day}
    needed = ("kind", "by")
    lines = [
        f":{option}: {option_value(value)}".rstrip()
        for option, value in options.items()
        if value or option in needed
    ]
    return "\n".join([f":::{{annotation}} {name}", *lines, "", "", ":::", ""])


def option_value(value: str) -> str:
    """Return the value of an option, between quotation marks where it could be misread."""
    plain = re.match(r"[^\s'\"|>#&*!%@`\[\]{},?:-]", value) and not re.search(r"\s#|:\s|:$", value)
    if not value or (plain and value == value.strip()):
        return value
    return "'" + value.replace("'", "''") + "'"
