"""A small invented edition: what an editor needs to write, and nothing else."""

project = "The Crumley Cake Contest"
author = "Winifred Ash and others"
copyright = "2012, the authors of the posts and the comments; 2026, the editors"
version = release = "1.0"
language = "en_GB"

extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_apparatus", "sphinx_typst"]
include_patterns = ["index.md", "source/**", "glossary/**"]
exclude_patterns = ["source/witness/**", "**.notes.md"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_footnote_transition = False

apparatus_witnesses = [
    "source/witness/sponge.yml",
    "source/witness/reply.yml",
]
apparatus_registry = "source/passages.json"
apparatus_contributors = "contributors.yml"
apparatus_house = "editors"
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = bibtex_default_style = "apparatus"

html_theme = "basic"
epub_show_urls = "no"
