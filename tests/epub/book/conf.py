import sys
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

sys.path.insert(
    0, str(next(p for p in Path(__file__).parents if (p / "extensions").is_dir()) / "extensions")
)

project = "The Lighthouse"
author = "The Keepers"
copyright = "2020, The Keepers"
version = release = "1.2"
language = "en"
extensions = ["sphinx_design", "sphinxcontrib.bibtex", "sphinx_reader_epub"]
bibtex_bibfiles = ["works.bib"]

epub_theme = "sphinx_reader_epub"
epub_title = "The Lighthouse: Letters from a rock"
epub_publisher = "The Harbour Press"
epub_show_urls = "no"
epub_tocscope = "includehidden"
epub_tocdup = False
reader_epub_date = "2020-05-17"
reader_epub_documents = {"words": "glossary", "works": "bibliography", "letter": "bodymatter"}
reader_epub_page_classes = ["passage"]
reader_epub_page_title = "Numbered passages"
reader_epub_accessibility_summary = "No images but the cover; notes open where they are called."


class Passage(SphinxDirective):
    """A numbered paragraph."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        (paragraph,) = self.parse_content_to_nodes()
        assert isinstance(paragraph, nodes.paragraph)
        paragraph["ids"].append(name)
        paragraph["classes"].append("passage")
        number = nodes.reference("", f"¶{name[1:]}", refid=name, internal=True)
        number["classes"] += ["passage-number"]
        paragraph.insert(0, number)
        return [paragraph]


def setup(app):
    app.add_directive("passage", Passage)
