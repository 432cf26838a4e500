"""Make our styles known to pybtex and sphinxcontrib-bibtex, all under the name ``apparatus``.

A label style ("Reuters 2022a"), a sorting style by these labels, a formatting style with full
dates, and a reference style that puts labels in round brackets (square ones may belong to a
witness).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pybtex.backends import plaintext
from pybtex.plugin import register_plugin
from sphinxcontrib.bibtex.plugin import register_plugin as register_reference_style
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle

from sphinx_apparatus.citations.labels import AuthorYearLabels, ByLabels
from sphinx_apparatus.citations.list_style import FullDates

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


@dataclass
class RoundBrackets(LabelReferenceStyle):
    """References by label, in round brackets, separated by semicolons."""

    bracket_textual: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")", "; "))
    bracket_parenthetical: BracketStyle = field(
        default_factory=lambda: BracketStyle("(", ")", "; ")
    )
