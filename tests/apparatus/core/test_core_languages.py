"""Language tags, and the names that bibliographies have for languages."""

from __future__ import annotations

import pytest
from sphinx_apparatus.core.languages import is_tag, tag_of


@pytest.mark.parametrize("tag", ["ru", "en-US", "kk-Cyrl", "zh-Hant-TW"])
def test_what_a_language_tag_looks_like(tag: str) -> None:
    assert is_tag(tag) and tag_of(tag) == tag


@pytest.mark.parametrize("words", ["", "Russian", "r", "en_US", "ru Новости", "новости"])
def test_what_is_no_language_tag(words: str) -> None:
    assert not is_tag(words)


def test_names_of_languages_have_tags() -> None:
    assert [tag_of(n) for n in ("russian", "Turkish", "american")] == ["ru", "tr", "en-US"]
    assert tag_of("martian") == ""
