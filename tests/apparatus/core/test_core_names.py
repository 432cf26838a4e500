"""Labels and wording: what passages, notes and interventions are called in print."""

from __future__ import annotations

from itertools import count

import pytest
from core_samples import intervention, moved
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.model import (
    CAUSES,
    CERTAINTIES,
    INTERVENTION_TYPES,
    NOTE_KINDS,
    POSITIONS,
    Intervention,
)
from sphinx_apparatus.core.names import (
    comment_name,
    letters,
    note_name,
    passage_mark,
    unit_name,
)
from sphinx_apparatus.core.report_wording import (
    KIND_MEANINGS,
    KIND_NAMES,
    TYPE_MEANINGS,
    TYPE_NAMES,
)
from sphinx_apparatus.core.wording import (
    CAUSE_LABELS,
    CERTAINTY_NAMES,
    ENTRY_KIND_NAMES,
    KIND_LABELS,
    intervention_remark,
)
from sphinx_apparatus.core.yaml_record import schema


@pytest.mark.parametrize(
    ("number", "label"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")]
)
def test_letters(number: int, label: str) -> None:
    assert letters(number) == label


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_letters_tell_notes_apart_in_order(first: int, second: int) -> None:
    one, two = letters(first), letters(second)
    assert (first < second) == ((len(one), one) < (len(two), two))
    assert one.isalpha() and one.islower()


@pytest.mark.parametrize(
    ("identifier", "mark", "name"),
    [
        ("p3", "¶3", "¶3"),
        ("p12", "¶12", "¶12"),
        ("q3", "¶3", "¶3"),
        ("c9-2", "9.2", "comment 9.2"),
        ("c13-10", "13.10", "comment 13.10"),
    ],
)
def test_passages(identifier: str, mark: str, name: str) -> None:
    assert (passage_mark(identifier), unit_name(identifier)) == (mark, name)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("p-title", "the title"),
        ("p-dateline", "the dateline"),
        ("p-signature", "the signature"),
        ("p-heading-2", "the heading 2"),
        ("c2-byline", "comment 2, byline"),
        ("c2-heading", "comment 2, heading"),
    ],
)
def test_other_units(identifier: str, name: str) -> None:
    assert unit_name(identifier) == name


def test_comments_and_notes() -> None:
    assert comment_name("c9") == "comment 9"
    assert note_name("explanatory", "7", "post") == "note 7 on the post"
    assert note_name("textual", "b", "thread") == "textual note b on the thread"


@given(st.integers(1, 500), st.integers(1, 500))
def test_no_two_passages_share_a_mark(first: int, second: int) -> None:
    identifiers = [f"p{first}", f"c{first}-{second}", f"c{second}-{first}", f"p{second}"]
    marks = {identifier: passage_mark(identifier) for identifier in identifiers}
    assert len(set(marks.values())) == len(set(identifiers))


def test_every_closed_list_has_its_words() -> None:
    assert tuple(KIND_LABELS) == tuple(KIND_NAMES) == tuple(KIND_MEANINGS) == NOTE_KINDS
    assert tuple(TYPE_NAMES) == tuple(TYPE_MEANINGS) == INTERVENTION_TYPES
    assert tuple(CAUSE_LABELS) == CAUSES
    assert tuple(CERTAINTY_NAMES) == CERTAINTIES
    assert list(ENTRY_KIND_NAMES) == schema("entry")["properties"]["kind"]["enum"]


@pytest.mark.parametrize(
    ("item", "remark"),
    [
        (
            intervention("sic", "p1", cause="author", quote="corrupton", reading="corruption"),
            "Sic; read “corruption” (a slip of the writer).",
        ),
        (
            intervention("supplied", "c2-byline", cause="capture", text="Ann"),
            "Supplied by the editors; not in the witness (a loss in the capture).",
        ),
        (
            intervention("omitted", "p1", cause="editors", text="Share"),
            f"Omitted by the editors ({CAUSE_LABELS['editors']}).",
        ),
        (
            moved("c2-byline", "c1-9", "end", cause="platform"),
            "Moved; in the witness these words stand at the end of comment 1.9 "
            "(an artefact of the platform).",
        ),
        (
            moved("p-signature", "p-title", "before", cause="capture"),
            "Moved; in the witness these words stand before the title (a loss in the capture).",
        ),
    ],
    ids=count(),
)
def test_remarks_on_interventions(item: Intervention, remark: str) -> None:
    assert intervention_remark(item) == remark


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("type_", INTERVENTION_TYPES)
def test_every_intervention_has_a_remark(type_: str, cause: str, position: str) -> None:
    item = intervention(type_, "p1", cause=cause, origin="p2", position=position, reading="x")
    assert str(CAUSE_LABELS[cause]) in intervention_remark(item)
