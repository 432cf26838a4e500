"""The edition's configuration. What each extension offers is described in its ``config.py``."""

project = "Whither Kazakhstan?"
author = "Barkley Rosser and others"
copyright = "2022, the authors of the post and the comments; 2026, the editors (notes, CC BY 4.0)"
version = release = "0.1.0"
language = "en-GB"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_apparatus",
    "sphinx_typst",
]
include_patterns = ["index.md", "source/**", "glossary/**"]
exclude_patterns = ["source/witness/**", "**.notes.md"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_footnote_transition = False

# The apparatus
apparatus_witnesses = ["source/witness/provenance.yml"]
apparatus_registry = "source/passages.json"
apparatus_contributors = "contributors.yml"
apparatus_house = "editors"
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = bibtex_default_style = "apparatus"

# HTML
html_theme = "sphinx_reader_theme"
html_title = "Whither Kazakhstan?"

# PDF
typst_documents = [("index", "whither-kazakhstan", project, author)]

# EPUB
epub_basename = "whither-kazakhstan"
epub_title = "Whither Kazakhstan? An annotated reader’s edition"
epub_author = author
epub_publisher = "The editors"
epub_show_urls = "no"
