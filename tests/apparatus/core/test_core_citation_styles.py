"""Citing: labels by author and year, told apart by letters, in one order, with full dates."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pybtex.backends.plaintext import Backend
from pybtex.database import BibliographyData, Entry, parse_string
from sphinx_apparatus.citations.bibtex_file import read_works
from sphinx_apparatus.citations.labels import AuthorYearLabels, author_year, sort_key
from sphinx_apparatus.citations.latex_text import plain
from sphinx_apparatus.citations.list_style import FullDates, full_date
from sphinx_apparatus.citations.references import RoundBrackets


def entries(bibtex: str) -> list[Entry]:
    return list(parse_string(bibtex, "bibtex").entries.values())


def work(fields: str, kind: str = "misc", key: str = "k") -> Entry:
    (entry,) = entries(f"@{kind}{{{key},\n{fields}\n}}")
    return entry


def labels(*works: Entry) -> list[str]:
    return list(AuthorYearLabels().format_labels(works))


def listed(*works: Entry) -> list[str]:
    """The list as it is printed: label, then work."""
    data = BibliographyData({entry.key: entry for entry in works})
    formatted = FullDates().format_bibliography(data)
    backend = Backend()
    return [f"[{entry.label}] {entry.text.render(backend)}" for entry in formatted]


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ("author = {Way, Lucan}, year = {2008}", "Way 2008"),
        ("author = {Lucan Way}, year = {2008}", "Way 2008"),
        ("author = {van der Way, Lucan}, year = {2008}", "van der Way 2008"),
        ("author = {Way, Lucan and Ash, Ann}, year = 2008", "Way and Ash 2008"),
        ("author = {Way, L. and Ash, A. and Elm, E.}, year = 2008", "Way et al. 2008"),
        ("author = {Way, Lucan and others}, year = 2008", "Way et al. 2008"),
        ("author = {{Radio Free Bakery}}, year = 2022", "Radio Free Bakery 2022"),
        ("author = {{Bread and Butter}}, year = 2022", "Bread and Butter 2022"),
        ("editor = {Way, Lucan}, year = 2008", "Way 2008"),
        ("author = {Ash, Ann}, editor = {Way, Lucan}, year = 2008", "Ash 2008"),
        ("title = {The {Great} Bake}, year = 2022", "The Great Bake 2022"),
        ("title = {One two three four five six}, year = 2022", "One two three four five… 2022"),
        ("title = {One two three four five: six}, year = 2022", "One two three four five… 2022"),
        ("title = {Long}, shorttitle = {{Bake} Report}, year = 2022", "Bake Report 2022"),
        ("author = {Way, Lucan}", "Way n.d."),
        ("author = {Way, Lucan}, date = {2008-03-01}", "Way 2008"),
        ("note = {nothing else}", "k n.d."),
        (r"author = {{\"O}zg{\"u}r, Ali}, year = 2020", "Özgür 2020"),
        (r"author = {Erd{\H o}s, P{\'a}l and {\O}re, {\AA}se}, year = 2020", "Erdős and Øre 2020"),
        (r"author = {{Caf{\'e} \& Stra{\ss}e}}, year = 2020", "Café & Straße 2020"),
        (r"author = {de~la Vall{\'e}e, C.}, year = 2020", "de la Vallée 2020"),
        (r"author = {{Radio~4}}, year = 2020", "Radio 4 2020"),
        (r"author = {Way, L.}, year = {2019--2020}", "Way 2019–2020"),
        (r"title = {{\'E}toiles \& mers, 100\% pur}, year = 2020", "Étoiles & mers, 100% pur 2020"),
        (r"title = {On $x^2$ and {\emph{so} on}}, year = 2020", "On x² and so on 2020"),
        (r"title = {{{A {nested} one}}}, year = 2020", "A nested one 2020"),
    ],
)
def test_a_work_goes_by_author_and_year(fields: str, label: str) -> None:
    assert author_year(work(fields)) == label


def test_braces_and_commands_are_taken_out() -> None:
    assert plain(r"{The} \emph{Great}   {{Bake}}") == "The Great Bake"


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2022-01-07}, year = 2022, month = jan", "7 January 2022"),
        ("date = {2022-12-31}", "31 December 2022"),
        ("year = 1991, month = jun", "June 1991"),
        ("date = {1991-06}, year = 1991, month = jun", "June 1991"),
        ("date = {1991-06}", "June 1991"),
        ("date = {1991-02-30}, year = 1991", "1991"),
        (r"month = {Fr{\"u}hjahr}, year = 1991", "Frühjahr 1991"),
        ("year = 1991", "1991"),
        ("date = {2009-05-06/2009-05-08}", "6–8 May 2009"),
        ("date = {2009-05-06/2009-06-08}", "6 May 2009 – 8 June 2009"),
        ("date = {2009-05/2009-06}", "May–June 2009"),
        ("date = {2009-05/2010-06}", "May 2009 – June 2010"),
        ("date = {2009/2010-06}", "2009 – June 2010"),
        ("date = {2009/2010}", "2009–2010"),
        ("date = {2009-05/..}", "May 2009–"),
        ("date = {/2009}", "–2009"),
        ("date = {soon}, year = 2023", "2023"),
        ("title = {Undated}", ""),
    ],
)
def test_the_date_as_far_as_it_is_known(fields: str, date: str) -> None:
    assert full_date(work(fields)) == date


def test_every_month_has_its_name() -> None:
    names = [full_date(work(f"date = {{2022-{n:02}-01}}")).split()[1] for n in range(1, 13)]
    assert names == [
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ]


@pytest.mark.slow
def test_dates_do_not_speak_the_language_of_the_machine(tmp_path: Path) -> None:
    """sphinx-build sets the locale of its user; the same input must give the same bytes."""
    made = (
        subprocess.run(
            ["localedef", "-f", "UTF-8", "-i", "de_DE", str(tmp_path / "de_DE.UTF-8")],
            capture_output=True,
            check=False,
        )
        if os.name == "posix" and Path("/usr/share/i18n/locales/de_DE").exists()
        else None
    )
    if made is None or made.returncode:
        pytest.skip("this machine cannot make a German locale")
    script = (
        "import locale; locale.setlocale(locale.LC_ALL, ''); import datetime;"
        "assert f'{datetime.date(2022, 1, 7):%B}' == 'Januar';"
        "from pybtex.database import Entry;"
        "from sphinx_apparatus.citations.list_style import full_date;"
        "print(full_date(Entry('misc', {'date': '2022-01-07'})))"
    )
    path = os.pathsep.join(p for p in sys.path if p)
    shown = subprocess.run(
        [sys.executable, "-c", script],
        env={"LOCPATH": str(tmp_path), "LC_ALL": "de_DE.UTF-8", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "7 January 2022\n"


def test_equal_labels_get_letters_in_the_order_of_the_list() -> None:
    bake, guild = work("author = {Way, L.}, year = 2008"), work("author = {Ash, A.}, year = 2008")
    assert labels(bake, guild, bake) == ["Way 2008a", "Ash 2008", "Way 2008b"]
    undated = work("author = {Way, L.}")
    assert labels(undated) == ["Way n.d."]
    assert labels(undated, undated) == ["Way n.d.-a", "Way n.d.-b"]


def test_there_are_letters_for_more_works_than_letters() -> None:
    made = labels(*[work("author = {{Village News}}, year = 2022")] * 30)
    assert made[25:28] == ["Village News 2022z", "Village News 2022aa", "Village News 2022ab"]
    assert len(set(made)) == 30


def test_works_are_listed_by_label_without_article_then_date_then_title() -> None:
    works = [
        work("author = {{Village News}}, year = 2022, date = {2022-01-09}, title = {A}", key="w4"),
        work("author = {{Village News}}, year = 2022, date = {2022-01-08}, title = {B}", key="w3"),
        work("author = {{Village News}}, year = 2022, date = {2022-01-08}, title = {A}", key="w2"),
        work("author = {{The Astana Baker}}, year = 2022, title = {Z}", key="w1"),
        work("author = {Way, Lucan}, year = 2008, title = {Z}", key="w5"),
        work("author = {{An Oven}}, year = 2022, title = {Z}", key="w1b"),
    ]
    ordered = FullDates().sort(works)
    assert [entry.key for entry in ordered] == ["w1", "w1b", "w2", "w3", "w4", "w5"]
    assert labels(*ordered)[2:5] == [
        "Village News 2022a",
        "Village News 2022b",
        "Village News 2022c",
    ]


def test_letters_with_marks_are_sorted_as_those_without() -> None:
    names = [r"{\'E}toile", "Zorn", r"{\"O}zg{\"u}r", "Eve", "Ode", "Way"]
    works = [work(f"author = {{{name}, A.}}, year = 2020") for name in names]
    assert labels(*FullDates().sort(works)) == [
        *("Étoile 2020", "Eve 2020", "Ode 2020", "Özgür 2020", "Way 2020", "Zorn 2020"),
    ]


def test_the_order_of_the_bibliography_file_does_not_matter() -> None:
    same = "author = {{Village News}}, year = 2022, title = {Bake}"
    works = [work(same, key="b"), work(same, key="a"), work(same, key="c")]
    assert [e.key for e in FullDates().sort(works)] == ["a", "b", "c"]
    assert FullDates().sort(works[::-1]) == FullDates().sort(works)
    assert sort_key(works[0]) != sort_key(works[1])


def test_a_web_page_in_the_list() -> None:
    page = work(
        "author = {{Village News}}, title = {{Bun} wins the Great Bake}, "
        "howpublished = {Evening edition}, date = {2022-01-07}, year = 2022, "
        "url = {https://example.org/bun}"
    )
    (line,) = listed(page)
    assert line == (
        "[Village News 2022] Village News. Bun wins the Great Bake. Evening edition, "
        "7 January 2022. URL: https://example.org/bun."
    )


def test_an_article_in_the_list() -> None:
    article = work(
        "author = {Way, Lucan}, title = {On {Buns}: a Study}, journal = {Journal of Bread}, "
        "volume = 19, number = 3, pages = {55--69}, year = 2008, doi = {10.1000/bun}",
        "article",
    )
    (line,) = listed(article)
    assert line.startswith("[Way 2008] Lucan Way. On Buns: a Study. Journal of Bread, 19 (3), pp. ")
    assert "2008. " in line and "10.1000/bun" in line


@pytest.mark.parametrize("kind", ["misc", "article"])
def test_what_is_not_known_is_not_printed(kind: str) -> None:
    (line,) = listed(work("title = {Bun}, journal = {Bread}", kind))
    assert "None" not in line and ", ," not in line and ".." not in line
    assert line.startswith("[Bun n.d.] Bun.")


def test_every_type_of_work_has_its_full_date() -> None:
    book = work(
        "author = {Way, Lucan}, title = {Buns}, publisher = {P}, date = {2008-03-01}, year = 2008",
        "book",
    )
    assert listed(book) == ["[Way 2008] Lucan Way. Buns. P, 1 March 2008."]


@pytest.mark.parametrize("kind", ["thesis", "report", "zeit"])
def test_a_work_of_a_type_that_is_not_known_is_printed(kind: str) -> None:
    thesis = work("author = {Ng, Bo}, title = {A thesis}, school = {Uni}, year = {2019}", kind)
    assert listed(thesis) == ["[Ng 2019] Bo Ng. A thesis. Uni, 2019."]


@pytest.mark.parametrize("kind", ["book", "incollection", "phdthesis", "techreport", "article"])
def test_a_work_that_lacks_a_field_is_printed(kind: str) -> None:
    lacking = work("editor = {Ng, Bo}, title = {Buns}, booktitle = {All}, year = {2019}", kind)
    assert listed(lacking) == ["[Ng 2019] Bo Ng, editor. Buns. All, 2019."]


def test_a_work_in_the_list_stays_as_it_was() -> None:
    book = work("title = {Buns}, date = {2008-03-01}, year = 2008, month = mar", "book")
    before = dict(book.fields), book.type
    listed(book)
    assert (dict(book.fields), book.type) == before


def test_references_stand_in_round_brackets() -> None:
    """Square brackets belong to the witness."""
    style = RoundBrackets()
    for bracket in (style.bracket_parenthetical, style.bracket_textual):
        assert (bracket.left, bracket.right, bracket.sep) == ("(", ")", "; ")


def test_braces_that_are_meant_are_printed() -> None:
    bib = b"@misc{k, title = {Sets \\{x\\} here}, year = 1998}"
    works = read_works(["a.bib"], {"a.bib": bib}.__getitem__, "utf-8")
    assert listed(*works.entries.values()) == ["[Sets {x} here 1998] Sets {x} here. 1998."]
