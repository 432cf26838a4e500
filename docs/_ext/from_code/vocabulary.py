"""The words of the project, one meaning each, from ``words.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from from_code.described import Described, capitalised, depend_on, described_list

WORDS = Path(__file__).resolve().parents[2] / "words.toml"


def read_words() -> dict[str, Any]:
    """Return the file: ``means``, the words by their subjects."""
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
