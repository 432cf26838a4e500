"""Pages with notes break well: no line or heading alone, each note on the page of its call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pdf_breaks import Structure, lone_lines, notes_elsewhere
from sphinx_typst.book.source import BookSource
from sphinx_typst.pagebreaks.layout_loop import TRIES, settle
from sphinx_typst.pagebreaks.solver import MOST, Cure, Fault, Layout, faults
from typst_building import Built, Make

pytestmark = pytest.mark.slow

PARAGRAPHS = 60
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def chapter() -> str:
    """Return headings and paragraphs with notes of many lengths, also two in a line."""
    parts = ["One\n==="]
    for n in range(PARAGRAPHS):
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


@pytest.mark.parametrize("paper", ["a4", "a5", "us-digest"])
def test_pages_of_notes_break_well(make: Make, paper: str) -> None:
    built = make(one=chapter(), conf={"typst_paper": paper})
    assert built.warnings == ""
    assert badly(built) == []
    assert not list((built.outdir / "typst").glob("*draft*"))


def test_in_haste_they_may_not(make: Make) -> None:
    built = make(one=chapter(), conf={"typst_page_breaks": "quick"})
    assert badly(built) != []
    assert "doc.keep" not in built.source


def test_notes_at_the_end_need_no_care(make: Make) -> None:
    assert "doc.keep" not in make(one=chapter(), conf={"typst_notes": "end"}).source


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


# -- what stands badly ----------------------------------------------------------------------


def layout(**found: list[tuple[int, ...]]) -> Layout:
    """Return a layout; what is not given is empty."""
    kinds = ("keeps", "begins", "passes", "ends", "follows", "notes")
    return Layout.read({kind: found.get(kind, []) for kind in kinds})


def test_a_first_line_alone_sends_the_paragraph_on() -> None:
    alone = layout(begins=[(7, 1, 40)], passes=[(7, 1, 40), (7, 2, 1)], ends=[(7, 2, 3)])
    assert faults(alone) == [Fault(1, leaves=7)]
    two = layout(begins=[(7, 1, 40)], passes=[(7, 1, 40), (7, 1, 41)], ends=[(7, 2, 3)])
    assert faults(two) == []


def test_a_last_line_alone_asks_for_another() -> None:
    alone = layout(begins=[(7, 1, 38)], passes=[(7, 1, 39)], ends=[(7, 2, 1)])
    assert faults(alone) == [Fault(1)]
    whole = layout(begins=[(7, 1, 1)], ends=[(7, 1, 1)])
    assert faults(whole) == []


def test_a_heading_goes_where_its_text_is() -> None:
    parted = layout(keeps=[(3, 5, 40), (4, 6, 1)], follows=[(3, 6, 1)])
    assert faults(parted) == [Fault(5, leaves=3)]
    assert faults(layout(keeps=[(3, 5, 40)], follows=[(3, 5, 42)])) == []


def test_a_note_belongs_to_the_page_of_its_call() -> None:
    assert faults(layout(notes=[(2, 2), (3, 4), (6, 5)])) == [Fault(3), Fault(5)]


# -- what mends it --------------------------------------------------------------------------

KEEPS = [(1, 1, 1), (2, 1, 20), (3, 2, 1), (4, 3, 9)]


def test_lines_are_kept_free_on_the_page_and_what_comes_after_is_forgotten() -> None:
    cure = Cure(starts={2, 4})
    cure.lines[3] = 2
    assert cure.mend(layout(keeps=KEEPS, notes=[(2, 3)]))
    assert (dict(cure.lines), cure.starts) == ({3: 3}, {2})


def test_a_page_on_which_nothing_begins_is_helped_from_above() -> None:
    cure = Cure()
    assert cure.mend(layout(keeps=[(1, 1, 1), (2, 4, 1)], notes=[(3, 4)]))
    assert dict(cure.lines) == {1: 1}


def test_the_first_that_can_be_mended_is() -> None:
    cure = Cure(given_up={1}, starts={2})
    found = layout(
        keeps=KEEPS, notes=[(1, 2)], follows=[(2, 2, 1)], begins=[(4, 3, 9)], ends=[(4, 4, 2)]
    )
    assert faults(found) == [Fault(1), Fault(1, leaves=2), Fault(3, leaves=4)]
    assert cure.mend(found)
    assert cure.starts == {2, 4}
    assert not cure.mend(layout(keeps=KEEPS, notes=[(1, 2)]))
    assert not cure.mend(layout(notes=[(1, 2)]))


def test_what_is_of_no_use_is_undone() -> None:
    cure = Cure()
    hopeless = layout(keeps=KEEPS, notes=[(1, 2)])
    mended = [cure.mend(hopeless) for _ in range(MOST + 2)]
    assert mended == [True] * (MOST + 1) + [False]
    assert not cure.lines


def test_the_source_says_what_is_done() -> None:
    cure = Cure(starts={2})
    cure.lines[12] = 3
    source = '#doc.keep(1)\n#doc.keep(2)\n#doc.keep(12)\n#"#doc.keep(12)"\n'
    assert cure.apply(source) == (
        '#doc.keep(1)\n#doc.keep(2, start: true)\n#doc.keep(12, lines: 3)\n#"#doc.keep(12)"\n'
    )
    assert Cure().apply(source) == source


# -- chapter by chapter -----------------------------------------------------------------------


def book(body: str, *, chapter_break: bool = True) -> BookSource:
    """Return a book of two chapters or more."""
    return BookSource("", {"chapter-break": chapter_break}, "", body)


BODY = "".join(f"#doc.title(1, place: {n})\n#doc.keep({n})\n#doc.begins({n})\n" for n in (1, 2))


def test_each_chapter_is_laid_out_until_it_stands_well() -> None:
    seen: list[str] = []

    def answers() -> Iterator[Layout | None]:
        yield layout(keeps=[(1, 1, 1)], notes=[(1, 2)])
        yield layout()
        yield None  # the second cannot be laid out

    answer = answers()
    settled = settle(
        book(BODY + "#doc.title(1)\nNo notes."), lambda s: seen.append(s) or next(answer)
    )
    assert [("keep(1" in s, "keep(2" in s) for s in seen] == [(True, False)] * 2 + [(False, True)]
    assert settled.body == BODY.replace("keep(1)", "keep(1, lines: 1)") + "#doc.title(1)\nNo notes."


def test_chapters_that_start_no_page_are_laid_out_together() -> None:
    seen: list[str] = []
    settle(book(BODY, chapter_break=False), lambda source: seen.append(source))
    assert [("keep(1" in s, "keep(2" in s) for s in seen] == [(True, True)]


def test_an_end_is_made_where_none_is_found() -> None:
    turns = iter(range(10 * TRIES))
    settle(book(BODY), lambda _: layout(keeps=[(next(turns) + 100, 1, 1)], notes=[(1, 2)]))
    assert next(turns) == 2 * TRIES
