"""Whatever the words are, they come out as they went in."""

from __future__ import annotations

import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sphinx_typst.engine.escape import Code, breakable, call, fold, literal, string, text
from typst_building import Make

MARKUP = "#$*_@<>\\[]~`'\"/-.=+1:;|{}()^&%!,? \u00a0"
LETTERS = "abZ09éßøŁ«»–—“”‘’…¶§⟨⟩⟦⟧†‡ДжщЯαΩñ"
words = st.text(st.sampled_from(MARKUP + LETTERS), min_size=1, max_size=40)


def set_in_pages(strings: list[str]) -> list[str]:
    """Return the text of one page for each string, set in a wide line between bars."""
    source = '#set page(width: 90cm, height: 4cm)\n#set text(font: "Libertinus Serif")\n'
    source += "#pagebreak()\n".join(f"{text(f'x{words}x')}\n" for words in strings)
    pdf = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        textpage = page.get_textpage()
        pages.append("".join(textpage.get_text_range(i, 1) for i in range(textpage.count_chars())))
    return pages


@settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(words, min_size=1, max_size=12))
def test_text_extracted_is_the_text_given(strings: list[str]) -> None:
    assert set_in_pages(strings) == [f"x{words}x" for words in strings]


@pytest.mark.parametrize("start", ["= x", "- x", "+ x", "1. x", "/ x: y", "// x", "/* x", "#x"])
def test_no_line_start_is_read_as_markup(start: str) -> None:
    assert set_in_pages([start]) == [f"x{start}x"]


def test_straight_quotes_dots_and_spaces_pass_a_whole_build(make: Make) -> None:
    words = "\"A\" 'b' ... -- --- c\u00a0 d  e #f $g @h <i> ~j \\\\k [l] /* m */ // n"
    built = make(words, conf={"smartquotes": False})
    assert "\"A\" 'b' ... -- --- c\u00a0 d e #f $g @h <i> ~j \\k [l] /* m */ // n" in built.text


def test_scripts_of_the_embedded_fonts_need_no_other(make: Make) -> None:
    built = make("⟨supplied⟩ ⟦x⟧ Қазақстан Русский Ελληνικά עברית العربية end ¶ § † ‡ → ʹ ʺ Ə ə\n")
    assert built.warnings == ""
    assert "Қазақстан Русский Ελληνικά" in built.text
    assert "⟨supplied⟩" in built.text


@given(st.text())
def test_a_string_literal_has_one_line_and_closes_once(words: str) -> None:
    quoted = string(words)
    assert quoted[0] == quoted[-1] == '"'
    assert "\n" not in quoted
    assert not quoted[:-1].endswith("\\") or quoted[:-1].endswith("\\\\")


def test_values_are_written_as_typst() -> None:
    assert literal([1, True, None, 'a"b', Code("auto")]) == '(1, true, none, "a\\"b", auto, )'
    assert literal({}) == "(:)"
    assert literal({"a-b": [2.5]}) == '("a-b": (2.5, ))'
    assert call("f", 1, name_of="x", left_out=None, body="y") == '#f(1, name-of: "x")[y]'
    assert call("f", body="") == "#f[]"


def test_folding_keeps_no_break_spaces() -> None:
    assert fold("a \n\t b\u00a0 \u00a0c") == "a b\u00a0 \u00a0c"


@pytest.mark.parametrize("run", ["1", "é", "a1", "https://example.org/a/page "])
def test_a_run_of_any_length_may_break(run: str) -> None:
    """In the square of its length, a run of a million characters would take hours."""
    content = run * (1_000_000 // len(run))
    written = breakable(content)
    assert written.count("#doc.long(") == (content.count(" ") or 1)
    assert written.count(run.strip()) == content.count(run)
