"""Lists that are put together from all documents: where used, cited in, indexes, reports."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx_apparatus.views import glossary

from .conftest import Format
from .pages import body, hrefs, page, text
from .workbench import EXAMPLE, Workbench


def view(example: Format, doc: str, name: str) -> Tag:
    found = body(example, doc).select_one(f".view.{name}")
    assert found
    return found


def rows(example: Format, name: str) -> list[list[str]]:
    """Return the rows of a table on the page about the text, without its head."""
    table = view(example, "source/about-the-text", name)
    return [[text(cell) for cell in row.select("td")] for row in table.select("tbody tr")]


def definitions(root: Tag) -> dict[str, str]:
    return {text(term): text(term.find_next_sibling("dd")) for term in root.select("dt")}


def test_an_entry_lists_where_it_is_used_with_the_words_around(example: Format) -> None:
    used = view(example, "glossary/lemon-curd", "where-used")
    assert [text(item) for item in used.select("li")] == [
        "The Sponge, ¶6: Who was near the lemon curd?",
        "comment 1.1: the judges were bribed with lemon curd.",
        "comment 4.1: ask agnes pell about the lemon curd, i say.",
        "note 1 on The Sponge: lemon curd only where the judges allow it.",
        "note 1 on the thread: …later she owned that there had been a jar of lemon curd. "
        "Of the second contest see ….",
    ]
    assert hrefs(used) == [
        "../source/post.html#p6",
        "../source/thread.html#c1-1",
        "../source/thread.html#c4-1",
        "../source/post.html#note-the-sponge",
        "../source/thread.html#note-the-bribe",
        "womens-guild.html#term-womens-guild",
    ]
    assert [text(word) for word in used.select(".mention")] == ["lemon curd"] * 5
    assert text(used.find_all("p")[-1]) == "Also in: Women’s Guild."
    groups = [text(group) for group in used.select(".mention-group")]
    assert groups == ["In the text:", "In the editors’ notes:"]
    assert [len(listed.select("li")) for listed in used.select("ul")] == [3, 2]


def test_a_footnote_of_other_origin_is_named_as_a_note(example: Format) -> None:
    used = view(example, "glossary/victoria-sponge", "where-used")
    note = next(item for item in used.select("li") if text(item).startswith("note"))
    assert text(note) == (
        "note 5 on The Sponge: That week brought gales. The victoria sponge stood by the door of "
        "the parish hall."
    )


def test_an_entry_shows_its_head_its_sources_and_its_relations(example: Format) -> None:
    entry = body(example, "glossary/crumley-cake-contest")
    assert text(entry.select_one(".entry-head")) == "CCC · event"
    assert text(entry.select_one(".gloss")).startswith("Yearly baking contest")
    assert [text(sources) for sources in entry.select(".sources")] == [
        "Sources: (Crumley Women’s Guild 1987)",
        "Later sources: (Valley Gazette 2012b)",
    ]
    related = view(example, "glossary/crumley-cake-contest", "see-also")
    assert text(related) == "See also: judge, Women’s Guild."
    assert hrefs(related) == ["judge.html#term-judge", "womens-guild.html#term-womens-guild"]


def test_the_glossary_index_files_entries_under_their_letters(example: Format) -> None:
    index = view(example, "glossary/index", "glossary-index")
    assert [text(letter) for letter in index.select(".glossary-letter")] == list("CDGJLPSVW")
    shown = definitions(index)
    assert list(shown) == [
        "Crumley Cake Contest (CCC)",
        "draught",
        "great flood",
        "judge",
        "lemon curd",
        "parish hall",
        "Pell, Agnes",
        "sponge",
        "Victoria sponge",
        "Women’s Guild",
    ]
    assert shown["sponge"] == "Cake made light by beaten eggs."


def test_the_glossary_index_begins_with_counts_and_a_bar_of_letters(example: Format) -> None:
    index = view(example, "glossary/index", "glossary-index")
    counted = "10 entries: 5 concepts, 2 events, 1 organisation, 1 person and 1 place."
    assert text(index.find("p")) == counted
    ids = [str(letter["id"]) for letter in index.select(".glossary-letter")]
    bar = index.select_one('[role="navigation"].letter-bar')
    assert bar and hrefs(bar) == [f"#{name}" for name in ids] and ids[0] == "letter-c"
    book = page(example, "glossary/index", "epub").select_one(".letter-bar")
    assert book and text(book) == "C D G J L P S V W"
    assert "C D G" not in example("text").page("glossary/index.txt")


def test_of_many_mentions_only_the_first_are_shown(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glossary, "MANY", 2)
    monkeypatch.setattr(glossary, "SHOWN", 1)
    built = bench.build("html", fresh=True)
    used = BeautifulSoup(built.page("glossary/lemon-curd.html"), "html.parser")
    (fold,) = used.select(".where-used details.fold")
    assert text(fold.summary) == "2 more"
    assert [text(item)[:11] for item in fold.select("li")] == ["comment 1.1", "comment 4.1"]
    assert len(used.select(".where-used > ul > li")) == 3


def test_an_entry_leads_to_its_file_where_a_repository_is_named(bench: Workbench) -> None:
    def improve(repository: str) -> list[str]:
        built = bench.build("html", apparatus_publication={"repository": repository})
        page = BeautifulSoup(built.page("glossary/judge.html"), "html.parser")
        return [str(link["href"]) for link in page.select(".entry-foot .improve-entry a")]

    address = "https://git.crumley.org/edition"
    assert improve(f"{address}/") == [f"{address}/edit/main/glossary/judge.md"]
    assert improve("https://placeholder.invalid/edition") == []


def test_a_book_has_the_entries_in_the_order_of_the_index(example: Format) -> None:
    index = view(example, "glossary/index", "glossary-index")
    listed = [address for address in hrefs(index) if not address.startswith("#")]
    book = page(example, "index", "singlehtml")
    in_book = [section["id"] for section in book.select("section.glossary-entry")]
    assert in_book == [address.partition("#")[2] for address in listed]
    assert "Pell, Agnes" in [text(row) for row in page(example, "genindex").select("td li")]


def test_the_bibliography_is_sorted_and_says_where_each_work_is_cited(example: Format) -> None:
    works = body(example, "source/bibliography").select(".citation")
    assert [text(work.select_one(".label")) for work in works] == [
        "[Ash 1998]",
        "[Crumley Women’s Guild 1987]",
        "[Moss 2020]",
        "[Pell 2013]",
        "[Valley Gazette 2012a]",
        "[Valley Gazette 2012b]",
    ]
    assert text(works[1].select_one(".cited-in")) == (
        "Cited in: note 3 on The Sponge, note 4 on The Sponge, note 2 on the thread, Crumley Cake "
        "Contest, judge, Women’s Guild, How the texts held up, Introduction."
    )
    assert hrefs(works[5].select_one(".cited-in")) == [
        "post.html#note-the-rules",
        "post.html#note-rerun",
        "../glossary/crumley-cake-contest.html#term-crumley-cake-contest",
        "how-it-held-up.html#the-post",
    ]


def test_the_witnesses_are_described(example: Format) -> None:
    shown = text(view(example, "source/about-the-text", "provenance"))
    assert "Winifred Ash, “Who Let the Sponge Fall?”, The Parish Pump (weblog)" in shown
    assert "source/witness/sponge-2012-06.txt, 1,199 bytes" in shown
    assert "5184bef61059ed799e707aa6f94c0562380ce7eac6d4c55cb0aaf7a5aa3d512e" in shown
    assert "Known losses of the capture: The names in two of the five headings" in shown
    assert "Agnes Pell, “The Other Sponge”, The Other Pump (weblog)" in shown


def test_the_collation_is_reported(example: Format) -> None:
    shown = text(view(example, "source/about-the-text", "collation"))
    assert "24 units of the text were compared with the 23 lines (1,174 characters)" in shown
    assert shown.count("No undeclared difference was found") == 2
    assert "Declared interventions: 7." in shown
    assert ["moved: words that stand elsewhere in the witness", "3"] in rows(example, "collation")
    assert ["cause: a loss in the capture", "4"] in rows(example, "collation")


def test_the_witness_is_shown_line_by_line_with_what_became_of_it(example: Format) -> None:
    lines = definitions(view(example, "source/about-the-text", "witness-text"))
    witness = (EXAMPLE / "source/witness/sponge-2012-06.txt").read_text("utf-8")
    kept = [line for line in witness.splitlines() if line.strip()]
    assert list(lines.values()) == [" ".join(line.split()) for line in kept]
    terms = list(lines)
    assert terms[2] == "Line 3: The Sponge, ¶1"
    assert terms[9] == "Line 10: The Sponge, ¶8 (sic d)"
    assert terms[11] == "Line 12: not in the edition (omitted e)"
    assert not any("not in the edition" in term for term in terms[:10])


def test_the_file_of_the_witness_is_there_to_be_downloaded(example: Format) -> None:
    about = page(example, "source/about-the-text")
    links = {text(link): str(link["href"]) for link in about.select("a.download")}
    assert list(links) == [
        "Download the file: source/witness/sponge-2012-06.txt",
        "Download the file: source/witness/reply-2012-06.txt",
    ]
    first = example("html").out / "source" / next(iter(links.values()))
    witness = EXAMPLE / "source/witness/sponge-2012-06.txt"
    assert first.read_bytes() == witness.read_bytes()


def test_the_interventions_are_listed(example: Format) -> None:
    listed = rows(example, "interventions")
    assert [row[0] for row in listed] == [
        "The Sponge, the dateline",
        "The Sponge, ¶8",
        "The Sponge, the signature",
        *["comment 2, byline"] * 2,
        *["comment 5, byline"] * 2,
        "The Other Sponge, the dateline",
    ]
    assert listed[1][1:] == ["beleive ] believe", "sic", "a slip of the writer", "d"]
    assert listed[2][1] == "Posted by W. Ash at 9:14 PM"
    assert listed[4][1:] == ["Winifred Ash", "supplied", "a loss in the capture", "b"]


def test_the_signs_are_explained(example: Format) -> None:
    shown = definitions(view(example, "source/about-the-text", "sigla"))
    assert {"¶3", "9.2", "1, 2, 3 …", "a, b, c …", "slip", "⟨words⟩", "moved", "[ ]"} <= set(shown)
    assert {"words ]", "Later.", "quoted words", "term"} <= set(shown)


def test_the_thread_is_mapped(example: Format) -> None:
    assert rows(example, "thread-map") == [
        ["comment 1", "Anonymous said...", "–", "–", "–"],
        ["comment 2", "said...", "Winifred Ash (certainty: high)", "comment 1", "–"],
        ["comment 3", "Bertram Moss said...", "–", "comment 1", "comment 1"],
        ["comment 4", "Anonymous said...", "–", "comment 3", "–"],
        ["comment 5", "said...", "Winifred Ash (certainty: medium)", "comment 1, comment 4", "–"],
    ]


def test_the_notes_are_listed_with_who_signs_them(example: Format) -> None:
    listed = rows(example, "notes-index")
    assert len(listed) == 10
    assert listed[1] == [
        "note 1 on The Sponge",
        "The Sponge, ¶1",
        "Victoria sponge",
        "explanation",
        "Tilda Moss, 2026-01-06",
    ]
    assert listed[0][0] == "textual note b on The Sponge"


def test_the_makers_are_named(example: Format) -> None:
    assert definitions(view(example, "source/about-the-text", "contributors")) == {
        "The editors": "text, notes, glossary, since 2026-01-05",
        "Tilda Moss": "notes on baking",
    }


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_no_view_is_left_empty_in_other_formats(builder: str, example: Format) -> None:
    name = "index" if builder == "singlehtml" else "source/about-the-text"
    views = page(example, name, builder).select(".view")
    assert len(views) >= 7
    assert all(text(view) for view in views)


def test_an_entry_is_signed_with_the_name_of_its_writer(example: Format) -> None:
    signed = page(example, "glossary/victoria-sponge").select_one(".entry-foot .signers")
    assert text(signed) == "By Tilda Moss."
    assert page(example, "glossary/judge").select_one(".signers") is None


def test_a_thread_begins_with_its_overview(example: Format) -> None:
    overview = view(example, "source/thread", "thread-overview")
    names = [str(link["aria-label"]) for link in overview.select("svg a")]
    listed = [text(item) for item in overview.select("details li")]
    assert names == listed and len(names) == 5
    assert names[2] == (
        "Comment 3: Bertram Moss, 19 words. In reply to comment 1. Quotes comment 1.2. "
        "Answered in comment 4."
    )
    assert [link["href"] for link in overview.select("svg a")] == [f"#c{n}" for n in range(1, 6)]
    assert overview.select_one("details > summary")


def test_the_overview_is_a_list_in_other_formats(example: Format) -> None:
    assert "* Comment 2: Winifred Ash, conjectured, 20 words." in example("text").page(
        "source/thread.txt"
    )
    book = page(example, "source/thread", "epub")
    assert not book.select("svg, details.fold") and len(book.select(".thread-overview li")) == 5


def test_contents_name_the_speakers_and_comments_lead_on(example: Format) -> None:
    soup = page(example, "source/thread")
    assert [text(link) for link in soup.select(".page-toc li li a")] == [
        "Comment 1 Anonymous",
        "Comment 2 Winifred Ash, conjectured",
        "Comment 3 Bertram Moss",
        "Comment 4 Anonymous",
        "Comment 5 Winifred Ash, conjectured",
    ]
    lines = [text(line) for line in soup.select(".comment > .comment-links")]
    assert lines[0] == "Next: comment 2" and lines[4] == "Previous: comment 4"
    assert lines[2] == "Previous: comment 2 · Next: comment 4"
    assert [str(a["href"]) for a in soup.select("#c3 .comment-links a")] == ["#c2", "#c4"]
