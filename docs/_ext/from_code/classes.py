"""The classes and attributes that the apparatus gives to nodes, from their declarations."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx_apparatus.core.class_names import CLASS_NAMES, DATA_ATTRIBUTES, ClassName

from from_code.described import Described, described_list

_NAMES = {"html": "HTML and EPUB", "theme": "the theme", "latex": "LaTeX", "typst": "PDF"}


class ClassesDirective(SphinxDirective):
    """All classes, each with what carries it and which formats give it a look."""

    def run(self) -> list[nodes.Node]:
        """Return the list, in the order of the table."""
        return described_list(self, "class", map(_of_class, CLASS_NAMES.values()))


class AttributesDirective(SphinxDirective):
    """All attributes that only HTML pages and e-books have."""

    def run(self) -> list[nodes.Node]:
        """Return the list, in the order of the table."""
        listed = (Described(name, [about]) for name, about in DATA_ATTRIBUTES.items())
        return described_list(self, "attribute", listed)


def _of_class(declared: ClassName) -> Described:
    formats = ", ".join(_NAMES[name] for name in declared.formats)
    look = f"A look of its own in {formats}." if formats else ""
    return Described(declared.name, [f"{declared.about} {look}".strip()], declared.carrier)
