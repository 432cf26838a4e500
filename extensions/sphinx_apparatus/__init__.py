"""The scholarly apparatus of an annotated reader's edition, as a Sphinx extension.

Passages with permanent identifiers, a thread with witnessed bylines and conjectured speakers,
stand-off notes anchored by quotation, a glossary linked at first mention, and a proof at every
build that the words of the witness are untouched. Only standard nodes leave the read phase, so
every builder prints all of it.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from sphinx_apparatus import citing, config, paper, tex
from sphinx_apparatus.domain import ApparatusDomain
from sphinx_apparatus.read.anchor import AnchorNotes
from sphinx_apparatus.read.claims import PrintClaims
from sphinx_apparatus.read.entries import (
    EntryFootDirective,
    EntryHeadDirective,
    RegisterTerm,
    read_source,
)
from sphinx_apparatus.read.filing import FileEntries, refile
from sphinx_apparatus.read.notes import AnnotationDirective, InterventionDirective
from sphinx_apparatus.read.passages import NumberPassages
from sphinx_apparatus.read.place import PlaceNotes
from sphinx_apparatus.read.primary import CommentDirective, LineDirective
from sphinx_apparatus.report import Reporter
from sphinx_apparatus.write.anchors import OneAnchor
from sphinx_apparatus.write.bibliography import ListCitations
from sphinx_apparatus.write.links import LinkTerms
from sphinx_apparatus.write.views import LISTINGS, FillViews, ViewDirective

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension, in the order in which its parts come into play."""
    # Configuration
    citing.register()
    paper.register(app)
    tex.register(app)
    config.register(app)
    app.connect("config-inited", config.check)
    app.connect("config-inited", _offer_stylesheet)
    app.add_css_file("apparatus.css")

    # Reading: sources
    app.add_domain(ApparatusDomain)
    app.connect("env-get-outdated", refile)
    app.connect("source-read", read_source)

    # Reading: directives
    app.add_directive("comment", CommentDirective)
    app.add_directive("dateline", LineDirective)
    app.add_directive("signature", LineDirective)
    app.add_directive("annotation", AnnotationDirective)
    app.add_directive("intervention", InterventionDirective)
    app.add_directive("entry-head", EntryHeadDirective)
    app.add_directive("entry-foot", EntryFootDirective)
    for listing in LISTINGS:
        app.add_directive(listing, ViewDirective)

    # Reading: transforms, by priority
    app.add_transform(NumberPassages)  # 100
    app.add_transform(PrintClaims)  # 105
    app.add_transform(AnchorNotes)  # 110
    app.add_transform(RegisterTerm)  # 120
    app.add_transform(FileEntries)  # 130
    app.add_transform(PlaceNotes)  # 625

    # All documents read: assemble, check, plan; each about to be written: verify
    reporter = Reporter()
    app.connect("env-updated", reporter.on_all_read, priority=900)
    app.connect("doctree-resolved", reporter.on_resolved, priority=900)
    app.connect("build-finished", reporter.on_finished)

    # Writing, by priority
    app.add_post_transform(LinkTerms)  # 6
    app.add_post_transform(FillViews)  # 7
    app.add_post_transform(ListCitations)  # 8
    app.add_post_transform(OneAnchor)  # 990

    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _offer_stylesheet(_app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(Path(__file__).parent / "static"))
