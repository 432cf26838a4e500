"""The same pages from one worker or four, after an edit or from scratch; and no more than needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .workbench import Workbench, differing, snapshot, times

ALWAYS = {"genindex", "search", "index", "glossary/index"}
"""Pages that Sphinx writes at every build, or with any page of their table of contents."""

ENTRY = """\
---
title: {title}
kind: concept
short: An invented thing.
sources: [moss2020ovens]
authors: [editors]
created: 2026-01-05
---

{body}
"""


def define(bench: Workbench) -> None:
    bench.edit("glossary/lemon-curd.md", "Kept in jars.", "Kept in small jars.")


def gloss(bench: Workbench) -> None:
    bench.edit("glossary/lemon-curd.md", "Spread of lemons", "A spread of lemons")


def define_by_a_term(bench: Workbench) -> None:
    bench.edit("glossary/lemon-curd.md", "in jars.", "in jars at the parish hall.")


def add_entry(bench: Workbench) -> None:
    bench.write("glossary/oven.md", ENTRY.format(title="oven", body="It is hot."))


def drop_entry(bench: Workbench) -> None:
    bench.remove("glossary/great-flood.md")


def rename_alias(bench: Workbench) -> None:
    bench.edit("glossary/crumley-cake-contest.md", "[C.C.C.]", "[contest]")


def rename_headword(bench: Workbench) -> None:
    bench.edit("glossary/great-flood.md", "title: great flood", "title: flood")


def drop_note(bench: Workbench) -> None:
    notes = bench.read("source/post.notes.md")
    start = notes.index(":::{annotation} the-rules")
    end = notes.index(":::{annotation} the-guild")
    bench.write("source/post.notes.md", notes[:start] + notes[end:])


def drop_slip(bench: Workbench) -> None:
    notes = bench.read("source/post.notes.md")
    start = notes.index(":::{annotation} no-break-space")
    end = notes.index(":::{annotation} the-sponge")
    bench.write("source/post.notes.md", notes[:start] + notes[end:])


def correct_source(bench: Workbench) -> None:
    bench.edit("references.bib", "A Short History of Ovens", "A Long History of Ovens")


def shift_labels(bench: Workbench) -> None:
    bench.edit("references.bib", "date = {2012-07-02}", "date = {2012-04-02}")


def rename_contributor(bench: Workbench) -> None:
    bench.edit("contributors.yml", "name: Tilda Moss", "name: T. Moss")


def retitle_page(bench: Workbench) -> None:
    bench.edit("source/introduction.md", "# Introduction", "# Foreword")


NOTE_LISTS = {"source/bibliography", "source/about-the-text"}
EDITS: dict[Callable[[Workbench], None], set[str]] = {
    define: {"glossary/lemon-curd"},
    gloss: {"glossary/lemon-curd"},
    define_by_a_term: {"glossary/lemon-curd", "glossary/parish-hall"},
    add_entry: {"glossary/oven", "source/recipe"},
    drop_entry: set(),
    rename_alias: set(),
    rename_headword: set(),
    drop_note: set(),
    drop_slip: set(),
    correct_source: set(),
    shift_labels: set(),
    rename_contributor: set(),
    retitle_page: set(),
}
"""What is edited, and the pages that show it (besides those that are always written)."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    bench = Workbench(tmp_path_factory.mktemp("rebuilds"))
    assert bench.build("html").lines == []
    return bench


def pages(stamps: dict[str, int]) -> dict[str, int]:
    """Return when each page was last written."""
    html = {n.removesuffix(".html"): t for n, t in stamps.items() if n.endswith(".html")}
    return {name: time for name, time in html.items() if name not in ALWAYS}


def comparable(out: Path) -> dict[str, bytes]:
    """Return all files of the output, without what Sphinx loses of its search index.

    Sphinx keeps the index entries of just those pages that were written last.
    """
    files = snapshot(out)
    text = files["searchindex.js"].decode("utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    del index["indexentries"]
    files["searchindex.js"] = json.dumps(index).encode("utf-8")
    return files


def from_scratch(bench: Workbench, folder: Path) -> dict[str, bytes]:
    clean = Workbench(folder, bench.source)
    build = clean.build("html")
    assert build.lines == []
    return comparable(build.out)


def test_one_worker_and_four_make_the_same_files(built: Workbench, tmp_path: Path) -> None:
    four = Workbench(tmp_path)
    build = four.build("html", jobs=4)
    assert build.lines == []
    assert differing(snapshot(built.out("html")), snapshot(build.out)) == set()


def test_a_rebuild_without_a_change_writes_no_page(built: Workbench) -> None:
    folder = built.source.parent / "build"
    before, stamps = comparable(folder / "html"), times(folder)
    assert built.build("html").lines == []
    assert differing(before, comparable(folder / "html")) == set()
    now = times(folder)
    assert differing(pages(stamps), pages(now)) == set()
    assert not any(name.startswith("doctrees/") for name in differing(stamps, now))


@pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__name__)
def test_an_edit_rewrites_the_pages_that_show_it(
    change: Callable[[Workbench], None], built: Workbench, tmp_path: Path
) -> None:
    out = built.out("html")
    stamps = times(out)
    change(built)
    try:
        build = built.build("html")
        assert build.lines == []
        rewritten = differing(pages(stamps), pages(times(out)))
        print(sorted(rewritten))
        assert differing(comparable(out), from_scratch(built, tmp_path)) == set()
        assert rewritten == EDITS[change]
    finally:
        built.restore()
        built.build("html")
