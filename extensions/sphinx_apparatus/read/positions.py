"""The directive ``positions``: who holds what in the matter of a contested note.

It stands in the text of a note and holds YAML. Nothing of it is printed: the note tells the same in
prose. The note that is being read collects what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.entry_file import unsafe_characters
from sphinx_apparatus.core.positions import Position, check_positions, positions_of
from sphinx_apparatus.core.yaml_record import read_record
from sphinx_apparatus.doctree.source_location import content_location, directive_location
from sphinx_apparatus.domain import apparatus

_OF_NOTE = "apparatus-positions"
"""Where the positions of the note that is being read are kept, in Sphinx's current document."""
_KEY = "positions:\n"


@dataclass
class PositionsOfNote:
    """The positions that a note names, where each source stands, and what is wrong with them."""

    location: SourceLocation | None = None
    positions: list[Position] = field(default_factory=list)
    sources: dict[int, SourceLocation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def check(
        self, name: str, kind: str, cited: set[str], location: SourceLocation
    ) -> Iterator[Problem]:
        """Yield what is wrong; ``location`` is that of the note, called ``name``."""
        yield from self.problems
        if self.problems:
            return
        if kind == "contested":
            where = self.location or location
            yield from check_positions(self.positions, cited, name, where, self.sources)
        elif self.location:
            found = f'The note "{name}" names positions, but is of kind "{kind}".'
            hint = "Write :kind: contested, or take the positions out."
            yield Problem(self.location, Code.NOTE_INVALID, found, hint)


@contextmanager
def positions_of_note(env: BuildEnvironment) -> Iterator[PositionsOfNote]:
    """Collect the positions of the note whose text is parsed within the ``with`` block."""
    collected = PositionsOfNote()
    env.current_document[_OF_NOTE] = collected
    try:
        yield collected
    finally:
        del env.current_document[_OF_NOTE]


class PositionsDirective(SphinxDirective):
    """The positions in a disputed matter, as a YAML list."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Hand the positions over to the note; print nothing."""
        location = directive_location(self)
        note: PositionsOfNote | None = self.env.current_document.get(_OF_NOTE)
        if note is None or note.location is not None:
            where = "outside of a note" if note is None else "twice in a note"
            found, hint = f"Positions stand {where}.", "Name them once, in the text of a note."
            problem = Problem(location, Code.NOTE_INVALID, found, hint)
            (apparatus(self.env).record().problems if note is None else note.problems).append(
                problem
            )
            return []
        note.location = location
        start = content_location(self)
        record = read_record(
            _KEY + "\n".join(self.content),
            start.path,
            "positions",
            syntax_code=Code.NOTE_INVALID,
            schema_code=Code.NOTE_INVALID,
            first_line=start.line - 1,
        )
        note.problems += record.problems or unsafe_characters(record, Code.NOTE_INVALID)
        if not note.problems:
            note.positions += positions_of(record.data)
            for number in range(len(note.positions)):
                note.sources[number] = record.locations["positions", number, "source"]
        return []
