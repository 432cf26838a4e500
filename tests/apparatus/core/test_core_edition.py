"""The edition: what holds only of all documents together."""

from __future__ import annotations

from typing import Any

import pytest
from core_samples import comment, document, entry, intervention, note, shown, unit
from sphinx_apparatus.core.automatic_links import plan_links
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.edition_checks import check
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.model import CitationUse, DocumentRecord
from sphinx_apparatus.core.registry import digest
from sphinx_apparatus.core.witness import Witness


def witness(text: str, *documents: str, name: str = "a") -> Witness:
    return Witness(
        record=f"{name}.yml",
        path=f"{name}.txt",
        sha256="",
        size=0,
        text=text,
        title="",
        author="",
        container="",
        url="",
        published="",
        obtained="",
        losses=(),
        checked="",
        documents=documents,
    )


def edition(**values: Any) -> Edition:
    documents = values.pop("documents")
    found = [record.entry for record in documents.values() if record.entry]
    return Edition(
        documents=documents,
        entries={entry.slug: entry for entry in found},
        plan=plan_links(documents, Lexicon(found)),
        **values,
    )


def post(*texts: str, path: str = "post.md", **values: Any) -> DocumentRecord:
    units = [unit(f"p{n}", text, n, path) for n, text in enumerate(texts, 1)]
    return DocumentRecord(kind="post", units=units, **values)


def problems(made: Edition, registry: dict[str, str] | None = None) -> list[str]:
    return shown(list(check(made, registry, "passages.json")))


def test_a_faithful_edition_has_no_problems() -> None:
    made = edition(
        documents={"post": post("One.", "Two.", notes=[note("a")], title="Post")},
        witnesses=[witness("One.\n\nTwo.", "post")],
        contributors={"editors": {}},
    )
    registry = {"p1": digest("One."), "p2": digest("Two.")}
    assert problems(made, registry) == []
    assert [(c.witness, c.units, c.lines) for c in made.collations] == [("a.txt", 2, 2)]


def test_a_witness_may_be_transcribed_in_several_documents() -> None:
    thread = DocumentRecord(kind="thread", units=[unit("c1-1", "Two.", path="thread.md")])
    documents = {"post": post("One."), "thread": thread}
    right = edition(documents=documents, witnesses=[witness("One.\nTwo.", "post", "thread")])
    assert problems(right) == []
    wrong = edition(documents=documents, witnesses=[witness("One.\nTwo.", "thread", "post")])
    assert {line.rpartition("[")[2] for line in problems(wrong)} == {"text-differs]"}


def test_a_text_without_a_witness_is_reported() -> None:
    made = edition(documents={"post": post("One.")})
    assert problems(made) == [
        'post.md:1:1: The primary text "post" is transcribed from no witness. List it under '
        "transcribed-in of a provenance record in apparatus_witnesses. [text-unwitnessed]"
    ]


def test_a_witness_names_primary_texts() -> None:
    made = edition(documents={"post": post("One.")}, witnesses=[witness("One.", "pots")])
    assert problems(made) == [
        'a.yml:1:1: transcribed-in names "pots", which is no primary text. Did you mean "post"? '
        "[provenance-invalid]"
    ]
    assert made.collations == []


def test_one_difference_is_one_problem() -> None:
    """Words that differ from the witness are not also said to differ from the registry."""
    made = edition(documents={"post": post("One!")}, witnesses=[witness("One.", "post")])
    (line,) = problems(made, {"p1": digest("One.")})
    assert line.endswith("[text-differs]")


def test_an_identifier_of_two_texts_is_reported_once() -> None:
    made = edition(
        documents={
            "a": post("One.", "Two.", path="a.md"),
            "b": post("Three.", "Four.", path="b.md"),
        },
        witnesses=[witness("One.\nTwo.", "a"), witness("Three.\nFour.", "b", name="b")],
    )
    assert problems(made) == [
        'b.md:1:1: The passage "p1" stands in a.md:1:1 too. Give one of the texts another prefix '
        '("passages: q"), or renumber the comment. [passage-duplicate]'
    ]


def test_a_name_of_two_notes_is_reported() -> None:
    record = post(
        "One.",
        notes=[note("a"), note("b", location=SourceLocation("post.notes.md", 9))],
        interventions=[intervention("sic", "p1", name="b", by="editors")],
    )
    made = edition(documents={"post": record}, witnesses=[witness("One.", "post")])
    assert problems(made) == [
        'post.notes.md:7:1: The name "b" is taken by post.notes.md:9:1. Choose another name. '
        "[note-duplicate]"
    ]


def test_signatures_have_contributor_records() -> None:
    record = post(
        "One.",
        notes=[note("a", by="editor")],
        interventions=[intervention("sic", "p1", by="nobody")],
    )
    made = edition(
        documents={"post": record},
        witnesses=[witness("One.", "post")],
        contributors={"editors": {}},
    )
    assert problems(made) == [
        'post.notes.md:3:1: a is signed by "editor", who has no contributor record. '
        'Did you mean "editors"? [contributor-unknown]',
        'post.notes.md:7:1: sic-p1 is signed by "nobody", who has no contributor record. '
        "Known: editors. [contributor-unknown]",
    ]
    made.contributors = {}
    assert problems(made) == []


def test_sources_that_have_gone_are_reported() -> None:
    """A note is not read again because the bibliography has changed."""
    record = post("One.", notes=[note("a", cites=("bake2020", "guild1902"))])
    made = edition(
        documents={"post": record},
        witnesses=[witness("One.", "post")],
        bibliography={"bake2020", "guild1901"},
    )
    assert problems(made) == [
        'post.notes.md:3:1: The source "guild1902" of a is not in the bibliography. '
        'Did you mean "guild1901"? [citation-unknown]'
    ]


def test_problems_of_reading_are_passed_on() -> None:
    found = Problem(
        SourceLocation("post.md", 4), Code.NOTE_INVALID, "It says nothing.", "Write it."
    )
    made = edition(
        documents={"post": post("One.", problems=[found])}, witnesses=[witness("One.", "post")]
    )
    assert problems(made) == ["post.md:4:1: It says nothing. Write it. [note-invalid]"]


@pytest.mark.parametrize(
    ("refused", "codes"),
    [
        ([], ["note-invalid", "entry-unused"]),
        (["A note on bread."], ["note-invalid", "entry-unused"]),
        (["A note on two buns."], ["note-invalid"]),
    ],
)
def test_entries_are_called_unused_unless_words_that_are_refused_hold_them(
    refused: list[str], codes: list[str]
) -> None:
    found = Problem(
        SourceLocation("post.md", 4), Code.NOTE_INVALID, "It says nothing.", "Write it."
    )
    made = edition(
        documents={
            "post": post("One.", problems=[found], refused=refused),
            "glossary/bun": document(entry=entry("bun", "bun")),
        },
        witnesses=[witness("One.", "post")],
    )
    assert [line.rpartition("[")[2].rstrip("]") for line in problems(made)] == codes


def test_nothing_is_called_unused_while_no_word_of_a_text_is_known() -> None:
    documents = {
        "post": post("One.", words_unknown=True),
        "glossary/bun": document(entry=entry("bun", "bun")),
    }
    assert problems(edition(documents=documents, witnesses=[witness("One.", "post")])) == []


def test_a_text_whose_interventions_are_refused_is_not_collated() -> None:
    documents = {"post": post("Two.", unread_notes=True)}
    assert problems(edition(documents=documents, witnesses=[witness("One.", "post")])) == []


def test_a_text_that_cannot_be_read_is_not_missed_in_its_witness() -> None:
    made = edition(documents={}, witnesses=[witness("One.", "post")], unread=["post"])
    assert problems(made) == []


def test_two_files_of_one_slug_are_a_duplicate() -> None:
    documents = {
        f"glossary/{folder}bun": document(
            entry=entry("bun", "bun", location=SourceLocation(f"glossary/{folder}bun.md"))
        )
        for folder in ("", "a/")
    }
    documents["index"] = document("A bun.")
    assert problems(edition(documents=documents)) == [
        'glossary/bun.md:1:1: The slug "bun" is that of glossary/a/bun.md, too. '
        "Give one of the files another name, or merge the two. [entry-duplicate]"
    ]


@pytest.mark.parametrize(
    ("created", "wrong"), [("2027-11-22", False), ("2027-11-24", True), ("2999-01-01", True)]
)
def test_nothing_is_dated_more_than_a_year_after_the_release(created: str, wrong: bool) -> None:
    documents = {
        "index": document("A bun."),
        "glossary/bun": document(entry=entry("bun", "bun", created=created)),
    }
    assert problems(edition(documents=documents)) == []
    assert (
        problems(edition(documents=documents, released="2026-11-22"))
        == [
            f"glossary/bun.md:1:1: bun is dated {created}, more than a year after the release of "
            "2026-11-22. Write the day on which it was written. [date-wrong]"
        ]
        * wrong
    )


# What it adds up to


def test_texts_come_in_the_order_of_their_witnesses() -> None:
    documents = {
        "about": DocumentRecord(),
        "early": post("x"),
        "later": post("x"),
        "other": post("x"),
        "thread": DocumentRecord(kind="thread", comments=[comment("c1")]),
    }
    made = edition(
        documents=documents,
        witnesses=[witness("", "later", "thread"), witness("", "gone", "early", name="b")],
    )
    assert [name for name, _ in made.texts()] == ["later", "thread", "early", "other"]
    assert [(name, item.id) for name, item in made.comments()] == [("thread", "c1")]
    assert [item.id for item in made.units()] == ["p1", "p1", "p1"]


def test_each_locus_that_cites_a_work_is_listed_once_texts_first() -> None:
    def uses(*pairs: tuple[str, str]) -> list[CitationUse]:
        return [CitationUse(key, locus, SourceLocation("x.md")) for key, locus in pairs]

    made = edition(
        documents={
            "about": DocumentRecord(citations=uses(("bake", "about"), ("guild", "about"))),
            "post": post(
                "x", citations=uses(("bake", "note-a"), ("bake", "note-a"), ("bake", "p1"))
            ),
        }
    )
    listed = {
        key: [(name, use.locus) for name, use in found] for key, found in made.citations.items()
    }
    assert listed == {
        "bake": [("post", "note-a"), ("post", "p1"), ("about", "about")],
        "guild": [("about", "about")],
    }


def test_labels_of_loci() -> None:
    made = edition(
        documents={
            "post": post(
                "x", title="Who won?", labels={"p1": "¶1", "note-a": "note 1 on the post"}
            ),
            "about": DocumentRecord(title="About", labels={"about": "About the text"}),
            "glossary/bun": document(entry=entry("bun", "bun"), title="bun"),
        }
    )
    assert made.label("post", "p1") == "¶1"
    assert made.label("post", "note-a") == "note 1 on the post"
    assert made.label("post", "nowhere") == "Who won?"
    assert made.label("about", "about") == "About"
    assert made.label("glossary/bun", "term-bun") == "bun"
