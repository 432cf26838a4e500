"""Every mistake gets one message that says where, what, and what to write instead."""

from __future__ import annotations

import pytest
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.gallery import GALLERY, NEW, Case
from sphinx_apparatus.core.reasons import REASONS

from .workbench import Workbench

pytestmark = pytest.mark.slow

TOGETHER = ("reply-invalid", "passage-unknown", "quote-ambiguous", "value-unknown", "entry-schema")


def make(case: Case, bench: Workbench) -> None:
    for path, old, new in case.edits:
        if old == NEW:
            bench.write(path, new)
        else:
            bench.edit(path, old, new)


def test_the_gallery_has_a_case_for_every_code() -> None:
    assert [case.code for case in GALLERY] == [code.slug for code in Code]


@pytest.mark.parametrize("case", GALLERY, ids=lambda case: case.code)
def test_a_mistake_gets_its_message_and_the_build_goes_on(case: Case, bench: Workbench) -> None:
    index = bench.out("text") / "index.txt"
    index.unlink()
    make(case, bench)
    try:
        build = bench.build()
    finally:
        bench.restore()
    assert [(m.location, m.code) for m in build.messages] == [(case.location, case.code)]
    text = build.messages[0].text
    assert case.found in text
    assert case.hint in text
    assert build.status == 1
    assert index.exists()
    mended = bench.build()
    assert (mended.lines, mended.status) == ([], 0)


@pytest.mark.parametrize("jobs", [1, 4])
def test_mistakes_made_together_are_all_reported_in_the_order_of_their_locations(
    jobs: int, bench: Workbench
) -> None:
    cases = [case for case in GALLERY if case.code in TOGETHER]
    for case in cases:
        make(case, bench)
    try:
        build = bench.build(jobs=jobs, fresh=True)
    finally:
        bench.restore()
    expected = sorted((*in_order(c.location), c.code) for c in cases)
    assert [(*in_order(m.location), m.code) for m in build.messages] == expected
    assert build.status == 1
    assert bench.build(jobs=jobs).status == 0


def in_order(location: str) -> tuple[str, int, int]:
    path, line, column = location.split(":")
    return path, int(line), int(column)


def test_every_code_has_a_reason() -> None:
    assert set(REASONS) == set(Code)


@pytest.mark.parametrize("case", GALLERY, ids=lambda case: case.code)
def test_every_case_shows_what_is_wrong_and_what_is_right(case: Case) -> None:
    assert case.changes
    assert all(change.wrong != change.right for change in case.changes)
