"""Give HTML pages the style sheet of the apparatus, whatever their theme."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config


def register(app: Sphinx) -> None:
    """Add the style sheet to the pages of every HTML builder."""
    app.connect("config-inited", _offer_style_sheet)
    app.add_css_file("apparatus.css")


def _offer_style_sheet(_app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(Path(__file__).parent / "static"))
