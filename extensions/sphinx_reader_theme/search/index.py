"""Turn the units of all documents into the files of the index.

- ``index.js`` has a sign for each unit, and says which file has what;
- ``words-N.js`` has some words of the alphabet, each with the units that have it, and the names
  that stand between them;
- ``text-N.js`` has some units in order: name, address and words.

Each is a call of ``readerSearch``, which ``static/reader-search.js`` defines. The sign of a unit is
a digit to the base of 36: the bits of its number of words, at most nine, and ten more for one that
has a name and is no headword, a passage or note: it comes before others that answer as well. The
units of a word are written as the difference to the number of the one before, times 8, plus 4 where
the word stands in the title, plus how often it occurs (one to four) less one, to the base of 36.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sphinx_reader_theme.search.names import Name
from sphinx_reader_theme.search.units import Unit
from sphinx_reader_theme.search.words import key, split

TEXT_SIZE = 8_000
"""About how many characters of text a file holds: some ten results need hardly more of it."""
WORDS_SIZE = 8_000
"""About how many characters of words a file holds; one word needs one file."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_OFTEN = 4
_NO_NAME = Name("", ())


@dataclass(frozen=True)
class Document:
    """One document: its name, the address of its page from the root, its title and its units."""

    docname: str
    uri: str
    title: str
    units: Sequence[Unit]


@dataclass(frozen=True)
class _Target:
    """A unit in its document, with the name that it is given and the words of its text."""

    document: Document
    unit: Unit
    identifier: str
    name: Name
    words: Sequence[str]


def index_files(
    documents: Iterable[Document],
    names: Mapping[tuple[str, str], Name],
    note_word: str,
    extra: Mapping[str, str] | None = None,
) -> tuple[str, dict[str, str]]:
    """Return the version of the index, and its files by name.

    *note_word* is what precedes the label of a note that has no name of its own. *extra* are
    further files that the search loads. The version depends on all of them: it stands in the
    addresses of the files, so that a browser never mixes two builds.
    """
    targets = [_target(doc, unit, names) for doc in documents for unit in doc.units]
    files = dict(extra or {})
    starts = []
    for number, (start, text) in enumerate(_texts(targets, note_word)):
        files[f"text-{number}.js"] = _call("text", number, text)
        starts.append(start)
    firsts = []
    for number, (first, words) in enumerate(_shards(targets)):
        files[f"words-{number}.js"] = _call("words", number, words)
        firsts.append(first)
    kinds = "".join(map(_kind, targets))
    content = json.dumps([files, kinds], sort_keys=True)
    version = hashlib.sha256(content.encode("utf-8")).hexdigest()[:8]
    overview = {"kinds": kinds, "texts": starts, "words": firsts}
    return version, {"index.js": _call("index", 0, overview), **files}


def _call(part: str, number: int, data: object) -> str:
    """Return the script that hands over one file's data."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"readerSearch({json.dumps(part)},{number},{written})\n"


def _target(document: Document, unit: Unit, names: Mapping[tuple[str, str], Name]) -> _Target:
    words = split(unit.text)
    for identifier in unit.ids:
        if name := names.get((document.docname, identifier)):
            return _Target(document, unit, identifier, name, words)
    return _Target(document, unit, unit.ids[0] if unit.ids else "", _NO_NAME, words)


def _kind(target: _Target) -> str:
    """Return the sign of a unit, as the module describes it."""
    length = min(9, len(target.words).bit_length())
    named = bool(target.name.name) and not target.name.headword
    return _DIGITS[length + 10 * named]


def _texts(targets: Sequence[_Target], note_word: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number of the first unit and the content of each text file."""
    start, size, pages, rows = 0, 0, dict[str, tuple[int, list[str]]](), list[list[Any]]()
    for number, target in enumerate(targets):
        unit, document = target.unit, target.document
        if rows and size + len(unit.text) > TEXT_SIZE:
            yield start, {"pages": [page for _, page in pages.values()], "units": rows}
            start, size, pages, rows = number, 0, {}, []
        page = (len(pages), [document.title, document.uri])
        at, _ = pages.setdefault(document.docname, page)
        own = f"{note_word} {unit.title}" if unit.note else unit.title
        name = target.name.name
        if not target.name.headword:  # it stands alone: “Comment 9.2”, but `nav_links`
            name = name[:1].upper() + name[1:]
        title = name or own or unit.section or document.title
        said = title.casefold().startswith(unit.section.casefold())  # comment 9.2, of comment 9
        around = "" if said or unit.section == document.title else unit.section
        rows.append([at, target.identifier, title, target.name.about or around, unit.text])
        size += len(unit.text) + 100
    if rows:
        yield start, {"pages": [page for _, page in pages.values()], "units": rows}


def _shards(targets: Sequence[_Target]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the first key and the content of each file of words and names, in order."""
    words = _postings(targets)
    names: dict[str, list[list[Any]]] = {}
    for number, target in enumerate(targets):
        forms = sorted({form for form in map(key, target.name.forms) if form})
        for form in forms:
            others = [other for other in forms if other != form]
            entry = [number, 1, *others] if target.name.headword else [number, 0]
            names.setdefault(form, []).append(entry)
    shard: dict[str, dict[str, Any]] = {}
    first, size = "", 0
    for item in sorted(words.keys() | names.keys(), key=_as_scripts_sort):
        if size > WORDS_SIZE:
            yield first, shard
            size = 0
        if not size:
            first, shard = item, {"names": {}, "words": {}}
        for kind, found in (("names", names), ("words", words)):
            if item in found:
                shard[kind][item] = found[item]
                size += len(item) + len(str(found[item])) + 6
    if size:
        yield first, shard


def _as_scripts_sort(text: str) -> bytes:
    """Return the sort key by which JavaScript compares strings: their UTF-16 units."""
    return text.encode("utf-16-be")


def _postings(targets: Sequence[_Target]) -> dict[str, str]:
    """Return, for each word, the units that have it, written as the module says."""
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, target in enumerate(targets):
        title = set(split(f"{target.unit.title} {target.name.name}"))
        counts = Counter(target.words)
        for word in sorted(title | counts.keys()):
            often = max(1, min(_OFTEN, counts[word]))
            value = (number - last.get(word, 0)) * 8 + (word in title) * 4 + often - 1
            found.setdefault(word, []).append(_base36(value))
            last[word] = number
    return {word: " ".join(values) for word, values in found.items()}


def _base36(value: int) -> str:
    digits = ""
    while True:
        value, rest = divmod(value, 36)
        digits = _DIGITS[rest] + digits
        if not value:
            return digits
