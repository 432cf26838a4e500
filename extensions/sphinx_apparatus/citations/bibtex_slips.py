"""Slips in BibTeX that pybtex passes over or cannot name: in the head of a work.

BibTeX takes all that stands between works for remarks, and each work it reads as far as it can. So
a key with a space, a comma that is missing after it, a type that no style knows and a forgotten
``@`` lose a work, or fields of it, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_apparatus.core.diagnostics import Remedy, nearest, nearest_word

TYPES = frozenset(
    (  # of BibTeX, and of biblatex, which are printed as "misc"
        *("article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"),
        *("manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport"),
        *("unpublished", "mvbook", "bookinbook", "suppbook", "collection", "mvcollection"),
        *("suppcollection", "dataset", "online", "electronic", "www", "patent", "periodical"),
        *("suppperiodical", "mvproceedings", "reference", "mvreference", "inreference", "report"),
        *("set", "software", "thesis", "artwork", "audio", "bibnote", "commentary", "image"),
        *("jurisdiction", "legislation", "legal", "letter", "movie", "music", "performance"),
        *("review", "standard", "video", "xdata"),
    )
)
_HEAD = re.compile(r"@\s*([^\s{(]+)\s*[{(]\s*([^\s,{}()=\"#%~\\]*)([^,={}\n]*)(.?)", re.DOTALL)
_LOST = re.compile(rf"^[ \t]*({'|'.join(sorted(TYPES))})\s*\{{\s*[^\s,{{}}]+\s*,", re.I | re.M)
Slip = tuple[int, str, str, Remedy | None]
"""Where it stands in the text, what was found, what to write instead, and the remedy, if any."""


def head_slip(text: str, start: int) -> Slip | None:
    """Return what is wrong with the type or key of the work that begins at ``start``, if anything.

    A type that is not known is the only slip after which the work is whole.
    """
    head = _HEAD.match(text, start)
    if not head or head[1].lower() in ("string", "preamble", "comment"):
        return None
    kind, key, rest, after = head.group(1, 2, 3, 4)
    at = head.start(2)
    if not key:
        return (
            at,
            "The work has no key.",
            f"Write one before the first comma: @{kind}{{key2020,",
            None,
        )
    if after in ("=", "{") and rest.strip():
        return (
            head.end(2),
            f'After the key "{key}" there is no comma.',
            f"Write @{kind}{{{key},",
            Remedy("", ","),
        )
    if rest.strip() or after in ("=", "{"):
        whole = (key + rest + (after if after == "{" else "")).strip()
        written = re.sub(r"[^\w:.+/-]+", "-", whole).strip("-")
        found = f'"{whole}" is not a key.'
        return at, found, f"Write one without spaces and signs: {written}.", Remedy(whole, written)
    return None


def type_slip(text: str, start: int) -> Slip | None:
    """Return that the work which begins at ``start`` is of a type that nobody knows, if it is."""
    head = _HEAD.match(text, start)
    if not head or head[1].lower() in TYPES:
        return None
    found = f'"{head[1]}" is no type of work.'
    hint, close = nearest(head[1].lower(), TYPES), nearest_word(head[1].lower(), TYPES)
    return head.start(1), found, hint, Remedy(head[1], close) if close else None


def works_without_sign(text: str, read: list[tuple[int, int]]) -> Iterator[Slip]:
    """Yield what looks like a work and lacks its ``@``, outside the ranges that were read."""
    for lost in _LOST.finditer(text):
        at = lost.start(1)
        if not any(start <= at < end for start, end in read):
            remedy = Remedy("", "@")
            yield at, f'"{lost[1]}" has no @ before it.', f"Write @{lost[1]}.", remedy
