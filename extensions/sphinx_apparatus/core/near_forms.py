"""Find where the words of an unused form stand otherwise: other capitals, hyphens, endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import snowballstemmer
from babel import Locale, UnknownLocaleError

from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.model import DocumentRecord
from sphinx_apparatus.core.translation import language

_WORD = re.compile(r"[^\W_]+")
_ENDING = r"[^\W_]{0,6}"
_BETWEEN = r"[\W_]{0,3}"


class NearForms:
    """Looks for forms in the running text of documents, whatever their capitals and endings."""

    def __init__(self, documents: Mapping[str, DocumentRecord]) -> None:
        self._documents = documents

    def find(self, form: str, own: str) -> tuple[str, str] | None:
        """Return the words that are nearest to a form and where they stand; None if none are.

        ``own`` is the document of the entry itself, in which nothing is looked for. The latter is a
        source location, or the name of the document and the section where there is none.
        """
        stems = [_stem(word) for word in _WORD.findall(form)]
        if not stems:
            return None
        starts = [stem[:-1] or stem for stem in stems]  # a stem's last letter may be put in: rise
        parts = _BETWEEN.join(f"({re.escape(start)}{_ENDING})" for start in starts)
        pattern = re.compile(rf"(?<![^\W_]){parts}(?![^\W_])", re.IGNORECASE)
        for docname, record in sorted(self._documents.items()):
            for run in record.runs if record.autolink and docname != own else ():
                for match in pattern.finditer(run.text):
                    if [_stem(word) for word in match.groups()] == stems:
                        return match[0], _location(docname, record, run.locus)
        return None


def _location(docname: str, record: DocumentRecord, locus: str) -> str:
    located: Iterable[tuple[str, SourceLocation]] = (
        *((unit.id, unit.location) for unit in record.units),
        *((note.target, note.location) for note in record.notes),
        *((item.target, item.location) for item in record.interventions),
    )
    found = dict(located).get(locus)
    return str(found) if found else f"{docname} ({locus})" if locus else docname


@cache
def _stem(word: str) -> str:
    return str(_stemmer(language()).stemWord(word.casefold()))


@cache
def _stemmer(code: str) -> snowballstemmer.stemmer:
    """Return the stemmer of a language, as Snowball has it; English where there is none."""
    try:
        name = Locale("en").languages[Locale.parse(code.replace("-", "_")).language].lower()
    except (UnknownLocaleError, ValueError, KeyError):
        name = "english"
    return snowballstemmer.stemmer(name if name in snowballstemmer.algorithms() else "english")
