"""BibTeX files: every mistake has its place, and what can be read is kept."""

from __future__ import annotations

import pytest
from core_samples import shown
from hypothesis import given
from hypothesis import strategies as st
from sphinx_apparatus.citations.bibtex_file import Works, read_works

GOOD = "@misc{good, author = {Way, Lucan}, title = {Buns}, year = 2008}\n"


def read(*files: str | bytes, encoding: str = "utf-8-sig") -> Works:
    raw = {
        f"{name}.bib": text.encode() if isinstance(text, str) else text
        for name, text in zip("abc", files, strict=False)
    }
    return read_works(list(raw), raw.__getitem__, encoding)


def problems(*files: str | bytes) -> list[str]:
    works = read(*files)
    return [line.removesuffix(" [bibliography-invalid]") for line in shown(works.problems)]


def test_good_files_have_works_and_no_problems() -> None:
    works = read("% a remark\n@string{vg = {Village Gazette}}\n" + GOOD, "@misc{b, title = vg}")
    assert works.problems == []
    assert works.keys_of == {"a.bib": ["good"], "b.bib": ["b"]}
    assert works.entries["good"].fields["title"] == "Buns"
    assert works.entries["b"].fields["title"] == "Village Gazette"


WEB = "Begin it with https://, http:// or mailto:."
DATE = (
    "Write 2009-05-06, 2009-05 or 2009, and a span as 2009-05-06/2009-05-08; other dates in words "
    "as the year."
)
NAMES = (
    'Write "Surname, First name", part several people by "and", and put the name of a body in '
    "braces."
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "@misc{x, title = Word}",
            'a.bib:2:18: "Word" stands for nothing. Put words in braces: {Word}.',
        ),
        (
            "\n  @misc{x, author = {A, B, C, D}, title = {T}}",
            f"a.bib:3:22: Too many commas in 'A, B, C, D'. {NAMES}",
        ),
        (
            "@misc{good, title = {T}}",
            'a.bib:2:1: The work "good" stands twice. Take one of the two out.',
        ),
        (
            "@misc{GOOD, title = {T}}",
            'a.bib:2:1: The work "GOOD" stands twice. Take one of the two out.',
        ),
        (
            "@misc{x, title = {T}, title = {U}}",
            "a.bib:2:1: Entry with key x has a duplicate title field. Take one of the two out.",
        ),
        (
            "@misc{x, title = {T} year = 2008}",
            "a.bib:2:22: This is not valid BibTeX: '}' expected. Close every brace and quotation "
            "mark, and end each field with a comma.",
        ),
        (
            r"@misc{x, title = {\foo{T}}}",
            r'a.bib:2:10: The title of "x" holds "\foo", which is no sign that is known. '
            "Write the letter or the words themselves.",
        ),
        (
            r"@misc{x, author = {\Foo{T}}}",
            r'a.bib:2:10: The person of "x" holds "\Foo", which is no sign that is known. '
            "Write the letter or the words themselves.",
        ),
        (
            "@misc{x, title = {T}, url = {javascript:PWN(1)}}",
            f'a.bib:2:23: The url of "x" is "javascript:PWN(1)". {WEB}',
        ),
        (
            "@misc{x,\n title = {T},\n note = {See \\href{VBScript:x}{y}}}",
            f'a.bib:4:2: The note of "x" holds the address "VBScript:x". {WEB}',
        ),
        (
            "@misc{x, title = {T}, doi = {data:text/html,a}}",
            'a.bib:2:23: The doi of "x" is "data:text/html,a". Write it as 10.1000/182.',
        ),
        (
            "@misc{x, title = {T}, date = {2013-02-30}}",
            f'a.bib:2:23: The date of "x" is "2013-02-30", which is none. {DATE}',
        ),
        (
            "@misc{x, title = {T}, date = {2009-05-08/2009-05-06}}",
            f'a.bib:2:23: The date of "x" is "2009-05-08/2009-05-06", which is none. {DATE}',
        ),
        (
            "@misc{x, title = {T}, date = {-0044-03-15}}",
            f'a.bib:2:23: The date of "x" is "-0044-03-15", which is none. {DATE}',
        ),
        (
            "@misc{x, title = {T}, urldate = {2014-06-31}}",
            f'a.bib:2:23: The urldate of "x" is "2014-06-31", which is none. {DATE}',
        ),
        (
            "@misc{x, title = {T}, year = {20l4}}",
            'a.bib:2:23: The year of "x" is "20l4", with letters for digits. Write 2014.',
        ),
        (
            "@misc{my key, title = {T}}",
            'a.bib:2:7: "my key" is not a key. Write one without spaces and signs: my-key.',
        ),
        (
            "@misc{, title = {T}}",
            "a.bib:2:7: The work has no key. Write one before the first comma: @misc{key2020,",
        ),
        (
            "@misc{x title = {T}}",
            'a.bib:2:8: After the key "x" there is no comma. Write @misc{x,',
        ),
        (
            "@artical{x, title = {T}}",
            'a.bib:2:2: "artical" is no type of work. Did you mean "article"?',
        ),
        (
            "misc{x, title = {T}}",
            'a.bib:2:1: "misc" has no @ before it. Write @misc.',
        ),
        (
            "@misc x, title = {T}}",
            "a.bib:2:7: This is not valid BibTeX: '(' or '{' expected. Open it with a brace and a "
            "key: @misc{key,",
        ),
        (
            "@misc{x, crossref = {good}}",
            'a.bib:2:1: The work "x" has neither author, editor nor title. Write what it goes by; '
            "fields are not taken over from another work (crossref).",
        ),
    ],
)
def test_a_mistake_has_its_location_and_the_other_works_are_kept(text: str, said: str) -> None:
    mistaken = GOOD + text + "\n" + GOOD.replace("good", "after")
    assert problems(mistaken) == [said]
    works = read(mistaken)
    assert {"good", "after"} <= set(works.entries)
    assert works.entries["good"].fields["title"] == "Buns"


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2009-05-06/2009-05-08", "2009"),
        ("../2009", "2009"),
        ("2009/", "2009"),
        ("1998-12", "1998"),
    ],
)
def test_a_date_gives_the_year(date: str, year: str) -> None:
    works = read(f"@misc{{x, title = {{T}}, date = {{{date}}}}}")
    assert (works.problems, works.entries["x"].fields["year"]) == ([], year)


@pytest.mark.parametrize("year", ["c. 1998", "forthcoming", "44 BCE", "2019--2020", "2014a"])
def test_a_year_may_be_words(year: str) -> None:
    assert problems(f"@misc{{x, title = {{T}}, year = {{{year}}}}}") == []


def test_a_brace_that_is_not_closed_is_reported() -> None:
    (line,) = problems(GOOD + "@misc{x, title = {T, year = 2008}\n")
    assert line.startswith("a.bib:2:1: What begins here does not end. Close every brace")


def test_a_work_that_stands_in_two_files_is_reported_in_the_second() -> None:
    (line,) = problems(GOOD, "\n\n" + GOOD)
    assert line.startswith('b.bib:3:1: The work "good" stands twice.')


def test_a_file_in_another_encoding_is_reported_and_the_next_is_read() -> None:
    raw = b"@misc{x,\n title = {Caf\xe9}}"
    assert problems(raw, GOOD) == [
        "a.bib:2:14: The file cannot be read: 'utf-8' codec can't decode byte 0xe9. "
        "Write it in UTF-8, or take it out of bibtex_bibfiles."
    ]
    assert read(raw, GOOD).keys_of == {"a.bib": [], "b.bib": ["good"]}
    assert read(raw, encoding="latin-1").entries["x"].fields["title"] == "Café"


def test_a_file_that_is_not_there_is_reported() -> None:
    def missing(path: str) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", path)

    assert shown(read_works(["a.bib"], missing, "utf-8").problems) == [
        "a.bib:1:1: The file cannot be read: No such file or directory. "
        "Write it in UTF-8, or take it out of bibtex_bibfiles. [bibliography-invalid]"
    ]


def test_what_is_kept_can_be_printed() -> None:
    works = read(
        r"@misc{x, author = {\textsc{Way}, L.}, title = {100% \emph{of} $x$}, date = {2008-03-01}, "
        r"url = {https://example.org/a%20b~c}}"
        "@misc{y, title = {T \\}, url = {javascript:x}}"
    )
    x, y = works.entries["x"], works.entries["y"]
    assert x.fields["title"] == r"100\% of x"
    assert x.persons["author"][0].last_names == ["Way"]
    assert x.fields["year"] == "2008"
    assert x.fields["url"] == "https://example.org/a%20b~c"
    assert y.fields["title"].strip() == "T"
    assert "url" not in y.fields
    assert read("@misc{z}").entries["z"].fields["title"] == "z"


BIBTEX = st.lists(
    st.sampled_from(
        [
            *("@misc{", "@book(", "@string{", "@preamble{", "@comment{", "x", "y", ",", "=", "#"),
            *("{", "}", '"', "(", ")", "\n", " ", "%", "\\", "title = {T}", "author = {A and B}"),
            *("1", "jan", "@", "author = {a, b, c, d}", "url = {x}", "é"),
        ]
    ),
    max_size=16,
).map("".join)


@given(BIBTEX)
def test_whatever_is_written_is_read_or_refused_with_a_location(text: str) -> None:
    works = read(text)
    lines = text.split("\n")
    for problem in works.problems:
        assert 1 <= problem.location.line <= len(lines)
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 1
        assert problem.found and problem.hint
    for entry in works.entries.values():
        assert entry.persons or entry.fields["title"]


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:x", "JaVaScRiPt:x", "  javascript:x", "java\tscript:x", "\x01javascript:x"),
        *("vbscript:x", "data:text/html,<script>", "file:///etc/passwd", "//a.example", "x"),
        *("https:javascript:x", "https://a\x0bjavascript:x", "javascript&colon;x"),
    ],
)
@pytest.mark.parametrize("field", ["url", "doi", "eprint", "pubmed", "note", "howpublished"])
def test_what_is_no_address_is_taken_out(field: str, address: str) -> None:
    linked = field in ("url", "doi", "eprint", "pubmed")
    if (field, address) in (("eprint", "x"), ("pubmed", "x")):
        return  # a number, as far as its form goes
    if not linked and "\x0b" in address:
        return  # no link is made of it: it is printed
    value = address if linked else f"\\url{{{address}}} and \\href{{{address}}}{{words}}"
    works = read(f"@misc{{x, title = {{T}}, {field} = {{{value}}}}}")
    assert field not in works.entries["x"].fields
    (problem,) = works.problems
    assert problem.location.column == 23 and field in problem.found


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("url", "https://a.example/~b?c=d%20e", "https://a.example/~b?c=d%20e"),
        ("url", r"https://a.example/a\_b\%20c?d=e\&f=\#g", "https://a.example/a_b%20c?d=e&f=#g"),
        ("url", r"https://a.example/{\_}\~{}x{\textasciitilde}y", "https://a.example/_~x~y"),
        ("doi", r"10.1000/a\_b", "10.1000/a_b"),
        ("url", "HTTP://a.example", "HTTP://a.example"),
        ("url", "mailto:a@b.example", "mailto:a@b.example"),
        ("doi", "10.1000/182", "10.1000/182"),
        ("doi", "https://doi.org/10.1000/182", "10.1000/182"),
        ("eprint", "hep-th/9901001", "hep-th/9901001"),
        ("note", "\\url{https://a.example/~b}", "https://a.example/{\\textasciitilde}b"),
    ],
)
def test_what_is_an_address_is_kept(field: str, written: str, kept: str) -> None:
    works = read(f"@misc{{x, title = {{T}}, {field} = {{{written}}}}}")
    assert (works.problems, works.entries["x"].fields[field]) == ([], kept)
