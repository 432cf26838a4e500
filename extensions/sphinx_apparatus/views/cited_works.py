"""What the references of an edition say: its texts, notes and entries as works to be cited."""

from __future__ import annotations

from datetime import date

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import model
from sphinx_apparatus.core.citation_pages import Block
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.names import ordinal, passage_mark
from sphinx_apparatus.core.reference_forms import work
from sphinx_apparatus.core.reference_forms.name import (
    Inference,
    Name,
    name_in_byline,
    split_name,
)
from sphinx_apparatus.core.witness import Witness

_INFERENCES: dict[str, Inference] = {"high": "sure"}


class CitedWorks:
    """Makes works of blocks. *title*, *version* are the project's."""

    def __init__(self, edition: Edition, settings: Settings, title: str, version: str) -> None:
        self._edition, self._settings = edition, settings
        self._indexes: dict[str, _Index] = {}
        house = edition.name_of(settings.house) if settings.house else ""
        editors = settings.editors or ((house,) if house else ())
        self.edition = work.Edition(
            settings.edition_title or title,
            tuple(self._name(name) for name in editors),
            version,
            date.fromisoformat(settings.edition_date) if settings.edition_date else None,
        )

    def of(self, block: Block) -> work.Work | None:
        """Return the work that a block is (part of); None for a text of unknown provenance."""
        record = self._edition.documents[block.docname]
        if block.kind == "entry":
            return self._entry(record)
        if block.kind == "note":
            return self._note(block.docname, block.identifier)
        witness = self._edition.witness_of(block.docname)
        if witness is None:
            return None
        if record.kind == "thread":
            comment = block.identifier.partition("-")[0]
            return self._comment(block.docname, comment, self._post(witness))
        return self._post(witness)

    def position(self, block: Block, address: str) -> work.Position:
        """Return where a block stands; *address* is that of its page, or empty."""
        mark = passage_mark(block.identifier) if block.kind == "passage" else ""
        identifier = "" if block.kind == "text" else block.identifier
        return work.Position(mark, identifier, address)

    def key(self, block: Block) -> str:
        """Return what identifies the original that a block is part of."""
        comment = block.identifier.partition("-")[0]
        is_thread = self._edition.documents[block.docname].kind == "thread"
        return comment if is_thread else block.docname.rpartition("/")[2]

    def _index(self, docname: str) -> _Index:
        if docname not in self._indexes:
            self._indexes[docname] = _Index(self._edition.documents[docname])
        return self._indexes[docname]

    def _name(self, written: str, inference: Inference = "") -> Name:
        return split_name(self._settings.name_forms.get(written, written), inference)

    def _post(self, witness: Witness) -> work.Post:
        container, genre = work.split_container(witness.container)
        return work.Post(
            self._name(witness.author),
            witness.title,
            container,
            genre,
            witness.url,
            date.fromisoformat(witness.published),
        )

    def _comment(self, docname: str, identifier: str, post: work.Post) -> work.Comment:
        known = self._index(docname)
        comment = known.comments[identifier]
        author = None
        if name := name_in_byline(comment.byline):
            author = self._name(name)
        elif comment.speaker:
            author = self._name(comment.speaker, _INFERENCES.get(comment.certainty, "unsure"))
        opening = work.opening_words(known.openings.get(identifier, ""))
        return work.Comment(ordinal(identifier), author, opening, None, post)

    def _note(self, docname: str, target: str) -> work.Note:
        known = self._index(docname)
        item = known.items[target]
        lemma = item.quote or (item.text if isinstance(item, model.Intervention) else "")
        author = self._name(self._edition.name_of(item.by))
        return work.Note(author, work.shortened(lemma), known.marks[item.passage])

    def _entry(self, record: model.DocumentRecord) -> work.Entry | None:
        if record.entry is None:
            return None
        signed = [a for a in record.entry.authors if a != self._settings.house]
        authors = [self._name(self._edition.name_of(author)) for author in signed]
        return work.Entry(tuple(authors), record.entry.title)


class _Index:
    """What a text has, by identifier: searched once for each of its blocks."""

    def __init__(self, record: model.DocumentRecord) -> None:
        self.comments = {comment.id: comment for comment in record.comments}
        self.items: dict[str, model.Note | model.Intervention] = {}
        self.items |= {note.target: note for note in record.notes}
        self.items |= {item.target: item for item in record.interventions}
        self.openings: dict[str, str] = {}
        self.marks: dict[str, str] = {}
        for unit in record.units:
            is_passage = unit.kind == "passage"
            self.marks[unit.id] = passage_mark(unit.id) if is_passage else record.labels[unit.id]
            if is_passage:
                self.openings.setdefault(unit.id.partition("-")[0], unit.text)
