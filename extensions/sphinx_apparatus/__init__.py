"""The scholarly apparatus of an annotated reader's edition, as a Sphinx extension.

Passages with permanent identifiers, a thread with witnessed bylines and conjectured speakers,
stand-off notes attached by quotation, a glossary linked at first mention, and a proof at every
build that the words of the witness are untouched. Only standard nodes leave the read phase, so
every builder prints all of it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translator
from sphinx.util.typing import ExtensionMetadata

from sphinx_apparatus.catalogue import load_catalogue
from sphinx_apparatus.check.references import leave_unlinked
from sphinx_apparatus.check.report import Reporter
from sphinx_apparatus.citations import styles
from sphinx_apparatus.citations.bibliography import read_bibliography
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import translation
from sphinx_apparatus.domain import ApparatusDomain
from sphinx_apparatus.formats import html, latex, typst
from sphinx_apparatus.read.attach_notes import AttachNotes
from sphinx_apparatus.read.cite_role import check_citations
from sphinx_apparatus.read.comment_claims import PrintClaims
from sphinx_apparatus.read.contents import name_comments
from sphinx_apparatus.read.contributed_files import include_notes, read_notes, refuse_files
from sphinx_apparatus.read.glossary_entry import (
    EntryFootDirective,
    EntryHeadDirective,
    RegisterTerm,
    read_source,
)
from sphinx_apparatus.read.glossary_order import SortGlossary, reread_glossary_index
from sphinx_apparatus.read.language_role import LanguageRole
from sphinx_apparatus.read.later import LaterDirective
from sphinx_apparatus.read.leave_out_later import LeaveOutLater
from sphinx_apparatus.read.list_withdrawn import ListWithdrawn
from sphinx_apparatus.read.move_notes import MoveNotes
from sphinx_apparatus.read.note_directives import AnnotationDirective, InterventionDirective
from sphinx_apparatus.read.number_passages import NumberPassages
from sphinx_apparatus.read.positions import PositionsDirective
from sphinx_apparatus.read.text_directives import CommentDirective, LineDirective
from sphinx_apparatus.views.citation_pages import add_style_sheet, citation_pages
from sphinx_apparatus.views.fill import FillViews, ViewDirective
from sphinx_apparatus.views.ledger import LedgerDirective, LedgerSummaryDirective
from sphinx_apparatus.views.page_head import add_metadata
from sphinx_apparatus.views.page_titles import set_titles
from sphinx_apparatus.views.registry import LISTINGS
from sphinx_apparatus.views.witness_text import WitnessTextDirective
from sphinx_apparatus.write.cite_links import AddCiteLinks
from sphinx_apparatus.write.cited_in import ListCitations
from sphinx_apparatus.write.comment_links import AddCommentLinks
from sphinx_apparatus.write.label_references import LabelReferences
from sphinx_apparatus.write.later_sources_of_entries import SetLaterSourcesApart
from sphinx_apparatus.write.left_out import resolve_left_out
from sphinx_apparatus.write.link_terms import LinkTerms
from sphinx_apparatus.write.mark_later_sources import MarkLaterSources
from sphinx_apparatus.write.search_names import offer_names
from sphinx_apparatus.write.term_forms import BEFORE_INTERSPHINX, resolve_term_form
from sphinx_apparatus.write.unique_ids import UniqueIds

__version__ = "0.2.0"

CATALOG = "sphinx_apparatus"
"""The message catalogue of the words that are printed."""
LOCALE = Path(__file__).parent / "locale"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension, in the order in which its parts come into play."""
    # Configuration
    Settings.register(app)
    styles.register()

    # Printed words, in the language of the project
    load_catalogue(app, CATALOG, LOCALE)
    translation.install(partial(get_translator, CATALOG), app.config.language or "en")

    # Output formats
    html.register(app)
    latex.register(app)
    typst.register(app)

    # Reading: sources
    app.connect("builder-inited", read_bibliography, priority=400)  # before sphinxcontrib-bibtex
    app.add_domain(ApparatusDomain)
    app.connect("config-inited", check_citations)
    app.connect("env-get-outdated", reread_glossary_index)
    app.connect("env-get-outdated", refuse_files, priority=100)  # before anything looks at them
    app.connect("source-read", read_source)
    app.connect("source-read", read_notes)
    app.connect("include-read", include_notes)

    app.connect("doctree-read", name_comments, priority=900)  # after Sphinx has collected contents

    # Reading: directives
    app.add_directive("comment", CommentDirective)
    app.add_directive("dateline", LineDirective)
    app.add_directive("signature", LineDirective)
    app.add_directive("annotation", AnnotationDirective)
    app.add_directive("intervention", InterventionDirective)
    app.add_directive("later", LaterDirective)
    app.add_directive("positions", PositionsDirective)
    app.add_role("lang", LanguageRole())
    app.add_directive("entry-head", EntryHeadDirective)
    app.add_directive("entry-foot", EntryFootDirective)
    app.add_directive("ledger", LedgerDirective)
    app.add_directive("ledger-summary", LedgerSummaryDirective)
    app.add_directive("witness-text", WitnessTextDirective)
    for listing in LISTINGS:
        app.add_directive(listing, ViewDirective)

    # Reading: transforms, by priority
    app.add_transform(NumberPassages)  # 100
    app.add_transform(PrintClaims)  # 105
    app.add_transform(AttachNotes)  # 110
    app.add_transform(RegisterTerm)  # 120
    app.add_transform(SortGlossary)  # 130
    app.add_transform(LeaveOutLater)  # 624
    app.add_transform(MoveNotes)  # 625
    app.add_transform(ListWithdrawn)  # 626

    # All documents read: gather, check, plan; each about to be written: verify
    reporter = Reporter()
    app.connect("env-updated", reporter.on_all_read, priority=900)
    app.connect("doctree-resolved", reporter.on_resolved, priority=900)
    app.connect("build-finished", reporter.on_finished)

    # Writing, by priority
    app.connect("config-inited", offer_names)
    app.connect("missing-reference", resolve_term_form, BEFORE_INTERSPHINX)
    app.connect("missing-reference", resolve_left_out, BEFORE_INTERSPHINX)
    app.connect("missing-reference", leave_unlinked, priority=900)
    app.add_post_transform(LinkTerms)  # 4
    app.add_post_transform(SetLaterSourcesApart)  # 4
    app.add_post_transform(LabelReferences)  # 5
    app.add_post_transform(FillViews)  # 7
    app.add_post_transform(ListCitations)  # 8
    app.add_post_transform(MarkLaterSources)  # 11
    app.add_post_transform(AddCiteLinks)  # 900
    app.add_post_transform(AddCommentLinks)  # 901
    app.add_post_transform(UniqueIds)  # 990
    app.connect("html-page-context", set_titles)

    # Pages of ready references, and what pages say of themselves (HTML)
    app.connect("html-collect-pages", citation_pages)
    app.connect("html-page-context", add_style_sheet)
    app.connect("html-page-context", add_metadata)

    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
