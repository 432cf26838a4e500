"""Marks in the tree of a book: where page breaks can be adjusted, and where the page is asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.tree import ancestors, is_book_section

BLOCK = "block-start"
"""Stands before a block, at which page breaks can be adjusted. The other marks only report."""
PARAGRAPH_START = "paragraph-start"
WORDS = "words"
"""Stands between words of the first lines of a paragraph."""
PARAGRAPH_END = "paragraph-end"
HEADING_TEXT = "heading-text"
"""Stands where the text under a heading begins."""

STEP = 25
"""Letters between marks: a line holds more."""
TWO_LINES = 250
"""More letters than two lines hold."""
_PIECE = re.compile(rf".{{{STEP},}}?\s+|.+", re.DOTALL)
HasStyle = Callable[[nodes.Element], bool]


class break_mark(nodes.Invisible, nodes.Element):
    """A mark: its ``kind``, a function in ``breaks.typ``, and the ``number`` of a block."""


def mark_breaks(tree: nodes.document, has_style: HasStyle) -> Mapping[int, nodes.Element]:
    """Number and mark the paragraphs of sections that call notes, and the headings above them.

    Return each by its number, counted from 1 in the order of the book. Chapters begin pages; their
    headings are not marked. *has_style* tells whether a node has a style function: such a paragraph
    under a heading (a byline, say) belongs to the heading.
    """
    blocks: dict[int, nodes.Element] = {}
    insertions = _Insertions()
    for node in list(tree.findall(nodes.Element)):
        if not isinstance(node.parent, nodes.section | nodes.document):
            continue
        number = len(blocks) + 1
        if isinstance(node, nodes.title) and _is_within_chapter(node.parent):
            if any(calls_notes(part) for part in _own_parts(node.parent)):
                blocks[number] = node
                node["notes_below"] = True
                insertions.before(node, _mark(BLOCK, number))
                text = _text_below(node, has_style)
                if isinstance(text, nodes.paragraph):
                    text.insert(0, _mark(HEADING_TEXT, number))
                else:
                    insertions.before(text, _mark(HEADING_TEXT, number))
        elif isinstance(node, nodes.paragraph) and calls_notes(node) and not has_style(node):
            blocks[number] = node
            insertions.before(node, _mark(BLOCK, number))
            _mark_first_words(node, _mark(WORDS, number))
            node.insert(0, _mark(PARAGRAPH_START, number))  # before a line it could stay behind
            node.append(_mark(PARAGRAPH_END, number))
    insertions.make()
    return blocks


class _Insertions:
    """Marks to be inserted before nodes, all those of a parent at once: there may be many."""

    def __init__(self) -> None:
        self._marks: defaultdict[int, list[break_mark]] = defaultdict(list)
        self._parents: dict[int, nodes.Element] = {}

    def before(self, node: nodes.Element, mark: break_mark) -> None:
        self._marks[id(node)].append(mark)
        self._parents[id(node.parent)] = node.parent

    def make(self) -> None:
        for parent in self._parents.values():
            parent[:] = [
                node
                for child in parent.children
                for node in (*self._marks.get(id(child), ()), child)
            ]


def calls_notes(node: nodes.Element) -> bool:
    """Tell whether notes are called in *node*."""
    return next(iter(node.findall(nodes.footnote_reference)), None) is not None


def _mark(kind: str, number: int) -> break_mark:
    return break_mark(kind=kind, number=number)


def _mark_first_words(paragraph: nodes.paragraph, mark: break_mark) -> None:
    """Put *mark* between words about every `STEP` letters, as far as two lines may reach."""
    passed = 0
    for words in list(paragraph.findall(nodes.Text)):
        if passed > TWO_LINES:
            break
        if not isinstance(words.parent, nodes.paragraph | nodes.reference | nodes.inline):
            continue
        pieces: list[nodes.Node] = []
        for piece in _PIECE.findall(words.astext()):
            pieces.append(nodes.Text(piece))
            if passed <= TWO_LINES:
                pieces.append(mark.copy())
            passed += len(piece)
        words.parent.replace(words, pieces)


def _own_parts(section: nodes.Element) -> Iterator[nodes.Element]:
    """Yield what stands in *section* itself, rather than in sections or documents within."""
    for part in section.children:
        if isinstance(part, nodes.Element) and not isinstance(
            part, nodes.section | nodes.compound | addnodes.start_of_file
        ):
            yield part


def _is_within_chapter(section: nodes.Element) -> bool:
    """Tell whether a section with a heading of its own in the text stands around *section*."""
    return any(isinstance(n, nodes.section) and not is_book_section(n) for n in ancestors(section))


def _text_below(title: nodes.Element, has_style: HasStyle) -> nodes.Element:
    """Return what follows *title* and what belongs to it; if nothing does, the last of these."""
    siblings = title.parent.children
    after = (n for n in siblings[siblings.index(title) :] if isinstance(n, nodes.Element))
    visible = [node for node in after if not isinstance(node, nodes.Invisible)]
    texts = (n for n in visible[1:] if not (isinstance(n, nodes.paragraph) and has_style(n)))
    return next(texts, visible[-1])
