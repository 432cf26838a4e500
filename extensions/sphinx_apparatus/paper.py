"""Tell the PDF builder how the apparatus looks: a style and the classes that it sets."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx_typst import add_style

_SET_BY_THEIR_OWN_NAME = (
    "byline",
    "cited-in",
    "comment-claims",
    "dateline",
    "entry-foot",
    "entry-head",
    "gloss",
    "glossary-letter",
    "lemma",
    "mention",
    "note-kind",
    "passage-number",
    "sic",
    "signature",
    "supplied",
    "view-title",
)
_REPORTS = ("collation", "interventions", "notes-index", "provenance", "thread-map")


def register(app: Sphinx) -> None:
    """Add the style; without the ``pdf`` builder it has no effect."""
    classes = {name: name for name in _SET_BY_THEIR_OWN_NAME} | dict.fromkeys(_REPORTS, "report")
    add_style(app, Path(__file__).parent / "typst" / "apparatus.typ", classes)
