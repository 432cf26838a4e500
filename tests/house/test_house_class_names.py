"""The classes of the apparatus: declared once, used by Python, CSS, LaTeX and Typst alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.testing.util import SphinxTestApp
from sphinx_apparatus.core.class_names import CLASS_NAMES
from sphinx_apparatus.core.model import INTERVENTION_TYPES, NOTE_KINDS

EXTENSIONS = Path(__file__).parents[2] / "extensions"
EXAMPLE = Path(__file__).parents[2] / "examples/crumley"
STYLES = {
    "html": "sphinx_apparatus/formats/static/apparatus.css",
    "theme": "sphinx_reader_theme/styles/*.css",
    "latex": "sphinx_apparatus/formats/styles/sphinxapparatus.sty",
    "typst": "sphinx_apparatus/formats/styles/apparatus.typ",
}
_SELECTOR = (
    r"(?<!\.search )\.{}(?![\w-])"  # Sphinx has a context of its own, of what a search finds
)
RULES = {
    "html": _SELECTOR,
    "theme": _SELECTOR,
    "latex": r"(\\apparatusrole{{{0}}}|{{sphinxclass{0}}}|\\apparatus@report{{{0}}})",
    "typst": r"#let {}\(",
}
SET_TOGETHER = {"collation", "interventions", "notes-index", "provenance", "thread-map"}
"""Set by one function of Typst: ``report``."""
OF_OTHERS = re.compile(
    r"(xref|std(-\w+)?|doc|ref|cite|myst|footnote|simple|external|internal|bibtex.*|toctree-.*"
    r"|colwidths-.*|tex2jax_ignore|mathjax_ignore|align-.*|headerlink|download|citation)"
)


def style(format_: str) -> str:
    """Return the style files of a format in one, of CSS the selectors."""
    texts = [path.read_text("utf-8") for path in sorted(EXTENSIONS.glob(STYLES[format_]))]
    hidden = r"/\*.*?\*/" + (r"|{[^{}]*}" if STYLES[format_].endswith("css") else "")
    return re.sub(hidden, "", "\n".join(texts), flags=re.DOTALL)


@pytest.mark.parametrize("format_", STYLES)
def test_a_format_has_rules_for_the_classes_that_are_declared_to_have_one(format_: str) -> None:
    declared = {c.name for c in CLASS_NAMES.values() if format_ in c.formats}
    names = set(CLASS_NAMES)
    if format_ == "typst":
        names, declared = names - SET_TOGETHER | {"report"}, declared - SET_TOGETHER | {"report"}
    assert {name for name in names if re.search(RULES[format_].format(name), style(format_))} == (
        declared
    )


def test_a_class_that_no_format_has_a_rule_for_is_used_in_the_code() -> None:
    sources = {
        path: path.read_text("utf-8")
        for path in EXTENSIONS.rglob("sphinx_apparatus/**/*.py")
        if path.name != "class_names.py"
    }
    for declared in CLASS_NAMES.values():
        if not declared.formats and declared.is_prose:
            constant = declared.name.upper().replace("-", "_")
            used = rf"\b{constant}\b|\"{declared.name}\""
            assert any(re.search(used, text) for text in sources.values()), declared.name


def test_no_style_file_has_a_rule_for_a_class_that_is_not_declared() -> None:
    in_css = set(re.findall(r"\.([a-z][a-z-]+)", style("html")))
    in_sty = set(
        re.findall(r"(?:sphinxclass|apparatusrole{|@report{)([a-z][a-z-]+)", style("latex"))
    )
    others = {
        "name",
        "footnote",
        "footnote-reference",
        "kind-hindsight",
        # elements of the picture that core/thread_picture.py draws, and no nodes
        *(f"thread-{part}" for part in ("picture", "row", "bar", "head", "answer", "quote")),
        "sd-card",
        "sd-card-title",
        "sd-hide-link-text",
    }
    assert in_css | in_sty <= CLASS_NAMES.keys() | others


@pytest.mark.slow
def test_every_class_in_the_doctrees_of_the_example_is_declared(tmp_path: Path) -> None:
    app = SphinxTestApp("dummy", srcdir=EXAMPLE, builddir=tmp_path)
    try:
        app.build()
        found = {
            name
            for docname in app.env.found_docs
            for node in app.env.get_and_resolve_doctree(
                docname, app.builder, tags=app.tags
            ).findall(nodes.Element)
            for name in list[str](node.get("classes", ()))
        }
    finally:
        app.cleanup()
    kinds = {f"kind-{kind}" for kind in (*NOTE_KINDS, *INTERVENTION_TYPES)}
    unknown = {name for name in found - CLASS_NAMES.keys() - kinds if not OF_OTHERS.fullmatch(name)}
    assert not unknown
    assert len(found & CLASS_NAMES.keys()) > 30
