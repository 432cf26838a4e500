"""Check what notes and interventions have in common: name, signature, date, closed lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.core.dates import day_meant, is_day
from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, nearest, replaced
from sphinx_apparatus.core.notes_file import QUOTED
from sphinx_apparatus.core.slugs import slug_of
from sphinx_apparatus.doctree.source_location import directive_location, options_lost

_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def check_common(
    directive: SphinxDirective, required: Sequence[str], invalid: Code
) -> Iterator[Problem]:
    """Yield problems with the name, the required options and the date of a directive."""
    name = directive.arguments[0] if directive.arguments else ""
    if options_lost(directive):
        found = f'The options of "{name}" cannot be read.'
        yield Problem(directive_location(directive), invalid, found, QUOTED)
        return
    if not _NAME.match(name):
        yield Problem(
            directive_location(directive),
            invalid,
            f'"{name}" is not a name.',
            "Use lower-case letters, digits and single hyphens.",
            Remedy(name, slug_of(name)) if name and slug_of(name) else None,
        )
    for option in required:
        if not directive.options.get(option):
            yield Problem(
                directive_location(directive),
                invalid,
                f'"{name}" lacks the option "{option}".',
                f'Add a line ":{option}: …".',
            )
    written = directive.options.get("date") or ""
    if written and not is_day(written):
        yield Problem(
            directive_location(directive, "date"),
            invalid,
            f'"{written}" is not a date.',
            "Write the day as YYYY-MM-DD.",
            Remedy(written, day_meant(written)) if day_meant(written) else None,
        )


def check_value(directive: SphinxDirective, option: str, known: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem if an option's value is not from its closed list."""
    value = directive.options.get(option) or ""
    if value and value not in known:
        yield Problem(
            directive_location(directive, option),
            Code.VALUE_UNKNOWN,
            f'"{value}" is not a {option}.',
            nearest(value, known),
            replaced(value, known),
        )
