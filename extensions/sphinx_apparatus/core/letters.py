"""Letters that deceive: signs that cannot be seen, alphabets that are mixed, look-alikes."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
_JOINERS = "\u200c\u200d"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_ISOLATED = re.compile(f"[{_ISOLATES}]([^{_ISOLATES}{_POP_ISOLATE}\n]*){_POP_ISOLATE}")

# Cyrillic and Greek letters that are drawn like Latin ones: the pairs of letters in the Unicode
# Consortium's confusables.txt (UTS #39) that hold in every ordinary typeface.
_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜасеһіјорԛѕуԝхԁүӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιϲ",
    "ABESIJKMHOPCTYXQWacehijopqsywxdylABEZHIKMNOPTYXovic",
)


def unseen(text: str) -> list[str]:
    """Return the invisible characters of a text: control, format, private-use, separators.

    What scripts of their own need is no such sign: an isolate that is closed in the same line
    (UAX #9), and a joiner between two letters of a script that joins them (UAX #31).
    """
    while _ISOLATED.search(text):
        text = _ISOLATED.sub(r"\1", text)
    return sorted(
        {
            sign
            for at, sign in enumerate(text)
            if unicodedata.category(sign) in _UNSEEN
            and not (
                sign in _JOINERS and _joined(text[at - 1 : at]) and _joined(text[at + 1 :][:1])
            )
        }
    )


def alphabets(letters: str) -> set[str]:
    """Return which of the alphabets that are mistaken for each other some letters are of."""
    return {_script(c) for c in letters if c.isalpha()} & set(_ALPHABETS)


def in_latin_letters(text: str) -> str:
    """Return a text with the Latin letters for which its Cyrillic and Greek ones can be taken.

    Words that hold any other Cyrillic or Greek letter stay as they are.
    """

    def latin(found: re.Match[str]) -> str:
        read = found[0].translate(_LOOK_ALIKE)
        return read if alphabets(read) <= {"LATIN"} else found[0]

    return re.sub(r"\w+", latin, text)


def _script(sign: str) -> str:
    return unicodedata.name(sign, "?").split()[0]


def _joined(sign: str) -> bool:
    return (sign.isalpha() and _script(sign) not in _ALPHABETS) or unicodedata.combining(sign) > 0
