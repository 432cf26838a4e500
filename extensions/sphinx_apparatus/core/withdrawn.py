"""Withdrawn notes: what was issued and then taken back keeps an address that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sphinx_apparatus.core.contributed import WITHDRAWN
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest
from sphinx_apparatus.core.record_file import read_record_file
from sphinx_apparatus.core.text_file import ReadBytes


@dataclass(frozen=True)
class WithdrawnNote:
    """A note that was issued and taken back on ``date`` (YYYY-MM-DD).

    ``passage`` is the identifier of the passage that it was about, ``replaced_by`` the name of the
    note that stands in its place; empty if there is none.
    """

    name: str
    passage: str
    date: str
    reason: str
    replaced_by: str
    location: SourceLocation
    locations: dict[str, SourceLocation] = field(default_factory=dict, compare=False)

    @property
    def target(self) -> str:
        """The element identifier that the note had, and keeps."""
        return f"note-{self.name}"


def read_withdrawn(path: str, read: ReadBytes) -> tuple[list[WithdrawnNote], list[Problem]]:
    """Return the withdrawn notes of a file, none if it does not keep to its schema; what is wrong.

    ``read`` returns a file's bytes by its path.
    """
    code, record = WITHDRAWN.refused, read_record_file(path, read, WITHDRAWN, "withdrawn")
    if record.problems:
        return [], record.problems
    problems: list[Problem] = []
    found: list[WithdrawnNote] = []
    for key, values in record.data.items():
        locations = {name: record.locations[key, name] for name in values}
        note = WithdrawnNote(
            values["note"],
            values["passage"],
            values["date"],
            values["reason"],
            values.get("replaced-by", ""),
            record.locations[key, "@key"],
            locations,
        )
        if any(note.name == other.name for other in found):
            what = f'"{note.name}" is withdrawn twice.'
            problems.append(Problem(locations["note"], code, what, "Take one record out."))
        else:
            found.append(note)
    return found, problems


def check_withdrawn(
    withdrawn: Iterable[WithdrawnNote],
    passages: Sequence[str],
    living: Collection[str],
    *,
    unsure: bool,
) -> Iterator[Problem]:
    """Yield where withdrawn notes do not agree with the texts.

    ``passages`` are the identifiers of all units, ``living`` the names of notes and interventions.
    What is not found is not reported where it may be missed (``unsure``).
    """
    code = Code.WITHDRAWN_INVALID
    for note in withdrawn:
        if note.name in living:
            found = f'The note "{note.name}" is withdrawn, but a note of this name is printed.'
            hint = "Take the record out, or give the note that is printed another name."
            yield Problem(note.locations["note"], code, found, hint)
        if unsure:
            continue
        if note.passage not in passages:
            found = f'{note.name}: there is no passage "{note.passage}".'
            yield Problem(note.locations["passage"], code, found, nearest(note.passage, passages))
        if note.replaced_by and note.replaced_by not in living:
            found = f'{note.name} is replaced by "{note.replaced_by}", which is no note.'
            hint = nearest(note.replaced_by, living)
            yield Problem(note.locations["replaced-by"], code, found, hint)
