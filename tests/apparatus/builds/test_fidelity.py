"""No letter of the text can be altered, and no intervention be false, without the build failing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from .workbench import Workbench

pytestmark = pytest.mark.slow

POST, THREAD = "source/post.md", "source/thread.md"
POST_NOTES, THREAD_NOTES = "source/post.notes.md", "source/thread.notes.md"
WITNESS, RECORD = "source/witness/sponge-2012-06.txt", "source/witness/sponge.yml"
MOVED = """\
:::{intervention} moved-dateline
:type: moved
:passage: p-dateline
:from: p-title
:position: before
:cause: editors
:by: editors
:date: 2026-01-05

In the witness the date stands above the title.
:::
"""
SUPPLIED = """\
:::{intervention} supplied-byline-3
:type: supplied
:passage: c3-byline
:quote: said...
:text: Bertram Moss
:position: before
:cause: capture
:by: editors
:date: 2026-01-05
:::
"""
HASH = "3aef39c8e4c97f96e76b7c82c29187a57ac12b5cb4b36c248449a9699e2f316e"


@dataclass(frozen=True)
class Change:
    """What is done to the text, the lines objected to, and words that the messages show."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    locations: tuple[str, ...]
    shows: tuple[str, ...]


def change(name: str, path: str, old: str, new: str, line: int, *shows: str) -> Change:
    return Change(name, ((path, old, new),), (f"{path}:{line}",), shows)


CHANGES = [
    # Single letters, words unseen or hardly seen, and lines beside the paragraphs
    change(
        "letter changed", POST, "to win", "to won", 12, "had expected to won", "had expected to win"
    ),
    change("letter dropped", POST, "I asked", "I aske", 18, "I aske them", "I asked them"),
    change("letter doubled", POST, "Here", "Heere", 14, 'reads "Heere is', 'witness "Here is'),
    change("letter moved", POST, "hall?", "hlal?", 20, "the hlal?", "the hall?"),
    change(
        "no-break space to space",
        POST,
        "Contest.\u00a0 W",
        "Contest.  W",
        12,
        "Contest.  Well",
        "Contest.[U+00A0 no-break space] Well",
    ),
    change(
        "space to no-break space",
        POST,
        "Who opened",
        "Who\u00a0opened",
        20,
        "Who[U+00A0 no-break space]opened",
        "Who opened the",
    ),
    change(
        "no-break space dropped",
        POST,
        "&nbsp;Nobody",
        "Nobody",
        12,
        'reads "Nobody',
        'witness "[U+00A0 no-break space]Nobody',
    ),
    change("two spaces to one", POST, "\u00a0 Well", "\u00a0Well", 12, "space]Well", "space] Well"),
    change("quote made curly", POST, 'falls, falls."', "falls, falls.”", 16, "falls.”", 'falls."'),
    change("apostrophe made curly", THREAD, "Pell's", "Pell’s", 54, "Pell’s", "Pell's"),
    change("dots to ellipsis", POST, "judges....", "judges…", 12, "judges…", "judges...."),
    change("capital", THREAD, "the judges were", "The judges were", 13, '"The judg', '"the judg'),
    change("bracket dropped", THREAD, "[ I do", "I do", 37, 'reads "I do not', 'witness "[ I do'),
    change("byline", THREAD, "Bertram Moss said...", "Bertram Moss said:", 30, "said:", "said..."),
    change(
        "title",
        POST,
        "# Who Let the Sponge Fall?",
        "# Who Let the Sponge Fall",
        6,
        'Sponge Fall"',
        'Sponge Fall?"',
    ),
    change("dateline", POST, "June 4, 2012", "June 4 2012", 9, "June 4 2012", "June 4, 2012"),
    change("signature", POST, "\nWinifred Ash\n", "\nWinifred  Ash\n", 27, "red  Ash", "red Ash"),
    change("title with markup", "source/reply.md", "*Other*", "*Othr*", 6, "Othr Sp", "Other Sp"),
    # Whole paragraphs
    change(
        "paragraph dropped",
        THREAD,
        "And the cat was at home.\n",
        "",
        25,
        "Words of the witness are missing after this place",
        "And the cat was at home.",
    ),
    change(
        "paragraph doubled",
        THREAD,
        "And the cat was at home.\n",
        "And the cat was at home.\n\nAnd the cat was at home.\n",
        29,
        "These words are not in the witness here",
        "And the cat was at home.",
    ),
    Change(
        "paragraphs swapped",
        (
            (POST, "1. Who opened the door of the hall?\n", ""),
            (POST, "3. Why", "3. Who opened the door of the hall?\n4. Why"),
        ),
        (f"{POST}:20", f"{POST}:21"),
        (
            'not in the witness here: "Who was near',
            'missing after this place: "Who was near',
        ),
    ),
    # False interventions
    Change(
        "moved to the wrong end",
        ((THREAD_NOTES, ":from: c1-2\n:position: end", ":from: c1-2\n:position: start"),),
        (f"{THREAD}:15",),
        ('reads "said... everybody', 'witness "everybody knows'),
    ),
    Change(
        "moved from the wrong place",
        ((THREAD_NOTES, ":from: c1-2", ":from: c1-1"),),
        (f"{THREAD}:13", f"{THREAD}:15"),
        ('lemon curd. said..."', 'cat. said..."'),
    ),
    change(
        "omitted what the witness lacks",
        POST_NOTES,
        ":text: Posted",
        ":text: posted",
        123,
        "posted by",
        "Posted by",
    ),
    Change(
        "supplied what the witness has",
        (
            (THREAD, "Bertram Moss said...", "said..."),
            (THREAD_NOTES, "% Notes and interventions on the thread.\n", SUPPLIED),
        ),
        (f"{THREAD}:30",),
        ('reads "said..."', 'witness "Bertram Moss said..."'),
    ),
    Change(
        "moved, but not declared",
        ((POST_NOTES, MOVED, ""),),
        (f"{POST}:6", f"{POST}:9"),
        ('not in the witness here: "Who Let', 'missing after this place: "Who Let'),
    ),
    # The witness, its record going along
    Change(
        "witness changed with its hash",
        (
            (WITNESS, "It was not my cake", "It was, not my cake"),
            (RECORD, "5184bef61059ed799e707aa6f94c0562380ce7eac6d4c55cb0aaf7a5aa3d512e", HASH),
        ),
        (f"{POST}:12",),
        ("It was not my", "It was, not my"),
    ),
]


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case.name)
def test_an_undeclared_difference_fails_the_build_until_it_is_corrected(
    case: Change, bench: Workbench
) -> None:
    for path, old, new in case.edits:
        bench.edit(path, old, new)
    try:
        build = bench.build()
        again = bench.build()
    finally:
        bench.restore()
    assert {m.code for m in build.messages} == {"text-differs"}
    assert [m.location.rpartition(":")[0] for m in build.messages] == list(case.locations)
    said = " ".join(m.text for m in build.messages)
    assert all(words in said for words in case.shows)
    assert build.status == 1
    assert (again.output, again.status) == (build.output, 1)
    mended = bench.build()
    assert (mended.lines, mended.status) == ([], 0)


MEDDLER = """\
from docutils import nodes


def meddle(app, doctree, docname):
    for text in list(doctree.findall(nodes.Text)):
        if "Here is" in text:
            text.parent.replace(text, nodes.Text(text.replace("Here is", "Here are")))


def setup(app):
    app.connect("doctree-resolved", meddle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""


@pytest.mark.parametrize(
    ("builder", "jobs"), [("text", 1), ("text", 4), ("html", 4), ("singlehtml", 1), ("latex", 1)]
)
def test_an_extension_that_rewrites_the_text_fails_the_build(
    builder: str, jobs: int, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("meddler.py", MEDDLER)
    bench.edit("conf.py", '"sphinx_typst",', '"sphinx_typst",\n    "meddler",')
    monkeypatch.syspath_prepend(bench.source)
    try:
        build = bench.build(builder, jobs=jobs)
    finally:
        bench.restore()
    assert [(m.location, m.code) for m in build.messages] == [
        ("source/post.md:14:1", "text-differs")
    ]
    assert 'After it was read, p2 was changed to "Here are what' in build.messages[0].text
    assert build.status == 1
    assert bench.build(builder).status == 0


HASTY = """
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

class Hasty(SphinxPostTransform):
    default_priority = 3  # before the planned links are written

    def run(self, **kwargs):
        for text in list(self.document.findall(nodes.Text)):
            if "judge" in text:
                text.parent.replace(text, nodes.Text(text.replace("judge", "referee")))

def setup(app):
    app.add_post_transform(Hasty)
"""


def test_links_are_written_where_they_were_planned_or_not_at_all(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("hasty.py", HASTY)
    bench.edit("conf.py", '"sphinx_typst",', '"sphinx_typst",\n    "hasty",')
    monkeypatch.syspath_prepend(bench.source)
    try:
        with pytest.raises(AssertionError, match="referee"):
            bench.build("text")
    finally:
        bench.restore()


@pytest.mark.parametrize("builder", ["text", "singlehtml", "latex"])
def test_a_page_of_the_editors_may_have_the_identifiers_of_passages(
    builder: str, bench: Workbench
) -> None:
    bench.write("source/recipe.md", bench.read("source/recipe.md") + "\n## P1\n\nSo.\n\n## P2\n")
    try:
        build = bench.build(builder)
    finally:
        bench.restore()
    assert (build.lines, build.status) == ([], 0)
