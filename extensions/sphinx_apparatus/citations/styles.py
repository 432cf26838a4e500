"""Make our styles known to pybtex and sphinxcontrib-bibtex, all under the name ``apparatus``.

A label style ("Reuters 2022a"), a sorting style by these labels, a formatting style with full
dates, and the reference style of :mod:`sphinx_apparatus.citations.references`.
"""

from __future__ import annotations

from pybtex.backends import plaintext
from pybtex.plugin import register_plugin
from sphinxcontrib.bibtex.plugin import register_plugin as register_reference_style

from sphinx_apparatus.citations.labels import AuthorYearLabels, ByLabels
from sphinx_apparatus.citations.list_style import FullDates
from sphinx_apparatus.citations.references import RoundBrackets

NAME = "apparatus"


def register() -> None:
    """Register the four styles."""
    # Registered plug-ins are found at once; others by a search of all installed packages, which
    # sphinxcontrib-bibtex would repeat for every citation.
    register_plugin("pybtex.backends", "plaintext", plaintext.Backend, force=True)
    register_plugin("pybtex.style.labels", NAME, AuthorYearLabels)
    register_plugin("pybtex.style.sorting", NAME, ByLabels)
    register_plugin("pybtex.style.formatting", NAME, FullDates)
    register_reference_style("sphinxcontrib.bibtex.style.referencing", NAME, RoundBrackets)
