"""The plan: which mentions become links, and where each entry is mentioned."""

from __future__ import annotations

from random import Random

import pytest
from core_samples import document, entry
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.automatic_links import (
    LinkPlan,
    Mention,
    PlannedLink,
    links_digest,
    plan_links,
)
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.model import DocumentRecord, Entry, Run

BUN = entry("bun", "bun", "bap")
GUILD = entry("guild", "Bakers’ Guild", abbreviation="BG")
ENTRIES = {"bun": BUN, "guild": GUILD}
LEXICON = Lexicon(ENTRIES.values())


def plan(**documents: DocumentRecord) -> LinkPlan:
    return plan_links(documents, LEXICON)


def links(made: LinkPlan) -> dict[str, list[tuple[str, str]]]:
    return {name: [(link.scope, link.slug) for link in found] for name, found in made.links.items()}


def spans(made: LinkPlan) -> dict[str, list[tuple[int, int, int]]]:
    return {name: [(x.run, x.start, x.end) for x in found] for name, found in made.links.items()}


def test_the_first_mention_in_each_scope_is_linked() -> None:
    made = plan(post=document("A bun, a bun, a bap, the BG.", "Buns and the Bakers' Guild."))
    assert links(made) == {"post": [("s1", "bun"), ("s1", "guild"), ("s2", "bun"), ("s2", "guild")]}
    assert spans(made) == {"post": [(0, 2, 5), (0, 25, 27), (1, 0, 4), (1, 13, 26)]}


def test_a_scope_may_go_on_after_another() -> None:
    page = document("bun", "bun", "bun", loci="post:p1 note-a:note-a post:p2")
    made = plan(post=page)
    assert links(made) == {"post": [("post", "bun"), ("note-a", "bun")]}


def test_an_entry_is_not_linked_to_itself() -> None:
    page = document("A bun of the Bakers’ Guild.", entry=BUN)
    made = plan_links({"glossary/bun": page}, LEXICON)
    assert links(made) == {"glossary/bun": [("s1", "guild")]}
    assert list(made.mentions) == ["guild"]


@pytest.mark.parametrize("target", ["bun", "Bun", "BAP"])
def test_a_term_linked_by_hand_is_not_linked_again(target: str) -> None:
    """Sphinx looks terms up without regard to capitals; so does the plan."""
    made = plan(post=document("bun", "bun", linked_by_hand=[("s1", target)]))
    assert links(made) == {"post": [("s2", "bun")]}
    assert [mention.locus for mention in made.mentions["bun"]] == ["s1", "s2"]


def test_a_term_of_another_glossary_linked_by_hand_is_no_matter() -> None:
    made = plan(post=document("bun", linked_by_hand=[("s1", "croissant")]))
    assert links(made) == {"post": [("s1", "bun")]}


def test_a_page_that_opts_out_counts_for_nothing() -> None:
    assert plan(index=document("a bun", autolink=False)) == LinkPlan()


def test_a_page_without_mentions_has_no_plan() -> None:
    assert plan(index=document("nothing here")) == LinkPlan()


def test_each_locus_is_listed_once_with_its_first_words() -> None:
    page = document("One bap.", "Another bun.", "The buns.", loci="post:p1 post:p1 post:p2")
    made = plan(post=page)
    assert made.mentions["bun"] == [
        Mention("post", "p1", "One ", "bap", "."),
        Mention("post", "p2", "The ", "buns", "."),
    ]


def test_the_forms_that_matched_are_known() -> None:
    made = plan(post=document("bap"), other=document("BG"))
    assert {form.text for form in made.used} == {"bap", "BG"}


def test_documents_come_in_the_order_of_their_names() -> None:
    made = plan(b=document("bun"), a=document("bun"), c=document("bun"))
    assert [mention.docname for mention in made.mentions["bun"]] == ["a", "b", "c"]
    assert list(made.links) == ["a", "b", "c"]


def test_context_is_cut_at_words() -> None:
    before = "of all the cakes that were ever brought to the table of the village "
    after = " was the one that the judges of the contest remembered the longest of all"
    (mention,) = plan(post=document(f"{before}bun{after}")).mentions["bun"]
    assert mention.before == "…were ever brought to the table of the village "
    assert mention.after == " was the one that the judges of the contest…"


def test_context_is_that_of_the_whole_paragraph() -> None:
    """A marked slip, or emphasis, splits a paragraph into runs."""
    paragraph = "The best bun was burnt."
    runs = [Run("The best ", "post", "p1", 0, 0), Run("bun", "post", "p1", 0, 9)]
    page = DocumentRecord(runs=runs, blocks=[paragraph])
    made = plan(post=page)
    assert made.mentions["bun"] == [Mention("post", "p1", "The best ", "bun", " was burnt.")]
    assert spans(made) == {"post": [(1, 0, 3)]}


def test_context_without_a_space_to_cut_at_is_left_out() -> None:
    (mention,) = plan(post=document("a" * 60 + "-bun-" + "b" * 60)).mentions["bun"]
    assert (mention.before, mention.words, mention.after) == ("…", "bun", "…")


TEXTS = st.lists(
    st.lists(
        st.sampled_from(["bun", "Buns", "BG", "bap", "tea", "a", "…", "\u00a0"]), max_size=40
    ).map(" ".join),
    max_size=4,
)


@given(TEXTS)
def test_what_is_shown_stands_in_the_text(texts: list[str]) -> None:
    made = plan(post=document(*texts))
    for mention in (m for found in made.mentions.values() for m in found):
        text = texts[int(mention.locus[1:]) - 1]
        before = mention.before if text.startswith(mention.before) else mention.before[1:]
        after = mention.after if text.endswith(mention.after) else mention.after[:-1]
        assert before + mention.words + after in text
        assert len(before) <= 48 and len(after) <= 48


@given(st.dictionaries(st.sampled_from("abcdef"), TEXTS.map(lambda t: document(*t))), st.randoms())
def test_the_plan_is_the_same_in_whatever_order_documents_were_read(
    documents: dict[str, DocumentRecord], random: Random
) -> None:
    """Parallel workers return documents in no fixed order."""
    names = list(documents)
    random.shuffle(names)
    made = plan_links(documents, LEXICON)
    again = plan_links({name: documents[name] for name in names}, LEXICON)
    assert again == made
    assert (list(again.links), list(again.mentions)) == (list(made.links), list(made.mentions))


def test_the_digest_changes_with_what_a_page_shows() -> None:
    links = [PlannedLink(0, 2, 5, "s1", "bun"), PlannedLink(1, 0, 2, "s2", "guild")]
    elsewhere: dict[str, Entry] = {
        **ENTRIES,
        "bun": entry("bun", "bun", docname="words/bun"),
    }
    made = {
        links_digest(links, ENTRIES),
        links_digest(links[:1], ENTRIES),
        links_digest(links[::-1], ENTRIES),
        links_digest(links, elsewhere),
        links_digest([], ENTRIES),
    }
    assert len(made) == 5
    assert links_digest(links, ENTRIES) == links_digest(
        list(links), dict(reversed(ENTRIES.items()))
    )
