"""Every format is built without a warning, and says which version it is."""

from __future__ import annotations

import re
from zipfile import ZipFile

import pytest
from edition_builds import BUILDERS, ROOT
from edition_pdf import Book, plain
from edition_sources import configuration
from page import ValidationProfile, validate_pdf

VERSION = str(configuration()["version"])


@pytest.mark.parametrize("builder", [name for name in BUILDERS if name != "latexpdf"])
def test_the_format_is_built_without_a_warning(builds, builder):
    assert (builds[builder].status, builds[builder].output) == (0, "")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_the_version_stands_at_the_foot_of_every_page(pages, builder):
    without = [
        path
        for path, page in pages(builder).items()
        if f"Edition version {VERSION}" not in page.soup.find("footer").get_text(" ")
    ]
    assert without == []


def test_the_version_stands_at_the_front_of_the_pdf(book: Book):
    assert re.search(rf"Version {re.escape(VERSION)}\b", plain(book.page_texts[0]))


def test_the_pdf_keeps_to_every_rule_of_pdf_ua(book: Book):
    report = validate_pdf(book.path, profile=ValidationProfile.PDF_UA_1)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_the_version_stands_in_the_epub_and_in_its_metadata(epub, pages):
    with ZipFile(epub) as archive:
        package = archive.read("content.opf").decode("utf-8")
    assert VERSION in package
    history = pages("epub")["source/revision-history.xhtml"].soup.get_text()
    assert f"Version {VERSION}" in history


def test_the_version_is_the_same_wherever_it_is_written():
    pyproject = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.M)
    changelog = re.search(r"^## (\S+) \(", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    history = re.findall(
        r"^Version (\S+), ", (ROOT / "source/revision-history.md").read_text(), re.M
    )
    cited = set(
        re.findall(r"[Vv]ersion (\d+\.\d+\.\d+)", (ROOT / "source/how-to-cite.md").read_text())
    )
    assert pyproject and changelog and history
    assert {pyproject[1], changelog[1], history[0], *cited} == {VERSION}
