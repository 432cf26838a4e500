"""The language of words: as BCP 47 writes it, and as bibliographies do."""

from __future__ import annotations

import re

from babel import Locale

CLASS_PREFIX = "language-"
"""docutils' own class for the language of an element; HTML makes an attribute ``lang`` of it."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ENGLISH_NAMES: dict[str, str] = {name.lower(): tag for tag, name in Locale("en").languages.items()}
_NAMES: dict[str, str] = (
    _ENGLISH_NAMES
    | {  # what the LaTeX package babel calls a language, if otherwise
        "american": "en-US",
        "british": "en-GB",
        "ngerman": "de",
        "usenglish": "en-US",
    }
)
"""Language tags by the names that biblatex's field ``langid`` has, which are those of babel."""


def is_tag(language: str) -> bool:
    """Return whether this has the form of a language tag: ``ru``, ``en-US``, ``kk-Cyrl``."""
    return _TAG.fullmatch(language) is not None


def tag_of(langid: str) -> str:
    """Return the language tag for the ``langid`` of a work, a name or a tag; empty if unknown."""
    name = langid.strip()
    return _NAMES.get(name.lower(), name if is_tag(name) else "")
