"""The order of the glossary, told from the files alone."""

from __future__ import annotations

import pytest
from core_samples import entry_file
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.core.entry_file import read_entry
from sphinx_apparatus.core.sort_order import sort_form_of, sort_key, sorted_documents


def test_marks_and_case_do_not_count() -> None:
    forms = {"a": "Öl", "b": "oak", "c": "Oat", "d": "Żubr"}
    assert sorted_documents(forms, forms) == ["b", "c", "a", "d"]
    assert sort_key("Élan") == sort_key("elan")


def test_what_has_no_form_is_sorted_by_its_name() -> None:
    assert sorted_documents(["x", "c", "a"], {"x": "bun", "c": ""}) == ["a", "x", "c"]
    assert sorted_documents(["two", "one"], {"one": "bun", "two": "Bun"}) == ["one", "two"]


def test_the_form_is_the_headword_if_the_file_names_no_other() -> None:
    assert sort_form_of(entry_file(title="Anna Rosewater")) == "Anna Rosewater"
    named = entry_file(title="Anna Rosewater", **{"file-as": "'Rosewater, Anna'"})
    assert sort_form_of(named) == "Rosewater, Anna"


@pytest.mark.parametrize("text", ["", "Body.", "---\n- a\n---\n", "---\n: : [\n---\n", "---\na: b"])
def test_a_file_that_is_no_entry_has_no_form(text: str) -> None:
    assert sort_form_of(text) == ""


@given(st.text(alphabet="aÄ7 -,'’漢", min_size=1, max_size=12).filter(lambda form: form.strip()))
def test_the_form_is_the_one_that_the_entry_is_listed_under(title: str) -> None:
    quoted = title.replace("'", "''")
    text = entry_file(title=f"'{quoted}'")
    entry = read_entry(text, "glossary/guild", "glossary/guild.md").entry
    assert entry is not None
    assert sort_form_of(text) == entry.sort_form
