"""Tell the search of ``sphinx_reader_theme`` what passages, notes and entries are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_apparatus.core.class_names import (
    CITE_LINK,
    CITE_TEXT,
    CITED_IN,
    ENTRY_FOOT,
    ENTRY_HEAD,
    GLOSSARY_INDEX,
    INTERVENTIONS,
    LEDGER_LINK,
    NOTE_RECORD,
    NOTES_HEADING,
    NOTES_INDEX,
    PASSAGE_NUMBER,
    THREAD_MAP,
    WITHDRAWN_NOTES,
    WITNESS_TEXT,
)
from sphinx_apparatus.core.names import comment_heading, comment_name, passage_mark, unit_name
from sphinx_apparatus.core.word_forms import forms_of
from sphinx_apparatus.core.wording import ENTRY_KIND_NAMES
from sphinx_apparatus.domain import apparatus

if TYPE_CHECKING:
    from sphinx_reader_theme.search.names import SearchNames

REPEATED = (
    CITE_LINK,
    CITE_TEXT,
    CITED_IN,
    ENTRY_FOOT,
    ENTRY_HEAD,
    GLOSSARY_INDEX,
    INTERVENTIONS,
    LEDGER_LINK,
    NOTE_RECORD,
    NOTES_HEADING,
    NOTES_INDEX,
    THREAD_MAP,
    WITHDRAWN_NOTES,
    WITNESS_TEXT,
)
"""What repeats words of passages, notes and names, which the search finds where they belong."""


def offer_names(app: Sphinx, _config: Config) -> None:
    """Listen to the theme where the project has it (``config-inited``)."""
    if "sphinx_reader_theme" in app.extensions:
        app.connect("reader-search-names", give_names)


def give_names(app: Sphinx, names: SearchNames) -> None:
    """Name units by identifier and number, notes by label, entries by all their forms."""
    edition = apparatus(app.env).edition
    names.leave_out(PASSAGE_NUMBER, *REPEATED)
    if edition is None:
        return
    for docname, record in edition.texts():
        for unit in record.units:
            marks = [passage_mark(unit.id)] if unit.kind == "passage" else []
            names.passage(docname, unit.id, unit_name(unit.id), unit.id, *marks)
        for comment in record.comments:
            name = comment_name(comment.id)
            names.passage(docname, comment.id, comment_heading(comment.id), name, comment.id)
        for target in [n.target for n in record.notes] + [i.target for i in record.interventions]:
            if target in record.labels:
                names.passage(docname, target, record.labels[target], target)
    for entry in edition.entries.values():
        forms = [form.text for form in forms_of(entry)]
        title = f"{entry.title} ({entry.abbreviation})" if entry.abbreviation else entry.title
        kind = str(ENTRY_KIND_NAMES.get(entry.kind, entry.kind))
        names.headword(entry.docname, entry.target, title, *forms, about=kind)
