"""The witness, line by line: what became of each line, and the file itself to download."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import report_wording as words
from sphinx_apparatus.core.class_names import WITH_PAGE, WITNESS_LINE, WITNESS_TEXT
from sphinx_apparatus.core.collation import Line, WitnessLine, align
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import DocumentRecord, Intervention
from sphinx_apparatus.core.text_file import reader_in
from sphinx_apparatus.core.witness import read_witness
from sphinx_apparatus.core.wording import listed
from sphinx_apparatus.doctree.build_nodes import Inline, Links, definitions, inline, paragraph
from sphinx_apparatus.doctree.pending_nodes import pending_view


class WitnessTextDirective(SphinxDirective):
    """Puts a link to the file of each witness, and under it the view of its lines."""

    def run(self) -> list[nodes.Node]:
        """Return the links and the containers to be filled.

        A witness that cannot be read is passed over: the check of the edition reports it.
        """
        source = Path(self.env.srcdir)
        found: list[nodes.Node] = []
        for record in Settings.of(self.config).witnesses:
            self.env.note_dependency(str(source / record))
            witness, _problems = read_witness(record, reader_in(source))
            if witness is None:
                continue
            self.env.note_dependency(str(source / witness.path))
            link = addnodes.download_reference(
                "",
                "",
                nodes.Text(words.download_witness(witness)),
                reftarget=f"/{witness.path}",
                refdoc=self.env.docname,
            )
            view = pending_view(WITNESS_TEXT, record)
            for node in (line := paragraph(link), view):
                self.set_source_info(node)
            found += [line, view]
        return found


def witness_text(edition: Edition, links: Links, record: str) -> list[nodes.Node]:
    """Return the lines of the witness that a provenance record describes, with their units."""
    view: list[nodes.Node] = []
    for witness in edition.witnesses:
        if witness.record == record:
            texts = {n: edition.documents[n] for n in witness.documents if n in edition.documents}
            lines = align(
                witness.text,
                [unit for text in texts.values() for unit in text.units],
                [item for text in texts.values() for item in text.interventions],
            )
            view.append(definitions((_term(edition, links, texts, x), _words(x)) for x in lines))
    return view


def _words(line: WitnessLine) -> nodes.Node:
    return nodes.inline(
        "", "", nodes.Text(line.text), classes=[WITNESS_LINE], support_smartquotes=False
    )


def _term(
    edition: Edition, links: Links, texts: dict[str, DocumentRecord], line: WitnessLine
) -> list[Inline]:
    """Return the number of a line, the units that it became, and what was done to it."""
    number = words.WITNESS_LINE(number=line.number)
    units: list[Inline] = []
    marks: list[Inline] = []
    for name, record in texts.items():
        if line.line is None:
            break
        units += [
            links.to(name, unit.id, edition.label(name, unit.id), WITH_PAGE)
            for unit in record.units
            if unit.id in line.line.units
        ]
        for item in record.interventions:
            if _concerns(item, line.line):
                kind = f"{words.TYPE_NAMES[item.type]} "
                link = links.to(name, item.target, item.label)
                marks.append(nodes.inline("", "", *inline([kind, link])))
    became: list[Inline] = (
        words.BECAME.around(line=[number], units=listed(units))
        if units
        else [words.NOT_IN_THE_EDITION(line=number)]
    )
    return [*became, " (", *listed(marks), ")"] if marks else became


def _concerns(item: Intervention, line: Line) -> bool:
    """Return whether an intervention was undone in a line, or marks or adds to its words."""
    if item in line.undone:
        return True
    if item.type == "sic":
        return item.passage in line.units and item.quote in line.text
    return item.type in ("supplied", "gap") and item.passage in line.units
