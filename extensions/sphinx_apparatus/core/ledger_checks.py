"""Check a ledger against the texts, the notes and the bibliography."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sphinx_apparatus.core.diagnostics import Code, Problem, nearest
from sphinx_apparatus.core.ledger import VERDICTS, Claim
from sphinx_apparatus.core.model import DocumentRecord, Note, Unit
from sphinx_apparatus.core.quotations import QuoteError, find_quote, with_joining_spaces
from sphinx_apparatus.core.waivers import WAIVABLE

OBJECTIONS = ("correction", "contested", "context")
"""The kinds of notes that can say, of what was known on the day, that a claim does not hold."""
CHALLENGES = {
    "correction": ("wrong", "disputed", "not-verifiable"),
    "contested": ("disputed",),
    "hindsight": VERDICTS,
}
"""By kind of note, the verdicts of which a claim that it treats must have one, then or now."""


def check_ledger(
    claims: Sequence[Claim],
    units: Sequence[Unit],
    documents: Mapping[str, DocumentRecord],
    bibliography: Collection[str],
) -> Iterator[Problem]:
    """Yield where the ledger does not agree with the texts, the notes or the bibliography.

    ``units`` are those of all texts in their order. Notes are not compared while a document has
    problems that leave something out: the note that is missed may be among it. Without a
    bibliography no key is.
    """
    if not claims:
        return
    yield from _check_quotations(claims, units)
    for claim in claims:
        for time, assessment in (("day", claim.day), ("now", claim.now)):
            for key in assessment.keys if bibliography else ():
                if key not in bibliography:
                    found = f'The source "{key}" of {claim.id} is not in the bibliography.'
                    where = claim.location_of(time)
                    hint = nearest(key, bibliography)
                    yield Problem(where, Code.CITATION_UNKNOWN, found, hint)
    if any(p.code not in WAIVABLE for record in documents.values() for p in record.problems):
        return
    listed = Counter(identifier for record in documents.values() for identifier in record.claims)
    for claim in claims:
        if listed[claim.id] != 1:
            times = "more than once" if listed[claim.id] else "nowhere"
            found = f"{claim.id} is listed {times}."
            hint = f'Write the directive "ledger" once, on one page, for "{claim.passage}" or all.'
            yield Problem(claim.location, Code.LEDGER_INVALID, found, hint)
    notes = {note.name: note for record in documents.values() for note in record.notes}
    yield from _check_verdicts(claims, notes)
    yield from _check_notes(claims, notes.values())


def _check_quotations(claims: Iterable[Claim], units: Sequence[Unit]) -> Iterator[Problem]:
    known = {unit.id: (number, unit.text) for number, unit in enumerate(units)}
    last: tuple[int, int, str] = (-1, -1, "")
    for claim in claims:
        if claim.passage not in known:
            found = f'{claim.id}: there is no passage "{claim.passage}".'
            hint = nearest(claim.passage, known)
            yield Problem(claim.location_of("passage"), Code.PASSAGE_UNKNOWN, found, hint)
            continue
        number, text = known[claim.passage]
        try:
            span = find_quote(text, with_joining_spaces(text, claim.quotation))
        except QuoteError as error:
            code = Code.QUOTE_AMBIGUOUS if error.ambiguous else Code.QUOTE_NOT_FOUND
            found = f"{claim.id} ({claim.passage}): {error}"
            yield Problem(claim.location_of("quote"), code, found, error.hint)
            continue
        if (number, span.start) < last[:2]:
            found = f"{claim.id} stands after {last[2]}, but its words stand before."
            hint = "Put the claims in the order of the texts."
            yield Problem(claim.location, Code.LEDGER_INVALID, found, hint)
        last = max(last, (number, span.start, claim.id))


def _check_verdicts(claims: Iterable[Claim], notes: Mapping[str, Note]) -> Iterator[Problem]:
    """Report a verdict against a claim that no note could tell the reader of the text."""
    for claim in claims:
        for position, name in enumerate(claim.notes):
            if name not in notes:
                where = claim.location_of(f"notes/{position}")
                found, hint = f'{claim.id}: there is no note "{name}".', nearest(name, notes)
                yield Problem(where, Code.LEDGER_NOTE, found, hint)
        treating = [notes[name] for name in claim.notes if name in notes]
        against = ("wrong", "disputed")
        if claim.day.verdict in against:
            if not any(note.kind in OBJECTIONS for note in treating):
                found = f'{claim.id} is judged "{claim.day.verdict}"; no note that can says so.'
                hint = f"Name a note of kind {_either(OBJECTIONS)} under notes."
                yield Problem(claim.location_of("day/verdict"), Code.LEDGER_NOTE, found, hint)
        elif claim.now.verdict in against and not any(
            note.kind == "hindsight" or note.has_later for note in treating
        ):
            found = f'{claim.id} is now judged "{claim.now.verdict}"; no note that can says so.'
            hint = 'Name a note of kind "hindsight", or with a part "later", under notes.'
            yield Problem(claim.location_of("now/verdict"), Code.LEDGER_NOTE, found, hint)


def _check_notes(claims: Iterable[Claim], notes: Iterable[Note]) -> Iterator[Problem]:
    """Report a note whose kind speaks of a verdict that the ledger does not have."""
    verdicts: dict[str, set[str]] = {}
    for claim in claims:
        for name in claim.notes:
            verdicts.setdefault(name, set()).update((claim.day.verdict, claim.now.verdict))
    for note in notes:
        wanted = CHALLENGES.get(note.kind, ())
        if wanted and verdicts.get(note.name, set()).isdisjoint(wanted):
            found = f'{note.name} is of kind "{note.kind}", but the ledger has no such claim of it.'
            hint = f"Name it in a claim judged {_either(wanted)}, or change its kind."
            yield Problem(note.location, Code.LEDGER_NOTE, found, hint)


def _either(words: Sequence[str]) -> str:
    quoted = [f'"{word}"' for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
