project = "Kitchen Sink"
author = "A. Uthor"
copyright = "2026, the tests"
release = "1.0"
extensions = [
    "sphinx_typst",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "myst_parser",
    "sphinx.ext.todo",
]
extensions += ["sphinx.ext.autosummary"]
suppress_warnings = ["design.card_legacy"]
todo_include_todos = True
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
bibtex_bibfiles = ["refs.bib"]
numfig = True
typst_styles = ["looks.typ"]
typst_classes = {
    "sic": "sic",
    "passage-number": "margin",
    "byline": "byline",
    "screen-only": None,
    "footnote.textual": "textual",
    "section.comment": "comment",
}
