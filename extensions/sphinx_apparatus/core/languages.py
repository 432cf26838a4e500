"""The language of words: as BCP 47 writes it, and as bibliographies do."""

from __future__ import annotations

import re

CLASS_PREFIX = "language-"
"""docutils' own class for the language of an element; HTML makes an attribute ``lang`` of it."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAMES = {  # of biblatex's field langid, which are those of babel
    "american": "en-US",
    "arabic": "ar",
    "british": "en-GB",
    "chinese": "zh",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "italian": "it",
    "japanese": "ja",
    "kazakh": "kk",
    "kyrgyz": "ky",
    "ngerman": "de",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "usenglish": "en-US",
    "uzbek": "uz",
}


def is_tag(language: str) -> bool:
    """Return whether this has the form of a language tag: ``ru``, ``en-US``, ``kk-Cyrl``."""
    return _TAG.fullmatch(language) is not None


def tag_of(langid: str) -> str:
    """Return the language tag for the ``langid`` of a work, a name or a tag; empty if unknown."""
    name = langid.strip()
    return _NAMES.get(name.lower(), name if is_tag(name) else "")
