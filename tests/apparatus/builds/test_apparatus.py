"""What stands beside the text: calls and notes, claims on comments, links of terms."""

from __future__ import annotations

from collections import Counter

import pytest
from bs4 import BeautifulSoup, Tag

from .conftest import Format
from .pages import body, hrefs, page, text
from .workbench import Workbench

EXPLANATORY = {
    "source/post": ["the-sponge", "not-her-cake", "the-rules", "the-guild", "weather", "rerun"],
    "source/thread": ["the-bribe", "c-c-c"],
    "source/reply": ["it-settled"],
}
TEXTUAL = {
    "source/post": [
        "moved-dateline",
        "no-break-space",
        "second-draught",
        "sic-beleive",
        "omitted-stamp",
    ],
    "source/thread": [
        "moved-byline-2",
        "supplied-byline-2",
        "moved-byline-5",
        "supplied-byline-5",
    ],
    "source/reply": ["moved-reply-dateline"],
}


def label(example: Format, doc: str, name: str) -> str:
    """Check a note's call, label and way back, and return the label."""
    soup = page(example, doc)
    identifier = name if name == "weather" else f"note-{name}"
    (call,) = soup.select(f'a.footnote-reference[href="#{identifier}"]')
    note = soup.find(id=identifier)
    assert isinstance(note, Tag)
    back = note.select_one(".label a")
    assert isinstance(back, Tag)
    assert back["href"] == f"#{call['id']}"
    assert call["data-label"] == back.get_text()
    assert str(call["aria-label"]).split(",")[0].split()[-1] == back.get_text()
    return back.get_text()


@pytest.mark.parametrize("doc", EXPLANATORY)
def test_notes_are_numbered_in_two_series_by_document(doc: str, example: Format) -> None:
    numbers = [label(example, doc, name) for name in EXPLANATORY[doc]]
    letters = [label(example, doc, name) for name in TEXTUAL[doc]]
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    assert letters == list("abcdefg")[: len(letters)]
    calls = page(example, doc).select("p a.footnote-reference")
    shown = [str(call["data-label"]) for call in calls]
    assert [call for call in shown if call.isdigit()] == numbers
    assert [call for call in shown if call.isalpha()] == letters


def test_a_comment_holds_its_own_notes(example: Format) -> None:
    soup = page(example, "source/thread")
    for note, comment in (("the-bribe", "c2"), ("c-c-c", "c3"), ("supplied-byline-5", "c5")):
        assert soup.select_one(f"section#{comment} > .notes aside#note-{note}")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("the-sponge", "Victoria sponge] Two layers"),
        ("not-her-cake", "Contested. It was not my cake.] The newspaper"),
        ("the-rules", 'Correction. "No cake shall be moved] The leaflet'),
        ("the-guild", "Context. Women's Guild] It met"),
        ("rerun", "Hindsight. sponge] The Crumley"),
        ("no-break-space", "Nobody] A no-break"),
        ("sic-beleive", "beleive] Sic; read “believe” (a slip of the writer)."),
        ("moved-dateline", "Monday, June 4, 2012] Moved; in the witness these words stand"),
        ("omitted-stamp", "Posted by W. Ash at 9:14 PM] Omitted by the editors"),
    ],
)
def test_a_note_says_of_what_kind_it_is(name: str, begins: str, example: Format) -> None:
    note = page(example, "source/post").find(id=f"note-{name}")
    assert isinstance(note, Tag)
    assert text(note.find("p")).startswith(begins)


def test_a_long_lemma_is_shortened_and_kept_in_full_in_the_markup(example: Format) -> None:
    shortened = [
        (lemma.get_text(), str(lemma["data-quote"]))
        for doc in TEXTUAL
        for lemma in page(example, doc).select("span.lemma[data-quote]")
    ]
    assert shortened
    for printed, words in shortened:
        first, last = printed.split(" … ")
        assert words.startswith(first) and words.endswith(last) and len(words) > len(printed)


def test_notes_stand_in_named_groups_under_headings(example: Format) -> None:
    groups = page(example, "source/post").select('[role="group"].notes')
    assert [str(group["aria-label"]) for group in groups] == ["Notes", "Textual notes"]
    groups = page(example, "source/thread").select("#c2 > .notes")
    headings = [group.find("h3") for group in groups]
    assert [text(h) for h in headings if isinstance(h, Tag)] == [
        "Notes on comment 2",
        "Textual notes on comment 2",
    ]
    book = page(example, "source/post", "epub").select('[role="group"].notes > h2')
    assert [text(heading) for heading in book] == ["Notes", "Textual notes"]


def test_a_reader_may_ask_who_signed_a_note_and_when(example: Format) -> None:
    record = page(example, "source/post").select_one("#note-the-sponge > details.note-record")
    assert text(record) == "Signed Tilda Moss, 2026-01-06"
    assert not page(example, "source/post", "epub").select(".note-record")


def test_a_note_keeps_its_paragraphs_its_list_and_its_sources(example: Format) -> None:
    note = page(example, "source/post").find(id="note-the-sponge")
    assert isinstance(note, Tag)
    assert [text(p) for p in note.find_all("p", recursive=False)] == [
        "Victoria sponge] Two layers with jam between. The rules ask for three things:",
        "A sponge cake with cream is entered in another class. (Ash 1998) (Tilda Moss)",
    ]
    assert [text(item) for item in note.select("li")] == [
        "equal layers;",
        "no cream;",
        "lemon curd only where the judges allow it.",
    ]


def test_calls_stand_at_the_end_of_the_words_they_explain(example: Format) -> None:
    soup = page(example, "source/post")
    after = {}
    for call in soup.select("p a.footnote-reference"):
        before = call.find_previous(string=True)
        after[str(call["href"])] = str(before).strip()
    assert after["#note-the-sponge"] == "Victoria sponge"
    assert after["#note-not-her-cake"].endswith("my cake.")
    assert after["#note-the-rules"] == '"No cake shall be moved'
    assert after["#note-sic-beleive"] == "beleive"
    assert after["#note-second-draught"].endswith("strong, but the draught")


def test_references_say_what_they_lead_to(example: Format) -> None:
    note = page(example, "source/post").find(id="note-not-her-cake")
    assert isinstance(note, Tag)
    refs = {str(a["href"]): text(a) for a in note.select("a") if a.select(".std-ref")}
    assert refs == {"#note-rerun": "note 6 on the post", "reply.html#q1": "The Other Sponge, ¶1"}
    there = body(example, "source/introduction")
    refs = {str(a["href"]): text(a) for a in there.select("a") if a.select(".std-ref")}
    assert refs == {
        "thread.html#c2-1": "comment 2.1",
        "post.html#note-the-sponge": "their sponge",
    }


def test_replies_are_linked_both_ways(example: Format) -> None:
    soup = page(example, "source/thread")
    claims = {c: soup.select_one(f"#{c} > .comment-claims") for c in ("c1", "c2", "c3", "c4", "c5")}
    assert text(claims["c1"]) == (
        "Answered in comment 2, comment 3 and comment 5. Quoted in comment 3.1."
    )
    assert hrefs(claims["c1"]) == ["#c2", "#c3", "#c5", "#c3-1"]
    assert text(claims["c2"]) == (
        "Speaker conjectured: Winifred Ash (certainty: high). She quotes the rules as the post "
        "does. In reply to comment 1."
    )
    assert hrefs(claims["c2"]) == ["#c1"]
    assert text(claims["c3"]) == (
        "In reply to comment 1. Quotes comment 1.2. Answered in comment 4."
    )
    assert hrefs(claims["c3"]) == ["#c1", "#c1-2", "#c4"]
    assert text(claims["c5"]).endswith("In reply to comment 1 and comment 4.")


def test_quoted_words_lead_to_where_they_were_first_written(example: Format) -> None:
    (quotation,) = page(example, "source/thread").select("a.quotation")
    assert quotation["href"] == "#c1-2"
    assert text(quotation) == "everybody knows it"


@pytest.mark.parametrize(
    ("builder", "page"), [("html", "source/thread.html"), ("text", "source/thread.txt")]
)
def test_a_gap_has_its_sign_and_a_note(builder: str, page: str, bench: Workbench) -> None:
    notes = bench.read("source/thread.notes.md")
    old = ":type: supplied\n:passage: c2-byline\n:quote: said...\n:text: Winifred Ash\n"
    made = notes.replace(old, ":type: gap\n:passage: c2-byline\n:quote: said...\n")
    assert made != notes
    bench.write("source/thread.notes.md", made)
    try:
        build = bench.build(builder, strict=True)
    finally:
        bench.restore()
    assert (build.status, build.lines) == (0, [])
    written = build.page(page)
    remark = "Gap; words are lost here, and none of them is known (a loss in the capture)."
    assert remark in " ".join(written.split())
    if builder == "text":
        assert "\n⟨…⟩ said..." in written
    else:
        soup = BeautifulSoup(written, "html.parser")
        (gap,) = soup.select("#c2-byline > ins.supplied.gap")
        assert gap["data-label"] == "⟨…⟩ "
        byline = soup.select_one("#c2-byline")
        assert byline
        assert byline.get_text() == "said..."


def test_supplied_words_stand_in_the_editors_brackets(example: Format) -> None:
    soup = page(example, "source/thread")
    (supplied,) = soup.select("#c2-byline > ins.supplied")
    assert supplied["data-label"] == "⟨Winifred Ash⟩ "
    assert text(soup.find(id="c2-byline")) == "said..."
    assert text(soup.find(id="c3-2")).startswith("[ I do not")


def test_signs_in_the_text_have_names_for_assistive_technology(example: Format) -> None:
    soup = page(example, "source/post")
    names = {str(a["href"]): a["aria-label"] for a in soup.select("p a[data-label]")}
    assert names["#p3"] == "Passage 3"
    assert names["#note-the-sponge"] == "Note 1, explanation"
    assert names["#note-the-rules"] == "Note 3, correction"
    assert names["#note-sic-beleive"] == "Textual note d, slip"
    assert names["#note-no-break-space"] == "Textual note b"
    assert names["#weather"] == "Note 5"
    (slip,) = soup.select("span.sic")
    assert (slip.get_text(), slip["data-spoken"]) == ("beleive", "(slip)")
    (quoted,) = page(example, "source/thread").select("a.quotation")
    assert (quoted["href"], quoted["data-spoken"]) == ("#c1-2", "(quoted from comment 1.2)")


# Links of terms


def autolinks(root: Tag) -> list[tuple[str, str, str]]:
    """Return scope, words and entry of each link that was made of a term."""
    found = []
    for span in root.select("span.autolink"):
        scope = span.find_parent(
            lambda tag: tag.name == "section" or "footnote" in tag.get("class", [])
        )
        link = span.find_parent("a")
        assert isinstance(scope, Tag) and isinstance(link, Tag)
        found.append((str(scope["id"]), text(span), str(link["href"]).rpartition("#term-")[2]))
    return found


PAGES = ["post", "thread", "reply", "introduction", "recipe", "bibliography", "about-the-text"]


@pytest.mark.parametrize("name", PAGES)
def test_a_term_is_linked_once_in_its_scope(name: str, example: Format) -> None:
    links = autolinks(body(example, f"source/{name}"))
    assert max(Counter((scope, slug) for scope, _, slug in links).values(), default=0) <= 1


def test_the_first_mention_in_a_post_is_linked_whatever_its_form(example: Format) -> None:
    links = autolinks(body(example, "source/post"))
    assert [link[1:] for link in links if link[0] == "who-let-the-sponge-fall"] == [
        ("Crumley Cake Contest", "crumley-cake-contest"),
        ("Victoria sponge", "victoria-sponge"),
        ("Parish Hall", "parish-hall"),
        ("judges", "judge"),
        ("Women's Guild", "womens-guild"),
        ("lemon curd", "lemon-curd"),
        ("Mrs Pell", "agnes-pell"),
        ("draught", "draught"),
        ("great flood", "great-flood"),
        ("sponge", "sponge"),
    ]
    assert [link[1:] for link in links if link[0] == "note-rerun"] == [
        ("Crumley Cake Contest", "crumley-cake-contest"),
        ("sponges", "sponge"),
    ]
    assert [link[1:] for link in links if link[0] == "weather"] == [
        ("victoria sponge", "victoria-sponge"),
        ("parish hall", "parish-hall"),
    ]


def test_each_comment_is_a_scope(example: Format) -> None:
    links = autolinks(body(example, "source/thread"))
    assert [(scope, words) for scope, words, slug in links if slug == "lemon-curd"] == [
        ("c1", "lemon curd"),
        ("note-the-bribe", "lemon curd"),
        ("c4", "lemon curd"),
    ]
    assert ("c5", "Agnes Pell", "agnes-pell") in links


def test_a_term_linked_by_hand_is_not_linked_again(example: Format) -> None:
    thread = page(example, "source/thread").find(id="note-c-c-c")
    assert isinstance(thread, Tag)
    assert autolinks(thread) == []
    assert thread.select_one(
        'a[href="../glossary/crumley-cake-contest.html#term-crumley-cake-contest"]'
    )
    links = autolinks(body(example, "source/introduction"))
    assert [link[1:] for link in links if link[0] == "the-judges"] == [
        ("parish hall", "parish-hall")
    ]


def test_a_page_that_opts_out_has_only_the_links_made_by_hand(example: Format) -> None:
    recipe = body(example, "source/recipe")
    assert autolinks(recipe) == []
    assert [text(span) for span in recipe.select(".std-term")] == ["parish hall"]


def test_an_entry_does_not_link_to_itself_nor_a_heading_to_any(example: Format) -> None:
    assert {slug for _, _, slug in autolinks(body(example, "glossary/sponge"))} == {
        "victoria-sponge"
    }
    for name in PAGES:
        assert not body(example, f"source/{name}").select(":is(h1, h2, h3, .byline) .autolink")


def test_what_became_known_later_is_set_apart_with_sources_of_its_own(example: Format) -> None:
    note = page(example, "source/post").select_one("#note-the-rules")
    assert note
    (later,) = note.select(".later")
    assert text(later).startswith("Later. For the second round in July")
    assert "Valley Gazette" in text(later)
    later.extract()
    note.select(".ledger-link")[0].extract()
    assert text(note.find_all("p")[-1]).endswith("(Crumley Women’s Guild 1987)")
    entry = page(example, "glossary/great-flood")
    assert text(entry.select_one(".later")).startswith("Later. It came back")
