"""Marks in the tree of a book where `breaks` may act, and where it has to know the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

from docutils import nodes
from sphinx import addnodes

from sphinx_typst.book.tree import ancestors, is_book_section

STEP = 25
"""Letters between marks: a line holds more."""
TWO_LINES = 250
"""More letters than two lines hold."""
_PIECE = re.compile(rf".{{{STEP},}}?\s+|.+", re.DOTALL)
IsDressed = Callable[[nodes.Element], bool]


class break_mark(nodes.Invisible, nodes.Element):
    """Stands for its ``markup``, of which nothing shows."""


def mark_breaks(book: nodes.document, is_dressed: IsDressed) -> None:
    """Number and mark the paragraphs of sections that call notes, and the headings above them.

    Chapters begin pages; their headings are not marked. *is_dressed* tells what a function of a
    style sets: such a paragraph under a heading (a byline, say) belongs to the heading.
    """
    numbers = count(1)
    for node in list(book.findall(nodes.Element)):
        if not isinstance(node.parent, nodes.section | nodes.document):
            continue
        if isinstance(node, nodes.title) and _is_within_chapter(node.parent):
            if any(calls_notes(part) for part in _own_parts(node.parent)):
                number = next(numbers)
                node["loose"] = True
                _stand_before(node, f"#doc.keep({number})")
                _begin_with(_text_below(node, is_dressed), f"#doc.follows({number})")
        elif isinstance(node, nodes.paragraph) and calls_notes(node) and not is_dressed(node):
            number = next(numbers)
            _stand_before(node, f"#doc.keep({number})")
            _mark_first_words(node, break_mark(markup=f"#doc.passes({number})"))
            _begin_with(node, f"#doc.begins({number})")
            node.append(break_mark(markup=f"#doc.ends({number})"))


def calls_notes(node: nodes.Element) -> bool:
    """Tell whether notes are called in *node*."""
    return next(iter(node.findall(nodes.footnote_reference)), None) is not None


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


def _text_below(title: nodes.Element, is_dressed: IsDressed) -> nodes.Element:
    """Return what follows *title* and what belongs to it; if nothing does, the last of these."""
    siblings = title.parent.children
    after = (n for n in siblings[siblings.index(title) :] if isinstance(n, nodes.Element))
    visible = [node for node in after if not isinstance(node, nodes.Invisible)]
    texts = (n for n in visible[1:] if not (isinstance(n, nodes.paragraph) and is_dressed(n)))
    return next(texts, visible[-1])


def _begin_with(node: nodes.Element, markup: str) -> None:
    """Mark the first line of *node*: what stands before a line may stay behind when it moves."""
    if isinstance(node, nodes.paragraph):
        node.insert(0, break_mark(markup=markup))
    else:
        _stand_before(node, markup)


def _stand_before(node: nodes.Element, markup: str) -> None:
    node.parent.insert(node.parent.index(node), break_mark(markup=markup))
