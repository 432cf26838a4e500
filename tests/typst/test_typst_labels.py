"""Labels and index entries: whatever they stand before, the book is made and they lead there."""

from __future__ import annotations

import re

import pytest
from typst_building import Built, Make

PATH = "import sys\nsys.path.insert(0, str(__import__('pathlib').Path(__file__).parent))\n"
SWALLOWING = """
from docutils import nodes
from docutils.parsers.rst import Directive


class box(nodes.General, nodes.Element):
    pass


class Box(Directive):
    has_content = True

    def run(self):
        node = box()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def visit(self, node):
    self.body.append("#[Box.]\\n")
    raise nodes.SkipNode


def setup(app):
    app.add_node(box, pdf=(visit, None))
    app.add_directive("box", Box)
"""


def is_clean(built: Built) -> bool:
    """Tell whether the book was made without a word, and print what was said."""
    print(built.warnings)
    return (built.warnings, built.statuscode) == ("", 0)


@pytest.mark.parametrize(
    "silent",
    [
        "-----------",
        ".. highlight:: none",
        ".. raw:: html\n\n   <p>Markup</p>",
        ".. raw:: typst\n\n   #v(1pt)",
        ".. only:: html\n\n   Words for the web.",
        ".. ifconfig:: False\n\n   Words for nobody.",
        ".. contents::",
        ".. tabularcolumns:: |l|l|",
    ],
)
def test_what_prints_nothing_passes_its_label_on_to_the_next_thing_printed(
    make: Make, silent: str
) -> None:
    words = f"Before, see :ref:`there <lab>`.\n\n.. _lab:\n\n{silent}\n\nThe words.\n"
    built = make(words, setup="extensions += ['sphinx.ext.ifconfig']")
    assert is_clean(built)
    (name,) = re.findall(r'#doc.link-to\("(.*?)"\)', built.source)
    assert f'#doc.target("{name}")#"The words."' in built.source


def test_index_entries_before_transitions_lead_to_what_follows(make: Make) -> None:
    words = "Before.\n\n.. index:: tulip\n\n-----\n\nMiddle.\n\n.. index:: rose\n\n-----\n\nEnd.\n"
    built = make(words)
    assert is_clean(built)
    assert '#doc.target("index#index-0")#"Middle."' in built.source
    assert '#doc.target("index#index-1")#"End."' in built.source
    assert "rose, 1 T tulip, 1" in built.pages[-1]


def test_a_label_with_nothing_after_it_stays_in_its_document(make: Make) -> None:
    one = "One\n===\n\nWords, see :ref:`the end <end>`.\n\n.. _end:\n.. index:: tulip\n"
    built = make(one=one, two="Two\n===\n\nMore.\n")
    assert is_clean(built)
    assert built.source.index('#doc.target("one#') < built.source.index('#"Two"')


def test_a_label_is_printed_with_the_first_option_of_a_list(make: Make) -> None:
    built = make("See :ref:`the options <opts>`.\n\n.. _opts:\n\n-a  alpha\n-b  beta\n")
    assert is_clean(built)
    assert '#doc.target("index#opts")#doc.code("-a")' in built.source


def test_a_label_before_a_citation_in_a_cell_or_an_empty_item_is_printed(make: Make) -> None:
    words = (
        "See :ref:`it <lab>`, :ref:`row <row>` and [A1]_.\n\n.. _lab:\n\n* \n* Item.\n\n"
        ".. _row:\n\n.. list-table::\n\n   * -\n     - [A1]_\n\n.. [A1] Author.\n"
    )
    built = make(words)
    assert is_clean(built)
    assert built.source.count('#doc.target("index#lab")') == 1


def test_an_identifier_that_occurs_twice_in_a_document_is_a_label_once(make: Make) -> None:
    """Documents parsed in parts count their identifiers anew in each part."""
    setup = (
        "from docutils import nodes\n\n\ndef same(app, doctree):\n"
        "    for node in doctree.findall(nodes.strong):\n        node['ids'] = ['same']\n"
        "    for node in doctree.findall(nodes.emphasis):\n"
        "        reference = nodes.reference('', node.astext(), refid='same', internal=True)\n"
        "        node.replace_self(reference)\n\n\ndef setup(app):\n"
        "    app.connect('doctree-read', same)\n"
    )
    built = make("A **first** word.\n\nA **second** word, *see*.\n", setup=setup)
    assert is_clean(built)
    assert built.source.count('#doc.target("index#same")') == 1
    assert '#doc.target("index#same")#"first"' in built.source


def test_labels_that_are_not_printed_are_all_reported_and_stop_no_book(make: Make) -> None:
    words = ".. box::\n\n   .. index:: tulip\n\n   Words.\n\nSee :ref:`it <lab>`.\n"
    one = "One\n===\n\n.. box::\n\n   .. _lab:\n\n   Words.\n\nMore.\n"
    built = make(
        words,
        one=one,
        two="Two\n===\n\nEnd.\n",
        files={"swallowing.py": SWALLOWING},
        setup=PATH + "extensions += ['swallowing']",
    )
    lines = built.warnings.splitlines()
    assert len(lines) == 2
    assert "index.rst:8: WARNING: what 'index-0' stands at" in lines[0]
    assert "one.rst:8: WARNING: what 'lab' stands at" in lines[1]
    assert all(line.endswith("[typst.label]") for line in lines)
    assert built.statuscode == 0
    assert "tulip, iii" in built.pages[-1]
    source = built.source
    assert source.index('#"More."') < source.index('#doc.target("one#lab")') < source.index("Two")
