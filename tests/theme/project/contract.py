"""Directives and roles that make the nodes an edition's apparatus leaves in the doctree.

They stand in for the extension that makes them from annotations, so that the theme is tested by
what it shows and not by how that came about.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective, SphinxRole


class Passage(SphinxDirective):
    """A numbered paragraph: ``.. passage:: p3`` with the option ``:number: ¶3``."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"number": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        paragraph = self.parse_content_to_nodes()[0]
        assert isinstance(paragraph, nodes.paragraph)
        paragraph["ids"].append(name)
        paragraph["classes"].append("passage")
        number = nodes.reference("", self.options["number"], refid=name, internal=True)
        number["classes"] += ["apparatus", "passage-number"]
        paragraph.insert(0, number)
        self.env.domains.standard_domain.note_hyperlink_target(
            name, self.env.docname, name, self.options["number"]
        )
        return [nodes.target("", "", refid=name), paragraph]


class Comment(SphinxDirective):
    """A comment of a thread, with its byline and what the editors claim about it."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "byline": directives.unchanged_required,
        "supplied": directives.unchanged,
        "claims": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        title = nodes.title("", f"Comment {name[1:]}", classes=["apparatus", "comment-number"])
        section = nodes.section("", title, ids=[name], names=[name], classes=["comment"])
        byline = nodes.paragraph("", "", ids=[f"{name}-byline"], classes=["byline"])
        if supplied := self.options.get("supplied"):
            byline += nodes.inline("", f"⟨{supplied}⟩ ", classes=["apparatus", "supplied"])
        byline += nodes.Text(self.options["byline"])
        section += byline
        if claims := self.options.get("claims"):
            section += nodes.paragraph("", claims, classes=["apparatus", "comment-claims"])
        section += self.parse_content_to_nodes()
        return [section]


class ApparatusNote(SphinxDirective):
    """A note: ``.. apparatus-note:: 1 name``; letters make it textual, with ``:lemma:``."""

    required_arguments = 2
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "kind": directives.unchanged,
        "lemma": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        label, name = self.arguments
        note = nodes.footnote("", nodes.label("", label), ids=[f"note-{name}"])
        note["classes"] += ["apparatus", _series(label)]
        note["backrefs"] = [f"call-{name}"]
        note += self.parse_content_to_nodes()
        first = note[1]
        assert isinstance(first, nodes.paragraph)
        if kind := self.options.get("kind"):
            first.insert(0, [nodes.inline("", kind, classes=["note-kind"]), nodes.Text(" ")])
        if lemma := self.options.get("lemma"):
            first.insert(0, [nodes.inline("", lemma, classes=["lemma"]), nodes.Text("] ")])
        return [note]


class Call(SphinxRole):
    """The call of a note, ``:call:`1 name```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        label, name = self.text.split()
        call = nodes.footnote_reference("", label, refid=f"note-{name}", ids=[f"call-{name}"])
        call["classes"] += ["apparatus", _series(label)]
        return [call], []


class Marked(SphinxRole):
    """Words with classes: ``:sic:``, ``:context:``, ``:mention:``."""

    def __init__(self, *classes: str) -> None:
        self.classes = classes

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [nodes.inline("", self.text, classes=list(self.classes))], []


class Headword(SphinxRole):
    """A word that leads to its entry, ``:headword:`word <docname>```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        word, _, target = self.text.rstrip(">").partition(" <")
        term = nodes.inline("", word, classes=["xref", "std", "std-term", "autolink"])
        return [nodes.reference("", "", term, refuri=f"{target}.html", internal=True)], []


class Quotation(SphinxRole):
    """Words of another comment: ``:quotation:`words <c1-1>```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        words, _, target = self.text.rstrip(">").partition(" <")
        return [nodes.reference("", words, refid=target, classes=["quotation"])], []


def _series(label: str) -> str:
    return "explanatory" if label.isdigit() else "textual"


def setup(app: Any) -> dict[str, bool]:
    app.add_directive("passage", Passage)
    app.add_directive("comment", Comment)
    app.add_directive("apparatus-note", ApparatusNote)
    app.add_role("call", Call())
    app.add_role("sic", Marked("sic"))
    app.add_role("context", Marked("context"))
    app.add_role("mention", Marked("mention"))
    app.add_role("headword", Headword())
    app.add_role("quotation", Quotation())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
