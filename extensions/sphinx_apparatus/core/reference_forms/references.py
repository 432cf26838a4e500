"""All ready references to one thing: to its original, where there is one, and in the edition."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_apparatus.core.reference_forms import apa, bibtex, chicago, csl_json, mla, ris
from sphinx_apparatus.core.reference_forms.pieces import Reference
from sphinx_apparatus.core.reference_forms.work import Comment, Edition, Position, Post, Work

STYLES = {"Chicago": chicago, "MLA": mla, "APA": apa}
"""The styles, by the names that they are known by."""
DATA_FORMATS = {"BibTeX": bibtex, "RIS": ris, "CSL-JSON": csl_json}
"""The formats of reference managers, likewise."""


@dataclass(frozen=True)
class References:
    """References by style and data by format; ``original`` is empty for what is the editors'."""

    original: dict[str, Reference]
    edition: dict[str, Reference]
    data: dict[str, str]


def references_to(work: Work, edition: Edition, position: Position, key: str) -> References:
    """Return the references to a work; *key* identifies the text or comment that it is part of."""
    items = [csl_json.in_edition(work, edition, position, key)]
    original: dict[str, Reference] = {}
    if isinstance(work, (Post, Comment)):
        items.insert(0, csl_json.original(work, key))
        original = {name: style.original(work) for name, style in STYLES.items()}
    return References(
        original,
        {name: style.in_edition(work, edition, position) for name, style in STYLES.items()},
        {name: data.as_text(items) for name, data in DATA_FORMATS.items()},
    )
