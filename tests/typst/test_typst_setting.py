"""The setting: no line too long, headings kept with their text, notes that run on, fonts."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sphinx.errors import ConfigError
from typst_building import Built, Make, run

HASH = "063f593d843c7710d93167ba58db2fe2bc87bb7db6925fac7b8e64cdb84fa73b"
ADDRESS = "https://example.org/a-rather-long-address/of_a_page/that-goes/on?and=on&with=more#" + (
    "x" * 90
)
FILLER = "Filler words in plenty. " * 60


def overfull(built: Built, right: float) -> list[str]:
    """Return what stands right of the text; a hyphen may hang by half its width."""
    with pdfplumber.open(built.pdf) as pdf:
        return [c["text"] for page in pdf.pages for c in page.chars if c["x1"] > right + 3]


def as_one_word(built: Built) -> str:
    """Return the text without spaces; the reader takes a hyphen at a line's end for a soft one."""
    return "".join(built.text.split()).replace("\ufffe", "-")


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_no_line_is_too_long(make: Make, paper: str) -> None:
    words = (
        f"Words before the long one: ``{HASH}`` and {HASH} and {ADDRESS} and "
        f"{'Donaudampfschifffahrtsgesellschaft' * 5} and ``{'a_b' * 60}``.\n\n"
        f"* {ADDRESS}\n\n.. code-block:: none\n\n   {HASH * 3}\n   {ADDRESS}\n\n"
        f"Note [#n]_.\n\n.. [#n] {ADDRESS} {HASH}\n"
    )
    built = make(words, conf={"typst_paper": paper, "typst_show_urls": "inline"})
    assert overfull(built, {"a4": 595.3 - 121.9, "a5": 419.5 - 51.1}[paper]) == []
    together = as_one_word(built)
    assert together.count(HASH) == 3 + 3
    assert together.count("https://example.org/a-rather-long-address/of_a_page/that-goes/on") == 4


def test_a_long_name_is_parted_by_syllables_only(make: Make) -> None:
    words = "Words and more words of them, electroencephalographically speaking so. " * 30
    text = make(words).text
    assert "electroencephalographically" in text.replace("\ufffe", "").replace("-", "")


def test_a_heading_stays_with_its_text_even_if_notes_move_it(make: Make) -> None:
    parts = []
    for n in range(24):
        head = f"Head {n:02}"
        parts.append(f"{head}\n{'-' * 8}\n\nText {n:02} [#n{n}]_ follows.\n")
        parts.append(f".. [#n{n}] {'A note of some length. ' * (9 + n % 5)}\n")
    built = make(one="\n".join(["One\n===\n", *parts]))
    assert len(built.pages) > 6
    for n in range(24):
        page = next(
            p for p in built.pages if f"Head {n:02} Text {n:02}" in p.replace("\u2009", " ")
        )
        assert f"Text {n:02}" in page


def test_a_long_note_runs_on_to_the_next_page(make: Make) -> None:
    words = f"Words [#n]_.\n\n{FILLER}\n\n.. [#n] Begins. {FILLER * 5}\n\n   {FILLER * 3} Ends.\n"
    built = make(words)
    begins = next(n for n, page in enumerate(built.pages) if "Begins." in page)
    ends = next(n for n, page in enumerate(built.pages) if "Ends." in page)
    assert ends > begins
    assert built.text.count("Begins.") == built.text.count("Ends.") == 1


def test_notes_may_stand_at_the_end_of_their_document(make: Make) -> None:
    one = "One\n===\n\nWords [#a]_ and [#b]_ and [#a]_.\n\n"
    one += ".. [#a] First, see [#b]_.\n.. [#b] Second.\n"
    two = "Two\n===\n\nWords [#a]_.\n\n.. [#a] Of two.\n"
    built = make(one=one, two=two, conf={"typst_notes": "end"})
    assert built.warnings == ""
    pages = ["".join(page.split()) for page in built.pages]
    assert "OneWords1and2and1.Notes1First,see2.2Second.1" in pages
    assert "TwoWords1.Notes1Oftwo.2" in pages


def test_all_fonts_are_embedded(sink: Built) -> None:
    with pdfplumber.open(sink.pdf) as pdf:
        fonts: dict[Any, Any] = {}
        for page in pdf.pages:
            resources: dict[Any, Any] = page.page_obj.resources
            for font in (resources.get("Font") or {}).values():
                found = font.resolve()
                below = [f.resolve() for f in found.get("DescendantFonts", [])] or [found]
                for one in below:
                    fonts[str(one["BaseFont"])] = one["FontDescriptor"].resolve()
    assert len(fonts) >= 3
    for name, descriptor in fonts.items():
        assert any(f"FontFile{kind}" in descriptor for kind in ("", "2", "3")), name


def test_an_empty_section_and_a_document_without_title(make: Make) -> None:
    one = "One\n===\n\nEmpty\n-----\n\nAlso empty\n----------\n"
    built = make(one=one, two="Words without a title.\n", conf={"suppress_warnings": ["toc"]})
    assert built.warnings == ""
    assert [title for _level, title in built.bookmarks] == ["One", "Empty", "Also empty"]
    assert "Words without a title." in built.text


def test_words_written_from_right_to_left(make: Make) -> None:
    hebrew = "שלום"
    text = make(f"Before {hebrew} after, Алматы.").text
    assert hebrew in text or hebrew[::-1] in text
    assert "Алматы" in text


def test_a_template_that_is_not_there_or_is_none(make: Make) -> None:
    for files, said in (
        ({}, "cannot read"),
        ({"own.typ": b"\xff\xfe\x00"}, "it is not UTF-8 text"),
        ({"own.typ": "#let cover = 1"}, "does not define book(about, body)"),
    ):
        with pytest.raises(ConfigError) as error:
            make("Words.", conf={"typst_template": "own.typ"}, files=files)
        assert said in str(error.value)
        assert "own.typ" in str(error.value)


def test_fonts_that_are_not_there_or_are_none(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    for conf, said in (
        ({"typst_font": "Libertinos Serif"}, "did you mean 'Libertinus Serif'?"),
        ({"typst_mono_font": ["Zz"]}, "there is no such font; there are DejaVu Sans Mono"),
        ({"typst_font_paths": [str(folder)]}, "there is no folder"),
    ):
        with pytest.raises(ConfigError) as error:
            make("Words.", conf=conf)
        assert said in str(error.value)
    folder.mkdir()
    (folder / "mine.ttf").write_bytes(b"not a font")
    with pytest.raises(ConfigError) as error:
        make("Words.", conf={"typst_font_paths": [str(folder)]})
    assert "mine.ttf is not a TrueType or OpenType font" in str(error.value)


LETTERS = st.characters(
    categories=["Lu", "Ll", "Nd", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc"],
    max_codepoint=0x17F,
)
OTHERS = st.sampled_from("ДжщяЩЫ αΩβ —…„“”‘’⟨⟩ \u00a0\u00a0 #$*_@<>\\[]~`'\"/-=+{}")
WORDS = st.text(LETTERS | OTHERS, min_size=1, max_size=70)
CONF = """
import json
from pathlib import Path
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
extensions = ["sphinx_typst"]
project, author = "Book", ""
typst_include, typst_hyphenate = [], False

class Given(SphinxDirective):
    def run(self):
        words = json.loads((Path(self.env.srcdir) / "words.json").read_text("utf-8"))
        return [nodes.paragraph("", f"‹{w}›") for w in words]

def setup(app):
    app.add_directive("given", Given)
"""


@pytest.mark.slow
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, min_size=15, max_size=40))
def test_any_text_comes_out_of_the_pdf_as_it_went_in(strings: list[str]) -> None:
    with TemporaryDirectory() as folder:
        src = Path(folder) / "src"
        src.mkdir()
        (src / "conf.py").write_text(CONF, "utf-8")
        (src / "index.rst").write_text("Book\n====\n\n.. given::\n", "utf-8")
        (src / "words.json").write_text(json.dumps(strings), "utf-8")
        built = run(src, Path(folder) / "build", {"smartquotes": False})
        assert built.warnings == ""
        found = as_one_word(built)
    for words in strings:
        assert "‹" + "".join(words.split()) + "›" in found
