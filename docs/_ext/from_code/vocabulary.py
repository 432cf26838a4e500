"""The words of the project, and those that are not used, from ``words.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from from_code.described import Described, as_inline, capitalised, depend_on, described_list

WORDS = Path(__file__).resolve().parents[2] / "words.toml"


def read_words() -> dict[str, Any]:
    """Return the file: ``means``, the words by their subjects, and ``unwanted``, a list."""
    return tomllib.loads(WORDS.read_text("utf-8"))


class TermsDirective(SphinxDirective):
    """The words of one subject with their meanings."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        depend_on(self, WORDS)
        meanings: dict[str, str] = read_words()["means"][self.arguments[0]]
        things = [
            Described(word, [capitalised(text)], is_code=False) for word, text in meanings.items()
        ]
        return described_list(self, "word", things)


class UnwantedDirective(SphinxDirective):
    """The words that are not used, each with what is written instead."""

    def run(self) -> list[nodes.Node]:
        """Return a table."""
        depend_on(self, WORDS)
        group = nodes.tgroup(cols=2)
        group += [nodes.colspec(colwidth=2), nodes.colspec(colwidth=5)]
        group += nodes.thead("", _row("not", "but"))
        group += nodes.tbody("", *(_row_of(unwanted) for unwanted in read_words()["unwanted"]))
        return [nodes.table("", group)]


def _row_of(unwanted: dict[str, Any]) -> nodes.row:
    words = ", ".join(unwanted["words"])
    where = " (in code)" if unwanted.get("in") == "code" else ""
    return _row(words + where, unwanted["instead"])


def _row(*cells: str) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *as_inline(c))) for c in cells))
