"""The edition's configuration. What each extension offers is described in its ``config.py``."""

project = "Whither Kazakhstan?"
author = "Barkley Rosser and others"
copyright = "2022, the authors of the post and the comments; 2026, the editors (notes, CC BY 4.0)"
version = release = "0.1.0"
language = "en-GB"
root_doc = "index"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_apparatus",
    "sphinx_typst",
    "sphinx_reader_theme",
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
html_title = "Whither Kazakhstan? An annotated reader’s edition"
html_short_title = "Whither Kazakhstan?"
html_permalinks_icon = "#"  # the pilcrow is the sign of a passage
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "nav_links": [
        ("Introduction", "source/introduction"),
        ("The post", "source/post"),
        ("The thread", "source/thread"),
        ("Glossary", "glossary/index"),
        ("Timeline", "source/timeline"),
        ("Bibliography", "source/bibliography"),
    ],
    "footer_links": [
        ("About the text", "source/about-the-text"),
        ("Editorial principles", "source/editorial-principles"),
        ("Rights", "source/rights"),
        ("How to cite", "source/how-to-cite"),
        ("Corrections", "source/editorial-principles#corrections"),
    ],
    "version_label": "Edition version",
}

# PDF
typst_documents = [("index", "whither-kazakhstan", project, author)]
typst_title_page = {
    "subtitle": "A weblog post of 24 January 2022 and its thread of comments. "
    "An annotated reader’s edition",
    "version": f"Version {release}, 2026",
}

# PDF by LaTeX
latex_engine = "xelatex"
latex_use_xindy = False
latex_documents = [("index", "whither-kazakhstan.tex", project, author, "manual")]
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "extraclassoptions": "openany,oneside",
    "fncychap": "",  # chapters bear no numbers
    "preamble": r"\setcounter{secnumdepth}{-1}"
    r"\setreleaseinfo{\par\bigskip\normalfont\large A weblog post of 24 January 2022 and its thread "
    r"of comments. An annotated reader’s edition\par}",
    "releasename": "Version",
    "sphinxsetup": r"HeaderFamily=\rmfamily\bfseries, TitleColor={gray}{0}, "
    "InnerLinkColor={rgb}{0.12,0.30,0.42}, OuterLinkColor={rgb}{0.12,0.30,0.42}",
}
today = "2026"  # on the title page; a build asks no clock

# EPUB
extensions += ["sphinx_reader_epub"]
epub_theme = "sphinx_reader_epub"
epub_basename = "whither-kazakhstan"
epub_title = html_title
epub_author = author
epub_publisher = "The editors"
epub_description = (
    "A weblog post of 24 January 2022 on the unrest in Kazakhstan, with its thread of comments, "
    "notes, a glossary and a bibliography."
)
epub_show_urls = "no"
epub_tocscope = "includehidden"
epub_tocdup = False
epub_use_index = False  # the glossary lists the same words, with more to each
reader_epub_date = "2026-11-22"
reader_epub_documents = {
    "source/introduction": "introduction",
    "source/post": "bodymatter",
    "glossary/index": "glossary",
    "source/bibliography": "bibliography",
    "source/rights": "copyright-page",
}
reader_epub_page_classes = ["passage"]
reader_epub_page_title = "Passages"
reader_epub_glossary_classes = ["glossary", "glossary-index"]
