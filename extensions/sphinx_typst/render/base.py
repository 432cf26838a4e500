"""What every family of nodes uses: buffers, contents, blocks, labels, class functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_typst.book.headings import Headings
from sphinx_typst.book.labels import Anchors
from sphinx_typst.book.tree import ancestors
from sphinx_typst.config import TypstConfig
from sphinx_typst.engine.diagnostics import SOURCE_MARK
from sphinx_typst.engine.escape import call, text
from sphinx_typst.engine.styles import StyleSheet

logger = logging.getLogger(__name__)


@dataclass
class Book:
    """What the translator has to know about the book it writes."""

    config: TypstConfig
    styles: StyleSheet
    anchors: Anchors
    numbers: dict[str, dict[str, tuple[int, ...]]]
    images: dict[str, str]
    headings: Headings = field(default_factory=Headings)
    """Those written so far."""
    failed: bool = False
    """Whether something could not be set; each such thing has been reported."""


class Base(SphinxTranslator):
    """The common ground of all mixins: each offers ``_render_<class>(node)``."""

    def __init__(self, document: nodes.document, builder: Builder, book: Book) -> None:
        """Start writing *document*, an assembled tree."""
        super().__init__(document, builder)
        self.env = builder.env
        self.book = book
        self.body: list[str] = []
        self.docname: str = document["docname"]
        self.level = 0
        self.literal = 0
        """More than 0 where the spaces of text are kept."""
        self.in_code = False
        self.abbreviations: set[tuple[str, str]] = set()
        self.in_heading = False
        self._inside: set[int] = set()

    # -- walking ---------------------------------------------------------------------------

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Write *node* by the nearest method of its class or of a class it derives from.

        A handler that another extension gave for its own node (``app.add_node(…, pdf=…)``)
        comes first for that class.
        """
        if isinstance(node, nodes.Element) and id(node) not in self._inside:
            functions = self.book.styles.functions(node)
            if functions:
                self.body.append(self._dressed(node, functions))
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
        """Nothing is left open: contents are written as a whole."""

    def unknown_visit(self, node: nodes.Node) -> None:
        """Report a node that nothing can write; it is never dropped silently."""
        name = f"{type(node).__module__}.{type(node).__qualname__}"
        if self.book.config.unknown_nodes == "placeholder":
            logger.warning(
                "cannot set a node of class %s: a placeholder stands in the PDF",
                name,
                location=node,
                type="typst",
                subtype="node",
            )
            self.body.append(self.placed(node, "placeholder", name))
        else:
            self.fail(
                node,
                f"cannot set a node of class {name} in a PDF. Let its extension give a handler "
                f"(app.add_node(…, pdf=(visit, depart))), keep it out of the book, or set "
                f'typst_unknown_nodes = "placeholder"',
            )
        raise nodes.SkipNode

    def fail(self, node: nodes.Node, words: str) -> None:
        """Report what makes this book impossible; the others found are reported too."""
        logger.error("%s", words, location=node, type="typst", subtype="node")
        self.book.failed = True

    def render(self, node: nodes.Node) -> str:
        """Return the markup of *node*."""
        kept, self.body = self.body, []
        node.walkabout(self)
        written, self.body = "".join(self.body), kept
        return written

    def content(self, node: nodes.Element) -> str:
        """Return the markup of the children of *node*, led by its label if one is wanted."""
        return self.anchor(node) + "".join(self.render(child) for child in node.children)

    def notes_due(self) -> str:
        """Return the notes that are to be printed here, at the end of a document."""
        return ""

    # -- building blocks -------------------------------------------------------------------

    def anchor(self, node: nodes.Element) -> str:
        """Return an invisible mark with the label of *node*, if anything points to it."""
        name = self.book.anchors.of(node)
        return call("doc.anchor", name) if name else ""

    def block(self, node: nodes.Node, markup: str) -> str:
        """Return *markup* on lines of its own, under a comment naming its source."""
        return f"\n{SOURCE_MARK}{self.where(node)}\n{markup}\n" if markup.strip() else ""

    def placed(self, node: nodes.Node, function: str, *args: str) -> str:
        """Return a call of a core function without content, as block or inline as *node* is."""
        markup = call(f"doc.{function}", *args)
        return markup if is_inline(node) else self.block(node, markup)

    def wrap(self, node: nodes.Element, function: str) -> str:
        """Return the inline contents of *node* as the content of a core function."""
        body = self.content(node)
        return call(f"doc.{function}", body=body) if body else ""

    def wrap_block(self, node: nodes.Element, function: str) -> str:
        """Return the contents of *node* as a block set by a core function."""
        body = self.content(node)
        return self.block(node, call(f"doc.{function}", body=body)) if body.strip() else ""

    def is_dressed(self, node: nodes.Element) -> bool:
        """Tell whether a class function stands around *node* and makes the block itself."""
        return id(node) in self._inside

    def _dressed(self, node: nodes.Element, functions: list[str]) -> str:
        """Return *node* within the functions its classes are mapped to."""
        self._inside.add(id(node))
        markup = self.render(node)
        self._inside.discard(id(node))
        if not markup.strip():
            return ""
        for function in reversed(functions):
            markup = call(function, body=markup)
        return markup if is_inline(node) else self.block(node, markup)

    def where(self, node: nodes.Node) -> str:
        """Return the source file (from the source directory) and line of *node*."""
        at = next((n for n in (node, *ancestors(node)) if n.line is not None), None)
        source = at.source if at is not None and at.source else self.env.doc2path(self.docname)
        path = Path(str(source).split(":docstring of ")[0])
        if path.is_relative_to(self.env.srcdir):
            path = path.relative_to(self.env.srcdir)
        return f"{path.as_posix()}:{at.line}" if at is not None else path.as_posix()

    def say(self, words: str) -> str:
        """Return plain words as markup."""
        return text(words)


def is_inline(node: nodes.Node) -> bool:
    """Tell whether *node* stands in a line of text."""
    return isinstance(node.parent, nodes.TextElement) or (
        isinstance(node, nodes.Inline) and not isinstance(node, nodes.image | nodes.raw)
    )
