"""The order of the glossary, told from the files alone."""

from __future__ import annotations

import pytest
from core_samples import entry_file
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.entries import read_entry
from sphinx_apparatus.core.filing import filed_form, filing_key, in_filing_order


def test_marks_and_case_do_not_count() -> None:
    forms = {"a": "Öl", "b": "oak", "c": "Oat", "d": "Żubr"}
    assert in_filing_order(forms, forms) == ["b", "c", "a", "d"]
    assert filing_key("Élan") == filing_key("elan")


def test_what_has_no_form_is_filed_by_its_name() -> None:
    assert in_filing_order(["x", "c", "a"], {"x": "bun", "c": ""}) == ["a", "x", "c"]
    assert in_filing_order(["two", "one"], {"one": "bun", "two": "Bun"}) == ["one", "two"]


def test_the_form_is_the_headword_if_the_file_names_no_other() -> None:
    assert filed_form(entry_file(title="Anna Rosewater")) == "Anna Rosewater"
    named = entry_file(title="Anna Rosewater", **{"file-as": "'Rosewater, Anna'"})
    assert filed_form(named) == "Rosewater, Anna"


@pytest.mark.parametrize("text", ["", "Body.", "---\n- a\n---\n", "---\n: : [\n---\n", "---\na: b"])
def test_a_file_that_is_no_entry_has_no_form(text: str) -> None:
    assert filed_form(text) == ""


@given(st.text(alphabet="aÄ7 -,'’漢", min_size=1, max_size=12).filter(lambda form: form.strip()))
def test_the_form_is_the_one_that_the_entry_is_listed_under(title: str) -> None:
    quoted = title.replace("'", "''")
    text = entry_file(title=f"'{quoted}'")
    entry = read_entry(text, "glossary/guild", "glossary/guild.md").entry
    assert entry is not None
    assert filed_form(text) == entry.filed_as
