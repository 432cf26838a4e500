"""Pages with notes break well: no widow, orphan or stranded heading, notes with their calls."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from pdf_breaks import Structure, lone_lines, notes_elsewhere
from sphinx_typst.book.chapters import Chapter
from sphinx_typst.book.source import BookSource
from sphinx_typst.engine.compile import CompileError
from sphinx_typst.engine.diagnostics import Diagnostic
from sphinx_typst.pagebreaks.layout_loop import MOST_DRAFTS, PageBreaks, solve_page_breaks
from sphinx_typst.pagebreaks.solver import (
    MOST_LINES,
    ORPHAN,
    PARTED_NOTE,
    STRANDED_HEADING,
    WIDOW,
    Adjustments,
    Fault,
    Layout,
    faults,
)
from typst_building import Built, Make

pytestmark = pytest.mark.slow

PARAGRAPHS = 60
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def chapter(title: str = "One", paragraphs: int = PARAGRAPHS) -> str:
    """Return headings and paragraphs with notes of many lengths, also two in a line."""
    parts = [f"{title}\n==="]
    for n in range(paragraphs):
        if n % 5 == 0:
            parts.append(f"Section {n}\n-----------")
        words = [WORDS[(n + at) % len(WORDS)] for at in range(12 + n * 7 % 160)]
        words[n * 5 % len(words)] += f" [#a{n}]_"
        words[-1] += f" [#b{n}]_ [#c{n}]_"
        parts.append(" ".join(words) + ".")
        parts.append(f".. [#a{n}] {'A note. ' * (1 + n * 11 % 60)}\n.. [#b{n}] Another.")
        parts.append(f".. [#c{n}] {'A third. ' * (1 + n * 7 % 20)}")
    return "\n\n".join(parts) + "\n"


def badly(built: Built) -> list[str]:
    """Return what stands badly on the pages of a book of such a chapter."""
    structure = Structure(built.pdf)
    notes, elsewhere = notes_elsewhere(structure)
    paragraphs, alone = lone_lines(structure)
    assert notes == 3 * PARAGRAPHS
    assert paragraphs >= 5  # that run over a page
    return elsewhere + alone


def adjustments(built: Built) -> dict[str, Any]:
    """Return the adjustments to the page breaks of a book, by the numbers of blocks."""
    found: dict[str, Any] = json.loads((built.outdir / "typst/book.breaks.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("paper", ["a4", "a5", "us-digest"])
def test_pages_of_notes_break_well(make: Make, paper: str) -> None:
    built = make(one=chapter(), conf={"typst_paper": paper})
    assert built.warnings == ""
    assert badly(built) == []
    assert not list((built.outdir / "typst").rglob("*draft*"))
    assert len(adjustments(built)) > 3
    assert "page-breaks" in built.source


def test_in_haste_they_may_not(make: Make) -> None:
    built = make(one=chapter(), conf={"typst_page_breaks": "quick"})
    assert badly(built) != []
    assert "page-breaks" not in built.source


def test_notes_at_the_end_need_no_care(make: Make) -> None:
    assert "page-breaks" not in make(one=chapter(), conf={"typst_notes": "end"}).source


def test_two_sides_and_a_template_with_margins_of_its_own(make: Make) -> None:
    assert badly(make(one=chapter(), conf={"typst_two_sided": True})) == []
    template = "#let book(about, body) = { set page(margin: 12%)\n body }\n"
    conf = {"typst_template": "t.typ", "typst_chapter_break": False}
    built = make(one=chapter(), conf=conf, files={"t.typ": template})
    assert badly(built) == []


def test_a_heading_over_a_line_that_its_note_takes_away_goes_with_it(make: Make) -> None:
    note = "A note. " * 150
    for lines in range(30, 46):
        verse = "\n".join(f"| Line {n}" for n in range(lines))
        text = f"Text [#n]_ [#m]_.\n\n.. [#n] {note}\n.. [#m] More.\n"
        rst = f"One\n===\n\n{verse}\n\nTwo\n---\n\n{text}"
        pages = make(one=rst).pages
        (heading,) = (n for n, page in enumerate(pages) if "Two" in page and "Contents" not in page)
        assert "Text" in pages[heading], lines


def test_references_to_other_chapters_do_not_hinder(make: Make) -> None:
    two = "Two\n===\n\nSee `more <one.html>`__, :ref:`there`.\n"
    built = make(one=".. _there:\n\n" + chapter() + "\nSee :doc:`two`\n--------------\n", two=two)
    assert badly(built) == []


def test_a_chapter_that_a_style_function_sets_breaks_well_too(make: Make) -> None:
    conf = {"typst_styles": ["s.typ"], "typst_classes": {"x": "slanted"}}
    style = '#let slanted(body) = { set text(style: "italic")\n body }\n'
    built = make(one=f".. rst-class:: x\n\n{chapter()}", conf=conf, files={"s.typ": style})
    assert built.warnings == ""
    assert "#slanted[" in built.source
    assert badly(built) == []


# -- chapters that cannot be typeset by themselves -------------------------------------------

NEEDS_TWO = '.. raw:: typst\n\n   #context link(label("two#"))[there]\n\n'
"""Asks for another chapter, which a draft of this one does not hold."""
NO_DRAFT = '\n\n.. raw:: typst\n\n   #if doc.is-draft { panic("not in a draft") }\n\n'
TWO = "Two\n===\n\nSee :doc:`one` and :doc:`two`.\n\n"


def test_a_chapter_that_needs_another_is_typeset_with_the_whole_book(make: Make) -> None:
    first, last = chapter(paragraphs=25), chapter("Six", 25)
    wanted = adjustments(make(one=first, two=TWO, six=last))
    assert {int(number) > 25 + 5 for number in wanted} == {False, True}  # some in each chapter
    built = make(one=f"{first}\n{NEEDS_TWO}", two=TWO, six=last)
    assert built.warnings == ""
    assert adjustments(built) == wanted
    structure = Structure(built.pdf)
    assert (notes_elsewhere(structure)[1], lone_lines(structure)[1]) == ([], [])


def test_a_chapter_that_fails_with_the_whole_book_too_is_reported(make: Make) -> None:
    first = chapter(paragraphs=9).replace("\n\n", NO_DRAFT, 1)
    built = make(one=first, two=TWO, six=chapter("Six", 25))
    assert built.statuscode == 0
    assert "one.rst:4: WARNING: a chapter cannot be typeset as a draft, so " in built.warnings
    assert "panicked with: not in a draft [typst.breaks]" in built.warnings
    assert built.warnings.count("[typst.breaks]") == 1
    assert {int(number) > 9 for number in adjustments(built)} == {True}
    assert not list((built.outdir / "typst").rglob("*draft*"))


def test_an_error_of_the_author_is_reported_once(make: Make) -> None:
    built = make(one=chapter(paragraphs=9) + "\n.. raw:: typst\n\n   #no-such-function()\n")
    assert built.statuscode == 1
    assert built.warnings.count("no-such-function") == 1


def test_what_nothing_helped_is_reported_once_for_a_book(make: Make) -> None:
    """The notes of list items can only be moved together with the list."""
    items = "\n".join(f"* {'words ' * (n * 7 % 40)} [#n{n}]_" for n in range(60))
    notes = "\n".join(f".. [#n{n}] {'A note. ' * (1 + n * 13 % 90)}" for n in range(60))
    text = f"Words [#a]_.\n\n{items}\n\n.. [#a] A note.\n{notes}\n"
    built = make(one=f"One\n===\n\n{text}", two=f"Two\n===\n\n{text}")
    assert built.statuscode == 0
    found = re.fullmatch(
        r".*one.rst:4: WARNING: book.pdf: (\d+) page breaks could not be improved "
        r"\((\d+) × parted note\); the first is near here \[typst.breaks\]\n",
        built.warnings,
    )
    assert found
    assert found[1] == found[2]
    parted = [re.findall(r"\d+", told) for told in notes_elsewhere(Structure(built.pdf))[1]]
    assert len({min(map(int, pages)) for pages in parted}) == int(found[1])


# -- which page breaks are bad ----------------------------------------------------------------


def layout(**found: Sequence[tuple[int, ...]]) -> Layout:
    """Return a layout; what is not given is empty."""
    kinds = ("blocks", "paragraph_starts", "words", "paragraph_ends", "heading_texts", "notes")
    report = {kind.replace("_", "-"): found.get(kind, []) for kind in (*kinds, "chapter_ends")}
    return Layout.read(report)


def test_an_orphan_sends_the_paragraph_on() -> None:
    orphan = layout(
        paragraph_starts=[(7, 1, 40)], words=[(7, 1, 40), (7, 2, 1)], paragraph_ends=[(7, 2, 3)]
    )
    assert faults(orphan) == [Fault(ORPHAN, 1, leaves=7)]
    two = layout(
        paragraph_starts=[(7, 1, 40)], words=[(7, 1, 40), (7, 1, 41)], paragraph_ends=[(7, 2, 3)]
    )
    assert faults(two) == []


def test_a_widow_asks_for_another_line() -> None:
    widow = layout(paragraph_starts=[(7, 1, 38)], words=[(7, 1, 39)], paragraph_ends=[(7, 2, 1)])
    assert faults(widow) == [Fault(WIDOW, 1)]
    whole = layout(paragraph_starts=[(7, 1, 1)], paragraph_ends=[(7, 1, 1)])
    assert faults(whole) == []


def test_a_stranded_heading_goes_where_its_text_is() -> None:
    stranded = layout(blocks=[(3, 5, 40), (4, 6, 1)], heading_texts=[(3, 6, 1)])
    assert faults(stranded) == [Fault(STRANDED_HEADING, 5, leaves=3)]
    assert faults(layout(blocks=[(3, 5, 40)], heading_texts=[(3, 5, 42)])) == []


def test_a_note_belongs_to_the_page_of_its_call() -> None:
    parted = layout(notes=[(2, 2), (3, 4), (6, 5)])
    assert faults(parted) == [Fault(PARTED_NOTE, 3), Fault(PARTED_NOTE, 5)]


def test_of_several_chapters_one_is_looked_at() -> None:
    whole = layout(
        blocks=[(1, 1, 1), (2, 3, 1), (3, 4, 9), (4, 5, 1)],
        heading_texts=[(1, 2, 1), (4, 6, 1)],
        paragraph_starts=[(2, 3, 1)],
        paragraph_ends=[(2, 4, 1)],
        notes=[(2, 3), (4, 5), (6, 7)],
        chapter_ends=[(0, 2, 9), (1, 4, 9), (2, 7, 9)],
    )
    assert faults(whole.of_chapter(0)) == [Fault(STRANDED_HEADING, 1, 1), Fault(PARTED_NOTE, 2)]
    assert faults(whole.of_chapter(1)) == [Fault(WIDOW, 3), Fault(PARTED_NOTE, 4)]
    assert faults(whole.of_chapter(2)) == [Fault(STRANDED_HEADING, 5, 4), Fault(PARTED_NOTE, 6)]
    assert whole.of_chapter(1).blocks == [(2, 3), (3, 4)]


# -- how they are adjusted ----------------------------------------------------------------------

BLOCKS = [(1, 1, 1), (2, 1, 20), (3, 2, 1), (4, 3, 9)]


def test_lines_are_reserved_on_the_page_and_adjustments_after_it_are_dropped() -> None:
    made = Adjustments(page_starts={2, 4})
    made.lines[3] = 2
    assert made.improve(layout(blocks=BLOCKS, notes=[(2, 3)]))
    assert (dict(made.lines), made.page_starts) == ({3: 3}, {2})


def test_a_page_on_which_nothing_begins_is_helped_from_above() -> None:
    made = Adjustments()
    assert made.improve(layout(blocks=[(1, 1, 1), (2, 4, 1)], notes=[(3, 4)]))
    assert dict(made.lines) == {1: 1}


def test_the_first_that_can_be_improved_is() -> None:
    made = Adjustments(given_up={1}, page_starts={2})
    found = layout(
        blocks=BLOCKS,
        notes=[(1, 2)],
        heading_texts=[(2, 2, 1)],
        paragraph_starts=[(4, 3, 9)],
        paragraph_ends=[(4, 4, 2)],
    )
    assert faults(found) == [
        Fault(PARTED_NOTE, 1),
        Fault(STRANDED_HEADING, 1, leaves=2),
        Fault(ORPHAN, 3, leaves=4),
    ]
    assert made.improve(found)
    assert made.page_starts == {2, 4}
    assert not made.improve(layout(blocks=BLOCKS, notes=[(1, 2)]))
    assert not made.improve(layout(notes=[(1, 2)]))


def test_what_is_of_no_use_is_undone() -> None:
    made = Adjustments()
    hopeless = layout(blocks=BLOCKS, notes=[(1, 2)])
    improved = [made.improve(hopeless) for _ in range(MOST_LINES + 2)]
    assert improved == [True] * (MOST_LINES + 1) + [False]
    assert not made.lines


def test_a_block_that_starts_a_page_is_tried_anew() -> None:
    made = Adjustments(given_up={3})
    made.lines[3] = 2
    orphan = layout(blocks=BLOCKS, paragraph_starts=[(3, 2, 9)], paragraph_ends=[(3, 3, 2)])
    assert faults(orphan) == [Fault(ORPHAN, 2, leaves=3)]
    assert made.improve(orphan)
    assert (dict(+made.lines), made.page_starts) == ({}, {3})
    moved = layout(blocks=[(1, 1, 1), (2, 1, 20), (3, 3, 1)], notes=[(3, 4)])
    assert made.improve(moved)
    assert (dict(+made.lines), made.page_starts) == ({3: 1}, {3})


def test_what_was_of_no_use_is_tried_anew_when_the_text_above_moves() -> None:
    made = Adjustments(given_up={3})
    assert made.improve(layout(blocks=BLOCKS, notes=[(1, 2), (2, 3)]))
    assert made.improve(layout(blocks=[(1, 1, 1), (2, 2, 1), (3, 3, 1)], notes=[(3, 4)]))
    assert dict(+made.lines) == {1: 1, 3: 1}


def test_adjustments_are_data() -> None:
    made = Adjustments(page_starts={2, 12})
    made.lines[12] = 3
    made.lines[1] = 0
    assert made.as_data() == {"2": {"starts-page": True}, "12": {"lines": 3, "starts-page": True}}
    assert Adjustments().as_data() == {}


# -- chapter by chapter -----------------------------------------------------------------------

CHAPTERS = [Chapter([f"(block {n})"], [n]) for n in (1, 2)]
FAULTY = layout(blocks=[(1, 1, 1)], notes=[(1, 2)])


def book(*chapters: Chapter, chapter_break: bool = True) -> BookSource:
    """Return a book of two chapters or more."""
    return BookSource("", {"chapter-break": chapter_break}, [*CHAPTERS, *chapters])


class Drafts:
    """Answers each draft with the next of *answers*, None for a failure; keeps what was asked."""

    def __init__(self, answers: Iterator[Layout | None]) -> None:
        self.answers = answers
        self.seen: list[tuple[list[int], dict[str, Any]]] = []

    def __call__(self, source: str, given: Mapping[str, Any]) -> Layout:
        blocks = [number for number in (1, 2) if f"(block {number})" in source]
        self.seen.append((blocks, dict(given)))
        answer = next(self.answers)
        if answer is None:
            raise CompileError([Diagnostic("no", "x.rst:3")])
        return answer


def test_each_chapter_is_typeset_until_it_breaks_well() -> None:
    drafts = Drafts(iter([FAULTY, layout(), layout()]))
    found = solve_page_breaks(book(Chapter(["No notes."])), drafts)
    one_line = {"1": {"lines": 1}}
    assert drafts.seen == [([1], {}), ([1], one_line), ([2], one_line)]
    assert found.adjustments.as_data() == one_line
    assert (found.faults.total(), found.failures) == (0, ())


def test_chapters_that_start_no_page_are_typeset_together() -> None:
    drafts = Drafts(iter([layout()]))
    solve_page_breaks(book(chapter_break=False), drafts)
    assert drafts.seen == [([1, 2], {})]


def test_an_end_is_made_where_none_is_found() -> None:
    endless = (layout(blocks=[(n, 1, 1)], notes=[(1, 2)]) for n in range(100, 1000))
    drafts = Drafts(endless)
    found = solve_page_breaks(book(), drafts)
    assert len(drafts.seen) == 2 * MOST_DRAFTS
    assert found.faults == {PARTED_NOTE: 2}
    assert found.first_fault == 100 + MOST_DRAFTS - 1


def test_a_chapter_that_fails_is_typeset_with_the_others_and_keeps_their_adjustments() -> None:
    ends = [(0, 2, 9), (1, 4, 9)]
    blocks = [(1, 1, 1), (2, 3, 1)]
    whole = layout(blocks=blocks, notes=[(1, 2), (3, 4)], chapter_ends=ends)
    better = layout(blocks=blocks, notes=[(3, 4)], chapter_ends=ends)
    other = layout(blocks=[(2, 1, 1)], notes=[(1, 2)])
    drafts = Drafts(iter([None, other, layout(), whole, better]))
    found = solve_page_breaks(book(), drafts)
    assert [blocks for blocks, _ in drafts.seen] == [[1], [2], [2], [1, 2], [1, 2]]
    assert found.adjustments.as_data() == {"1": {"lines": 1}, "2": {"lines": 1}}
    assert found == PageBreaks(found.adjustments)


def test_a_chapter_that_fails_with_the_others_too_is_told() -> None:
    one = layout(blocks=[(2, 1, 1)], notes=[(1, 2)])
    found = solve_page_breaks(book(), Drafts(iter([None, one, layout(), None])))
    assert found.failures == [Diagnostic("no", "x.rst:3")]
    assert found.adjustments.as_data() == {"2": {"lines": 1}}
