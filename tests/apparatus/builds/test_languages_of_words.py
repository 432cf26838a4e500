"""Words of another language say so: in a text, by the role, and in the bibliography."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .workbench import Workbench

pytestmark = pytest.mark.slow

CYRILLIC = "Новости"


def changed(bench: Workbench, name: str, old: str, new: str) -> None:
    file = Path(bench.source / name)
    words = file.read_text("utf-8")
    assert old in words
    file.write_text(words.replace(old, new, 1), encoding="utf-8")


def test_words_of_another_language_are_marked(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    changed(bench, "source/post.md", "primary-text: post", "primary-text: post\nlanguage: en-GB")
    changed(bench, "source/introduction.md", "The judges", f"The judges of {{lang}}`ru {CYRILLIC}`")
    changed(
        bench,
        "references.bib",
        "Sponges of the Upper Valley},",
        "Sponges of the Upper Valley},\n  langid = {turkish},",
    )
    built = bench.build("html", strict=True)
    post = BeautifulSoup(built.page("source/post.html"), "html.parser")
    assert {p["lang"] for p in post.select("#p-title, .dateline, .passage")} == {"en-GB"}
    introduction = BeautifulSoup(built.page("source/introduction.html"), "html.parser")
    assert [w.get_text() for w in introduction.select('h2 [lang="ru"]')] == [CYRILLIC]
    works = BeautifulSoup(built.page("source/bibliography.html"), "html.parser")
    assert [w.get_text() for w in works.select('[lang="tr"]')] == ["Sponges of the Upper Valley"]


def test_a_role_without_a_language_is_reported(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    changed(bench, "source/introduction.md", "The judges", f"The judges of {{lang}}`{CYRILLIC}`")
    (message,) = bench.build("html").messages
    assert message.code == "value-unknown"
    assert CYRILLIC in message.text and "Write a language tag" in message.text
    assert message.location.startswith("source/introduction.md:")
