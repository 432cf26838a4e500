"""The edition as known on the day of the post: nothing that was learnt later is left in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from edition_builds import ROOT

pytestmark = pytest.mark.slow

ABOUT_THE_EDITION = (  # these tell of the making of the edition, not of the matter
    *("revision-history", "rights", "how-to-cite", "editorial-principles", "about-the-text"),
    *("genindex", "search", "404"),
)
AFTERWARDS = re.compile(  # what came to pass in the weeks and years after the post
    r"full-scale invasion|Azovstal|Amanat|24 February|quasi-stat|Executive Order 14065|"
    r"sentenced (?:on|in) |10 January 2023"
)


@pytest.fixture(scope="module", params=["html", "epub"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("as-known")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-t", "as_known"]
    command += ["-b", request.param, "-d", str(folder / "doctrees"), ".", str(folder / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return sorted((folder / "out").rglob("*.html")) or sorted((folder / "out").rglob("*.xhtml"))


def read(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


def test_nothing_that_is_marked_later_is_left(pages: list[Path]) -> None:
    assert len(pages) > 100
    for page in pages:
        left = read(page).select(".later, .later-section, aside.kind-hindsight, a.kind-hindsight")
        assert not left, (page.name, str(left[0])[:200])


def test_each_citation_of_a_later_work_says_that_it_is_later(pages: list[Path]) -> None:
    marked = 0
    for page in pages:
        for link in read(page).select("a.later-source"):
            assert "later source" in link.get_text(), (page.name, link.get_text())
            marked += 1
    assert marked >= 30


def test_what_came_to_pass_later_is_told_nowhere(pages: list[Path]) -> None:
    """A sample: the events that the whole edition tells of most often."""
    told = {}
    for page in pages:
        body = read(page).select_one("main, body")
        if body is None or page.stem in ABOUT_THE_EDITION or "cite" in page.parts:
            continue
        for work in body.select(".citation, dl.citation, nav"):
            work.decompose()
        if found := AFTERWARDS.findall(body.get_text(" ")):
            told[page.name] = found
    assert told == {}
