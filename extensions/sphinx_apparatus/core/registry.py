"""The registry of issued passages: identifier → SHA-256 of its words.

An issued identifier is a promise to everyone who cites it: it never vanishes and never comes to
mean other words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.model import Unit
from sphinx_apparatus.core.text_file import location_in

_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")
_HASH = re.compile(r"[0-9a-f]{64}")

RESTORE = "Restore the file."
"""What to do about a registry that cannot be read."""
_KEY = re.compile(r'("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"')


def digest(text: str) -> str:
    """Return the hash that pins a passage's words."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_registry(text: str, path: str) -> tuple[dict[str, str], list[Problem]]:
    """Parse the registry, given as text; one that is no map of strings gives one problem.

    An identifier that stands twice gives a problem each time after the first, and its first hash
    is kept.
    """
    location, found = SourceLocation(path), "This is not a map of identifiers to hashes."
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        location, found = SourceLocation(path, error.lineno, error.colno), f"{error.msg}."
    except (RecursionError, ValueError):  # nested without end; a number of thousands of digits
        pass
    else:
        if isinstance(data, dict) and all(isinstance(value, str) for value in data.values()):
            twice = list(_repeated(text, path))
            wrong = [key for key, value in data.items() if not _sound(key, value)]
            if twice or not wrong:
                return data, twice
            key = wrong[0]
            location = location_in(text, max(text.find(json.dumps(key)), 0), path)
            found = f'"{key[:40]}" is no identifier with a SHA-256 hash (64 hexadecimal digits).'
    return {}, [Problem(location, Code.REGISTRY_INVALID, found, RESTORE)]


def _repeated(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each key of a valid map of strings that has stood before."""
    seen: set[str] = set()
    for match in _KEY.finditer(text):
        if match[1] and (key := json.loads(match[1])) in seen:
            found = f'The passage "{key}" stands twice.'
            hint = "Take out the one that was added later; the history of the file tells which."
            yield Problem(
                location_in(text, match.start(), path), Code.REGISTRY_INVALID, found, hint
            )
        elif match[1]:
            seen.add(key)


def _sound(key: str, value: str) -> bool:
    return bool(_IDENTIFIER.fullmatch(key) and _HASH.fullmatch(value))


def write_registry(units: Iterable[Unit], issued: Mapping[str, str]) -> str:
    """Return the registry with new identifiers added; those already issued stay as they are."""
    entries = {unit.id: digest(unit.text) for unit in units} | dict(issued)
    return json.dumps(entries, indent=1) + "\n"


def check_registry(units: Iterable[Unit], issued: Mapping[str, str], path: str) -> list[Problem]:
    """Report identifiers that vanished, changed their words, or were never issued."""
    problems: list[Problem] = []
    seen: dict[str, Unit] = {}
    for unit in units:
        seen[unit.id] = unit
        found = digest(unit.text)
        if unit.id not in issued:
            problems.append(
                Problem(
                    unit.location,
                    Code.PASSAGE_UNISSUED,
                    f'The passage "{unit.id}" is not in the registry {path}.',
                    "Issue it once its words are settled: build with "
                    "-D apparatus_issue_passages=1 and commit the registry.",
                )
            )
        elif issued[unit.id] != found:
            problems.append(
                Problem(
                    unit.location,
                    Code.PASSAGE_CHANGED,
                    f'The words of "{unit.id}" are no longer those that were issued '
                    f"({found[:12]}…, not {issued[unit.id][:12]}…).",
                    "Restore them; other words need another identifier.",
                )
            )
    problems += [
        Problem(
            SourceLocation(path),
            Code.PASSAGE_VANISHED,
            f'The issued passage "{identifier}" is gone from the text.',
            "Restore it: readers may have cited it.",
        )
        for identifier in issued
        if identifier not in seen
    ]
    return problems
