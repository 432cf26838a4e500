"""British and American spellings of English words, so that headwords are found by either.

No rule tells ``color`` from ``Colorado``, so words are listed: nouns that names are likely to have.
See *New Hart's Rules*, chapter 21, “US and UK English”.
"""

from __future__ import annotations

import re

from sphinx_reader_theme.search.words import key

_PAIRS = (
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("colour", "color"),
    ("defence", "defense"),
    ("favour", "favor"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("labour", "labor"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("rumour", "rumor"),
    ("theatre", "theater"),
)
"""Words in British and in American spelling."""
_ENDINGS = r"(?=(?:s|al|ful|hood)?\b)"
_BRITISH, _AMERICAN = (
    [(re.compile(rf"\b{pair[1 - to]}{_ENDINGS}"), pair[to]) for pair in _PAIRS] for to in (0, 1)
)


def respelled(form: str) -> list[str]:
    """Return the other spellings of *form*, folded: the British and the American one.

    ``Color Revolution`` gives ``["colour revolution"]``; ``Guild`` gives ``[]``.
    """
    written = key(form)
    spelled = []
    for changes in (_BRITISH, _AMERICAN):
        other = written
        for word, instead in changes:
            other = word.sub(instead, other)
        if other != written:
            spelled.append(other)
    return spelled
