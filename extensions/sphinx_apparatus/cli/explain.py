"""``apparatus explain CODE``: the rule, its reason, a mistake and how it is corrected."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from textwrap import fill, indent

from sphinx_apparatus.cli.refusal import CLEAN, Refusal
from sphinx_apparatus.core.diagnostics import Code, nearest
from sphinx_apparatus.core.gallery import GALLERY, Case, Change
from sphinx_apparatus.core.reasons import REASONS

_WIDTH = 78


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("explain", help="say what a code means, and show a mistake")
    parser.add_argument("code", nargs="?", help="the code of a message; none: all of them")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is known of a code, or the list of all codes with their rules."""
    if not arguments.code:
        width = max(len(code.slug) for code in Code)
        for code in Code:
            print(f"{code.slug:{width}}  {code.rule}")
        return CLEAN
    print("\n".join(explained(find_code(arguments.code))))
    return CLEAN


def find_code(written: str) -> Code:
    """Return the code of a name as messages have it: ``[apparatus.entry-schema]``, or its end.

    Raises :class:`Refusal` for a name that no code has.
    """
    slug = written.strip("[] ").removeprefix("apparatus.").lower()
    known = {code.slug: code for code in Code}
    if slug not in known:
        raise Refusal(f'"{written}" is not a code. {nearest(slug, known)}')
    return known[slug]


def explained(code: Code) -> Iterator[str]:
    """Yield the lines of an explanation."""
    yield code.slug
    yield ""
    yield fill(f"{code.rule} {REASONS[code]}", _WIDTH)
    for case in GALLERY:
        if case.code == code.slug:
            yield from _shown(case)


def _shown(case: Case) -> Iterator[str]:
    for change in case.changes:
        yield ""
        yield from _change(change)
    yield ""
    yield "The message begins:"
    yield indent(fill(f"{case.location}: {case.found}", _WIDTH - 4), "    ")
    yield indent(fill(case.hint, _WIDTH - 4), "    ")


def _change(change: Change) -> Iterator[str]:
    if not change.right:
        yield f"Wrong, as a new file {change.path}:"
        yield indent(change.wrong, "    ")
        yield "Right: no such file."
        return
    yield f"Wrong, in {change.path}{':' if change.wrong else ', where this is missing.'}"
    if change.wrong:
        yield indent(change.wrong, "    ")
    yield "Right:"
    yield indent(change.right, "    ")
