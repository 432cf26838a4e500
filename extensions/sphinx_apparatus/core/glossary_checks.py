"""Check the entries of a glossary against each other and against the edition."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from sphinx_apparatus.core.automatic_links import LinkPlan
from sphinx_apparatus.core.diagnostics import (
    Code,
    Problem,
    Remedy,
    SourceLocation,
    nearest,
    replaced,
)
from sphinx_apparatus.core.letters import alphabets, in_latin_letters
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.near_forms import NearForms
from sphinx_apparatus.core.word_forms import Form, forms_of, plain


def check_glossary(
    entries: Mapping[str, Entry],
    plan: LinkPlan,
    contributors: Collection[str],
    bibliography: Collection[str],
    defined_terms: Iterable[tuple[str, SourceLocation]] = (),
    *,
    common_words: Collection[str] = (),
    near: NearForms | None = None,
    refused: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield what is wrong with the entries, which are given by slug.

    ``contributors`` and ``bibliography`` are the known names and citation keys;
    ``defined_terms`` are the terms of plain glossaries, which no entry may have as well.
    ``common_words`` are those of the language, in lower case. ``near`` finds the words of forms
    that are not used; ``refused`` are the slugs of entries that are there but are not printed.
    """
    duplicates = list(_duplicates(entries))
    yield from duplicates
    yield from _defined_elsewhere(entries, defined_terms)
    doubtful = {problem.location.path for problem in duplicates}  # mentions go to the other entry
    for slug in sorted(entries):
        entry = entries[slug]
        yield from _references(entry, entries, contributors, bibliography, refused)
        yield from _common(entry, plan, common_words)
        if entry.location.path not in doubtful:
            yield from _unused(entry, plan, near or NearForms({}))


def _duplicates(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    owners: dict[str, Form] = {}
    for slug in sorted(entries):
        entry = entries[slug]
        for form in forms_of(entry):
            first = owners.setdefault(form_key(in_latin_letters(form.text)), form)
            if first.slug != slug and in_latin_letters(form.text) != form.text:
                yield _look_alike(entry, form, f'a form of the entry "{first.slug}"')
            elif first.slug != slug or (first.source != form.source and first.text == form.text):
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
            owners.setdefault(form_key(form.text), form)
    for term, location in defined_terms:
        if taken := owners.get(form_key(term)):
            found = f'"{term}" already belongs to the entry "{taken.slug}" ({taken.source}).'
            hint = "Take it out of this glossary, or out of the entry."
            yield Problem(location, Code.ENTRY_DUPLICATE, found, hint)


def form_key(form: str) -> str:
    """Return what two forms have in common that cannot be told apart."""
    return unicodedata.normalize("NFKC", plain(form)).casefold()


def _references(
    entry: Entry,
    entries: Mapping[str, Entry],
    contributors: Collection[str],
    bibliography: Collection[str],
    refused: Collection[str],
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
            if own or not (value in known or (key == "see-also" and value in refused)):
                yield Problem(
                    entry.location_of(f"{key}/{number}"),
                    code,
                    f'"{value}" is not {"another entry" if own else what}.',
                    nearest(value, set(known) - {entry.slug}),
                    None if own else replaced(value, set(known) - {entry.slug}),
                )


def _common(entry: Entry, plan: LinkPlan, common_words: Collection[str]) -> Iterator[Problem]:
    """Report forms of nothing but common words; capitals throughout (IT, US) are another matter."""
    for form in forms_of(entry):
        words = plain(form.text).casefold().split()
        if form.text.isupper() or not all(word in common_words for word in words):
            continue
        count = plan.used[form]
        times = f", and stands {count} times in the edition" if count > 1 else ""
        found = f'"{form.text}" is a common word of the language{times}.'
        hint = "Add the word that makes it a name, or take the form out."
        yield Problem(entry.location_of(form.source), Code.ALIAS_COMMON, found, hint)


def _unused(entry: Entry, plan: LinkPlan, near: NearForms) -> Iterator[Problem]:
    """Report an entry, else the aliases, that nothing leads to; what is doubtful may do so."""
    forms = list(forms_of(entry))
    if entry.slug not in plan.mentions:
        if plan.doubtful.isdisjoint(forms):
            found = f'"{entry.title}" is mentioned nowhere in the edition.'
            hint = "Add the form in which the text has it as an alias, or take the entry out."
            what = "the headword" if len(forms) == 1 else "one of the forms"
            yield _with_nearest(entry, forms, entry.location, near, what) or Problem(
                entry.location, Code.ENTRY_UNUSED, found, hint
            )
        return
    for form in forms:
        if form.source.startswith("aliases/") and not (form in plan.used or form in plan.doubtful):
            location = entry.location_of(form.source)
            found = f'The alias "{form.text}" matches no words of the edition.'
            hint = (
                "Write it as it stands there (mind capitals), or take it out. "
                "Plurals need no alias."
            )
            yield _with_nearest(entry, [form], location, near, "it") or Problem(
                location, Code.ALIAS_UNUSED, found, hint
            )


def _with_nearest(
    entry: Entry, forms: list[Form], location: SourceLocation, near: NearForms, what: str
) -> Problem | None:
    """Return the problem of unused forms with where their words stand otherwise."""
    for form in forms:
        latin = in_latin_letters(form.text)
        if latin != form.text and (read := near.find(latin, entry.docname)):
            return _look_alike(entry, form, f"which stands in {read[1]}")
        words, where = near.find(form.text, entry.docname) or ("", "")
        if not words:
            continue
        if what == "it":
            code, found = (
                Code.ALIAS_UNUSED,
                f'The alias "{form.text}" matches no words of the edition.',
            )
        else:
            code, found = Code.ENTRY_UNUSED, f'"{entry.title}" is mentioned nowhere in the edition.'
        remedy = None
        if plain(words) == plain(form.text):
            hint = f"{where} has it within a longer form, or linked already. Take it out."
        else:
            hint = f'{where} has "{words}": write {what} so.'
            if len(forms) == 1:
                remedy = Remedy(form.text, words, entry.location_of(form.source))
        return Problem(location, code, found, hint, remedy)
    return None


def _look_alike(entry: Entry, form: Form, what: str) -> Problem:
    latin = in_latin_letters(form.text)
    alphabet = " and ".join(sorted(alphabets(form.text) - {"LATIN"})).capitalize()
    found = f'"{form.text}" is written in {alphabet} letters. It looks like "{latin}", {what}.'
    hint = "Type it in Latin letters."
    remedy = Remedy(form.text, latin)
    return Problem(entry.location_of(form.source), Code.LETTERS_CONFUSED, found, hint, remedy)
