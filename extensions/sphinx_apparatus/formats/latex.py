"""Tell the LaTeX builder how the apparatus looks, and what its writer would pass over.

Sphinx's writer prints the classes of inlines and containers, but neither those of paragraphs and
references nor the identifiers of titles, paragraphs and notes. One transform of the assembled book
wraps and labels these with nodes that it does print; ``styles/sphinxapparatus.sty`` says how they
look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.latex.nodes import footnotetext, thebibliography
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import escape

from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import PASSAGE_SPACE, names

_PACKAGE = Path(__file__).parent / "styles" / "sphinxapparatus.sty"
_PARAGRAPHS = frozenset(names("paragraph", "latex"))
_REFERENCES = frozenset({*names("reference", "latex"), "sd-hide-link-text"})


def register(app: Sphinx) -> None:
    """Add the package and the transform; without the ``latex`` builder they have no effect."""
    app.connect("config-inited", _copy_package)
    app.add_latex_package(_PACKAGE.stem, after_hyperref=True)
    app.add_post_transform(PrepareForTeX)  # 760


def _copy_package(app: Sphinx, config: Config) -> None:
    config.latex_additional_files = [*config.latex_additional_files, str(_PACKAGE)]


class PrepareForTeX(SphinxPostTransform):
    """Wraps, labels and moves what Sphinx's LaTeX writer would lose."""

    default_priority = 760  # Sphinx has moved footnotes at 600, citations at 750
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Change the doctree of the assembled book."""
        _place_bibliographies(self.document)
        self.document.insert(0, nodes.raw("", "\n".join(_page_words()), format="latex"))
        for note in [*_all(self.document, nodes.footnote), *_all(self.document, footnotetext)]:
            _label_note(note)
        for title in _all(self.document, nodes.title):
            _label_title(title)
        for paragraph in _all(self.document, nodes.paragraph):
            _label_paragraph(paragraph)
            _wrap(paragraph, _PARAGRAPHS, nodes.container)
        for space in _all(self.document, nodes.inline):
            if PASSAGE_SPACE in space["classes"]:
                space.parent.remove(space)  # the number stands in the margin
        for reference in _all(self.document, nodes.reference):
            _wrap(reference, _REFERENCES, nodes.inline)
        for container in reversed(_all(self.document, nodes.container)):
            if not container.children:  # its notes have gone to the feet of pages
                container.parent.remove(container)


def _page_words() -> Iterator[str]:
    """Yield the definitions of what the style prints for the page of a label, in the language."""
    for command, message in (("page", wording.PAGE_REFERENCE), ("cardpage", wording.CARD_PAGE)):
        before, after = (escape(words) for words in str(message).split("{page}"))
        words = f"{before}\\pageref{{#1}}{after}".replace("\N{NO-BREAK SPACE}", "~")
        yield rf"\newcommand*\apparatus{command}[1]{{{words}}}"


def _all(document: nodes.document, kind: type[nodes.Element]) -> list[Any]:
    return list(document.findall(kind))


def _wrap(node: nodes.Element, printed: Iterable[str], kind: type[nodes.Element]) -> None:
    classes = [name for name in node["classes"] if name in printed]
    if classes:
        wrapper = kind("", classes=classes)
        node.replace_self(wrapper)
        wrapper += node


def _label_note(note: nodes.Element) -> None:
    first = note[1] if len(note) > 1 else note
    location, at = (first, 0) if isinstance(first, nodes.paragraph) else (note, 1)
    location.insert(at, [nodes.target("", "", refid=identifier) for identifier in note["ids"]])


def _label_title(title: nodes.Element) -> None:
    after = title.parent.index(title) + 1  # a command within a title would go into the contents
    labels = [nodes.target("", "", refid=identifier) for identifier in title["ids"]]
    title.parent.insert(after, labels)


def _label_paragraph(paragraph: nodes.Element) -> None:
    before = paragraph.parent[: paragraph.parent.index(paragraph)]
    labelled = {node.get("refid") for node in before if isinstance(node, nodes.target)}
    labels = [identifier for identifier in paragraph["ids"] if identifier not in labelled]
    paragraph.insert(0, [nodes.target("", "", refid=identifier) for identifier in labels])


def _place_bibliographies(document: nodes.document) -> None:
    """Put each list of works back into the document that holds it, under its own heading."""
    sections = {
        file["docname"]: file.next_node(nodes.section)
        for file in document.findall(addnodes.start_of_file)
    }
    for gathered in _all(document, thebibliography):
        for work in list(gathered.children):
            section = sections.get(work["docname"])
            if section is None:
                continue
            if not isinstance(section[-1], thebibliography):
                section += thebibliography()
            gathered.remove(work)
            section[-1] += work
        if not gathered.children:
            gathered.parent.remove(gathered)
