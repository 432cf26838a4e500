"""Mathematics, from LaTeX's syntax to Typst's. Pure: knows nothing of documents."""

from .convert import typst_math
from .scan import MathError

__all__ = ["MathError", "typst_math"]
