"""The space between atoms where an explicit one stands between them.

TeX adds the space of the two classes to the explicit one; Typst drops it. An empty ordinary atom
beside the explicit space brings it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sphinx_typst.math.atoms import NOTHING, Atom

CLASSES = ("normal", "large", "binary", "relation", "opening", "closing", "punctuation")
SPACES = {
    "normal": (0, 1, 2, 3, 0, 0, 0),
    "large": (1, 1, 0, 3, 0, 0, 0),
    "binary": (2, 2, 0, 0, 2, 0, 0),
    "relation": (3, 3, 0, 0, 3, 0, 0),
    "opening": (0, 0, 0, 0, 0, 0, 0),
    "closing": (0, 1, 2, 3, 0, 0, 0),
    "punctuation": (1, 1, 0, 1, 1, 1, 1),
}
"""No space, a thin, a medium or a thick one, by the class on the left and that on the right
(The TeXbook, chapter 18)."""
NO_OPERAND_BEFORE = frozenset({"", "large", "binary", "relation", "opening", "punctuation"})
NO_OPERAND_AFTER = frozenset({"", "relation", "closing", "punctuation"})


def keep_spaces(atoms: Sequence[Atom]) -> list[Atom]:
    """Return *atoms* with what keeps the space between them beside explicit spaces."""
    if not any(atom.kind == "space" for atom in atoms):
        return list(atoms)
    positions = [at for at, atom in enumerate(atoms) if atom.code and atom.kind != "space"]
    kinds = _resolved([atoms[at].kind for at in positions])
    empty: set[int] = set()
    for (left, kind), (right, following) in pairwise(zip(positions, kinds, strict=True)):
        if all(atom.kind != "space" for atom in atoms[left:right]):
            continue
        wanted = _space(kind, following)
        if wanted and _space("normal", following) == wanted:
            empty.add(right)
        elif wanted:
            empty.add(left + 1)
    kept: list[Atom] = []
    for at, atom in enumerate(atoms):
        kept += [Atom(NOTHING)] * (at in empty) + [atom]
    return kept


def _space(left: str, right: str) -> int:
    return SPACES[left][CLASSES.index(right)]


def _resolved(kinds: Sequence[str]) -> list[str]:
    """Return *kinds* with each binary operation that has not two operands as an ordinary atom."""
    found: list[str] = []
    for kind, following in pairwise([*kinds, ""]):
        before = found[-1] if found else ""
        lacks = before in NO_OPERAND_BEFORE or following in NO_OPERAND_AFTER
        found.append("normal" if kind == "binary" and lacks else kind)
    return found
