"""The same pages from one worker or four, after an edit or from scratch, and no needless ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .workbench import Workbench, differing, snapshot, times

pytestmark = pytest.mark.slow

ALWAYS = {"404", "genindex", "search", "index", "glossary/index"}
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


def reread_glossary_index(bench: Workbench) -> None:
    bench.edit("glossary/agnes-pell.md", "file-as: Pell, Agnes\n", "")


def drop_note(bench: Workbench) -> None:
    notes = bench.read("source/post.notes.md")
    start = notes.index(":::{annotation} the-rules")
    end = notes.index(":::{annotation} the-guild")
    bench.write("source/post.notes.md", notes[:start] + notes[end:])
    bench.edit("source/ledger.yml", "[the-rules]", "[the-guild]")


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


EDITS: dict[Callable[[Workbench], None], str] = {
    define: "glossary/lemon-curd",
    gloss: "glossary/lemon-curd",
    define_by_a_term: "glossary/lemon-curd glossary/parish-hall",
    add_entry: "glossary/oven glossary/lemon-curd glossary/parish-hall source/bibliography "
    "source/introduction",
    drop_entry: "glossary/draught glossary/judge glossary/parish-hall source/bibliography "
    "source/post",
    rename_alias: "glossary/agnes-pell glossary/crumley-cake-contest glossary/judge "
    "source/introduction source/thread",
    rename_headword: "glossary/draught glossary/great-flood glossary/judge glossary/parish-hall "
    "source/bibliography source/post",
    reread_glossary_index: "glossary/agnes-pell glossary/crumley-cake-contest glossary/parish-hall "
    "glossary/sponge",
    drop_note: "glossary/crumley-cake-contest glossary/parish-hall glossary/sponge "
    "glossary/victoria-sponge glossary/womens-guild source/about-the-text source/bibliography "
    "source/how-it-held-up source/post source/thread",
    drop_slip: "source/about-the-text source/post",
    correct_source: "glossary/draught glossary/parish-hall source/bibliography "
    "source/introduction source/recipe",
    shift_labels: "glossary/agnes-pell glossary/crumley-cake-contest glossary/great-flood "
    "source/bibliography source/how-it-held-up source/post source/recipe source/reply",
    rename_contributor: "glossary/draught glossary/lemon-curd glossary/parish-hall glossary/sponge "
    "glossary/victoria-sponge source/about-the-text source/post source/reply",
    retitle_page: "glossary/crumley-cake-contest glossary/draught glossary/judge "
    "glossary/parish-hall glossary/victoria-sponge source/bibliography source/introduction "
    "source/recipe source/reply",
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


def from_scratch(bench: Workbench, folder: Path) -> dict[str, bytes]:
    clean = Workbench(folder, bench.source)
    build = clean.build("html")
    assert build.lines == []
    return snapshot(build.out)


def test_one_worker_and_four_make_the_same_files(built: Workbench, tmp_path: Path) -> None:
    four = Workbench(tmp_path)
    build = four.build("html", jobs=4)
    assert build.lines == []
    assert differing(snapshot(built.out("html")), snapshot(build.out)) == set()


def test_a_rebuild_without_a_change_writes_no_page(built: Workbench) -> None:
    folder = built.source.parent / "build"
    before, stamps = snapshot(folder / "html"), times(folder / "html")
    kept = times(folder / "doctrees")
    assert built.build("html").lines == []
    assert differing(before, snapshot(folder / "html")) == set()
    assert differing(pages(stamps), pages(times(folder / "html"))) == set()
    assert differing(kept, times(folder / "doctrees")) == set()


@pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__name__)
def test_an_edit_rewrites_the_pages_that_show_it(
    change: Callable[[Workbench], None], built: Workbench, tmp_path: Path
) -> None:
    out = built.out("html")
    stamps, before = times(out), snapshot(out)
    change(built)
    try:
        build = built.build("html")
        assert build.lines == []
        rewritten = differing(pages(stamps), pages(times(out)))
        left_behind = {"glossary/great-flood.html", "_sources/glossary/great-flood.md.txt"}
        unlike = differing(snapshot(out), from_scratch(built, tmp_path))
        assert unlike == (left_behind if change is drop_entry else set())
        references = {name for name in rewritten if name.startswith("cite/")}
        assert rewritten - references == set(EDITS[change].split())
        changed = pages(dict.fromkeys(differing(before, snapshot(out)), 0))
        assert references == {name for name in changed if name.startswith("cite/")}
    finally:
        built.restore()
        built.build("html")
        (out / "glossary/oven.html").unlink(missing_ok=True)  # Sphinx leaves old pages behind
        (out / "_sources/glossary/oven.md.txt").unlink(missing_ok=True)


def test_many_edits_are_read_by_four_workers_as_by_one(built: Workbench, tmp_path: Path) -> None:
    for change in (define_by_a_term, rename_alias, drop_note, shift_labels):
        change(built)
    for path in sorted(built.source.glob("glossary/*.md")):
        os.utime(path)  # enough documents to be read in parallel
    try:
        assert built.build("html", jobs=4).lines == []
        out = snapshot(built.out("html"))
        assert differing(out, from_scratch(built, tmp_path)) == set()
    finally:
        built.restore()
        built.build("html")


def test_builders_that_share_an_environment_each_renew_their_pages(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    both = {"html": "source/thread.html", "dirhtml": "source/thread/index.html"}
    for builder, page in both.items():
        assert 'autolink">C.C.C.<' in bench.build(builder).page(page)
    rename_alias(bench)
    for builder, page in both.items():
        assert 'autolink">C.C.C.<' not in bench.build(builder).page(page)


def test_correcting_a_mistake_rewrites_no_other_page(built: Workbench) -> None:
    out = built.out("html")
    before, stamps = snapshot(out), times(out)
    built.edit("glossary/judge.md", "kind: concept", "kind: role")
    assert built.build("html").status == 1
    failed = times(out)
    built.restore()
    mended = built.build("html")
    assert (mended.lines, mended.status) == ([], 0)
    assert differing(before, snapshot(out)) == set()
    assert differing(pages(failed), pages(times(out))) <= differing(pages(stamps), pages(failed))
