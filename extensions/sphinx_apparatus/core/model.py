"""What the apparatus knows of an edition: plain records, free of docutils and Sphinx.

Identifiers are strings as they stand in the source: ``p3``, ``c9-2``, ``c2-byline`` for units of
the base text, ``old-spelling`` for a note, ``guild`` for a glossary entry. Source
locations count lines and columns from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sphinx_apparatus.core.diagnostics import Problem, SourceLocation
from sphinx_apparatus.core.positions import Position

TextKind = Literal["post", "thread"]
UnitKind = Literal["passage", "title", "dateline", "signature", "byline", "heading"]
Series = Literal["explanatory", "textual"]

NOTE_KINDS = ("explanation", "context", "correction", "hindsight", "contested", "textual")
INTERVENTION_TYPES = ("sic", "supplied", "gap", "moved", "omitted")
CAUSES = ("author", "platform", "capture", "editors")
CERTAINTIES = ("high", "medium", "low")
POSITIONS = ("start", "end", "before", "after")


@dataclass(frozen=True)
class Unit:
    """One block of the base text, in the words of the edition (interventions not yet undone)."""

    id: str
    kind: UnitKind
    text: str
    location: SourceLocation


@dataclass(frozen=True)
class Note:
    """An explanatory or textual note as printed; ``label`` is what its call shows.

    ``has_later`` says whether a part of it is set apart as known only later.
    """

    name: str
    kind: str
    series: Series
    passage: str
    quote: str
    label: str
    cites: tuple[str, ...]
    by: str
    date: str
    location: SourceLocation
    later_sources: tuple[str, ...] = ()
    has_later: bool = False
    positions: tuple[Position, ...] = ()

    @property
    def target(self) -> str:
        """The element identifier of the note."""
        return f"note-{self.name}"


@dataclass(frozen=True)
class Intervention:
    """A declared difference between the edition and its witness, or a marked slip (``sic``)."""

    name: str
    type: str
    passage: str
    cause: str
    location: SourceLocation
    label: str = ""
    quote: str = ""
    reading: str = ""
    text: str = ""
    origin: str = ""
    position: str = ""
    by: str = ""
    date: str = ""
    series: Series = "textual"

    @property
    def target(self) -> str:
        """The element identifier of its textual note."""
        return f"note-{self.name}"


@dataclass(frozen=True)
class Comment:
    """One turn of a thread: what the witness says of it, and what the editors claim."""

    id: str
    byline: str
    speaker: str
    certainty: str
    evidence: str
    reply_to: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    location: SourceLocation


@dataclass(frozen=True)
class Entry:
    """A glossary entry's front matter. ``docname`` is the document that holds it."""

    slug: str
    docname: str
    title: str
    kind: str
    short: str
    location: SourceLocation
    file_as: str = ""
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    later_sources: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    created: str = ""
    revised: str = ""
    locations: tuple[tuple[str, SourceLocation], ...] = ()

    @property
    def target(self) -> str:
        """The element identifier of the entry."""
        return f"term-{self.slug}"

    @property
    def sort_form(self) -> str:
        """The words that lists sort and show the entry by: ``file-as``, else the title."""
        return self.file_as or self.title

    def location_of(self, key: str) -> SourceLocation:
        """Return where a front-matter value (``aliases/0``) stands, else where the entry begins."""
        return dict(self.locations).get(key, self.location)


@dataclass(frozen=True)
class Run:
    """A stretch of running text in which terms may be mentioned.

    ``scope`` is the section or note within which only the first mention becomes a link; ``locus``
    the smallest citable thing around it (passage, note, or the section). The run begins at
    ``offset`` of the words of its paragraph, which is ``block`` of :attr:`DocumentRecord.blocks`.
    """

    text: str
    scope: str
    locus: str
    block: int
    offset: int


@dataclass(frozen=True)
class CitationUse:
    """A bibliography key cited at a locus (``note-x``, ``p3``, a section) of a document.

    ``later`` says whether it stands in a part that is set apart as later, ``listed`` whether among
    the sources of an entry, which are set apart by their dates.
    """

    key: str
    locus: str
    location: SourceLocation
    later: bool = False
    listed: bool = False


@dataclass
class DocumentRecord:
    """All that one document contributes; made while it is read, dropped when it is re-read.

    ``refused`` are the words of notes and definitions that are not printed, ``refused_targets``
    what others may refer to them by. ``unread_notes`` says that interventions may be among them,
    ``words_unknown`` that not even the words are known.
    """

    title: str = ""
    path: str = ""
    later_sources: tuple[str, ...] = ()
    short_title: str = ""
    kind: TextKind | None = None
    units: list[Unit] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    interventions: list[Intervention] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    """The identifiers of the withdrawn notes that are listed in the document."""
    entry: Entry | None = None
    autolink: bool = True
    runs: list[Run] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    defined_terms: list[tuple[str, SourceLocation]] = field(default_factory=list)
    linked_by_hand: list[tuple[str, str]] = field(default_factory=list)
    citations: list[CitationUse] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    cross_references: list[tuple[str, str, SourceLocation]] = field(default_factory=list)
    views: list[tuple[str, str]] = field(default_factory=list)
    has_later: bool = False
    key_section: str = ""
    """The section that holds the key of the signs; empty where the document has none."""
    labels: dict[str, str] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)
    """The numbers of the footnotes that are no notes of ours, by their identifiers."""
    sort_forms: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    refused_targets: set[str] = field(default_factory=set)
    unread_notes: bool = False
    words_unknown: bool = False

    @property
    def targets(self) -> list[str]:
        """The identifiers that may be referred to from anywhere."""
        return [
            *(unit.id for unit in self.units),
            *(comment.id for comment in self.comments),
            *(note.target for note in self.notes),
            *(item.target for item in self.interventions),
            *self.claims,
            *self.withdrawn,
        ]
