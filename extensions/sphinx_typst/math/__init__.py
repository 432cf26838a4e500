"""Mathematics, from LaTeX's syntax to Typst's. Pure: knows nothing of documents."""

from sphinx_typst.math.convert import Formula, typst_math
from sphinx_typst.math.macros import Macro, configured_macros
from sphinx_typst.math.tokens import MathError

__all__ = ["Formula", "Macro", "MathError", "configured_macros", "typst_math"]
