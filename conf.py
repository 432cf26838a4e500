"""The edition's configuration. What each extension offers is described in its ``config.py``."""

import subprocess
import tomllib
from datetime import date as Day
from pathlib import Path

from babel.dates import format_date

HERE = Path(__file__).parent
PYPROJECT = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))
SETTINGS = PYPROJECT["tool"]["readers-edition"]
DAY = SETTINGS["released"]

project = "Whither Kazakhstan?"
author = "Barkley Rosser and others"
copyright = "2022, the authors of the post and the comments; 2026, the editors (notes, CC BY 4.0)"
version = release = PYPROJECT["project"]["version"]
released = format_date(DAY, "d MMMM y", locale="en_GB")
language = "en-GB"
root_doc = "index"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_apparatus",
    "sphinx_typst",
    "sphinx_reader_theme",
    "sphinx_reader_epub",
]
include_patterns = ["index.md", "source/**", "glossary/**"]
exclude_patterns = ["source/witness/**", "**.notes.md"]
exclude_patterns += [".*", "build", "docs", "examples", "extensions", "tests"]  # not searched
myst_enable_extensions = ["colon_fence", "deflist"]
myst_footnote_transition = False

# The apparatus
apparatus_witnesses = ["source/witness/provenance.yml"]
apparatus_registry = "source/passages.json"
apparatus_contributors = "contributors.yml"
apparatus_ledger = "source/ledger.yml"
apparatus_withdrawn = "source/withdrawn.yml"
apparatus_house = "editors"
apparatus_known_by = "2022-01-24"
known_by = format_date(Day.fromisoformat(apparatus_known_by), "d MMMM y", locale="en_GB")
apparatus_publication = {
    "title": project,
    "licence": "CC BY 4.0",  # of the notes and the glossary
    **{
        key: PYPROJECT["tool"]["readers-edition"][key] for key in ("owner", "contact", "repository")
    },
}
apparatus_as_known = "as_known" in tags  # type: ignore[name-defined]  # noqa: F821  # Sphinx's
apparatus_edition_title = "Whither Kazakhstan?: An annotated reader’s edition"
apparatus_edition_date = DAY.isoformat()
apparatus_downloads = ["whither-kazakhstan.pdf", "whither-kazakhstan.epub"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = bibtex_default_style = "apparatus"
bibtex_cite_id = "source-{key}"

# HTML
html_theme = "sphinx_reader_theme"
html_title = "Whither Kazakhstan? An annotated reader’s edition"
if apparatus_as_known:
    html_title += f", as known on {known_by}"
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
        ("How the text held up", "source/how-the-text-held-up"),
        ("People", "source/people"),
        ("Places", "source/places"),
        ("About the text", "source/about-the-text"),
        ("Editorial principles", "source/editorial-principles"),
        ("Rights", "source/rights"),
        ("How to cite", "source/how-to-cite"),
        ("Corrections", "source/editorial-principles#corrections"),
    ],
    "version_label": "Edition version",
    "version_link": "source/revision-history",
}


# PDF
def commit_of_checkout() -> str:
    """Return the commit as the colophon names it; nothing where this is no checkout of git."""
    if not (HERE / ".git").exists():
        return ""
    ask = ["git", "-C", str(HERE), "rev-parse", "--verify", "--short=10", "HEAD"]
    try:
        asked = subprocess.run(ask, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return f", made from commit {asked.stdout.strip()}" if asked.returncode == 0 else ""


typst_documents = [("index", "whither-kazakhstan", project, author)]
typst_title_page = {
    "subtitle": "A weblog post of 24 January 2022 and its thread of comments. "
    "An annotated reader’s edition",
    "version": f"Version {release}, {released}"
    + (f". As known on {known_by}" if apparatus_as_known else ""),
}
typst_colophon = [
    f"Version {release} of {released}{commit_of_checkout()}.",
    f"The post is its author’s{'' if apparatus_as_known else ' and his estate’s'}, each comment "
    "its writer’s: reproduced for commentary and criticism. Notes, glossary and all other pages: "
    "the editors, Creative Commons Attribution 4.0 (CC BY 4.0). Programs: MIT licence. The page "
    "“Rights” says more.",
    "To cite a passage, name its number in the margin and this version, not the page: “Barkley "
    "Rosser, Whither Kazakhstan?, an annotated reader’s edition, "
    f"version {release} ({DAY.year}), ¶3”.",
    "Numbers in the margin are those of the passages. Raised figures lead to explanatory notes, "
    "raised letters to textual ones. A dotted underline marks a slip left as it stands; "
    "⟨…⟩ stands where words are lost; square brackets belong to the text.",
    "Set by the Typst compiler in Libertinus Serif, under the SIL Open Font License; code in "
    "DejaVu Sans Mono, under the Bitstream Vera licence.",
]
typst_keywords = ["annotated edition", "weblog", "Kazakhstan", "January 2022", "CSTO"]
typst_figures = "old-style"
typst_front_matter = ["source/introduction"]
typst_toc_hide = ["glossary/*"]
typst_index_title = "Index of persons, places and terms"
typst_index_links = ["autolink"]
typst_classes = {"only-web": None}

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
    rf"\setreleaseinfo{{\par\bigskip\normalfont\large {typst_title_page['subtitle']}\par}}",
    "releasename": "Version",
    "sphinxsetup": r"HeaderFamily=\rmfamily\bfseries, TitleColor={gray}{0}, "
    "InnerLinkColor={rgb}{0.12,0.30,0.42}, OuterLinkColor={rgb}{0.12,0.30,0.42}",
}
today = released  # on the title page; a build asks no clock

# EPUB
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
reader_epub_date = DAY.isoformat()
reader_epub_documents = {
    "source/introduction": "introduction",
    "source/post": "bodymatter",
    "glossary/index": "glossary",
    "source/bibliography": "bibliography",
    "source/rights": "copyright-page",
}
reader_epub_page_classes = ["passage"]
reader_epub_glossary_classes = ["glossary", "glossary-index"]
