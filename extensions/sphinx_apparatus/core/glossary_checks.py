"""Check the entries of a glossary against each other and against the edition."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from sphinx_apparatus.core.automatic_links import LinkPlan
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.word_forms import Form, forms_of, plain


def check_glossary(
    entries: Mapping[str, Entry],
    plan: LinkPlan,
    contributors: Collection[str],
    bibliography: Collection[str],
    defined_terms: Iterable[tuple[str, SourceLocation]] = (),
) -> Iterator[Problem]:
    """Yield what is wrong with the entries, which are given by slug.

    ``contributors`` and ``bibliography`` are the known names and citation keys;
    ``defined_terms`` are the terms of plain glossaries, which no entry may have as well.
    """
    duplicates = list(_duplicates(entries))
    yield from duplicates
    yield from _defined_elsewhere(entries, defined_terms)
    doubtful = {problem.location.path for problem in duplicates}  # mentions go to the other entry
    for slug in sorted(entries):
        entry = entries[slug]
        yield from _references(entry, entries, contributors, bibliography)
        if entry.location.path not in doubtful:
            yield from _unused(entry, plan)


def _duplicates(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    owners: dict[str, Form] = {}
    for slug in sorted(entries):
        entry = entries[slug]
        for form in forms_of(entry):
            first = owners.setdefault(_key(form.text), form)
            if first.slug != slug or (first.source != form.source and first.text == form.text):
                yield Problem(
                    entry.location_of(form.source),
                    Code.ENTRY_DUPLICATE,
                    f'"{form.text}" already belongs to the entry "{first.slug}" ({first.source}).',
                    "Merge the two entries, or take the form out of one.",
                )


def _defined_elsewhere(
    entries: Mapping[str, Entry], defined_terms: Iterable[tuple[str, SourceLocation]]
) -> Iterator[Problem]:
    """Report terms of plain glossaries that are forms of an entry: references would be divided."""
    owners: dict[str, Form] = {}
    for entry in entries.values():
        for form in forms_of(entry):
            owners.setdefault(_key(form.text), form)
    for term, location in defined_terms:
        if taken := owners.get(_key(term)):
            found = f'"{term}" already belongs to the entry "{taken.slug}" ({taken.source}).'
            hint = "Take it out of this glossary, or out of the entry."
            yield Problem(location, Code.ENTRY_DUPLICATE, found, hint)


def _key(form: str) -> str:
    """Return what two forms have in common that cannot be told apart."""
    return unicodedata.normalize("NFKC", plain(form)).casefold()


def _references(
    entry: Entry,
    entries: Mapping[str, Entry],
    contributors: Collection[str],
    bibliography: Collection[str],
) -> Iterator[Problem]:
    checks = (
        ("see-also", entry.see_also, entries, Code.SEE_ALSO_UNKNOWN, "an entry"),
        ("authors", entry.authors, contributors, Code.CONTRIBUTOR_UNKNOWN, "a contributor"),
        ("sources", entry.sources, bibliography, Code.CITATION_UNKNOWN, "in the bibliography"),
    )
    for key, values, known, code, what in checks:
        if key == "authors" and not known:  # the project keeps no contributor records
            continue
        for number, value in enumerate(values):
            own = key == "see-also" and value == entry.slug
            if value not in known or own:
                yield Problem(
                    entry.location_of(f"{key}/{number}"),
                    code,
                    f'"{value}" is not {"another entry" if own else what}.',
                    nearest(value, set(known) - {entry.slug}),
                )


def _unused(entry: Entry, plan: LinkPlan) -> Iterator[Problem]:
    if entry.slug not in plan.mentions:
        yield Problem(
            entry.location,
            Code.ENTRY_UNUSED,
            f'"{entry.title}" is mentioned nowhere in the edition.',
            "Add the form in which the text has it as an alias, or take the entry out.",
        )
        return
    for form in forms_of(entry):
        if form.source.startswith("aliases/") and form not in plan.used:
            yield Problem(
                entry.location_of(form.source),
                Code.ALIAS_UNUSED,
                f'The alias "{form.text}" matches no words of the edition.',
                "Write it as it stands there (mind capitals), or take it out. "
                "Plurals need no alias.",
            )
