"""A project that holds every kind of node: all of it is in the PDF, and nothing is warned of."""

from __future__ import annotations

import inspect
import re
from itertools import pairwise

import pytest
from docutils import nodes
from sphinx import addnodes
from typst_building import Built, Make

_PARTS = """
Node Element TextElement FixedTextElement PureTextElement author organization address contact
version revision status date copyright authors classifier definition definition_list_item
field_name field_body field option_string option_argument option_group description
option_list_item line entry row colspec thead tbody tgroup substitution_reference
translatable _desc_classes_injector hlistcol
"""
PARTS_OF_OTHERS = _PARTS.split()


def test_nothing_is_warned_of(sink: Built) -> None:
    assert sink.warnings == ""
    assert sink.statuscode == 0


def test_every_standard_node_has_a_method() -> None:
    from sphinx_typst.book.tree import INVISIBLE
    from sphinx_typst.render.translator import TypstTranslator

    missing = []
    for module in (nodes, addnodes):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if not issubclass(kind, nodes.Node) or kind.__module__ != module.__name__:
                continue
            methods = [f"_render_{base.__name__}" for base in kind.__mro__]
            known = any(hasattr(TypstTranslator, method) for method in methods)
            if not known and kind not in INVISIBLE and name not in PARTS_OF_OTHERS:
                missing.append(name)
    assert missing == []


@pytest.mark.parametrize(
    "words",
    [
        # words and marks
        "¶3Para with teh slip, emph, strong, literal two, title, H2O, x2",
        "in, first-out), Ctrl+C, OK",
        "Save, rm, /usr/name/x, print x",
        "PEP 8, ls(1), glossterm, substituted text",
        "inline entry, https://example.org/a/b",
        # lists
        "• a para two • b – c 1. d 2. e 1. auto 2. auto2 (c) cee (d) dee IV. four V. five",
        "term : classifier Def one. Def two. term2 Def.",
        "field: body other field: body text that goes on",
        "-a option a -b FILE, --bar=FILE option b",
        "line one indented line three",
        "Block quote. — Attribution",
        "A rubric",
        # tables
        "Table 1.1 Caption of table A B C 1 two wide h x • l y • m",
        "H I stub val 1 2 3 4 See Table 1.1 and Fig. 2.1.",
        # code
        'Cap 1 def f(): 2 """Doc "quotes" #hash $dollar.""" 3 4 return 1 # end',
        "plain text indented >>> 1 + 1 2 parsed emph text two",
        'try_stmt ::= try1_stmt | try2_stmt try1_stmt ::= "try" ":" suite',
        "(1.1) See (1.1).",
        # boxes
        "Note Note text. Warning Warn. Danger Danger. Tip Tip. See also Inline and blocks.",
        "Custom title Body. Added in version 1.2: Something. Deprecated since version 3.",
        "Topic title Topic body. Side title sub Side body. Centered words Byline here.",
        "Fig. 2.1 The caption 1. The legend.",
        "TYPSTONLY RAWTYPST",
        # descriptions
        "spam(eggs, ham=None, *, x: int = 3) → list[str] Do spam.",
        "Parameters: • eggs – The eggs • ham (str) – The ham Returns: things",
        "Raises: ValueError – if",
        "class Foo(a[, b[, c]]) bar() A method. spam()",
        "--verbose LEVEL Be loud. thing Type: int Default: 3 int foo(int a, char *b)",
        # sphinx-design
        "Card title Card body badge Other Body",
        "Footer → https://example.org",
        "One Tab one body Two Tab two body Drop title Drop body Button text",
        # bibliography and index
        "[Knu84] Donald\u00a0E. Knuth.",
        "pomme, see apple",
        # Markdown
        "Words1 of NATO (North Atlantic Treaty Organization), 𝑎",
        "and `ticks`.",
        "A hard break.",
        "Term Its definition. Todo To be done. Left Right a 1",
        # notes in every position, and what is near them
        "In a list1 1. and deeper2",
        "Two over three left mid right tall one two three",
        "Attention Attend. Caution Careful. Error Wrong. Hint Hint at.",
        "Changed in version 2.0: Turned. Removed in version 4.0: Gone.",
        "Pulled. Highlit.",
        "7 A :role:`of text`.",
        "1A note in Markdown. It has two paragraphs.",
    ],
)
def test_words_are_in_the_pdf(sink: Built, words: str) -> None:
    assert words.replace(" ", "") in sink.text.replace(" ", "")


@pytest.mark.parametrize(
    "place",
    [
        "in list.",
        "in deep list.",
        "on term.",
        "in definition.",
        "in field.",
        "in quotation, which cites [Knu84] and glossterm.",
        "on attribution.",
        "on caption.",
        "in head.",
        "in cell.",
        "in box.",
        "on line.",
        "on figure.",
    ],
)
def test_notes_are_printed_once_wherever_they_are_called(sink: Built, place: str) -> None:
    assert sink.text.replace("\u00a0", " ").count(f"Note {place}") == 1


@pytest.mark.parametrize("kind", ["png", "jpg", "svg"])
def test_pictures_of_each_kind_have_their_alternative_text(sink: Built, kind: str) -> None:
    assert re.search(rf'picture\("/images/box\.{kind}", "[A-Za-z ]+"', sink.source)


def test_a_hard_break_ends_the_line(sink: Built) -> None:
    assert "#linebreak()" in sink.source


@pytest.mark.parametrize("words", ["HTMLONLY", "RAWHTML", "SCREENONLY", "Dropped note"])
def test_words_left_out_are_not(sink: Built, words: str) -> None:
    assert words not in sink.text


def test_a_start_document_without_title_gives_chapters_all_the_same(make: Make) -> None:
    start = ".. toctree::\n\n   one\n"
    one = "One\n===\n\nSub\n---\n\nWords.\n\nSecond top\n==========\n\nWords.\n"
    built = make(one=one, files={"index.rst": start})
    assert built.bookmarks == [(0, "One"), (1, "Sub"), (0, "Second top")]


def test_headings_nest_without_gaps_and_are_numbered(sink: Built) -> None:
    assert sink.bookmarks[:6] == [
        (0, "1 Inline and blocks"),
        (1, "1.1 Lists here"),
        (1, "1.2 Tables"),
        (1, "1.3 Code"),
        (1, "1.4 Math"),
        (0, "2 Boxes and API"),
    ]
    levels = [level for level, _title in sink.bookmarks]
    assert all(after <= before + 1 for before, after in pairwise(levels))
