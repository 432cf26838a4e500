"""What the example edition becomes: documents as plain text, listings as they look."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from from_code.described import depend_on
from from_code.example import EXAMPLE, built_example


class BuiltDirective(SphinxDirective):
    """Lines of a document of the example edition, as plain text.

    ``start-at`` and ``end-before`` are words of the first line and of that after the last.
    """

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "start-at": directives.unchanged_required,
        "end-before": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return a literal block."""
        _depend_on_example(self)
        lines = built_example().texts[self.arguments[0]].splitlines()
        start, end = self.options.get("start-at", ""), self.options.get("end-before", "")
        try:
            first = next(n for n, line in enumerate(lines) if start in line)
            rest = enumerate(lines[first + 1 :], first + 1)
            last = next(n for n, line in rest if end in line) if end else len(lines)
        except StopIteration:
            raise self.error(f"{self.arguments[0]} has no such lines as built") from None
        text = "\n".join(lines[first:last]).strip("\n")
        return [nodes.literal_block(text, text, language="none", classes=["built"])]


class BuiltListingDirective(SphinxDirective):
    """A listing of the example edition, as its directive fills it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the listing in a box."""
        _depend_on_example(self)
        listing = built_example().listings[self.arguments[0]].deepcopy()
        return [nodes.container("", listing, classes=["built"])]


def _depend_on_example(directive: SphinxDirective) -> None:
    sources = [p for p in EXAMPLE.rglob("*") if p.is_file() and "build" not in p.parts]
    depend_on(directive, *sorted(sources))


class TrimBlocks(SphinxTransform):
    """Takes away the blank lines at the end of blocks, which are those between two examples."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Trim every block of the document."""
        for block in self.document.findall(nodes.literal_block):
            text = block.astext().rstrip()
            block.rawsource = text
            block.children = []
            block += nodes.Text(text)
