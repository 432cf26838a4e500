"""What the build writes for the search, without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx.testing.util import SphinxTestApp
from sphinx_reader_theme.search.index import Document, index_files
from sphinx_reader_theme.search.names import SearchNames
from sphinx_reader_theme.search.spellings import respelled
from sphinx_reader_theme.search.units import Unit, units_of
from sphinx_reader_theme.search.words import fold, key, split

from .conftest import THEME, run_sphinx

CONF = f"""
import sys
sys.path.insert(0, {str(THEME.parent)!r})
extensions = ["sphinx_reader_theme"]
html_theme = "sphinx_reader_theme"
project = "Lamps"
"""
PAGE = """
Lamps
=====

The lamp at the door. [#oil]_

.. _wick:

A wick of cotton.

.. rst-class:: no-search

Nobody finds this.

.. [#oil] Whale oil.

Words
-----

.. glossary::

   bight
      A curve in a coast.

plain
   A list of no glossary.

.. py:function:: light(lamp)

   Light it.
"""


def read(folder: Path) -> dict[str, Any]:
    """Return the content of the files of an index, by name without the ending."""
    found = {}
    for file in folder.glob("*-*.js"):
        data = file.read_text("utf-8").split(",", 2)[2]
        found[file.stem] = json.loads(data.removesuffix(")\n"))
    return found


def rows(folder: Path) -> list[tuple[str, str, str]]:
    """Return address, name and words of each unit in order."""
    files = read(folder)
    texts = [files[f"text-{n}"] for n in range(sum(name.startswith("text") for name in files))]
    return [
        (f"{text['pages'][page][1]}#{identifier}", name, words)
        for text in texts
        for page, identifier, name, _about, words in text["units"]
    ]


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one page, as source."""
    folder = tmp_path_factory.mktemp("lamps")
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "index.rst").write_text(PAGE, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C9-2, ¶3", ["c9", "2", "3"]),
        ("Éire’s Straße", ["eire", "s", "strasse"]),
        ("Нурсултан Назарба́ев", ["нурсултан", "назарбаев"]),
        ("Қазақстан _under_", ["қазақстан", "under"]),
        ("東京 Tower", ["東", "京", "tower"]),
        ("ΟΔΟΣ", ["οδοσ"]),
    ],
)
def test_words_lose_capitals_and_accents(text: str, words: list[str]) -> None:
    assert split(text) == words
    assert key(text) == " ".join(words)


def test_folding_keeps_what_is_no_letter() -> None:
    assert fold("A–B…") == "a–b…"


def test_what_bears_an_identifier_is_a_target_of_its_own(lamps: Path, tmp_path: Path) -> None:
    out, warnings = run_sphinx(tmp_path, srcdir=lamps)
    assert warnings == ""
    assert rows(out / "_search") == [
        ("index.html#lamps", "Lamps", "The lamp at the door."),
        ("index.html#wick", "Lamps", "A wick of cotton."),
        ("index.html#oil", "Note 1", "Whale oil."),
        ("index.html#words", "Words", "plain A list of no glossary."),
        ("index.html#term-bight", "bight", "A curve in a coast."),
        ("index.html#light", "light", "Light it."),
    ]
    names = {
        form: n for f in read(out / "_search").values() for form, n in f.get("names", {}).items()
    }
    assert names == {"bight": [[4, 1]], "light": [[5, 1]]}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_index_of_sphinx_is_not_written(lamps: Path, tmp_path: Path, builder: str) -> None:
    out, warnings = run_sphinx(tmp_path, builder, lamps)
    assert warnings == ""
    assert not (out / "searchindex.js").exists()
    assert (out / "objects.inv").exists()
    page = (out / ("search/index.html" if builder == "dirhtml" else "search.html")).read_text()
    assert "searchtools.js" not in page and "searchindex.js" not in page
    home = "../" if builder == "dirhtml" else ""
    assert f'data-index="{home}_search/index.js?v=' in page


def test_a_single_page_has_no_search(lamps: Path, tmp_path: Path) -> None:
    out, warnings = run_sphinx(tmp_path, "singlehtml", lamps)
    assert warnings == ""
    assert not (out / "_search").exists() and not (out / "search.html").exists()


def test_other_themes_keep_the_search_of_sphinx(lamps: Path, tmp_path: Path) -> None:
    out, warnings = run_sphinx(tmp_path, srcdir=lamps, html_theme="alabaster")
    assert warnings == ""
    assert (out / "searchindex.js").exists() and not (out / "_search").exists()


def test_units_that_were_lost_are_collected_again(lamps: Path, tmp_path: Path) -> None:
    (lamps / "other.rst").write_text(":orphan:\n\nOther\n=====\n\nA lantern.\n", "utf-8")
    found = []
    for text in ("A lantern.", "A torch."):
        (lamps / "other.rst").write_text(f":orphan:\n\nOther\n=====\n\n{text}\n", "utf-8")
        app = SphinxTestApp("html", srcdir=lamps, builddir=tmp_path)
        app.build()
        assert app.warning.getvalue() == ""
        found.append(rows(Path(app.outdir) / "_search"))
        kept = Path(app.doctreedir) / "reader-search-html.json"
        kept.write_text('{"format": 0}')  # of another version
        app.cleanup()
    (lamps / "other.rst").unlink()
    assert found[0][:-1] == found[1][:-1]
    assert [row[2] for row in (found[0][-1], found[1][-1])] == ["A lantern.", "A torch."]


def unit(name: str, text: str) -> Unit:
    return Unit([name], "", "Section", False, [text])


def test_words_say_in_which_units_they_stand_and_how_often() -> None:
    units = [unit("a", "one two two"), unit("b", "three"), unit("c", "two one one one one one")]
    names = SearchNames()
    names.headword("doc", "c", "Two")
    _, files = index_files([Document("doc", "doc.html", "Title", units)], names.names, "Note")
    words = json.loads(files["words-0.js"].split(",", 2)[2].removesuffix(")\n"))["words"]
    decoded = {word: [int(v, 36) for v in coded.split()] for word, coded in words.items()}
    # difference to the number before times 8, 4 for the title, how often less one up to three
    assert decoded == {"one": [0, 2 * 8 + 3], "three": [8], "two": [1, 2 * 8 + 4]}


def test_files_are_divided_and_none_is_large() -> None:
    units = [unit(f"u{n}", " ".join(f"w{n * 50 + k}" for k in range(50))) for n in range(200)]
    version, files = index_files([Document("doc", "doc.html", "Title", units)], {}, "Note")
    assert len(files) > 10
    assert max(len(content) for content in files.values()) < 12_000
    changed = [*units[:-1], unit("u199", "other")]
    other, _ = index_files([Document("doc", "doc.html", "Title", changed)], {}, "Note")
    assert version != other


def test_left_out_classes_are_passed_over() -> None:
    document = nodes.document("", "")  # type: ignore[arg-type]  # needs neither settings nor reporter
    section = nodes.section("", nodes.title("", "Title"), ids=["s"])
    section += nodes.paragraph("", "kept")
    section += nodes.container("", nodes.paragraph("", "left"), classes=["listing"])
    document += section
    assert [u.text for u in units_of(document, {"listing"})] == ["kept"]
    assert [u.text for u in units_of(document)] == ["kept left"]


def test_elements_of_extensions_may_hold_blocks_and_text() -> None:
    class frame(nodes.General, nodes.Inline, nodes.TextElement):
        pass

    document = nodes.document("", "")  # type: ignore[arg-type]  # needs neither settings nor reporter
    note = nodes.footnote("", nodes.label("", "1"), nodes.paragraph("", "held"), ids=["n"])
    document += nodes.section("", frame("", "words ", note), frame("", "alone"), ids=["s"])
    assert [(u.ids, u.text) for u in units_of(document)] == [
        (["s"], "words alone"),
        (["n"], "held"),
    ]


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("Color Revolutions", ["colour revolutions"]),
        ("Labour Programmes", ["labor programs"]),
        ("Centre for Defense", ["centre for defence", "center for defense"]),
        ("Organizational theatre", ["organisational theatre", "organizational theater"]),
        ("Colorado, Moldova and four programmers", []),
    ],
)
def test_words_have_their_british_and_american_spelling(form: str, others: list[str]) -> None:
    assert respelled(form) == others


@pytest.mark.parametrize(
    ("language", "others"),
    [("en", ["colour party"]), ("en-GB", ["colour party"]), ("de", [])],
)
def test_headwords_are_found_in_either_spelling_of_english(
    tmp_path: Path, language: str, others: list[str]
) -> None:
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    terms = ".. glossary::\n\n   Color party\n      It carries the flag.\n"
    (tmp_path / "index.rst").write_text(f"Flags\n=====\n\n{terms}", "utf-8")
    out, _ = run_sphinx(tmp_path / "build", srcdir=tmp_path, language=language)
    files = read(out / "_search")
    names = [form for name, part in files.items() if "words" in name for form in part["names"]]
    assert sorted(names) == ["color party", *others]
