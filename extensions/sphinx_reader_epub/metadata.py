"""EPUB metadata: identifier, date, accessibility."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

#: What Sphinx puts into an option that the project leaves open.
UNKNOWN = "unknown"

#: Stands for "not known": the earliest that a ZIP archive can record.
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)

#: Images that can move.
MOVING = (".gif", ".webp", ".svg")


def identifier(given: str, project: str, author: str) -> str:
    """Return the book's identifier: the one *given*, else one made of project and author.

    It stays the same from version to version, as the specification asks (EPUB 3.3, 5.5.3.1).
    """
    if given and given != UNKNOWN:
        return given
    return uuid5(NAMESPACE_URL, f"{project}\n{author}").urn


def moment(day: str, epoch: str | None) -> datetime:
    """Return the timestamp of the book: *day*, else the seconds of *epoch*, else `NO_DATE`.

    Never the clock's: the same sources make the same book.
    """
    if day:
        return datetime.fromisoformat(day).replace(tzinfo=UTC)
    if epoch:
        return max(datetime.fromtimestamp(int(epoch), UTC), NO_DATE)
    return NO_DATE


def accessibility(
    images: Iterable[str],
    has_citable_targets: bool,
    has_index: bool,
    features: Iterable[str],
    summary: str,
) -> Iterator[tuple[str, str]]:
    """Yield property and value of what holds for the book (schema.org accessibility metadata).

    *images* are the book's files besides its cover, *features* what the editors answer for. The
    rest the builder itself sees to; nothing is claimed that depends on the words or the images.
    """
    pictures = list(images)
    yield "schema:accessMode", "textual"
    if pictures:
        yield "schema:accessMode", "visual"
    else:
        yield "schema:accessModeSufficient", "textual"
    own = ["tableOfContents", "readingOrder", "structuralNavigation"]
    own += ["pageNavigation"] if has_citable_targets else []
    own += ["index"] if has_index else []
    for feature in dict.fromkeys([*own, *features]):
        yield "schema:accessibilityFeature", feature
    if has_citable_targets:
        # Targets of the book itself, not pages of a printed one (Page Source Identification, 2).
        yield "pageBreakSource", "none"
    moving = any(name.lower().endswith(MOVING) for name in pictures)
    yield "schema:accessibilityHazard", UNKNOWN if moving else "none"
    if summary:
        yield "schema:accessibilitySummary", summary
