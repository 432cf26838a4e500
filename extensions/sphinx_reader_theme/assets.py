"""Which scripts and style sheets a page loads: those it uses."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

#: Sphinx's own scripts. Only the module index calls them.
DOCTOOLS = frozenset(
    {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js"}
)
DOCTOOLS_TEMPLATES = frozenset({"domainindex.html"})

#: What sphinx-design adds to every page (55 kB), and the mark of a page that uses it.
DESIGN = frozenset({"sphinx-design.min.css", "design-tabs.js"})
DESIGN_MARK = "sd-"

#: What a switch of the theme may have as a value that means yes, in lower case.
ON = frozenset({"true", "1", "yes", "on"})


def uses_reader_theme(builder: Builder) -> bool:
    """Tell whether *builder* writes pages with this theme or with one derived from it."""
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.theme is None:
        return False
    return Path(__file__).parent in {Path(folder) for folder in builder.theme.get_theme_dirs()}


def prepare_assets(app: Sphinx) -> None:
    """Load ``reader.js`` on the pages of this theme; tell its style sheet what it depends on.

    Other builders never see it. Style sheet and script are templates (``static/*.jinja``), which
    Sphinx fills when it copies them. A project's own Pygments style replaces the theme's colors.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or not uses_reader_theme(builder):
        return
    builder.add_js_file("reader.js", defer="defer")
    assert isinstance(builder.templates, BuiltinTemplateLoader)
    builder.templates.environment.globals["pygments_chosen"] = app.config.pygments_style is not None


def unneeded(templatename: str, body: str, keep_doctools: bool, own_highlighting: bool) -> set[str]:
    """Return the names of the asset files that a page can do without.

    *body* is the page's content as HTML; *own_highlighting* says that the project chose a Pygments
    style, which then replaces the theme's colors for code.
    """
    dropped = set() if own_highlighting else {"pygments.css"}
    if templatename not in DOCTOOLS_TEMPLATES and not keep_doctools:
        dropped |= DOCTOOLS
    if DESIGN_MARK not in body:
        dropped |= DESIGN
    return dropped


def trim_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take out of the page's lists what it does not use; pages handed over as data have none."""
    if not uses_reader_theme(app.builder) or "css_files" not in context:
        return
    dropped = unneeded(
        templatename,
        context.get("body") or "",
        str(context.get("theme_keep_doctools")).lower() in ON,
        app.config.pygments_style is not None,
    )
    for kind in ("script_files", "css_files"):
        context[kind] = [asset for asset in context[kind] if _name(asset) not in dropped]


def _name(asset: object) -> str:
    """Return the file name of a script or style sheet, "" for an inline one."""
    return PurePosixPath(str(getattr(asset, "filename", asset) or "")).name
