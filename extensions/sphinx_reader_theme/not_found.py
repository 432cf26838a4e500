"""The page for addresses that lead nowhere: ``404.html``, which a server sends at any of them.

It is shown instead of a page in whatever folder, so that every address in it is absolute:
below ``html_baseurl`` where that is set, else below the root of the host.
"""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_reader_theme.assets import uses_reader_theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

PAGE = "404"
BUILDERS = ("html", "dirhtml")
"""The builders that write sites: a single page, or data, has no use for such a page."""
_ADDRESS = re.compile(r'(?<=\s)(href|src|data-content_root)="([^"#][^"]*)"')


def absolute(html: str, page: str) -> str:
    """Return a page with absolute addresses; *page* is its own. Links within it stay."""

    def whole(match: re.Match[str]) -> str:
        return f'{match[1]}="{escape(urljoin(page, unescape(match[2])))}"'

    return _ADDRESS.sub(whole, html)


def write_not_found(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Write the page if it has changed (``html-collect-pages``).

    A document of this name comes before it.
    """
    builder = app.builder
    if builder.name not in BUILDERS or not uses_reader_theme(builder) or PAGE in app.env.found_docs:
        return ()
    assert isinstance(builder, StandaloneHTMLBuilder)
    context = {
        "metatags": '<meta name="robots" content="noindex" />\n',
        "pageurl": None,
    }
    encoding = app.config.html_output_encoding
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.html"
        builder.handle_page(PAGE, context, f"{PAGE}.html", outfilename=draft)
        written = draft.read_text(encoding)
    base = (app.config.html_baseurl or "/").rstrip("/") + "/"
    html = absolute(written, urljoin(base, builder.get_target_uri(PAGE)))
    file = Path(builder.outdir) / f"{PAGE}.html"
    if not file.exists() or file.read_text(encoding) != html:
        file.write_text(html, encoding, errors="xmlcharrefreplace")
    return ()
