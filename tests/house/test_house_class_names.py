"""The classes of the apparatus: declared once, used by Python, CSS, LaTeX and Typst alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.testing.util import SphinxTestApp
from sphinx_apparatus.core.class_names import CLASS_NAMES
from sphinx_apparatus.core.model import INTERVENTION_TYPES, NOTE_KINDS

FORMATS = Path(__file__).parents[2] / "extensions/sphinx_apparatus/formats"
EXAMPLE = Path(__file__).parents[2] / "examples/crumley"
STYLES = {
    "html": FORMATS / "static/apparatus.css",
    "latex": FORMATS / "styles/sphinxapparatus.sty",
    "typst": FORMATS / "styles/apparatus.typ",
}
RULES = {
    "html": r"\.{}(?![\w-])",
    "latex": r"(\\apparatusrole{{{0}}}|{{sphinxclass{0}}}|\\apparatus@report{{{0}}})",
    "typst": r"#let {}\(",
}
SET_TOGETHER = {"collation", "interventions", "notes-index", "provenance", "thread-map"}
"""Set by one function of Typst: ``report``."""
OF_OTHERS = re.compile(
    r"(xref|std(-\w+)?|doc|ref|cite|myst|footnote|simple|external|internal|bibtex.*|toctree-.*"
    r"|colwidths-.*|tex2jax_ignore|mathjax_ignore|align-.*|headerlink|download|citation)"
)


@pytest.mark.parametrize("format_", STYLES)
def test_each_style_file_has_a_rule_for_every_class_it_must(format_: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", STYLES[format_].read_text("utf-8"), flags=re.DOTALL)
    wanted = {c.name for c in CLASS_NAMES.values() if format_ in c.formats}
    if format_ == "typst":
        wanted = wanted - SET_TOGETHER | {"report"}
    missing = {name for name in wanted if not re.search(RULES[format_].format(name), style)}
    assert not missing


def test_no_style_file_has_a_rule_for_a_class_that_is_not_declared() -> None:
    css = STYLES["html"].read_text("utf-8")
    selectors = re.sub(r"/\*.*?\*/|{[^}]*}", "", css, flags=re.DOTALL)
    in_css = set(re.findall(r"\.([a-z][a-z-]+)", selectors))
    sty = STYLES["latex"].read_text("utf-8")
    in_sty = set(re.findall(r"(?:sphinxclass|apparatusrole{|@report{)([a-z][a-z-]+)", sty))
    others = {"name", "footnote", "sd-card", "sd-card-title", "sd-hide-link-text"}
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
