"""List withdrawn notes after the notes of their comment, or of their text, with their old ids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.class_names import APPARATUS, WITHDRAWN
from sphinx_apparatus.core.dates import written_day
from sphinx_apparatus.core.names import withdrawn_name
from sphinx_apparatus.core.text_file import reader_in
from sphinx_apparatus.core.withdrawn import WithdrawnNote, read_withdrawn
from sphinx_apparatus.core.wording import REPLACED_BY, WITHDRAWN_NOTE
from sphinx_apparatus.doctree.build_nodes import paragraph
from sphinx_apparatus.doctree.units import units
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.read.move_notes import holder_of


class ListWithdrawn(SphinxTransform):
    """Says of each withdrawn note, where it stood, when and why it was withdrawn."""

    default_priority = 626  # after the notes stand in their places (625)

    def apply(self, **kwargs: Any) -> None:
        """Append the lists; what is wrong with the file is reported at every build."""
        path, record = Settings.of(self.config).withdrawn, apparatus(self.env).record()
        if not path or not record.kind:
            return
        self.env.note_dependency(path)
        passages = {unit["ids"][-1]: unit for unit in units(self.document) if unit["ids"]}
        lists: dict[int, nodes.bullet_list] = {}
        for note in read_withdrawn(path, reader_in(Path(self.env.srcdir)))[0]:
            if note.passage not in passages or note.target in self.document.ids:
                continue
            holder = holder_of(passages[note.passage])
            if id(holder) not in lists:
                lists[id(holder)] = nodes.bullet_list(bullet="-")
                holder += nodes.container("", lists[id(holder)], classes=[APPARATUS, WITHDRAWN])
            lists[id(holder)] += self._item(note)
            record.withdrawn.append(note.target)
            record.labels[note.target] = withdrawn_name(note.name)

    def _item(self, note: WithdrawnNote) -> nodes.list_item:
        said = paragraph(
            *WITHDRAWN_NOTE.around(
                name=[nodes.literal("", note.name)], day=[written_day(note.date)]
            ),
            f" {note.reason}",
        )
        if note.replaced_by:
            reference = addnodes.pending_xref(
                "",
                nodes.inline("", note.replaced_by),
                refdomain="std",
                reftype="ref",
                reftarget=f"note-{note.replaced_by}",
                refexplicit=False,
                refwarn=False,  # the records are checked against the notes
                refdoc=self.env.current_document.docname,
            )
            said += [nodes.Text(" "), *paragraph(*REPLACED_BY.around(note=[reference])).children]
        said["ids"].append(note.target)
        self.document.set_id(said)
        # LaTeX labels targets, not paragraphs
        return nodes.list_item("", nodes.target("", "", refid=note.target), said)
