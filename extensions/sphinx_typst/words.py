"""The words of a book that Sphinx's own catalogue does not have."""

from __future__ import annotations

from sphinx.locale import get_translation

CATALOG = "sphinx_typst"

word = get_translation(CATALOG)
