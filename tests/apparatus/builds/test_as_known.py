"""The edition as known on the day of the text: what is later is left out, and nothing else."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from .workbench import Build, Workbench

pytestmark = pytest.mark.slow

POST = "source/post.notes.md"


def soup(build: Build, page: str) -> BeautifulSoup:
    return BeautifulSoup(build.page(f"{page}.html"), "html.parser")


def numbers(page: Tag) -> dict[str, str]:
    """Return the numbers of the notes by their identifiers, as the calls show them."""
    calls = page.select("a.footnote-reference[id$=-call]")
    return {str(call["id"]): str(call.get("data-label") or call.get_text("")) for call in calls}


@pytest.fixture(scope="module")
def whole(bench: Workbench) -> dict[str, BeautifulSoup]:
    build = bench.build("html", strict=True, fresh=True)
    return {page: soup(build, page) for page in ("source/post", "source/thread")}


@pytest.fixture(scope="module")
def known(bench: Workbench, whole: dict[str, BeautifulSoup]) -> Build:
    build = bench.build("html", strict=True, fresh=True, apparatus_as_known=True)
    assert (build.status, build.lines) == (0, [])
    return build


def test_what_is_later_is_left_out(known: Build, whole: dict[str, BeautifulSoup]) -> None:
    assert whole["source/post"].select(".later, .kind-hindsight")
    for page in known.out.glob("**/*.html"):
        found = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        assert not found.select(".later, .later-section, .kind-hindsight"), page
    assert "For the second round in July" not in known.page("source/post.html")
    assert "It came back in the autumn" not in known.page("glossary/great-flood.html")


def test_notes_keep_their_numbers(known: Build, whole: dict[str, BeautifulSoup]) -> None:
    for page, before in whole.items():
        after, all_of_them = numbers(soup(known, page)), numbers(before)
        assert len(after) < len(all_of_them)
        assert after.items() <= all_of_them.items()


def test_works_cited_only_for_what_is_later_are_not_listed(known: Build) -> None:
    listed = known.page("source/bibliography.html")
    assert "Contest to be held again" not in listed
    assert "An answer to my critics" in listed  # declared


def test_a_citation_of_a_later_work_says_so(known: Build) -> None:
    note = soup(known, "source/post").select_one("#note-not-her-cake")
    assert note
    assert re.search(r"Pell 2013, later source", note.get_text(" ", strip=True))
    entry = soup(known, "glossary/draught").get_text(" ", strip=True)
    assert "Moss 2020" not in entry


def test_a_work_cited_in_a_footnote_says_so_too(known: Build) -> None:
    words = soup(known, "source/recipe").select_one(".body p, article p")
    assert words and words.get_text(" ", strip=True).endswith(", later source.")


def test_a_reference_to_a_note_that_is_left_out_is_no_link(known: Build) -> None:
    note = soup(known, "source/post").select_one("#note-not-her-cake")
    assert note
    assert re.search(r"See note \d+ on the post and", note.get_text())
    assert not note.select("a[href$=note-rerun]")


def test_a_section_that_is_later_as_a_whole_goes_with_its_heading(bench: Workbench) -> None:
    words = "\n\n## Afterwards\n\n```{later}\nThe hall was sold {cite:p}`moss2020ovens`.\n```\n"
    bench.write("source/recipe.md", bench.read("source/recipe.md") + words)
    try:
        with_it = soup(bench.build("html", strict=True), "source/recipe")
        without = soup(bench.build("html", strict=True, apparatus_as_known=True), "source/recipe")
    finally:
        bench.restore()
    assert with_it.select_one("section.later-section > h2")
    assert "Afterwards" not in without.get_text()


def test_a_work_cited_in_a_footnote_is_later_or_declared(bench: Workbench) -> None:
    bench.edit("source/recipe.md", "later-sources: [moss2020ovens]\n", "")
    try:
        build = bench.build("html")
    finally:
        bench.restore()
    (message,) = build.messages
    assert (message.location, message.code) == ("source/recipe.md:7:1", "later-source")
    corrected = bench.build("html")
    assert corrected.lines == []
    work = soup(corrected, "source/bibliography").find(
        string=re.compile("A Short History of Ovens")
    )
    block = work.find_parent(["dd", "div"]) if work else None
    assert block
    cited = block.get_text(" ", strip=True)
    assert "A recipe" in cited.partition("Cited in")[2]


def test_a_key_declared_without_need_is_reported(bench: Workbench) -> None:
    bench.edit(
        POST, ":later-sources: pell2013answer", ":later-sources: pell2013answer ash1998sponge"
    )
    bench.edit("glossary/parish-hall.md", "later-sources: [moss2020ovens]", "later-sources: [gone]")
    try:
        found = bench.build("html").messages
    finally:
        bench.restore()
    texts = {(m.location.rpartition(":")[0], m.code): m.text for m in found}
    assert len(found) == 2
    assert (
        'names "ash1998sponge", which is no work of a later date'
        in texts[f"{POST}:42", "later-source"]
    )
    assert 'names "gone"' in texts["glossary/parish-hall.md:6", "later-source"]


def test_without_a_day_nothing_is_checked(bench: Workbench) -> None:
    bench.edit("conf.py", 'apparatus_known_by = "2012-06-05"', 'apparatus_known_by = ""')
    bench.edit(POST, ":later-sources: pell2013answer\n", "")
    bench.edit("source/reply.notes.md", ":later-sources: pell2013answer\n", "")
    for entry in ("agnes-pell", "parish-hall"):
        path = f"glossary/{entry}.md"
        bench.write(path, re.sub("later-sources.*\n", "", bench.read(path)))
    try:
        assert bench.build("html").lines == []
    finally:
        bench.restore()
