"""Mathematics, from LaTeX's syntax to Typst's. Pure: knows nothing of documents."""

from sphinx_typst.math.convert import typst_math
from sphinx_typst.math.scan import MathError

__all__ = ["MathError", "typst_math"]
