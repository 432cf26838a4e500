"""Write, with each page, the script file that holds what cards on other pages show of it.

``_static/cards/source/post.html.js`` belongs to ``source/post.html``. Each page has its own, so
that they are right in parallel and partial builds, and a reader loads only what a card needs. They
are scripts, not data, as a page opened from disk may load scripts but not fetch files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_reader_theme.assets import uses_reader_theme
from sphinx_reader_theme.card_parts import card_parts

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

FOLDER = "_static/cards"


def card_file(uri: str) -> str:
    """Return the path of a page's card file below the output folder, from the page's address."""
    path = unquote(uri)
    return f"{FOLDER}/{path}{'index' if path.endswith('/') or not path else ''}.js"


def card_script(uri: str, title: str, html: str) -> str:
    """Return the script of a page: an entry by its address in the list of all pages' parts.

    The part named "" is the title of the page.
    """
    path = card_file(uri).removeprefix(f"{FOLDER}/").removesuffix(".js")
    parts = {"": title, **card_parts(html)}
    entry = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"(window.readerCards??={{}})[{json.dumps(path)}]={entry}\n"


def write_cards(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the card file of a page that is made of a document."""
    builder = app.builder
    if doctree is None or "css_files" not in context or not uses_reader_theme(builder):
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    if builder.name == "singlehtml":  # all is on the page itself
        return
    uri = builder.get_target_uri(pagename)
    title = app.env.titles[pagename].astext()
    target = Path(builder.outdir, card_file(uri))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(card_script(uri, title, context["body"]), "utf-8")


def remove_stale_cards(app: Sphinx, exception: Exception | None) -> None:
    """Remove the card files of documents that are gone (``build-finished``)."""
    builder = app.builder
    if exception is not None or not uses_reader_theme(builder):
        return
    wanted = {
        Path(builder.outdir, card_file(builder.get_target_uri(name))) for name in app.env.found_docs
    }
    for file in Path(builder.outdir, FOLDER).rglob("*.js"):
        if file not in wanted:
            file.unlink()
