"""A small invented edition: what an editor needs to write, and nothing else."""

project = "The Crumley Cake Contest"
author = "Winifred Ash and others"
copyright = "2012, the authors of the posts and the comments; 2026, the editors"
version = release = "1.0"
language = "en_GB"
today = "5 January 2026"  # the date on title pages; a build asks no clock

extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_apparatus",
    "sphinx_typst",
    "sphinx_reader_theme",
    "sphinx_reader_epub",
]
include_patterns = ["index.md", "source/**", "glossary/**"]
exclude_patterns = ["source/witness/**", "**.notes.md"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_footnote_transition = False

# The apparatus
apparatus_witnesses = [
    "source/witness/sponge.yml",
    "source/witness/reply.yml",
]
apparatus_registry = "source/passages.json"
apparatus_contributors = "contributors.yml"
apparatus_waivers = "waivers.yml"
apparatus_ledger = "source/ledger.yml"
apparatus_house = "editors"
apparatus_known_by = "2012-06-05"  # the day of the posts
apparatus_edition_title = "The Crumley cake contest: A reader’s edition"
apparatus_edition_date = "2026-01-05"
# Put into the site by make.
apparatus_downloads = ["thecrumleycakecontest.pdf", "TheCrumleyCakeContest.epub"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = bibtex_default_style = "apparatus"

# HTML
html_theme = "sphinx_reader_theme"
html_title = project
html_permalinks_icon = "#"  # the pilcrow is the sign of a passage
html_theme_options = {
    "nav_links": [
        ("The post", "source/post"),
        ("The thread", "source/thread"),
        ("The reply", "source/reply"),
        ("Glossary", "glossary/index"),
    ],
    "footer_links": [("About the text", "source/about-the-text")],
    "version_label": "Edition version",
    "version_link": "source/about-the-text",
}

# PDF
typst_front_matter = ["source/introduction"]
typst_index_links = ["autolink"]

# PDF by LaTeX
latex_engine = "xelatex"
latex_use_xindy = False

# EPUB
epub_theme = "sphinx_reader_epub"
epub_show_urls = "no"
epub_use_index = False  # the glossary lists the same words, with more to each
reader_epub_date = "2026-01-05"
reader_epub_documents = {
    "source/introduction": "introduction",
    "source/post": "bodymatter",
    "glossary/index": "glossary",
    "source/bibliography": "bibliography",
}
reader_epub_page_classes = ["passage"]
reader_epub_glossary_classes = ["glossary", "glossary-index"]
