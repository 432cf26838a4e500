"""What an edition cannot be published with: values that stand for others still to be given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

NEEDED = ("title", "contact", "repository", "licence")
"""What a published edition must say of itself."""
# Names that are reserved and belong to nobody: RFC 2606 and RFC 6761.
_HOST = r"(?:(?:@|://)(?:[\w-]+\.)*|^(?:[\w-]+\.)+)"
_NOBODY = rf"{_HOST}(?:invalid|example|test|localhost|example\.(?:com|net|org))(?=$|[/:?#>])"
_STANDS_FOR = r"placeholder|\b(?:todo|tbd|fixme|xxx+|change[ -]?me|your[ -]\w+)\b|<[^>@]+>|^\W*$"
_PLACEHOLDER = re.compile(f"{_STANDS_FOR}|{_NOBODY}", re.IGNORECASE)


def is_placeholder(value: str) -> bool:
    """Return whether a value is none yet: empty, a reserved address, or a word for "later"."""
    return bool(_PLACEHOLDER.search(value.strip()))


def placeholders(publication: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the keys that stand for something still to be given, with what they hold."""
    for key in (*NEEDED, *(key for key in publication if key not in NEEDED)):
        value = publication.get(key, "")
        if is_placeholder(value):
            yield key, value
