"""The macros that a project has for its formulas on HTML pages."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx.config import Config
from sphinx.util import logging

from sphinx_typst.math import Macro, configured_macros

OPTIONS = ("mathjax2_config", "mathjax3_config", "mathjax4_config")
logger = logging.getLogger(__name__)


def mathjax_macros(config: Config) -> dict[str, Macro]:
    """Return the macros of the MathJax options of a project, by their names.

    What stands where macros should, and is none, is warned of: the options are not ours.
    """
    found: dict[str, Macro] = {}
    for option in OPTIONS:
        given = getattr(config, option, None)
        if isinstance(given, Mapping):  # Sphinx warns of other types
            try:
                found |= configured_macros(given, option)
            except ValueError as error:
                logger.warning("conf.py: %s", error, type="typst", subtype="math")
    return found
