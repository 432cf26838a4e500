"""The overview of a thread, and its picture."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.model import Comment, DocumentRecord, Unit
from sphinx_apparatus.core.thread_overview import PART, parts, turns
from sphinx_apparatus.core.thread_picture import ROW, picture

HERE = SourceLocation("thread.md", 1)


def comment(
    number: int,
    byline: str = "Anna said...",
    speaker: str = "",
    answers: Sequence[str] = (),
    quotes: Sequence[tuple[str, str]] = (),
) -> Comment:
    return Comment(f"c{number}", byline, speaker, "high", "", tuple(answers), tuple(quotes), HERE)


def thread(*comments: Comment, words: int = 3) -> DocumentRecord:
    units = [Unit(f"{c.id}-1", "passage", "so it  is " * words, HERE) for c in comments]
    units += [Unit(f"{c.id}-byline", "byline", c.byline, HERE) for c in comments]
    return DocumentRecord(kind="thread", comments=list(comments), units=units)


def drawn(record: DocumentRecord) -> ElementTree.Element:
    shown = turns(record)
    svg = picture(
        shown, 12, "A & B", lambda t: f"#{t.id}", lambda t: t.name, lambda t: f"spoken {t.id}"
    )
    return ElementTree.fromstring(svg)


def test_words_answers_and_quotations_are_counted_from_the_text() -> None:
    first, second = turns(
        thread(comment(1), comment(2, answers=["c1"], quotes=[("c1", "it  is")]), words=2)
    )
    assert (first.words, first.answered_in, first.answers) == (6, ("c2",), ())
    assert (second.answers, second.quotes) == (("c1",), (("c1", "c1-1"),))


def test_a_conjectured_name_stands_in_the_marks_of_the_editors() -> None:
    record = thread(comment(1), comment(2, "said...", "Berta"), comment(3, "said..."))
    assert [turn.name for turn in turns(record)] == ["Anna", "Berta, conjectured", ""]


def test_the_picture_has_a_link_for_each_comment_and_a_line_for_each_answer() -> None:
    record = thread(
        comment(1),
        comment(2, answers=["c1"]),
        comment(3, answers=["c1", "c2"], quotes=[("c1", "so")]),
    )
    svg = drawn(record)
    links = svg.findall("{*}a") or svg.findall("a")
    assert [(a.get("href"), a.get("aria-label")) for a in links] == [
        (f"#c{n}", f"spoken c{n}") for n in (1, 2, 3)
    ]
    kinds = [path.get("class") for path in svg.iter() if path.tag.endswith("path")]
    assert kinds.count("thread-answer") == 3 and kinds.count("thread-quote") == 1
    assert svg.get("aria-label") == "A & B" and svg.get("viewBox") == f"0 0 360 {3 * ROW}"
    assert not [e for e in svg.iter() if "style" in e.attrib]  # a content policy may forbid them


def test_a_bar_is_as_long_as_the_comment() -> None:
    lengths = []
    for words in (1, 2, 4):
        svg = drawn(thread(comment(1), words=words))
        bars = [e for e in svg.iter() if e.get("class") == "thread-bar"]
        lengths.append(int(str(bars[0].get("width"))))
    assert lengths[2] > lengths[1] > lengths[0] and abs(lengths[2] - 4 * lengths[0]) <= 4


def test_a_long_name_is_cut_and_an_answer_to_another_part_leaves_the_picture() -> None:
    record = thread(comment(60, "N" * 80 + " said...", answers=["c1"]))
    svg = drawn(record)
    (text,) = [e.text for e in svg.iter() if e.tag.endswith("text")]
    assert text and len(text) <= 34 and text.endswith("…")
    arc = next(e for e in svg.iter() if e.get("class") == "thread-answer")
    assert int(str(arc.get("d")).split()[-1]) < 0


def test_long_threads_come_in_parts() -> None:
    record = thread(*(comment(n) for n in range(1, 2 * PART + 2)))
    assert [len(part) for part in parts(turns(record))] == [PART, PART, 1]
