"""What every family of nodes uses: buffers, contents, blocks, labels, style functions."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_typst.book.headings import Headings
from sphinx_typst.book.labels import Labels
from sphinx_typst.book.tree import ancestors
from sphinx_typst.config import TypstConfig
from sphinx_typst.engine.diagnostics import SOURCE_MARK
from sphinx_typst.engine.escape import call
from sphinx_typst.engine.styles import StyleSheet
from sphinx_typst.math import Macro

logger = logging.getLogger(__name__)


@dataclass
class RenderContext:
    """What the translator has to know about the book it writes."""

    config: TypstConfig
    styles: StyleSheet
    labels: Labels
    docnames: Set[str]
    """The documents of the book, and that of its index."""
    numbers: dict[str, dict[str, tuple[int, ...]]]
    """Section numbers by document and ``#identifier``, as in Sphinx's environment."""
    images: dict[str, str]
    """Paths in the folder of the main file, by the ``uri`` of the image node."""
    macros: dict[str, Macro]
    """Macros of formulas that are known in every document."""
    headings: Headings = field(default_factory=Headings)
    """Those written so far."""
    outside: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of documents, (from, to), of references that lead out of the book; each is reported."""
    failed: bool = False
    """Whether a node could not be written; each such node has been reported."""


class Base(SphinxTranslator):
    """The base of all mixins: each offers methods ``_render_<class>(node)``."""

    def __init__(self, document: nodes.document, builder: Builder, context: RenderContext) -> None:
        """Start writing *document*, the tree of a book."""
        super().__init__(document, builder)
        self.env = builder.env
        self.context = context
        self.body: list[str] = []
        self.docname: str = document["docname"]
        self.level = 0
        self.literal = 0
        """More than 0 where the spaces of text are kept."""
        self.in_code = False
        self.abbreviations: set[tuple[str, str]] = set()
        self.in_heading = False
        self._inside: set[int] = set()
        self._paths: dict[str, str] = {}

    # -- walking ---------------------------------------------------------------------------

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Write *node* by the method of its class or of the nearest class it derives from.

        A handler that another extension gave for its own node (``app.add_node(…, pdf=…)``)
        comes first for that class.
        """
        if isinstance(node, nodes.Element) and id(node) not in self._inside:
            functions = self.context.styles.functions(node)
            if functions:
                self.body.append(self._styled(node, functions))
                raise nodes.SkipNode
        for kind in type(node).__mro__:
            if hasattr(self, f"visit_{kind.__name__}"):
                super().dispatch_visit(node)
                return
            render = getattr(self, f"_render_{kind.__name__}", None)
            if render is not None:
                self.body.append(render(node))
                raise nodes.SkipNode
        self.unknown_visit(node)

    def unknown_departure(self, node: nodes.Node) -> None:
        """Do nothing: a node is written as a whole when it is visited."""

    def unknown_visit(self, node: nodes.Node) -> None:
        """Report a node that nothing can write; it is never dropped silently."""
        name = f"{type(node).__module__}.{type(node).__qualname__}"
        if self.context.config.unknown_nodes == "placeholder":
            logger.warning(
                "cannot set a node of class %s: a placeholder stands in the PDF",
                name,
                location=node,
                type="typst",
                subtype="node",
            )
            markup = call("doc.placeholder", name)
            self.body.append(markup if is_inline(node) else self.block(node, markup))
        else:
            self.fail(
                node,
                f"cannot set a node of class {name} in a PDF. Let its extension give a handler "
                f"(app.add_node(…, pdf=(visit, depart))), keep it out of the book, or set "
                f'typst_unknown_nodes = "placeholder"',
            )
        raise nodes.SkipNode

    def fail(self, node: nodes.Node, message: str) -> None:
        """Report an error that stops this book once all its nodes have been tried."""
        logger.error("%s", message, location=node, type="typst", subtype="node")
        self.context.failed = True

    def render(self, node: nodes.Node) -> str:
        """Return the markup of *node*."""
        kept, self.body = self.body, []
        node.walkabout(self)
        written, self.body = "".join(self.body), kept
        return written

    def content(self, node: nodes.Element) -> str:
        """Return the markup of the children of *node*, led by its label if one is wanted."""
        return self.label_mark(node) + "".join(self.render(child) for child in node.children)

    def end_notes(self) -> str:
        """Return the notes to be printed at the end of a document."""
        return ""

    # -- building blocks -------------------------------------------------------------------

    def label_mark(self, node: nodes.Element) -> str:
        """Return an invisible element with the label of *node*, if anything points to it."""
        name = self.context.labels.take(node)
        return call("doc.target", name) if name else ""

    def block(self, node: nodes.Node, markup: str) -> str:
        """Return *markup* on lines of its own, under a comment with its source location."""
        return f"\n{SOURCE_MARK}{self.location(node)}\n{markup}\n" if markup.strip() else ""

    def wrap(self, node: nodes.Element, function: str) -> str:
        """Return the inline contents of *node* as the content of a core function."""
        body = self.content(node)
        return call(f"doc.{function}", body=body) if body else ""

    def wrap_block(self, node: nodes.Element, function: str) -> str:
        """Return the contents of *node* as a block set by a core function."""
        body = self.content(node)
        return self.block(node, call(f"doc.{function}", body=body)) if body.strip() else ""

    def is_styled(self, node: nodes.Element) -> bool:
        """Tell whether a style function is called with the contents of *node*, and sets them."""
        return id(node) in self._inside

    def _styled(self, node: nodes.Element, functions: list[str]) -> str:
        """Return *node* within calls of the style functions of its classes."""
        self._inside.add(id(node))
        markup = self.render(node)
        self._inside.discard(id(node))
        if not markup.strip():
            return ""
        for function in reversed(functions):
            markup = call(function, body=markup)
        return markup if is_inline(node) else self.block(node, markup)

    def location(self, node: nodes.Node) -> str:
        """Return the source location of *node*: file (from the source directory) and line."""
        at = next((n for n in (node, *ancestors(node)) if n.line is not None), None)
        source = at.source if at is not None and at.source else self.env.doc2path(self.docname)
        path = self._path(str(source))
        return f"{path}:{at.line}" if at is not None else path

    def _path(self, source: str) -> str:
        """Return the path of a source, from the source directory if it is in there."""
        if source not in self._paths:
            path = Path(source.split(":docstring of ")[0])
            if path.is_relative_to(self.env.srcdir):
                path = path.relative_to(self.env.srcdir)
            self._paths[source] = path.as_posix()
        return self._paths[source]


def is_inline(node: nodes.Node) -> bool:
    """Tell whether *node* stands in a line of text."""
    return isinstance(node.parent, nodes.TextElement) or (
        isinstance(node, nodes.Inline) and not isinstance(node, nodes.image | nodes.raw)
    )
