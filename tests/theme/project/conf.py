import sys
from pathlib import Path

_here = Path(__file__).parent
_extensions = next(folder for folder in _here.parents if (folder / "extensions").is_dir())
sys.path[:0] = [str(_here), str(_extensions / "extensions")]

project = "Letters from the Lighthouse"
author = "The Keepers"
copyright = "2020, The Keepers"
version = release = "1.2"
extensions = ["sphinx_design", "sphinx.ext.autodoc", "sphinx_reader_theme", "contract"]
html_theme = "sphinx_reader_theme"
html_theme_options = {
    "footer_links": [("Principles", "wide"), ("Corrections", "https://example.org/corrections")],
    "version_label": "Edition version",
}
html_static_path = [str(_extensions / "extensions" / "sphinx_apparatus" / "formats" / "static")]
html_css_files = ["apparatus.css"]
html_permalinks_icon = "#"
html_show_sphinx = False
smartquotes = False
