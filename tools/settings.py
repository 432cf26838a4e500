"""Write what `pyproject.toml` says of the project into the other files that say it.

    python tools/settings.py          write it
    python tools/settings.py check    only tell which files do not say it

The version stands in the table ``project``; the day of its release, the owner, the contact and the
repository in ``tool.readers-edition``. ``conf.py`` reads both tables by itself. Everywhere else a
value is written where a pattern of `RULES` finds one; a pattern that finds none is an error.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Rule:
    """Where a value stands: files, by a pattern of `Path.glob`, and lines, by one of `re`."""

    files: str
    line: str
    """What comes before the value (a group), the value, what comes after it (a group)."""

    value: str
    """What is written; names in braces are those of `values`."""


RULES = (
    Rule("extensions/*/__init__.py", r'^(__version__ = ").*(")$', "{version}"),
    Rule("CITATION.cff", r"^(version: ).*()$", "{version}"),
    Rule("CITATION.cff", r"^(date-released: ).*()$", "{released}"),
    Rule("CITATION.cff", r'^(repository-code: ").*(")$', "{repository}"),
    Rule("source/how-to-cite.md", r"(\b)\d+\.\d+\.\d+(\b)", "{version}"),
    Rule(
        "source/how-to-cite.md", r'("issued": \{ "date-parts": \[\[)[\d, ]+(\]\])', "{date_parts}"
    ),
    Rule("source/editorial-principles.md", r"(<)https?://[^<> ]+(/issues>)", "{repository}"),
    Rule("source/editorial-principles.md", r"(<)[^<>@ ]+@[^<>@ ]+(>)", "{contact}"),
    Rule("source/rights.md", r"(<)https?://[^<> ]+(/issues>)", "{repository}"),
    Rule("source/rights.md", r"(<)[^<>@ ]+@[^<>@ ]+(>)", "{contact}"),
    Rule("source/rights.md", r"(\bversion )\d+\.\d+\.\d+(\b)", "{version}"),
    Rule("docs/versions.md", r"(`readers-edition==)\d+\.\d+\.\d+(`)", "{version}"),
    Rule("pyproject.toml", r'^(Repository = ").*(")$', "{repository}"),
    Rule("pyproject.toml", r'^(Issues = ").*(")$', "{repository}/issues"),
    Rule("pyproject.toml", r'^(Changelog = ").*(")$', "{repository}/blob/main/CHANGELOG.md"),
    Rule(".github/CODEOWNERS", r"^(/\S+ +)@\S+()$", "{owner}"),
    Rule(
        ".github/ISSUE_TEMPLATE/config.yml",
        r"^(    url: ).*(/security/advisories/new)$",
        "{repository}",
    ),
    Rule("SECURITY.md", r"(<).*(/security/advisories/new>)", "{repository}"),
    Rule("SECURITY.md", r"(<)[^<>@ ]+@[^<>@ ]+(>)", "{contact}"),
)


def values() -> dict[str, str]:
    """Return the values that files share, by name."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shared = {name: str(value) for name, value in tables["tool"]["readers-edition"].items()}
    day = tables["tool"]["readers-edition"]["released"]
    date_parts = f"{day.year}, {day.month}, {day.day}"  # as CSL has them
    return shared | {"version": tables["project"]["version"], "date_parts": date_parts}


def files() -> Iterator[tuple[Path, str, str]]:
    """Yield each file that shares a value, its text, and what it should be.

    Raises:
        SystemExit: a rule applies to nothing.
    """
    wanted: dict[Path, str] = {}
    shared = values()
    for rule in RULES:
        value = rule.value.format_map(shared)
        found = 0
        for path in sorted(ROOT.glob(rule.files)):
            text = wanted.get(path) or path.read_text("utf-8")
            wanted[path], times = re.subn(rule.line, _around(value), text, flags=re.MULTILINE)
            found += times
        if not found:
            sys.exit(f"{rule.files}: nothing stands where {rule.line} looks for {value}")
    for path, text in wanted.items():
        yield path, path.read_text("utf-8"), text


def _around(value: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match[1]}{value}{match[2]}"


def main(arguments: list[str]) -> int:
    """Run the command of the module's description; return its exit status."""
    stale = [(path, wanted) for path, text, wanted in files() if text != wanted]
    for path, wanted in stale:
        if arguments == ["check"]:
            print(f"{path.relative_to(ROOT)} differs from pyproject.toml; run: make settings")
        else:
            path.write_text(wanted, "utf-8")
    return int(bool(stale) and arguments == ["check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
