"""The ledger on its page, at the end of the notes, and without what became known only later."""

from __future__ import annotations

import pytest
from bs4 import Tag

from .conftest import Format
from .pages import body, hrefs, page, text
from .workbench import Workbench

pytestmark = pytest.mark.slow
PAGE = "source/how-it-held-up"


def claim(example: Format, name: str, builder: str = "html") -> Tag:
    place = PAGE if builder in ("html", "epub") else "index"
    head = page(example, place, builder).find(id=f"claim-{name}")
    assert head
    item = head.find_parent("li")
    assert isinstance(item, Tag)
    return item


def test_a_claim_is_shown_with_its_words_its_verdicts_and_its_sources(example: Format) -> None:
    item = claim(example, "nothing-fell-before")
    assert [text(part) for part in item.find_all("p")] == [
        "no sponge ever fell (The Sponge, ¶8)",
        "Claimed (fact): In all the years since the flood no sponge had fallen.",
        "On the day: not verifiable. The Guild kept no record of its contests.",
        "Now: wrong. Two fell in July; Agnes Pell (Pell 2013) has a third. (Valley Gazette 2012b)",
        "See note 6 on The Sponge.",
    ]
    assert text(item.select_one(".lemma")) == "no sponge ever fell"
    assert [text(word) for word in item.select("strong")] == ["not verifiable", "wrong"]
    assert hrefs(item)[0] == "post.html#p8"
    assert hrefs(item)[-1] == "post.html#note-rerun"


def test_positions_are_shown_each_with_its_holder_and_its_source(example: Format) -> None:
    assert [text(item) for item in claim(example, "it-settled").select("li")] == [
        "Agnes Pell: A Victoria sponge settles. (Pell 2013)",
        "The newspaper: It fell. (Valley Gazette 2012a)",
    ]


def test_claims_are_numbered_through_all_lists(example: Format) -> None:
    lists = body(example, PAGE).select(".ledger > ol")
    assert [one.get("start") for one in lists] == ["1", "4", "7"]
    assert [len(one.find_all("li", recursive=False)) for one in lists] == [3, 3, 1]


def test_the_verdicts_are_counted(example: Format) -> None:
    summary = body(example, PAGE).select_one(".ledger-summary")
    assert summary
    day, now = summary.select("table")
    assert rows(day) == [
        ["wrong", "1", "1", "0", "0"],
        ["disputed", "2", "1", "1", "0"],
        ["not verifiable", "3", "3", "0", "0"],
        ["open", "1", "0", "0", "1"],
        ["all", "7", "5", "1", "1"],
    ]
    assert rows(now)[1] == ["wrong", "3", "2", "0", "1"]
    listed = summary.select(".later li")
    assert text(listed[0]) == "wrong: 2, 3, 6"
    assert hrefs(listed[0])[2] == "#claim-nobody-asked"


def rows(table: Tag) -> list[list[str]]:
    return [[text(cell) for cell in row.select("td")] for row in table.select("tbody tr")]


def test_a_note_ends_with_the_verdicts_on_what_it_treats(example: Format) -> None:
    note = body(example, "source/thread").find(id="note-the-bribe")
    assert isinstance(note, Tag)
    said = note.select(".ledger-link")
    assert [text(line) for line in said] == [
        "In the ledger: not verifiable, open.",
        "Later. In the ledger: held up, wrong.",
    ]
    assert hrefs(said[0])[1] == "how-it-held-up.html#claim-nobody-asked"
    guild = body(example, "source/post").find(id="note-the-guild")
    assert isinstance(guild, Tag)
    assert not guild.select(".ledger-link")


def test_what_is_known_only_now_can_be_left_out(example: Format) -> None:
    shown = [body(example, name) for name in (PAGE, "source/post", "source/thread")]
    for part in [part for root in shown for part in root.select(".later")]:
        part.extract()
    words = " ".join(text(root) for root in shown)
    assert "Now:" not in words
    assert "owned later" not in words
    assert "In the ledger: held up" not in words
    assert "On the day: not verifiable." in words


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_other_formats_have_the_ledger(builder: str, example: Format) -> None:
    item = claim(example, "no-cake-moved", builder)
    assert "On the day: wrong. The leaflet of 1987 forbids to touch it." in text(item)
    assert "Now: wrong." in text(item)


def test_a_changed_ledger_is_shown_on_its_page_and_in_the_notes(bench: Workbench) -> None:
    changed = "    verdict: disputed\n    sources: [guild1987rules]\n    positions:\n" + "".join(
        f"      - holder: {who}\n        stance: {stance}\n        source: guild1987rules\n"
        for who, stance in (("Ann", "They do."), ("Ben", "They do not."))
    )
    bench.edit(
        "source/ledger.yml", "    verdict: wrong\n    why: The leaflet", f"{changed}    why: It"
    )
    bench.edit("source/ledger.yml", "touch* it.\n    sources: [guild1987rules]", "touch* it.")
    try:
        build = bench.build(jobs=2)
    finally:
        bench.restore()
    assert build.lines == []
    assert "On the day: **disputed**. It of 1987" in build.page(f"{PAGE}.txt")
    assert build.page("source/post.txt").count("In the ledger: disputed.") == 2
    mended = bench.build()
    assert mended.page("source/post.txt").count("In the ledger: disputed.") == 1


def test_a_page_without_a_ledger_is_told_so(bench: Workbench) -> None:
    try:
        build = bench.build(apparatus_ledger="")
    finally:
        bench.restore()
    assert {(m.location, m.code) for m in build.messages} == {
        (f"{PAGE}.md:1:1", "later-source"),  # declared, but nothing is cited
        *((f"{PAGE}.md:{line}:1", "ledger-invalid") for line in (8, 13, 18, 23)),
    }
    assert "Name it in apparatus_ledger." in build.messages[1].text


def test_the_edition_as_known_on_the_day_has_only_what_was_found_then(bench: Workbench) -> None:
    build = bench.build(apparatus_as_known=True, fresh=True)
    assert build.lines == []
    ledger = build.page(f"{PAGE}.txt")
    assert "3. no sponge ever fell" in ledger
    assert "On the day: **not verifiable**." in ledger
    assert "Now:" not in ledger
    assert "In the ledger: disputed." in build.page("source/post.txt")
    assert bench.build(fresh=True).lines == []
