"""A withdrawn note keeps its address, which says when and why it was withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .workbench import Workbench

pytestmark = pytest.mark.slow
RECORDS = """\
of-post:
  note: sic-of-old
  passage: p1
  date: 2026-01-04
  reason: It can be understood.
of-comment:
  note: sic-of-comment
  passage: c2-1
  date: 2026-01-04
  reason: It says enough.
  replaced-by: rerun
"""


def test_a_withdrawn_note_is_found_at_its_address(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    (bench.source / "withdrawn.yml").write_text(RECORDS, encoding="utf-8")
    about = bench.source / "source/about-the-text.md"
    about.write_text(about.read_text("utf-8") + "\nSee {ref}`note-sic-of-old`.\n", "utf-8")
    build = bench.build("html", strict=True, apparatus_withdrawn="withdrawn.yml")
    assert build.status == 0 and not build.lines
    post = BeautifulSoup(build.page("source/post.html"), "html.parser")
    (said,) = post.select(".withdrawn li")
    assert said.find(id="note-sic-of-old") and len(post.select("#note-sic-of-old")) == 1
    assert "Withdrawn on 4 January 2026: It can be understood." in said.get_text()
    thread = BeautifulSoup(build.page("source/thread.html"), "html.parser")
    (said,) = thread.select("#c2 .withdrawn li")
    assert said.find(id="note-sic-of-comment")
    assert [a["href"] for a in said.select("a")] == ["post.html#note-rerun"]
    listing = build.page("source/about-the-text.html")
    assert listing.count('href="post.html#note-sic-of-old"') == 2
    assert "thread.html#note-sic-of-comment" in listing
