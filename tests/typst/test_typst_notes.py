"""Footnotes: labels as the doctree gives them, printed once, at the foot of the page."""

from __future__ import annotations

from typst_building import Make

SERIES = """
from docutils import nodes


def letters(app, doctree):
    for node in doctree.findall(nodes.footnote_reference):
        if node["refid"].startswith("letter"):
            node.children[:] = [nodes.Text("a")]
    for node in doctree.findall(nodes.footnote):
        if node["ids"][0].startswith("letter"):
            node[0].children[:] = [nodes.Text("a")]


def setup(app):
    app.connect("doctree-read", letters)
"""


def test_labels_are_those_of_the_doctree_and_restart(make: Make) -> None:
    one = "One\n===\n\nWords [#x]_ and [*]_ and [7]_.\n\n"
    one += ".. [#x] First.\n.. [*] Star.\n.. [7] Seven.\n"
    two = "Two\n===\n\nWords [#x]_.\n\n.. [#x] Other first.\n"
    built = make(one=one, two=two)
    page_one, page_two = (next(p for p in built.pages if p.startswith(t)) for t in ("One", "Two"))
    assert page_one.replace(" ", "").startswith("OneWords1and*and7.1First.*Star.7Seven.")
    assert page_two.replace(" ", "").startswith("TwoWords1.1Otherfirst.")


def test_several_series_interleave_under_their_labels(make: Make) -> None:
    words = "Words [#one]_ more [#letter]_ end [#two]_.\n\n"
    words += ".. [#one] Note one.\n.. [#letter] Note letter.\n.. [#two] Note two.\n"
    text = make(words, setup=SERIES).text.replace(" ", "")
    assert "Words1morea end3.".replace(" ", "") in text
    assert "1Noteone.aNoteletter.3Notetwo." in text


def test_a_note_called_twice_is_printed_once(make: Make) -> None:
    built = make("Words [#x]_ again [#x]_.\n\n.. [#x] Only once.\n")
    assert "Words1again1." in built.text.replace(" ", "")
    assert built.text.count("Only once") == 1
    assert built.warnings == ""


def test_a_note_holds_paragraphs_lists_links_and_code(make: Make) -> None:
    built = make(
        "Words [#x]_.\n\n.. [#x] First with `a link <https://example.org>`_.\n\n   Second.\n\n"
        "   * item\n\n   ::\n\n      code  here\n"
    )
    assert "1 First with a link. Second. • item code here" in built.text


def test_a_note_in_a_heading_shows_in_no_contents_bookmark_or_running_head(make: Make) -> None:
    filler = "\n\n".join(["Filler words in plenty. " * 60] * 6)
    built = make(one=f"Chapter [#x]_ head\n==================\n\n.. [#x] About it.\n\n{filler}\n")
    assert [title for _level, title in built.bookmarks] == ["Chapter head"]
    assert built.text.count("About it.") == 1
    assert "Chapter head" in built.pages[1]
    assert any(page.startswith("Book Chapter head") for page in built.pages[4:])


def test_a_note_may_call_another_note_and_itself(make: Make) -> None:
    built = make("Words [#x]_.\n\n.. [#x] See [#y]_.\n.. [#y] Back to [#x]_.\n")
    assert built.text.count("Back to") == 1
    assert built.warnings == ""


def test_a_note_never_called_is_printed_where_it_stands(make: Make) -> None:
    built = make(
        "Words.\n\n.. [9] Nobody calls me.\n", conf={"suppress_warnings": ["ref.footnote"]}
    )
    assert "Nobody calls me." in built.text


def test_a_reference_to_a_note_finds_its_page(make: Make) -> None:
    words = (
        "Words [#x]_.\n\n.. [#x]\n   .. _the-note:\n\n   Said here.\n\nSee :ref:`it <the-note>`.\n"
    )
    built = make(words)
    assert 'doc.target("index#x")#"Said here."' in built.source
    assert 'doc.link-to("index#x")[#"it"]' in built.source
    assert built.warnings == ""


def test_citations_link_to_their_entry(make: Make) -> None:
    built = make("As in [CIT]_.\n\n.. [CIT] A book.\n")
    assert "As in [CIT]." in built.text
    assert "[CIT] A book." in built.text
    assert 'doc.link-to("index#cit")' in built.source


def test_no_line_begins_with_the_call_of_a_note(make: Make) -> None:
    built = make("One [#n]_ [#m]_, *two* [#n]_\nthree.\n\n.. [#n] N.\n.. [#m] M.\n")
    assert "One12, two1 three." in built.text
    assert built.source.count("doc.note-gap") == 1
