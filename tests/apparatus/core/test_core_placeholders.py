"""What is a placeholder, and what is not."""

from __future__ import annotations

import pytest
from sphinx_apparatus.core.placeholders import is_placeholder, placeholders

SOUND = {
    "title": "The Crumley Cake Contest",
    "contact": "editor@crumley.uk",
    "repository": "https://github.com/crumley/cakes",
    "licence": "CC BY 4.0",
}


@pytest.mark.parametrize(
    "value",
    [
        *("", " ", "…", "?", "TODO", "to do: TBD", "change me", "Your Name", "<your licence>"),
        *("contact@placeholder.invalid", "https://placeholder.invalid/x", "@PLACEHOLDER_OWNER"),
        *("me@example.org", "https://www.example.com/x", "http://localhost:8000/", "x.test"),
    ],
)
def test_a_value_that_stands_for_another_is_a_placeholder(value: str) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        *SOUND.values(),
        *("Test match", "An example", "https://example.org.uk/x", "A Latest Guide", "mytest.org"),
        *("Anna <anna@crumley.uk>", "Whither Kazakhstan?", "https://crumley.uk/test/example"),
    ],
)
def test_another_is_none(value: str) -> None:
    assert not is_placeholder(value)


def test_what_is_missing_is_asked_for() -> None:
    assert list(placeholders(SOUND)) == []
    assert list(placeholders({**SOUND, "contact": "TODO", "owner": "@X"})) == [("contact", "TODO")]
    assert [key for key, _ in placeholders({"title": "A"})] == ["contact", "repository", "licence"]
    assert list(placeholders({**SOUND, "owner": ""})) == [("owner", "")]
