"""Words as the search compares them: without capitals and accents.

``static/reader-search.js`` does the same to what is asked, so both change together.
"""

from __future__ import annotations

import re
import unicodedata

#: Letters that Unicode does not take apart, and what people write for them.
_LETTERS = str.maketrans(
    {"ß": "ss", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"ς": "σ"}
)
#: Chinese and Japanese have no spaces: each sign is a word, and several are found as a phrase.
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]+")


def fold(text: str) -> str:
    """Return *text* in lower case without accents, so that ``Éire`` is found by ``eire``."""
    lower = text.lower()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFD", lower)
    return "".join(c for c in parts if unicodedata.category(c)[0] != "M").translate(_LETTERS)


def split(text: str) -> list[str]:
    """Return the folded words of *text* in order: ``C9-2`` is ``["c9", "2"]``."""
    return _WORD.findall(fold(text))


def key(text: str) -> str:
    """Return the form by which a whole name is looked up: its folded words with a space between."""
    return " ".join(split(text))
