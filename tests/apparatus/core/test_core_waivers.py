"""A waiver suspends one rule for one entry or note, as long as it is needed and has not ended."""

from __future__ import annotations

from typing import Any

import pytest
from core_samples import entry, note, shown
from sphinx_apparatus.core.automatic_links import plan_links
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.lexicon import Lexicon
from sphinx_apparatus.core.model import DocumentRecord
from sphinx_apparatus.core.waivers import WAIVABLE, apply_waivers, read_waivers

WAIVER = """\
for-now:
  code: entry-unused
  of: bun
  reason: It will be used.
  owner: editors
  until: 2026-12-31
"""
UNUSED = Problem(SourceLocation("glossary/bun.md"), Code.ENTRY_UNUSED, "Unused.", "Use it.")
OF_OTHER = Problem(SourceLocation("glossary/pie.md"), Code.ENTRY_UNUSED, "Unused.", "Use it.")
NOTES = [
    note("first", location=SourceLocation("post.notes.md", 3)),
    note("second", location=SourceLocation("post.notes.md", 13)),
]


def left(text: str, *problems: Problem, **values: Any) -> list[str]:
    waivers, wrong = read_waivers("waivers.yml", lambda _path: text.encode())
    assert not wrong
    entries = {slug: entry(slug, slug) for slug in ("bun", "pie")}
    values = {"released": "2026-11-22", "contributors": {"editors": {}}, **values}
    documents = {"post": DocumentRecord(kind="post", notes=NOTES, **values.pop("record", {}))}
    plan = plan_links(documents, Lexicon(entries.values()), [])
    edition = Edition(documents=documents, entries=entries, plan=plan, **values)
    return shown(apply_waivers(problems, waivers, edition))


def test_a_rule_is_suspended_for_one_entry_only() -> None:
    assert left(WAIVER, UNUSED, OF_OTHER) == shown([OF_OTHER])


def test_a_rule_is_suspended_for_one_note_only() -> None:
    text = WAIVER.replace("entry-unused", "note-unsourced").replace("bun", "first")
    problems = [
        Problem(SourceLocation("post.notes.md", line), Code.NOTE_UNSOURCED, "No source.", "Cite.")
        for line in (3, 12, 13)
    ]
    assert left(text, *problems) == shown(problems[2:])


def test_another_rule_is_not_suspended() -> None:
    other = Problem(UNUSED.location, Code.ALIAS_UNUSED, "Unused.", "Use it.")
    assert left(WAIVER, UNUSED, other) == shown([other])


def test_a_waiver_without_need_is_reported() -> None:
    assert left(WAIVER) == [
        "waivers.yml:1:1: bun does not break the rule entry-unused. Take it out. [waiver-unused]"
    ]


@pytest.mark.parametrize(
    "values",
    [{"as_known": True}, {"unread": ["post"]}, {"record": {"refused": ["The bun is refused."]}}],
)
def test_none_is_called_unused_where_problems_may_be_missed(values: dict[str, Any]) -> None:
    assert left(WAIVER, **values) == []


def test_a_waiver_has_ended_when_the_edition_is_of_a_later_day() -> None:
    assert left(WAIVER, UNUSED, released="2026-12-31") == []
    assert left(WAIVER, UNUSED, released="2027-01-01") == [
        "waivers.yml:6:10: The waiver ended on 2026-12-31, before the release of 2027-01-01: "
        "Unused. Mend what it suspends, or have its owner decide on another day. [waiver-expired]"
    ]
    assert left(WAIVER, UNUSED, released="") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("entry-unused", "entry-unusd", 'The rule "entry-unusd" cannot be waived. Did you mean'),
        ("entry-unused", "text-differs", 'The rule "text-differs" cannot be waived.'),
        ("of: bun", "of: bum", '"bum" is neither an entry nor a note. Did you mean "bun"?'),
        ("owner: editors", "owner: nobody", '"nobody" has no contributor record.'),
    ],
)
def test_what_a_waiver_names_is_checked(old: str, new: str, said: str) -> None:
    found = left(WAIVER.replace(old, new), UNUSED)
    assert any(said in line and line.endswith("[waiver-invalid]") for line in found)
    if "owner" not in old:
        assert shown([UNUSED])[0] in found  # the rule holds


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026-12-31", "2026-02-31", "for-now/until is"),
        ("  reason: It will be used.\n", "", 'The key "reason" is missing.'),
        ("for-now:", "for-now: [", "This is not valid YAML"),
    ],
)
def test_a_file_that_breaks_its_schema_waives_nothing(old: str, new: str, said: str) -> None:
    waivers, wrong = read_waivers("w.yml", lambda _path: WAIVER.replace(old, new).encode())
    assert waivers == []
    assert said in shown(wrong)[0] and shown(wrong)[0].endswith("[waiver-invalid]")


def test_what_keeps_the_text_and_the_build_safe_is_never_waived() -> None:
    safety = {Code.NOTE_CONTENT, Code.ENTRY_CONTENT, Code.FILE_REFUSED, Code.TEXT_DIFFERS}
    assert not safety & set(WAIVABLE)
