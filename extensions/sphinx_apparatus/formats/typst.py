"""Tell the PDF builder how the apparatus looks: a style, the classes it sets, mentions run on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_apparatus.core import wording
from sphinx_apparatus.core.class_names import (
    CLASS_NAMES,
    COMMENT_NUMBER,
    MENTIONS,
    PASSAGE_SPACE,
    REPORTS,
    VIEW_TITLE,
)
from sphinx_apparatus.core.wording import listed
from sphinx_apparatus.doctree.build_nodes import paragraph


def register(app: Sphinx) -> None:
    """Add the style and the transform; without the ``pdf`` builder they have no effect."""
    app.connect("config-inited", _add_style)
    app.add_post_transform(RunOnMentions)


def _add_style(app: Sphinx, _config: Config) -> None:
    """Hand the style over to the PDF builder, where the project uses it."""
    if "sphinx_typst" not in app.extensions:
        return
    from sphinx_typst import add_style  # it wants the Typst compiler, which may be absent

    ours = (c for c in CLASS_NAMES.values() if "typst" in c.formats and c.name not in REPORTS)
    classes: dict[str, str | None] = {c.name: c.name for c in ours}
    classes |= dict.fromkeys(REPORTS, "report")
    classes[PASSAGE_SPACE] = None  # the number stands in the margin
    classes[f"title.{COMMENT_NUMBER}"] = classes.pop(COMMENT_NUMBER)
    add_style(app, Path(__file__).parent / "styles" / "apparatus.typ", classes)


class RunOnMentions(SphinxPostTransform):
    """Sets the mentions of an entry as one paragraph: page numbers stand for the words around."""

    default_priority = 20  # the lists are filled at 7
    formats = ("typst",)

    def run(self, **kwargs: Any) -> None:
        """Turn "Mentioned in", the list under it and "Also in" into a sentence."""
        for title in list(self.document.findall(_is_title)):
            assert isinstance(title, nodes.paragraph)
            parent = title.parent
            after = parent.children[parent.index(title) + 1 :]
            links = [
                link
                for block in after
                for item in block.findall(nodes.list_item)
                for link in [item.next_node(nodes.reference)]
                if link is not None
            ]
            also = after[-1].children if after and isinstance(after[-1], nodes.paragraph) else []
            # Without a list, the paragraph has nothing but the pages and a full stop.
            places = listed(links) if links else also[:-1]
            sentence = paragraph(
                *wording.MENTIONED_IN_PLACES.around(places=places), classes=[MENTIONS]
            )
            sentence += [nodes.Text(" "), *also] if links and also else []
            for block in after:
                parent.remove(block)
            parent.replace(title, sentence)


def _is_title(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and VIEW_TITLE in node["classes"]
