"""Paragraphs that hold blocks: each is split, since Typst sets no block within a paragraph.

Markdown puts a picture into a paragraph of its own; Sphinx's fields, directives of many extensions
and displayed formulas within a sentence put blocks of every kind into one.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes


def split_paragraphs(tree: nodes.document) -> None:
    """Replace each paragraph in *tree* that holds blocks by its blocks and what is between them.

    What is between blocks becomes paragraphs with the classes of the whole; the first part gets its
    identifiers. A picture alone in its paragraph is a block.
    """
    for paragraph in reversed(list(tree.findall(nodes.paragraph))):  # the inner ones first
        if paragraph.parent is not None and any(is_block(child) for child in paragraph.children):
            parts = list(_parts(paragraph))
            first = next((part for part in parts if isinstance(part, nodes.Element)), None)
            if first is not None:
                first["ids"] = [*paragraph["ids"], *first["ids"]]
                at = paragraph.parent.index(paragraph)
                paragraph.parent[at : at + 1] = parts  # `replace_self` gives a block the classes


def is_block(node: nodes.Node) -> bool:
    """Tell whether *node*, the child of a paragraph, stands on lines of its own."""
    if isinstance(node, nodes.Invisible) or not isinstance(node, nodes.Element):
        return False
    if isinstance(node, nodes.Inline):
        return _is_picture_alone(node)
    return isinstance(node, nodes.Body) and bool(node.children)


def _is_picture_alone(node: nodes.Element) -> bool:
    """Tell whether *node* is a picture, or a link around one, and all that its paragraph prints."""
    inner = node.children[0] if isinstance(node, nodes.reference) and len(node) == 1 else node
    return isinstance(inner, nodes.image) and not any(
        child is not node and _is_printed(child) for child in node.parent.children
    )


def _is_printed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Text):
        return bool(node.astext().strip())
    return not isinstance(node, nodes.Invisible)


def _parts(paragraph: nodes.paragraph) -> Iterator[nodes.Node]:
    """Yield the blocks of *paragraph*, and paragraphs of what stands before, between and after."""
    between: list[nodes.Node] = []
    for child in paragraph.children:
        if is_block(child):
            yield from _paragraph_of(between, paragraph)
            yield child
            between = []
        else:
            between.append(child)
    yield from _paragraph_of(between, paragraph)


def _paragraph_of(children: list[nodes.Node], whole: nodes.paragraph) -> Iterator[nodes.Node]:
    """Yield *children* as a paragraph like *whole*; those that print nothing, as they are."""
    if not any(_is_printed(child) for child in children):
        yield from (child for child in children if isinstance(child, nodes.Element))
        return
    if isinstance(first := children[0], nodes.Text):
        children = [nodes.Text(first.lstrip()), *children[1:]]
    if isinstance(last := children[-1], nodes.Text):
        children = [*children[:-1], nodes.Text(last.rstrip())]
    part = nodes.paragraph("", "", *children, classes=list(whole["classes"]))
    part.source, part.line = whole.source, whole.line
    yield part
