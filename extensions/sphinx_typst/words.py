"""The words of a book that Sphinx's own catalogue does not have."""

from __future__ import annotations

from pathlib import Path

from sphinx.locale import get_translation

CATALOG = "sphinx_typst"
LOCALE = Path(__file__).parent / "locale"

word = get_translation(CATALOG)
