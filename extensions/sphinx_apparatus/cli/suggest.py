"""``apparatus suggest``: what the text names that has no entry."""

from __future__ import annotations

import argparse

from sphinx_apparatus.cli.project import find_source, read_edition
from sphinx_apparatus.cli.refusal import CLEAN
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.suggestions import suggestions

_SHOWN = 6
"""At most so many passages of a suggestion are named."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    about = "list acronyms, names and phrases of the text without an entry"
    parser = commands.add_parser("suggest", help=about)
    parser.add_argument("--source", default="", help="the folder of conf.py")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each suggestion: how often, the words, where."""
    edition, _, _ = read_edition(find_source(arguments.source))
    speakers = {comment.byline for _, comment in edition.comments()}
    speakers |= {comment.speaker for _, comment in edition.comments()}
    made = suggestions(edition.units(), Lexicon(edition.entries.values()), edition.common_words)
    made = [suggestion for suggestion in made if suggestion.words not in speakers]
    for suggestion in made:
        passages = list(dict.fromkeys(suggestion.units))
        more = ", …" if len(passages) > _SHOWN else ""
        print(
            f"{len(suggestion.units):>5}  {suggestion.words}  ("
            f"{', '.join(passages[:_SHOWN])}{more})"
        )
    if made:
        print('\nBegin an entry with: apparatus new "…"')
    else:
        print("Everything that the text names has an entry.")
    return CLEAN
