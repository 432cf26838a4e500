"""The links of header and footer: a short list, never the whole table of contents.

Sphinx's ``toctree()`` resolves the complete tree for every page, which costs time in the square of
the number of pages. The header needs only the first entries of the root page's own table, which
stand ready in the environment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc
from sphinx.locale import __
from sphinx.util import logging

from sphinx_reader_theme.assets import uses_reader_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

LINK_OPTIONS = ("nav_links", "footer_links")
#: Pages that Sphinx writes without a source file.
GENERATED = frozenset({"genindex", "search", "py-modindex"})
DEFAULT_LIMIT = 7

# An address, not a document: "https://…", "mailto:…", "/feed.xml", "#top".
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """One link of the header or the footer; ``current`` is the value of ``aria-current``."""

    label: str
    uri: str
    current: str = ""


def is_address(target: str) -> bool:
    """Tell whether *target* is an address to be left as it is, rather than a document."""
    return _ADDRESS.match(target) is not None


def option_links(option: object) -> list[tuple[str, str]]:
    """Return the ``(label, target)`` pairs of a theme option, leaving out what is malformed."""
    if not isinstance(option, (list, tuple)):
        return []
    return [
        (str(pair[0]), str(pair[1]))
        for pair in option
        if isinstance(pair, (list, tuple)) and len(pair) == 2
    ]


def root_links(env: BuildEnvironment, limit: int) -> list[tuple[str, str]]:
    """Return label and target of the first *limit* entries of the root page's tables of contents.

    Reads only what Sphinx keeps for the root page, so that the cost does not grow with the project.
    """
    return list(islice(_root_entries(env), limit))


def _root_entries(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    root = env.config.root_doc
    contents = env.tocs.get(root)
    if contents is None:
        return
    for tree in contents.findall(addnodes.toctree):
        for label, target in tree["entries"]:
            if target == "self":
                target = root
            if is_address(target) or target in GENERATED:
                yield label or target, target
            elif target in env.titles:
                yield label or env.titles[target].astext(), target


def mistakes(name: str, option: object, known: set[str]) -> Iterator[str]:
    """Yield one message for each thing wrong with the link option *name*.

    *known* holds the names of the documents that a link may lead to.
    """
    where = f"conf.py: html_theme_options[{name!r}]"
    if option == "":
        return
    if not isinstance(option, (list, tuple)):
        yield f'{where}: found {option!r}; write a list such as [("About", "about")].'
        return
    for pair in option:
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            yield f'{where}: found {pair!r}; write a label and a target, as in ("About", "about").'
            continue
        docname = str(pair[1]).partition("#")[0]
        if docname not in known and not is_address(str(pair[1])):
            near = get_close_matches(docname, sorted(known), 1)
            hint = f'Did you mean "{near[0]}"?' if near else "Write a document or a full address."
            yield f'{where}: there is no document "{docname}". {hint}'


def check_links(app: Sphinx, builder: Builder) -> None:
    """Warn once, before pages are written, of links in the options that lead nowhere."""
    if not uses_reader_theme(builder):
        return
    known = set(app.env.all_docs) | GENERATED
    for name in LINK_OPTIONS:
        for message in mistakes(name, app.config.html_theme_options.get(name, ""), known):
            logger.warning(__("%s"), message, type="reader_theme", subtype="link")
    version = app.config.html_theme_options.get("version_link")
    if version and isinstance(version, str):
        for message in mistakes("version_link", [("", version)], known):
            logger.warning(__("%s"), message, type="reader_theme", subtype="link")


def add_links(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the links of header and footer into the page's context.

    Builders that hand pages over as data (``json``, ``pickle``) fill no template: their contexts
    have neither functions nor use for links.
    """
    if not uses_reader_theme(app.builder) or "hasdoc" not in context:
        return
    limit = str(context.get("theme_nav_limit", ""))
    nav = option_links(context.get("theme_nav_links")) or root_links(
        app.env, int(limit) if limit.isdigit() else DEFAULT_LIMIT
    )
    # On a single page the documents are fragments, which pathto() drops.
    single = app.builder.name == "singlehtml"
    pathto: Callable[[str], str] = app.builder.get_target_uri if single else context["pathto"]
    hasdoc: Callable[[str], bool] = context["hasdoc"]
    above = {parent["link"] for parent in context.get("parents", ())}

    def resolve(pairs: list[tuple[str, str]]) -> Iterator[Link]:
        for label, target in pairs:
            docname, _, fragment = target.partition("#")
            if is_address(target):
                yield Link(label, target)
            elif hasdoc(docname) or docname in GENERATED:
                uri = pathto(docname)
                current = "page" if docname == pagename else "true" if uri in above else ""
                if fragment:
                    uri = f"{uri.partition('#')[0]}#{fragment}"
                yield Link(label, uri, current)

    if single and context.get("toc"):  # without sections, whose links would have two fragments
        context["toc"] = _titles(app, pagename)
    context["reader_nav"] = list(resolve(nav))
    context["reader_footer"] = list(resolve(option_links(context.get("theme_footer_links"))))
    version = str(context.get("theme_version_link") or "")
    context["reader_version"] = next((link.uri for link in resolve([("", version)])), "")


def _titles(app: Sphinx, pagename: str) -> str:
    """Return the table of contents of all documents as HTML, down to their titles."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    tree = global_toctree_for_doc(
        app.env, pagename, app.builder, tags=app.tags, collapse=False, titles_only=True
    )
    return app.builder.render_partial(tree)["fragment"]
