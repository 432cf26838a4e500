"""How a note prints the words that it is about: in full, or, where they are many, both ends."""

from __future__ import annotations

LONGEST = 40
"""Characters of a lemma that is always printed in full: the width of a line of a margin note."""
_FIRST, _LAST = 3, 2
_WORTH = 8  # characters to be saved at least
_ELLIPSIS = " … "


def shortened(words: str) -> str:
    """Return the words, or the first three and the last two: *So when the … were everywhere*.

    Words are left out only where that makes the lemma much shorter; line breaks become spaces.
    """
    parts = words.split()
    whole = " ".join(parts) if "\n" in words else words
    if len(words) <= LONGEST or len(parts) <= _FIRST + _LAST + 1:
        return whole
    first, last = " ".join(parts[:_FIRST]), " ".join(parts[-_LAST:])
    short = first.rstrip(",;:") + _ELLIPSIS + last
    return short if len(short) <= len(whole) - _WORTH else whole
