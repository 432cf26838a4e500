"""The thread: replies go back to earlier comments, quotations stand in both."""

from __future__ import annotations

from core_samples import comment, shown
from sphinx_apparatus.core.model import Comment
from sphinx_apparatus.core.thread import check_thread, passage_with

TEXTS = {
    "c1": {"c1-byline": "Ann said...", "c1-1": "The bun was best.", "c1-2": "No tart came near."},
    "c2": {"c2-byline": "said...", "c2-1": '"The bun was best." Was it?'},
    "c3": {"c3-1": "The bun\u00a0was best."},
}


def check(*comments: Comment) -> list[str]:
    return shown(list(check_thread(comments, TEXTS)))


def test_possible_claims_pass() -> None:
    quotation = (("c1", "The bun was best."),)
    assert (
        check(comment("c1"), comment("c2", "c1", quotes=quotation), comment("c3", "c1", "c2")) == []
    )


def test_a_comment_does_not_answer_itself() -> None:
    assert check(comment("c1", "c1")) == [
        "thread.md:10:1: c1: It is said to reply to itself. Name an earlier comment. "
        "[reply-invalid]"
    ]


def test_a_comment_does_not_answer_a_later_one() -> None:
    assert check(comment("c1", "c2"), comment("c2")) == [
        'thread.md:10:1: c1: It is said to reply to "c2", which comes later. '
        "Name an earlier comment. [reply-invalid]"
    ]


def test_a_comment_does_not_answer_one_that_is_not_there() -> None:
    assert check(comment("c1"), comment("c2", "c11")) == [
        'thread.md:20:1: c2: It is said to reply to "c11", but there is no such comment. '
        'Did you mean "c1"? [reply-invalid]'
    ]


def test_each_wrong_reply_is_reported() -> None:
    assert len(check(comment("c1", "c1", "c2", "c9"), comment("c2"))) == 3


def test_a_comment_quotes_only_earlier_ones() -> None:
    for target in ("c2", "c3", "c9"):
        (line,) = check(comment("c1"), comment("c2", quotes=((target, "bun"),)), comment("c3"))
        assert line.startswith(f'thread.md:20:1: c2: It is said to quote "{target}", which is no ')
        assert line.endswith("[quotation-invalid]")


def test_a_quotation_stands_in_the_comment_quoted() -> None:
    lines = check(comment("c1"), comment("c2", quotes=(("c1", "The bun was the best."),)))
    assert [line.partition(" does not stand in ")[2][:3] for line in lines] == ["c1.", "c2."]
    assert 'Nearest: "The bun was best."' in lines[0]


def test_a_quotation_stands_in_the_comment_that_quotes() -> None:
    (line,) = check(comment("c1"), comment("c2", quotes=(("c1", "No tart came near."),)))
    assert line.startswith('thread.md:20:1: c2: "No tart came near." does not stand in c2.')


def test_a_quotation_is_exact() -> None:
    """A no-break space is not a space; the message shows which is which."""
    (line,) = check(
        comment("c1"), comment("c2"), comment("c3", quotes=(("c1", "The bun was best."),))
    )
    assert 'Nearest: "The bun[U+00A0 no-break space]was best."' in line


def test_a_quotation_does_not_run_over_paragraphs() -> None:
    words = "The bun was best.\nNo tart came near."
    lines = check(comment("c1"), comment("c2", quotes=(("c1", words),)))
    assert len(lines) == 2
    assert "[line break]" in lines[0]


def test_a_comment_without_text_has_no_quotation() -> None:
    lines = check(comment("c1"), comment("c5", quotes=(("c1", "The bun was best."),)))
    assert [line.partition(" does not stand in ")[2] for line in lines] == [
        "c5. Nothing in the passage is like it; check the passage's identifier. [quotation-invalid]"
    ]


def test_the_first_passage_with_the_words_is_found() -> None:
    assert passage_with(TEXTS["c1"], "tart") == "c1-2"
    assert passage_with(TEXTS["c1"], "best") == "c1-1"
    assert passage_with(TEXTS["c1"], "scone") == ""
