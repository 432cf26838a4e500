"""Which ready references stand on which page."""

from __future__ import annotations

from core_samples import intervention
from sphinx_apparatus.core.citation_pages import Block, plan_citation_pages
from sphinx_apparatus.core.diagnostics import SourceLocation
from sphinx_apparatus.core.model import Comment, DocumentRecord, Entry, Note, Unit

HERE = SourceLocation("post.md", 1)


def unit(identifier: str, kind: str = "passage") -> Unit:
    return Unit(identifier, kind, "Words.", HERE)  # type: ignore[arg-type]


def note(name: str, passage: str) -> Note:
    return Note(name, "context", "explanatory", passage, "Words", "1", (), "me", "", HERE)


def thread(count: int, paragraphs: int = 1) -> DocumentRecord:
    record = DocumentRecord(title="The thread", kind="thread")
    for number in range(1, count + 1):
        record.comments.append(Comment(f"c{number}", "A", "", "", "", (), (), HERE))
        record.units.append(unit(f"c{number}-byline", "byline"))
        record.units += [unit(f"c{number}-{n}") for n in range(1, paragraphs + 1)]
    return record


def outline(block: Block) -> list[object]:
    return [block.identifier, *map(outline, block.within)]


def test_a_post_has_one_page_with_its_passages_and_their_notes() -> None:
    record = DocumentRecord(title="The post", kind="post")
    record.units = [unit("p-title", "title"), unit("p1"), unit("p2")]
    record.notes = [note("of-title", "p-title"), note("of-p2", "p2")]
    record.interventions = [intervention("sic", "p2")]
    plan = plan_citation_pages([("source/post", record)], {})
    assert list(plan.blocks) == ["source/post"]
    assert [outline(block) for block in plan.blocks["source/post"]] == [
        ["text", ["note-of-title"], ["p1"], ["p2", ["note-of-p2"], ["note-sic-p2"]]]
    ]
    assert plan.pages["source/post", "note-sic-p2"] == "source/post"


def test_a_long_thread_has_a_page_for_fifty_comments() -> None:
    plan = plan_citation_pages([("source/thread", thread(120))], {})
    assert {name: len(blocks) for name, blocks in plan.blocks.items()} == {
        "source/thread": 50,
        "source/thread-2": 50,
        "source/thread-3": 20,
    }
    assert plan.pages["source/thread", "c50-1"] == "source/thread"
    assert plan.pages["source/thread", "c51-1"] == "source/thread-2"


def test_a_comment_of_one_paragraph_is_one_block_and_others_are_several() -> None:
    record = thread(1)
    record.notes = [note("x", "c1-1"), note("y", "c1-byline")]
    (short,) = plan_citation_pages([("thread", record)], {}).blocks["thread"]
    assert (outline(short), short.also) == (["c1", ["note-y"], ["note-x"]], ("c1-1",))
    (long,) = plan_citation_pages([("thread", thread(1, 2))], {}).blocks["thread"]
    assert (outline(long), long.also) == (["c1", ["c1-1"], ["c1-2"]], ())


def test_entries_have_a_page_for_fifty() -> None:
    entries = {
        f"e{n}": Entry(f"e{n}", f"glossary/e{n}", f"E{n}", "concept", "Short.", HERE)
        for n in range(51)
    }
    plan = plan_citation_pages([], entries)
    assert {name: len(blocks) for name, blocks in plan.blocks.items()} == {
        "glossary": 50,
        "glossary-2": 1,
    }
    assert plan.blocks["glossary"][0].label == "cite-term-e0"
