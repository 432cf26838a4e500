"""Give HTML pages and e-books the style sheet and the signs of the apparatus, whatever their theme.

Two settings of Sphinx are adjusted: the folders of static files, and the sign after headings.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_apparatus.core.class_names import DATA_LABEL
from sphinx_apparatus.formats import html_element
from sphinx_apparatus.formats.html_folds import FoldAway
from sphinx_apparatus.formats.html_notes import HeadNotes, HeadNotesOfBook
from sphinx_apparatus.formats.html_signs import SignsOfBook, SignsToAttributes

_AFTER_THEMES = 900
"""A priority: some themes choose the sign after headings when the builder is ready."""


def register(app: Sphinx) -> None:
    """Add the style sheet and the transforms; only builders of HTML ever use them."""
    app.connect("config-inited", _offer_style_sheet)
    app.add_css_file("apparatus.css")
    app.connect("builder-inited", _style_permalinks, priority=_AFTER_THEMES)
    html_element.register(app)
    app.add_post_transform(SignsOfBook)  # 949
    app.add_post_transform(HeadNotesOfBook)  # 949
    app.add_post_transform(SignsToAttributes)  # 950
    app.add_post_transform(HeadNotes)  # 950
    app.add_post_transform(FoldAway)  # 950


def _offer_style_sheet(_app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(Path(__file__).parent / "static"))


def _style_permalinks(app: Sphinx) -> None:
    """Let the style sheet show the sign after headings: no one wants it in a copied heading.

    Sphinx puts ``html_permalinks_icon`` into the page as HTML; a theme's own element stays.
    """
    icon = app.config.html_permalinks_icon
    if icon and "<" not in icon:
        sign = icon.replace('"', "&quot;")
        app.config.html_permalinks_icon = f'<span {DATA_LABEL}="{sign}" aria-hidden="true"></span>'
