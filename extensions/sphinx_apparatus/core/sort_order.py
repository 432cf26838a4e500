"""The order of the glossary: entries by their headwords, or by the form that they give for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from sphinx_apparatus.core.entry_file import front_matter
from sphinx_apparatus.core.yaml_record import read_scalars


def sort_key(form: str) -> str:
    """Return the sort key of a form: its letters without marks or case."""
    plain = unicodedata.normalize("NFKD", form)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def sort_form_of(text: str) -> str:
    """Return the form by which a glossary file is sorted; empty if it does not say.

    Nothing is reported here: that is done when the file itself is read. Only strings are taken,
    so that a date that is none, or lists within lists, do no harm here.
    """
    data = read_scalars(front_matter(text))
    return data.get("file-as", "").strip() or data.get("title", "").strip()


def sorted_documents(names: Iterable[str], forms: Mapping[str, str]) -> list[str]:
    """Return document *names* in the order of their *forms*; those without one by their names."""
    return sorted(names, key=lambda name: (sort_key(forms.get(name) or name), name))
