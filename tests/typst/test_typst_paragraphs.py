"""Blocks within paragraphs are printed: Typst sets none there, so such paragraphs are split."""

from __future__ import annotations

import base64

import pytest
from typst_building import Built, Make

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
MARKDOWN = {
    "extensions": ["sphinx_typst", "myst_parser"],
    "myst_enable_extensions": ["dollarmath"],
    "myst_dmath_double_inline": True,
    "typst_include": [],
}
NESTED = """
from docutils import nodes
from docutils.parsers.rst import Directive


class Bed(Directive):
    has_content = True

    def run(self):
        paragraph = nodes.paragraph(ids=["bed"], classes=["bed"])
        paragraph += nodes.Text("Leading words, ")
        self.state.nested_parse(self.content, self.content_offset, paragraph)
        paragraph += nodes.Text(" trailing words.")
        return [paragraph]


def setup(app):
    app.add_directive("bed", Bed)
"""


def markdown(make: Make, words: str) -> Built:
    files = {"page.md": f"# Page\n\n{words}\n", "x.png": PICTURE}
    built = make(files=files, index=".. toctree::\n\n   page\n", conf=MARKDOWN)
    assert (built.warnings, built.statuscode) == ("", 0)
    return built


@pytest.mark.parametrize("words", ["![A bloom](x.png)", "[![A bloom](x.png)](https://e.org)"])
def test_a_picture_alone_in_its_paragraph_is_printed(make: Make, words: str) -> None:
    built = markdown(make, f"Before.\n\n{words}\n\nAfter.")
    assert built.source.count("#doc.picture(") == 1
    assert b"/Subtype/Image" in built.pdf.read_bytes().replace(b" ", b"")


def test_a_picture_among_words_stays_in_their_line(make: Make) -> None:
    built = markdown(make, "Words ![A bloom](x.png) more.")
    assert "#doc.inline-image(" in built.source
    assert "Words  more." in built.text or "Words more." in built.text


def test_a_displayed_formula_parts_its_sentence(make: Make) -> None:
    built = markdown(make, "Thus for $r$ we have $$ s = t $$ as they say.\n\nAfter.")
    assert '#doc.para[#"Thus for "#doc.formula("r")[$r$]#" we have"]' in built.source
    assert '#doc.display-formula("s = t")' in built.source
    assert '#doc.para[#"as they say."]' in built.source


def test_every_block_of_a_field_is_printed(make: Make) -> None:
    words = (
        ".. py:function:: make(rv)\n\n   :param rv: FIRST words.\n\n      SECOND words.\n\n"
        "      * LIST item\n   :type rv: int\n   :returns: RETURN words.\n\n      LAST words.\n"
    )
    built = make(words)
    assert (built.warnings, built.statuscode) == ("", 0)
    for part in ("FIRST words.", "SECOND words.", "LIST item", "RETURN words.", "LAST words."):
        assert built.text.count(part) == 1, part


def test_paragraphs_and_lists_in_a_paragraph_are_printed_in_order(make: Make) -> None:
    bed = ".. bed::\n\n   Inner words.\n\n   * an item\n   * two [#n]_\n\n   .. [#n] A note.\n"
    built = make(f"Before, see :ref:`it <bed>`.\n\n{bed}\n\nAfter.\n", setup=NESTED)
    parts = ["Before", "Leading words,", "Inner words.", "an item", "trailing words.", "After."]
    found = [built.text.index(part) for part in parts]
    assert found == sorted(found)
    assert "A note." in built.text


def test_the_style_of_a_paragraph_is_that_of_its_parts(make: Make) -> None:
    conf = {"typst_styles": ["s.typ"], "typst_classes": {"paragraph.bed": "loud"}}
    files = {"s.typ": "#let loud(body) = par[LOUD #body]"}
    built = make(".. bed::\n\n   Inner.\n", setup=NESTED, conf=conf, files=files)
    assert built.text.count("LOUD") == 2
    assert "LOUD Leading words, Inner. LOUD trailing words." in built.text


def test_what_a_paragraph_with_blocks_is_called_stays(make: Make) -> None:
    words = "See it_.\n\n.. _it:\n\n.. bed::\n\n   Inner.\n"
    built = make(words, setup=NESTED)
    assert (built.warnings, built.statuscode) == ("", 0)
    assert 'doc.target("index#' in built.source
    assert "doc.link-to(" in built.source


def test_local_contents_are_printed(make: Make) -> None:
    one = (
        "One\n===\n\n.. contents:: Methods\n   :local:\n\nFirst way\n---------\n\nText.\n\n"
        "Second way\n----------\n\nText.\n"
    )
    built = make(one=one, conf={"typst_include": []})
    assert (built.warnings, built.statuscode) == ("", 0)
    assert "Methods • First way • Second way First way Text. Second way Text." in built.text
