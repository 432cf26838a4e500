"""The list of the site's pages for search engines: ``sitemap.xml`` (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from pathlib import Path
from posixpath import join
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sphinx_reader_theme.assets import uses_reader_theme
from sphinx_reader_theme.not_found import BUILDERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

NAME = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[str]) -> str:
    """Return the file, its addresses sorted. It has no dates: a build asks no clock."""
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in sorted(addresses))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{rows}</urlset>\n'
    )


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write the file where the address of the site is configured (``build-finished``).

    It lists the documents; pages that are made without one are found from there.
    """
    builder, base = app.builder, app.config.html_baseurl
    if exception or not base or builder.name not in BUILDERS or not uses_reader_theme(builder):
        return
    pages = (join(base, builder.get_target_uri(name)) for name in app.env.found_docs)
    (Path(builder.outdir) / NAME).write_text(sitemap(pages), "utf-8")
