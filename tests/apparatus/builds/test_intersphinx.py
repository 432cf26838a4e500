"""Another project can cite passages, notes and terms of the edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from .conftest import Format

SITE = "https://example.org/crumley/"
PAGE = """\
# A review

{ref}`p1` {ref}`c2-1` {ref}`c3` {ref}`note-the-sponge` {ref}`note-sic-beleive` {ref}`q1`
{term}`Victoria sponge` {term}`victoria sponge` {term}`lemon curd` {ref}`so it says <p8>`
"""


@pytest.fixture(scope="module")
def review(example: Format, tmp_path_factory: pytest.TempPathFactory) -> Tag:
    """Return the page of a project that knows the edition by its inventory alone."""
    folder = tmp_path_factory.mktemp("review")
    inventory = example("html").out / "objects.inv"
    (folder / "index.md").write_text(PAGE, encoding="utf-8")
    (folder / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx.ext.intersphinx"]\n'
        f'intersphinx_mapping = {{"crumley": ("{SITE}", {str(inventory)!r})}}\n',
        encoding="utf-8",
    )
    app = SphinxTestApp("html", srcdir=folder, warningiserror=True)
    try:
        app.build()
        assert strip_colors(app.warning.getvalue()) == ""
    finally:
        app.cleanup()
    page = (Path(app.outdir) / "index.html").read_text(encoding="utf-8")
    found = BeautifulSoup(page, "html.parser").select_one("div.body")
    assert found
    return found


def test_passages_comments_and_notes_are_found_by_their_names(review: Tag) -> None:
    links = {str(a["href"]): a.get_text() for a in review.select("a.reference.external")}
    assert links == {
        f"{SITE}source/post.html#p1": "¶1",
        f"{SITE}source/thread.html#c2-1": "comment 2.1",
        f"{SITE}source/thread.html#c3": "comment 3",
        f"{SITE}source/post.html#note-the-sponge": "note 1 on the post",
        f"{SITE}source/post.html#note-sic-beleive": "textual note d on the post",
        f"{SITE}source/reply.html#q1": "¶1",
        f"{SITE}source/post.html#p8": "so it says",
        f"{SITE}glossary/victoria-sponge.html#term-victoria-sponge": "victoria sponge",
        f"{SITE}glossary/lemon-curd.html#term-lemon-curd": "lemon curd",
    }
