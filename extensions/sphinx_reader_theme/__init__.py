"""A Sphinx theme for reading at length: calm, light, complete without JavaScript.

It inherits ``basic`` and asks Sphinx for nothing that grows with the number of pages: no page
computes the whole table of contents. ``theme.toml`` lists the options.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_reader_theme.assets import prepare_assets, trim_assets
from sphinx_reader_theme.card_files import remove_stale_cards, write_cards
from sphinx_reader_theme.catalogue import load_catalogue
from sphinx_reader_theme.citations import drop_titles, write_as_list
from sphinx_reader_theme.layers import add_layers
from sphinx_reader_theme.navigation import add_links, check_links
from sphinx_reader_theme.not_found import write_not_found
from sphinx_reader_theme.option_types import CHECK_PRIORITY, check_types, require_dictionary
from sphinx_reader_theme.search.build import SearchBuild
from sphinx_reader_theme.sitemap import write_sitemap
from sphinx_reader_theme.tables import WrapTables
from sphinx_reader_theme.words import CATALOG, LOCALE, add_translation, translate_style_sheet

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.2.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme and what its pages need."""
    app.add_html_theme("sphinx_reader_theme", str(Path(__file__).parent))
    load_catalogue(app, CATALOG, LOCALE)
    app.connect("config-inited", require_dictionary, CHECK_PRIORITY)
    app.connect("builder-inited", prepare_assets)
    app.connect("builder-inited", write_as_list)
    app.connect("builder-inited", translate_style_sheet)
    app.add_post_transform(WrapTables)
    app.connect("write-started", check_types)
    app.connect("write-started", check_links)
    SearchBuild().connect(app)  # its assets come before they are trimmed
    app.connect("html-page-context", add_links)
    app.connect("html-page-context", drop_titles)
    app.connect("html-page-context", add_layers)
    app.connect("html-page-context", trim_assets)
    app.connect("html-page-context", write_cards)
    app.connect("build-finished", remove_stale_cards)
    app.connect("html-page-context", add_translation)
    app.connect("html-collect-pages", write_not_found)
    app.connect("build-finished", write_sitemap)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
