"""How the work of the PDF builder grows: for four times the text, how many times the work.

    python benchmarks/growth.py

Linear growth gives about 4, quadratic 16.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from sphinx_typst.book.tree import drop_final_transitions, prune, remove_spaces_before_calls
from sphinx_typst.engine.escape import breakable, fold, string
from sphinx_typst.engine.highlight import highlighted_lines
from sphinx_typst.pagebreaks.marks import mark_breaks

MORE = 4


def seconds(work: Callable[[Any], Any], make: Callable[[int], Any], size: int) -> float:
    """Return the least of three times that *work* takes on what *make* gives."""
    taken = []
    for _ in range(3):
        given = make(size)
        gc.collect()
        gc.disable()
        start = time.process_time()
        work(given)
        taken.append(time.process_time() - start)
        gc.enable()
    return min(taken)


def growth(work: Callable[[Any], Any], make: Callable[[int], Any], size: int) -> float:
    """Return how many times the work grows where the size grows `MORE` times."""
    return seconds(work, make, MORE * size) / seconds(work, make, size)


def code(source: str) -> object:
    return highlighted_lines(source, "python", {}, force=False, location=None)


TEXTS = {
    "digits": (breakable, lambda n: "1" * n, 5_000),
    "letters": (breakable, lambda n: "é" * n, 5_000),
    "letters and digits": (breakable, lambda n: "a" * (n // 2) + "1" * (n // 2), 5_000),
    "addresses": (breakable, lambda n: "https://example.org/a/b " * n, 2_000),
    "white space": (fold, lambda n: " \n" * n, 100_000),
    "control characters": (string, lambda n: "\x01" * n, 5_000),
    "tokens in a line": (code, lambda n: ";" * n, 4_000),
    "lines of code": (code, lambda n: "x\n" * n, 2_000),
}


def document(*children: nodes.Node) -> nodes.document:
    tree = new_document("index.rst")
    tree["docname"] = "index"
    tree += nodes.section("", *children)
    return tree


def called(count: int) -> list[nodes.Node]:
    """Return text and as many calls of notes, each after a space."""
    calls = (nodes.footnote_reference("", "1", refid="n") for _ in range(count))
    return [node for call in calls for node in (nodes.Text("word "), call)]


def notes(count: int) -> nodes.document:
    title = nodes.title("", "Title")
    paragraphs = (nodes.paragraph("", "", *called(1)) for _ in range(count))
    return document(title, nodes.section("", nodes.title("", "Title"), *paragraphs))


def alternating(kind: type[nodes.Element], count: int) -> nodes.document:
    pairs = ((nodes.paragraph("", "words"), kind("")) for _ in range(count))
    return document(*(node for pair in pairs for node in pair))


TREES = {
    "calls of a paragraph": (
        remove_spaces_before_calls,
        lambda n: document(nodes.paragraph("", "", *called(n))),
    ),
    "comments": (lambda tree: prune(tree, []), lambda n: alternating(nodes.comment, n)),
    "transitions": (drop_final_transitions, lambda n: alternating(nodes.transition, n)),
    "paragraphs": (lambda tree: mark_breaks(tree, lambda node: False), notes),
}


def main() -> None:
    """Print the growth of each kind of text and of tree."""
    for name, (work, make, size) in TEXTS.items():
        print(f"{name:24} {growth(work, make, size):5.1f}")
    for name, (work, make) in TREES.items():
        print(f"{name:24} {growth(work, make, 3_000):5.1f}")


if __name__ == "__main__":
    main()
