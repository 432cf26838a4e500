"""Where notes push lines to the next page, none is left alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from sphinx_typst.breaks import LINES, TRIES, hold, noted_para, settle
from typst_building import Built, Make

PARAGRAPHS = 60


def book() -> str:
    """Return paragraphs that each have a word of their own, with notes of many lengths."""
    parts = ["One\n==="]
    for n in range(PARAGRAPHS):
        words = [f"w{n:02}"] * (12 + n * 7 % 160)
        words[n * 5 % len(words)] += f" [#a{n}]_"
        words[-1] += f" [#b{n}]_."
        parts.append(" ".join(words))
        parts.append(f".. [#a{n}] {'A note. ' * (1 + n * 11 % 60)}\n.. [#b{n}] Another.")
    return "\n\n".join(parts) + "\n"


def alone(built: Built) -> list[str]:
    """Return the words of the paragraphs that have one line on a page and more on others."""
    lines: dict[str, Counter[int]] = {}
    with pdfplumber.open(built.pdf) as pdf:
        for number, page in enumerate(pdf.pages):
            for line in page.extract_text_lines():
                for word in set(re.findall(r"\bw\d\d", line["text"])):
                    lines.setdefault(word, Counter())[number] += 1
    assert len(lines) == PARAGRAPHS
    return [word for word, pages in lines.items() if len(pages) > 1 and 1 in pages.values()]


@pytest.mark.parametrize("paper", ["a4", "a5", "us-digest"])
def test_no_line_is_alone_on_a_page(make: Make, paper: str) -> None:
    built = make(one=book(), conf={"typst_paper": paper, "typst_widows": "avoid"})
    assert built.warnings == ""
    assert alone(built) == []


def test_lines_may_be_left_alone(make: Make) -> None:
    built = make(one=book())
    assert alone(built) != []
    assert "noted-para" not in built.source


def test_notes_at_the_end_push_no_line(make: Make) -> None:
    built = make(one=book(), conf={"typst_notes": "end", "typst_widows": "avoid"})
    assert "noted-para" not in built.source


def test_two_sides_and_a_template_with_margins_of_its_own(make: Make) -> None:
    built = make(one=book(), conf={"typst_two_sided": True, "typst_widows": "avoid"})
    assert alone(built) == []
    template = "#let book(about, body) = { set page(margin: 12%)\n body }\n"
    conf = {"typst_template": "t.typ", "typst_pdf_standards": [], "typst_widows": "avoid"}
    built = make(one=book(), conf=conf, files={"t.typ": template})
    assert alone(built) == []


def test_lines_are_held_back_where_they_are_asked_for() -> None:
    source = "\n".join([noted_para(1, 90, "One."), noted_para(11, 80, '#"#doc.noted-para(11, "')])
    held = hold(source, Counter({11: 2}))
    assert held.split("\n") == [
        "#doc.noted-para(1, 90)[One.]",
        '#doc.noted-para(11, hold: 2, 80)[#"#doc.noted-para(11, "]',
    ]
    assert hold(source, Counter()) == source


def test_a_book_is_laid_out_until_no_line_is_alone(tmp_path: Path) -> None:
    main = tmp_path / "book.typ"
    main.write_text(noted_para(1, 9, "One.") + "\n" + noted_para(2, 9, "Two."), "utf-8")
    answers = iter([[1], [1, 2], []])
    seen = []

    def query(selector: str) -> str:
        seen.append(main.read_text("utf-8"))
        return json.dumps([next(answers)])

    settle(main, query)
    assert len(seen) == 3
    assert "(1, hold" not in seen[0]
    assert f"(1, hold: {2 * LINES}, 9)" in seen[2] and f"(2, hold: {LINES}, 9)" in seen[2]


def test_what_cannot_be_helped_is_left(tmp_path: Path) -> None:
    main = tmp_path / "book.typ"
    main.write_text(noted_para(1, 9, "One."), "utf-8")
    asked = []
    settle(main, lambda selector: asked.append(selector) or "[[1]]")
    assert len(asked) == TRIES
    settle(main, lambda selector: "[]")  # a template that does not print the body
