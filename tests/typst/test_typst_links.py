"""Links: identifiers scoped by document, page numbers, places outside the book."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from typst_building import Built, Make

WITH_PAGE = """
from docutils import nodes


def pages(app, doctree, docname):
    for node in doctree.findall(nodes.reference):
        if node.get("internal"):
            node["classes"].append("with-page")


def setup(app):
    app.connect("doctree-resolved", pages)
"""
LONG = "\n\n".join(["Filler words in plenty. " * 60] * 12)


def linked_pages(built: Built) -> set[int]:
    """Return the pages (from 0) that links inside the book lead to."""
    document = pypdfium2.PdfDocument(built.pdf)
    found = set()
    for page in document:
        start, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, start, link):
            target = pdfium.FPDFLink_GetDest(document, link)
            if not target:
                action = pdfium.FPDFLink_GetAction(link)
                target = pdfium.FPDFAction_GetDest(document, action) if action else None
            if target:
                found.add(pdfium.FPDFDest_GetDestPageIndex(document, target))
    return found


def test_the_same_identifier_in_two_documents_is_two_targets(make: Make) -> None:
    one = "One\n===\n\nSame\n----\n\n:ref:`to two <two-same>`.\n\n.. _one-same:\n\nWords.\n"
    two = "Two\n===\n\nSame\n----\n\n:ref:`to one <one-same>`.\n\n.. _two-same:\n\nWords.\n"
    built = make(one=one, two=two)
    assert built.warnings == ""
    assert 'doc.link-to("two#two-same")' in built.source
    assert {3, 4} <= linked_pages(built) or {2, 3} <= linked_pages(built)


def test_a_reference_with_page_says_the_page(make: Make) -> None:
    one = f"One\n===\n\n{LONG}\n\n.. _there:\n\nThe place.\n"
    two = "Two\n===\n\nSee :ref:`the place <there>`.\n"
    built = make(one=one, two=two, setup=WITH_PAGE)
    page = next(text for text in built.pages if "The place." in text)
    number = page.rsplit(" ", 1)[1]
    assert number != "1"
    assert f"See the place (p. {number})." in built.text


def test_the_words_of_a_page_reference_can_be_chosen(make: Make) -> None:
    one = "One\n===\n\n.. _there:\n\nThe place.\n\nSee :ref:`it <there>`.\n"
    conf = {"typst_page_reference": ", page {page}"}
    built = make(one=one, setup=WITH_PAGE, conf=conf)
    assert "See it, page 1." in built.text
    german = make(one=one, setup=WITH_PAGE, conf={"language": "de"})
    assert "See it (S. 1)." in german.text


def test_a_reference_out_of_the_book_is_reported_and_set_as_text(make: Make) -> None:
    one = "One\n===\n\nSee :doc:`two`, :ref:`petals`, :ref:`own words <petals>`.\n"
    two = (
        "Two\n===\n\nWords left out.\n\n.. _petals:\n\nMarigold petals\n---------------\n\nWords.\n"
    )
    built = make(one=one, two=two, conf={"typst_exclude": ["tw*"]})
    assert "See Two, Marigold petals, own words." in built.text
    assert "Words left out" not in built.text
    assert built.warnings.count("WARNING") == 1
    assert (
        "one.rst:4: WARNING: reference to document 'two', which is not in this book"
        in built.warnings
    )


def test_a_reference_to_what_is_dropped_is_reported(make: Make) -> None:
    words = ".. container:: gone\n\n   .. _there:\n\n   Words.\n\nSee :ref:`it <there>`.\n"
    built = make(words, conf={"typst_classes": {"gone": None}})
    assert "See it." in built.text
    assert (
        "which this book does not hold: printed as plain text [typst.reference]" in built.warnings
    )


def test_links_in_headings_and_table_heads_pass_where_they_are_repeated(make: Make) -> None:
    rows = "\n".join(f"   * - row {n}\n     - x" for n in range(90))
    one = (
        "One `link <https://example.org>`_ :ref:`spot`\n" + "=" * 48 + "\n\n.. list-table::\n"
        "   :header-rows: 1\n\n   * - Head [#n]_ and _`spot here`\n     - `B <https://e.org>`_\n"
        f"{rows}\n\n.. [#n] Head note.\n\nSee `spot here`_ and [#n]_.\n\n.. _spot:\n\nSub\n---\n"
    )
    built = make(one=one)
    assert built.warnings == ""
    assert built.text.count("Head note.") == 1
    assert built.pages[3].startswith("Book One link Sub")


def test_addresses_can_be_printed_after_links(make: Make) -> None:
    words = "A `link <https://example.org/x>`_ and https://example.org/y.\n"
    assert "A link and https://example.org/y." in make(words).text
    shown = make(words, conf={"typst_show_urls": "inline"}).text
    assert "A link (https://example.org/x) and https://example.org/y." in shown


def test_a_reference_to_the_index_leads_to_that_of_the_book(make: Make) -> None:
    one = "One\n===\n\n.. index:: bread\n\nWords, see :ref:`genindex`.\n"
    built = make(one=one, conf={"typst_include": ["index"]})
    assert (built.warnings, built.statuscode) == ("", 0)
    assert "see Index." in built.text
    assert "bread, " in built.pages[-1]
    assert len(built.pages) - 1 in linked_pages(built)


@pytest.mark.parametrize(
    ("words", "include", "subtype"),
    [("Words.", ["index"], "reference"), (".. index:: bread\n\nWords.", [], "outside")],
)
def test_a_reference_to_an_index_that_the_book_lacks_is_told(
    make: Make, words: str, include: list[str], subtype: str
) -> None:
    built = make(f"{words}\n\nSee :ref:`genindex`.\n", conf={"typst_include": include})
    assert f"[typst.{subtype}]" in built.warnings
    assert "'genindex'" in built.warnings


def test_a_document_may_be_called_as_the_index_is(make: Make) -> None:
    words = ".. index:: bread\n\nSee :doc:`genindex`."
    built = make(words, genindex="My index\n========\n\nWords.\n")
    assert (built.warnings, built.statuscode) == ("", 0)
    assert "See My index." in built.text


def test_index_entries_have_page_numbers(make: Make) -> None:
    words = ".. index:: single: bread; rye\n.. index:: ! butter\n\nWords.\n\n"
    words += ".. index:: see: loaf; bread\n.. index:: seealso: bun; bread\n\nMore.\n"
    built = make(words)
    assert built.pages[-1].startswith(
        "Index B bread rye, 1 bun, see also bread butter, 1 L loaf, see bread"
    )
    assert make(words, conf={"typst_include": ["contents"]}).text.count("loaf") == 0
