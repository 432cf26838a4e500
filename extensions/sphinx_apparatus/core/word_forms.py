"""The forms in which a text may write a headword: as the entry has it, and in the plural."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_apparatus.core.model import Entry

_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\n": " ", "\t": " "})


def plain(text: str) -> str:
    """Return the text with straight apostrophes and plain spaces, letter for letter."""
    return text.translate(_SAME)


@dataclass(frozen=True)
class Form:
    """One way to write a headword. ``source`` says which value of the entry it comes from."""

    text: str
    slug: str
    source: str


def forms_of(entry: Entry) -> Iterator[Form]:
    """Yield the forms of an entry as written in its front matter."""
    yield Form(entry.title, entry.slug, "title")
    if entry.abbreviation:
        yield Form(entry.abbreviation, entry.slug, "abbreviation")
    for number, alias in enumerate(entry.aliases):
        yield Form(alias, entry.slug, f"aliases/{number}")


def plurals(form: str) -> tuple[str, ...]:
    """Return the regular plurals of a form's last word."""
    last = form[-1:].lower()
    if not last.isalpha():
        return ()
    abbreviation = form[-2:].isupper()
    if last == "y" and form[-2:-1].lower() not in "aeiou" and not abbreviation:
        return (f"{form[:-1]}ies",)
    if last == "h" and form.lower().endswith("ch"):  # churches, oligarchs
        return (f"{form}es", f"{form}s")
    if form.lower().endswith(("s", "x", "z", "sh")):
        return (f"{form}es",)
    return (f"{form}s",)
