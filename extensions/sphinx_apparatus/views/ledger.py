"""The ledger on pages: the claims in the order of the texts, and how many have which verdict.

The page is made while it is read, since what it says is prose with citations; which claims a note
treats is filled in once all documents are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_apparatus.citations.cite import cite
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import report_wording as words
from sphinx_apparatus.core.class_names import LEDGER, LEDGER_LINK, LEDGER_SUMMARY, LEMMA
from sphinx_apparatus.core.dates import number
from sphinx_apparatus.core.diagnostics import Code, Problem, visible
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.ledger import CLAIM_KINDS, VERDICTS, Assessment, Claim, read_ledger
from sphinx_apparatus.core.names import claim_name
from sphinx_apparatus.core.wording import listed
from sphinx_apparatus.doctree.build_nodes import Inline, Links, bullets, paragraph, table
from sphinx_apparatus.doctree.source_location import directive_location
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.read.later import later


class _LedgerDirective(SphinxDirective):
    """What the two directives share: the claims."""

    def claims(self) -> list[Claim]:
        """Return the claims of the ledger; what is wrong with it is reported at every build."""
        path = Settings.of(self.config).ledger
        if not path:
            found = "The edition has no ledger."
            problem = Problem(
                directive_location(self), Code.LEDGER_INVALID, found, "Name it in apparatus_ledger."
            )
            apparatus(self.env).record().problems.append(problem)
            return []
        self.env.note_dependency(path)
        try:
            raw = (Path(self.env.srcdir) / path).read_bytes()
        except (OSError, ValueError):
            return []
        return _claims(path, raw)

    def reference(self, target: str, text: str = "") -> addnodes.pending_xref:
        """Return a reference to a passage, note or claim, by its name unless there is a text."""
        return addnodes.pending_xref(
            "",
            nodes.inline("", text or target),
            refdomain="std",
            reftype="ref",
            reftarget=target,
            refexplicit=bool(text),
            refwarn=False,  # the ledger is checked against the texts
            refdoc=self.env.current_document.docname,
        )


@lru_cache(maxsize=1)
def _claims(path: str, raw: bytes) -> list[Claim]:
    return read_ledger(path, lambda _path: raw)[0]


class LedgerDirective(_LedgerDirective):
    """The claims with their verdicts: ``ledger``, for all passages or for those of patterns."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a numbered list. The argument names passages: ``p* c1-*``."""
        patterns = self.arguments[0].split() if self.arguments else ["*"]
        record = apparatus(self.env).record()
        listing: nodes.enumerated_list | None = None
        container = nodes.container(classes=[LEDGER])
        last = -1
        for claim in self.claims():
            if not any(fnmatchcase(claim.passage, pattern) for pattern in patterns):
                continue
            new = claim.id not in record.claims
            record.claims.append(claim.id)
            record.labels[claim.id] = claim_name(claim.number)
            if not new:
                continue
            if listing is None or claim.number != last + 1:
                listing = nodes.enumerated_list(
                    enumtype="arabic", prefix="", suffix=".", start=claim.number
                )
                container += listing
            last = claim.number
            listing += self._item(claim)
        self.set_source_info(container)
        return [container] if container.children else []

    def _item(self, claim: Claim) -> nodes.list_item:
        quote = nodes.inline(
            "", visible(claim.quotation.exact), classes=[LEMMA], support_smartquotes=False
        )
        passage = self.reference(claim.passage)
        head = paragraph(quote, " (", passage, ")")
        head["ids"].append(claim.id)
        self.state.document.set_id(head)
        target = nodes.target("", "", refid=claim.id)  # LaTeX labels targets, not paragraphs
        kind, said = [str(words.CLAIM_KIND_NAMES[claim.kind])], self._inline(claim.claim)
        item = nodes.list_item("", target, head)
        item += paragraph(*words.CLAIMED.around(kind=kind, claim=said))
        item += self._assessment(claim.day, f"{words.ON_THE_DAY} ")
        item += later(self._assessment(claim.now), str(words.NOW))
        if claim.notes:
            notes = listed([self.reference(f"note-{name}") for name in claim.notes])
            item += paragraph(*words.TREATED_IN.around(notes=notes))
        return item

    def _assessment(self, assessment: Assessment, opening: str = "") -> list[nodes.Node]:
        """Return the verdict with the reasons, the positions and the sources."""
        verdict = nodes.strong("", words.verdict_name(assessment.verdict))
        first = paragraph(opening, verdict, ".") if opening else paragraph(verdict, ".")
        body: list[nodes.Node] = [first]
        if assessment.why:
            prose = self.parse_text_to_nodes(assessment.why)
            if prose and isinstance(prose[0], nodes.paragraph):
                first += [nodes.Text(" "), *prose.pop(0).children]
            body += prose
        if assessment.sources:
            last = body[-1] if isinstance(body[-1], nodes.paragraph) else first
            last += [nodes.Text(" "), *cite(self, list(assessment.sources))]
        if assessment.positions:
            rows: list[list[Inline]] = [
                [
                    *self._inline(p.holder),
                    ": ",
                    *self._inline(p.stance),
                    " ",
                    *cite(self, [p.source]),
                ]
                for p in assessment.positions
            ]
            body.append(bullets(rows))
        return body

    def _inline(self, text: str) -> list[Inline]:
        """Return a sentence of Markdown as inline nodes."""
        parsed = self.parse_text_to_nodes(text)
        return [child for block in parsed for child in block.children]


class LedgerSummaryDirective(_LedgerDirective):
    """How many claims have which verdict, on the day and now: ``ledger-summary``."""

    def run(self) -> list[nodes.Node]:
        """Return two tables, the second set apart as known only later."""
        claims = self.claims()
        if not claims:
            return []
        day = [(claim, claim.day.verdict) for claim in claims]
        now = [(claim, claim.now.verdict) for claim in claims]
        container = nodes.container(classes=[LEDGER_SUMMARY])
        container += [paragraph(str(words.ON_THE_DAY)), *self._count(day)]
        container += later([nodes.paragraph(), *self._count(now)], str(words.NOW))
        self.set_source_info(container)
        return [container]

    def _count(self, judged: Sequence[tuple[Claim, str]]) -> Iterator[nodes.Node]:
        rows: list[list[str]] = []
        named: list[list[Inline]] = []
        for verdict in VERDICTS:
            claims = [claim for claim, found in judged if found == verdict]
            if not claims:
                continue
            kinds = [sum(claim.kind == kind for claim in claims) for kind in CLAIM_KINDS]
            rows.append([words.verdict_name(verdict), *map(number, (len(claims), *kinds))])
            if verdict != "held-up":
                links = listed([self.reference(c.id, str(c.number)) for c in claims])
                name = words.verdict_name(verdict)
                named.append(words.CLAIMS_JUDGED.around(verdict=[name], claims=links))
        all_kinds = [sum(claim.kind == kind for claim, _ in judged) for kind in CLAIM_KINDS]
        rows.append([str(words.ALL_VERDICTS), *map(number, (len(judged), *all_kinds))])
        yield table([str(message) for message in words.LEDGER_HEAD], rows, (4, 2, 2, 3, 3))
        if named:
            yield bullets(named)


def ledger_links(edition: Edition, links: Links, note: str) -> list[nodes.Node]:
    """Return what stands at the end of a note: how the claims that it treats are judged."""
    treated = edition.claims_by_note.get(note, [])
    if not treated:
        return []
    body: list[nodes.Node] = [
        _in_the_ledger(links, [(page, claim, claim.day.verdict) for page, claim in treated])
    ]
    changed = [
        (page, claim, claim.now.verdict)
        for page, claim in treated
        if claim.now.verdict != claim.day.verdict and not edition.as_known
    ]
    if changed:
        body.append(later([_in_the_ledger(links, changed)]))
    return body


def _in_the_ledger(links: Links, judged: Sequence[tuple[str, Claim, str]]) -> nodes.paragraph:
    """Return a line of verdicts: each a link, or with links to the claims that share it."""
    verdicts: list[Inline] = []
    for verdict in dict.fromkeys(verdict for _, _, verdict in judged):
        claims = [(page, claim) for page, claim, found in judged if found == verdict]
        verdicts += [", "] if verdicts else []
        name = words.verdict_name(verdict)
        if len(claims) == 1:
            verdicts.append(links.to(claims[0][0], claims[0][1].id, name))
        else:
            numbers = [links.to(page, claim.id, str(claim.number)) for page, claim in claims]
            verdicts += words.VERDICT_ON_SEVERAL.around(verdict=[name], claims=listed(numbers))
    return paragraph(*words.IN_THE_LEDGER.around(verdicts=verdicts), classes=[LEDGER_LINK])
