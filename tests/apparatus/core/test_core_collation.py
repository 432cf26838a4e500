"""Collation: the text is the witness, to the letter, or each difference is shown."""

from __future__ import annotations

import pytest
from core_samples import intervention, moved, omitted, shown, unit
from hypothesis import assume, given
from hypothesis import strategies as st
from sphinx_apparatus.core.collation import align, collate, undo
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.model import Intervention, Unit

PATH = "witness/post.txt"
ANY_TEXT = st.text(alphabet='abC .\u00a0"“[]…\n\t', max_size=24)
LINE = st.text(alphabet='abcdef .\u00a0"[]', min_size=3, max_size=24).filter(
    lambda line: line == line.strip(" ")
)
LINES = st.lists(LINE, min_size=2, max_size=7, unique=True)
POSITIONS = st.sampled_from(["start", "end", "before", "after"])


def units_of(texts: list[str]) -> list[Unit]:
    """Passages p1, p2 …, each two lines below the one before."""
    return [unit(f"p{n}", text, 2 * n - 1) for n, text in enumerate(texts, 1)]


def differences(
    witness: list[str], units: list[Unit], *interventions: Intervention
) -> list[Problem]:
    return collate(PATH, "\n".join(witness), units, interventions).differences


@given(st.lists(st.tuples(ANY_TEXT, st.integers(1, 3)), max_size=8), st.booleans())
def test_a_faithful_text_has_no_differences(parts: list[tuple[str, int]], final: bool) -> None:
    """Whatever the text holds; blank lines are layout, a final newline too."""
    texts = [text for text, _ in parts]
    witness = "".join(text + "\n" * breaks for text, breaks in parts)
    witness = witness if final else witness.rstrip("\n")
    assert collate(PATH, witness, units_of(texts), ()).differences == []


def test_line_ends_of_another_system_are_layout() -> None:
    assert collate(PATH, "one\r\n\r\ntwo\r\n", units_of(["one", "two"]), ()).differences == []


@given(LINES, st.data())
def test_a_changed_letter_is_reported_where_it_stands(
    lines: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[number]) - 1))
    sign = data.draw(st.sampled_from("xyé\u202f’"))
    changed = lines[number][:at] + sign + lines[number][at + 1 :]
    texts = [*lines[:number], changed, *lines[number + 1 :]]
    (problem,) = differences(lines, units_of(texts))
    assert problem.code is Code.TEXT_DIFFERS
    assert problem.location == SourceLocation("post.md", 2 * number + 1, 1 + at)
    assert problem.found.endswith(f"({PATH}:{number + 1}:{at + 1}).")
    assert "The text reads " in problem.found and ", the witness " in problem.found


@given(LINES, st.data())
def test_a_dropped_or_doubled_letter_is_reported_once(
    lines: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    at = data.draw(st.integers(0, len(line) - 1))
    changed = line[:at] + (line[at] * 2 if data.draw(st.booleans()) else "") + line[at + 1 :]
    assume(changed.strip(" ") and changed not in lines)
    (problem,) = differences(lines, units_of([*lines[:number], changed, *lines[number + 1 :]]))
    same = next(
        (n for n, (a, b) in enumerate(zip(line, changed, strict=False)) if a != b),
        min(len(line), len(changed)),
    )
    assert problem.location == SourceLocation("post.md", 2 * number + 1, 1 + same)
    assert f"({PATH}:{number + 1}:{same + 1})" in problem.found


@given(LINES, st.data())
def test_two_letters_swapped_are_reported_once(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    at = data.draw(st.integers(0, len(line) - 2))
    changed = line[:at] + line[at + 1] + line[at] + line[at + 2 :]
    assume(changed not in lines)
    (problem,) = differences(lines, units_of([*lines[:number], changed, *lines[number + 1 :]]))
    assert problem.location == SourceLocation("post.md", 2 * number + 1, 1 + at)


@given(LINES, st.data())
def test_a_dropped_unit_is_reported_with_its_words(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    units = units_of(lines)
    del units[number]
    (problem,) = differences(lines, units)
    assert problem.code is Code.TEXT_DIFFERS
    assert problem.found.endswith(f"({PATH}:{number + 1}).")
    assert "missing" in problem.found
    if number:
        assert problem.location == units[number - 1].location
        assert "after this place" in problem.found
    else:
        assert problem.location == SourceLocation(PATH, 1)
        assert "before the text" in problem.found


@given(LINES, st.data())
def test_a_doubled_unit_is_reported_once(lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    units = units_of(lines)
    double = unit("p99", lines[number], 99)
    units.insert(number + 1, double)
    (problem,) = differences(lines, units)
    assert problem.location in (units[number].location, double.location)
    assert problem.found.startswith("These words are not in the witness here: ")


def test_a_unit_twice_under_one_identifier_is_no_less_twice() -> None:
    problems = differences(["one", "two"], [*units_of(["one", "two"]), unit("p1", "one", 5)])
    assert [p.code for p in problems] == [Code.TEXT_DIFFERS]


@given(LINES, st.data())
def test_neighbours_that_are_swapped_are_both_reported(
    lines: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(lines) - 2))
    texts = [*lines[:first], lines[first + 1], lines[first], *lines[first + 2 :]]
    problems = differences(lines, units_of(texts))
    assert len(problems) == 2
    assert {p.code for p in problems} == {Code.TEXT_DIFFERS}


@given(LINES, st.data())
def test_units_that_are_swapped_are_never_passed_over(
    lines: list[str], data: st.DataObject
) -> None:
    units = data.draw(st.permutations(units_of(lines)))
    problems = differences(lines, units)
    assert bool(problems) == ([unit.text for unit in units] != lines)


def test_both_readings_are_shown_around_the_difference() -> None:
    line = "The quick brown fox jumps over the lazy dog, and then it jumps back over the dog."
    changed = line.replace("and then", "and than")
    assert shown(differences([line], units_of([changed]))) == [
        'post.md:1:52: The text reads "… jumps over the lazy dog, and than it jumps back over '
        'the dog.", the witness "… jumps over the lazy dog, and then it jumps back over the '
        f"dog.\" ({PATH}:1:52). Restore the witness's words, or declare an intervention. "
        "[text-differs]"
    ]


@pytest.mark.parametrize(
    ("ours", "name"),
    [
        ("Yes. Yes", "no-break space"),
        ("Yes.\u202fYes", "narrow no-break space"),
        ("Yes.\u200bYes", "zero-width space"),
        ("Yes.\tYes", "tab"),
        ("Yes.\ufeffYes", "zero-width no-break space"),
    ],
)
def test_readings_that_look_alike_are_told_apart(ours: str, name: str) -> None:
    (problem,) = differences(["Yes.\u00a0Yes"], units_of([ours]))
    assert "[U+00A0 no-break space]" in problem.found
    assert name in problem.found


def test_spaces_at_the_end_of_a_line_count() -> None:
    (problem,) = differences(["one "], units_of(["one"]))
    assert '"one", the witness "one "' in problem.found


def test_a_line_of_nothing_but_no_break_spaces_is_text() -> None:
    assert len(differences(["one", "\u00a0", "two"], units_of(["one", "two"]))) == 1


def test_a_line_within_a_unit_has_its_own_number() -> None:
    verse = unit("p1", "first line\nsecnd line\nthird line", 10)
    (problem,) = differences(["first line", "second line", "third line"], [verse])
    assert problem.location == SourceLocation("post.md", 11, 4)


def test_a_witness_of_nothing_has_nothing_to_say() -> None:
    assert collate(PATH, "", [], ()).differences == []
    (problem,) = collate(PATH, "", units_of(["words"]), ()).differences
    assert problem.location == SourceLocation("post.md", 1)


def test_the_report_counts_what_was_compared() -> None:
    report = collate(
        PATH,
        "one\n\ntwo three\n",
        units_of(["one", "two three"]),
        [
            intervention("sic", "p1", cause="author", quote="one", reading="once"),
            intervention("sic", "p2", cause="author", quote="two", reading="too"),
            intervention("supplied", "p2", cause="editors", quote="two", text="and"),
        ],
    )
    assert (report.witness, report.units, report.lines, report.characters) == (PATH, 2, 2, 12)
    assert report.by_type == {"sic": 2, "supplied": 1}
    assert report.by_cause == {"author": 2, "editors": 1}
    assert report.differences == []


# Interventions undone


def test_the_lost_byline_goes_back_to_the_end_of_the_comment_before() -> None:
    units = [
        unit("c1-byline", "Anonymous said..."),
        unit("c1-1", "No bun."),
        unit("c2-byline", "said..."),
        unit("c2-1", "Yes, bun."),
    ]
    witness = ["Anonymous said...", "No bun. said...", "Yes, bun."]
    assert differences(witness, units, moved("c2-byline", "c1-1", "end")) == []
    assert len(differences(witness, units)) == 2


@given(LINES, POSITIONS, st.data())
def test_a_moved_unit_is_put_back(lines: list[str], position: str, data: st.DataObject) -> None:
    """The witness is made from the edition by hand: the words of one line stand at another."""
    mine = data.draw(st.integers(0, len(lines) - 1))
    other = data.draw(st.integers(0, len(lines) - 1).filter(lambda n: n != mine))
    witness = [line for n, line in enumerate(lines) if n != mine]
    at = witness.index(lines[other])
    with_joining_spaces = {
        "start": [f"{lines[mine]} {lines[other]}"],
        "end": [f"{lines[other]} {lines[mine]}"],
    }
    parted = {"before": [lines[mine], lines[other]], "after": [lines[other], lines[mine]]}
    witness[at : at + 1] = {**with_joining_spaces, **parted}[position]
    assume(witness != lines)  # moved to where it stands: see below
    item = moved(f"p{mine + 1}", f"p{other + 1}", position)
    assert differences(witness, units_of(lines), item) == []
    assert differences(witness, units_of(lines)) != []


def test_words_moved_from_the_wrong_position_are_found_out() -> None:
    units = units_of(["one", "two", "three"])
    witness = ["two one", "three"]
    assert differences(witness, units, moved("p1", "p2", "end")) == []
    for wrong in (moved("p1", "p3", "end"), moved("p1", "p2", "start"), moved("p3", "p2", "end")):
        assert {p.code for p in differences(witness, units, wrong)} == {Code.TEXT_DIFFERS}


@pytest.mark.parametrize("item", [moved("p2", "p2", "end"), moved("p2", "p1", "after")])
def test_a_move_that_changes_nothing_is_no_move(item: Intervention) -> None:
    (problem,) = differences(["one", "two"], units_of(["one", "two"]), item)
    assert problem.code is Code.INTERVENTION_INVALID
    assert problem.location == item.location
    assert problem.found == "moved-p2: the words stand where they are said to come from."


@given(LINES, POSITIONS, st.data())
def test_omitted_words_are_put_back(lines: list[str], position: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    witness = list(lines)
    witness[number : number + 1] = {
        "start": [f"ad ad {line}"],
        "end": [f"{line} ad ad"],
        "before": ["ad ad", line],
        "after": [line, "ad ad"],
    }[position]
    item = omitted(f"p{number + 1}", "ad ad", position)
    assert differences(witness, units_of(lines), item) == []
    assert len(differences(witness, units_of(lines))) == 1


def test_omitted_words_that_the_witness_lacks_are_found_out() -> None:
    item = omitted("p1", "Advertisement", "after", location=SourceLocation("post.notes.md", 20))
    (problem,) = differences(["one", "two"], units_of(["one", "two"]), item)
    assert (problem.location, problem.code) == (item.location, Code.TEXT_DIFFERS)
    assert 'not in the witness here: "Advertisement"' in problem.found


def test_omitted_paragraphs_may_have_blank_lines_between() -> None:
    item = omitted("p1", "Share this\n\nLike this", "after")
    assert differences(["one", "Share this", "", "Like this"], units_of(["one"]), item) == []


def test_supplied_and_marked_words_change_nothing() -> None:
    items = [
        intervention("supplied", "p1", text="Rosser", position="before", quote="one"),
        intervention("sic", "p2", quote="tow", reading="two"),
    ]
    assert differences(["one", "tow"], units_of(["one", "tow"]), *items) == []


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        (moved("p9", "p1", "end"), "p9"),
        (moved("p1", "p9", "end"), "p9"),
        (omitted("p9", "words", "end"), "p9"),
    ],
)
def test_an_intervention_needs_its_units(item: Intervention, missing: str) -> None:
    lines, problems = undo(units_of(["one", "two"]), [item])
    assert [line.text for line in lines] == ["one", "two"]
    assert [p.code for p in problems] == [Code.INTERVENTION_INVALID]
    assert problems[0].location == item.location
    assert f'there is no unit "{missing}" in the text' in problems[0].found


def test_undone_words_keep_the_location_they_are_written_at() -> None:
    lines, _ = undo(units_of(["one", "two"]), [moved("p2", "p1", "before")])
    assert [(line.text, line.location.line) for line in lines] == [("two", 3), ("one", 1)]


def test_each_line_of_the_witness_knows_its_units_and_what_was_undone() -> None:
    item, gone = moved("p3", "p1", "end"), omitted("p2", "left out", "after")
    texts = ["one", "two", "three", "other"]
    lines = align("one three\n\ntwo\nleft out\nelse", units_of(texts), [item, gone])
    assert [line.number for line in lines] == [1, 3, 4, 5]
    assert [line.line and line.line.units for line in lines] == [("p1", "p3"), ("p2",), (), None]
    assert [line.line and line.line.undone for line in lines] == [(item,), (), (gone,), None]
