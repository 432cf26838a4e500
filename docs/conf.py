"""The documentation's configuration: built with the packages that it describes."""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))
_PYPROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))

project = "Annotated Editions with Sphinx"
author = "The editors"
copyright = "2026, the editors (CC BY 4.0)"
version = release = _PYPROJECT["project"]["version"]
language = "en"
today = f"Version {release}"  # where a title page has a date; a build asks no clock

extensions = [
    "myst_parser",
    "sphinx_typst",
    "sphinx_reader_theme",
    "sphinx_reader_epub",
    "from_code",
]
exclude_patterns = ["_ext"]
myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_substitutions = {"release": release}
myst_heading_anchors = 3

# HTML
html_theme = "sphinx_reader_theme"
html_title = project
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_theme_options = {
    "nav_links": [
        ("Install", "install"),
        ("Tutorial", "tutorial"),
        ("Write", "write/index"),
        ("Messages", "messages"),
        ("Packages", "packages/index"),
        ("The code", "code/index"),
    ],
}

# PDF
typst_documents = [("index", "annotated-editions", project, author)]
typst_title_page = {"subtitle": "How to make one, and how the tools work"}
typst_toc_depth = 2
typst_toc_hide = ["messages"]
typst_styles = ["docs.typ"]
typst_classes = {"aside": "aside", "built": "built"}

# EPUB
epub_theme = "sphinx_reader_epub"
epub_basename = "annotated-editions"
epub_publisher = author
epub_description = "How to make an annotated edition with Sphinx, and how the tools work."
epub_show_urls = "no"
reader_epub_date = _PYPROJECT["tool"]["readers-edition"]["released"].isoformat()
