"""The list of works in the language of the edition: names, dates, and pybtex's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from pybtex.backends.plaintext import Backend
from pybtex.database import parse_string
from sphinx_apparatus.citations.labels import AuthorYearLabels
from sphinx_apparatus.citations.list_style import FullDates
from sphinx_apparatus.core import translation

KINDS = (
    *("article", "book", "booklet", "dataset", "inbook", "incollection", "inproceedings"),
    *("manual", "mastersthesis", "misc", "online", "phdthesis", "proceedings", "techreport"),
    *("unpublished", "interview"),
)
FIELDS = """author = {%s}, editor = {XX, X. and XX, X.}, title = {XX}, booktitle = {XX},
  journal = {XX}, volume = 3, number = 4, series = {XX}, chapter = 2, pages = {10--12},
  edition = {XX}, publisher = {XX}, address = {XX}, school = {XX}, institution = {XX},
  organization = {XX}, howpublished = {XX}, date = {2008-06-03}, url = {https://x.x},
  urldate = {2022-01-07}, isbn = {1}, note = {XX}"""
IDENTIFIERS = {"URL", "ISBN", "https"}


class Marked(NullTranslations):
    """Puts every message between marks, and bars for its letters."""

    def gettext(self, message: str) -> str:
        return re.sub(r"[A-Za-z]+(?![^{]*\})", "–", message) if message != "yyyy-MM-dd" else message

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    translation.install(NullTranslations, "en")


def printed(kind: str, author: str = "XX, X. and XX, X. and XX, X.", without: str = "") -> str:
    fields = re.sub(rf"\b{without} = [^,]*,", "", FIELDS % author) if without else FIELDS % author
    data = parse_string(f"@{kind}{{k,\n{fields}\n}}", "bibtex")
    (entry,) = FullDates().format_bibliography(data)
    return f"[{entry.label}] {entry.text.render(Backend())}"


@pytest.mark.parametrize("without", ["", "volume"])
@pytest.mark.parametrize("author", ["XX, X. and XX, X. and XX, X.", "XX, X. and others", "XX, X."])
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_pybtex_is_left_untranslated(kind: str, author: str, without: str) -> None:
    translation.install(Marked, "ja")  # whose months are numbers
    words = set(re.findall(r"[A-Za-z]{2,}", printed(kind, author, without)))
    assert {word for word in words if set(word.lower()) != {"x"}} <= IDENTIFIERS


def test_words_stay_as_they_are_in_english() -> None:
    assert printed("incollection") == (
        "[XX et al. 2008] X. XX, X. XX, and X. XX. XX. In X. XX and X. XX, editors, XX, volume 3 "
        "of XX, chapter 2, pages 10–12. XX, XX, xx edition, 3 June 2008. "
        "URL: https://x.x (visited on 2022-01-07)."
    )


def test_two_authors_and_works_without_a_date_have_labels_in_the_language() -> None:
    translation.install(Marked, "de")
    data = parse_string(
        "@misc{a, author={X, Y. and Y, Z.}, year=2008}\n@misc{b, title={T}}", "bibtex"
    )
    labels = list(AuthorYearLabels().format_labels(data.entries.values()))
    assert labels == ["X – Y 2008", "T –.–."]


def test_dates_are_written_in_the_language() -> None:
    translation.install(NullTranslations, "de")
    assert "3. Juni 2008" in printed("book")
