"""What a citation names: works by their keys, each with words before it and a page after it.

The syntax is that of sphinxcontrib-bibtex: ``{see}way2008{p. 5},ash1998`` (its documentation,
"Roles and Directives"). A page that is written in another way is recognised, so that a message can
say how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Container

_TARGET = r"(?:\{[^{}]+\}\s*)?([^{}\s,]+)(?:\s*\{[^{}]+\})?"
_LIST = re.compile(rf"\s*{_TARGET}(?:\s*,\s*{_TARGET})*\s*")  # no blanks beside blanks: linear
_ONE = re.compile(_TARGET)
_NUMBER = r"(?:[0-9]+[a-z]?|[ivxlc]{1,5})"
_PAGE = re.compile(
    r"(?:(?:pp?|ff?|S|Bd|vol|no|ch|chap|fol|col|sec|cf|para|§+)\.?)?"
    rf"(?:{_NUMBER}(?:[-–—/]{_NUMBER})?(?:ff?)?\.?)?",
    re.IGNORECASE,
)


def cited_keys(targets: str) -> list[str]:
    """Return the keys that a citation names, in order; none if it is not well formed."""
    return _ONE.findall(targets) if _LIST.fullmatch(targets) else []


def listed_targets(option: str) -> list[str]:
    """Return the works of an option, separated by spaces or commas, with their pages."""
    return [match[0].strip() for match in _ONE.finditer(option)]


def with_dashes(targets: str) -> str:
    """Return a citation with the dashes of LaTeX (``{pp. 5--7}``) as characters; keys stay."""
    return re.sub(
        r"\{[^{}]*\}", lambda words: words[0].replace("---", "—").replace("--", "–"), targets
    )


def corrected_targets(targets: str, known: Container[str]) -> str:
    """Return how a citation is to be written that is not well formed; empty if it is.

    A citation with a page for a key (``way2008, 5``) is not, unless a work of the bibliography,
    whose keys are ``known``, goes by it. Of one without any key nothing can be made but an example.
    """
    keys = cited_keys(targets)
    strays = [key for key in keys[1:] if key not in known and _PAGE.fullmatch(key)]
    return "" if keys and not strays else _correct(targets, known)


def corrected_option(option: str, known: Container[str]) -> str:
    """Return how an option with several works is to be written; empty if it is well formed."""
    keys = [key for target in listed_targets(option) for key in cited_keys(target)]
    strays = [key for key in keys[1:] if key not in known and _PAGE.fullmatch(key)]
    left = re.sub(r"[\s,]", "", _ONE.sub("", option))
    return _correct(option, known) if strays or left else ""


def _correct(targets: str, known: Container[str]) -> str:
    works: list[tuple[str, list[str]]] = []
    for part in targets.split(","):
        words = re.sub(r"[{}\[\]()]", " ", part).split()
        if words and (not works or words[0] in known):
            works.append((words[0], [" ".join(words[1:])]))
        elif words:
            works[-1][1].append(" ".join(words))
    pages = [", ".join(filter(None, page)) for _, page in works]
    made = [
        f"{key}{{{page}}}" if page else key for (key, _), page in zip(works, pages, strict=True)
    ]
    return ",".join(made) or "key{p. 5}"
