"""Ready references: each shape in each style and format, as the manuals have it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from pybtex.database import parse_string
from sphinx_apparatus.core.reference_forms.manual_dates import mla_day
from sphinx_apparatus.core.reference_forms.name import (
    Name,
    joined,
    name_in_byline,
    split_name,
)
from sphinx_apparatus.core.reference_forms.pieces import headline, plain, quoted
from sphinx_apparatus.core.reference_forms.references import References, references_to
from sphinx_apparatus.core.reference_forms.work import (
    Comment,
    Edition,
    Entry,
    Note,
    Position,
    Post,
    Work,
    opening_words,
    shortened,
    split_container,
)

POST = Post(
    split_name("Winifred Ash"),
    "Who Let the Sponge Fall?",
    "The Parish Pump",
    "weblog",
    "https://example.org/pump/sponge",
    date(2012, 6, 4),
)
OPENING = "I know of no bribe. The rules are plain: a cake that falls, falls."
EDITION = Edition(
    "The Crumley cake contest: A reader’s edition",
    (split_name("The editors"),),
    "1.0",
    date(2026, 1, 5),
)
SITE = "https://example.org/edition/thread.html"
SHAPES: dict[str, tuple[Work, Position]] = {
    "post": (POST, Position("¶3", "p3", "https://example.org/edition/post.html")),
    "comment": (
        Comment("3", split_name("Bertram Moss"), OPENING, date(2012, 6, 5), POST),
        Position("3.2", "c3-2", SITE),
    ),
    "conjecture": (
        Comment("2", split_name("Winifred Ash", "unsure"), OPENING, None, POST),
        Position("2.1", "c2-1", ""),
    ),
    "note": (Note(split_name("Tilda Moss"), "no bribe", "2.1"), Position("", "note-bribe", SITE)),
    "entry": (Entry((), "Women’s Guild"), Position("", "term-womens-guild", "")),
}


def references(shape: str) -> References:
    work, position = SHAPES[shape]
    return references_to(work, EDITION, position, position.identifier)


def golden() -> dict[tuple[str, str], list[str]]:
    """Return, by shape and layer, the references of the golden file: Chicago, MLA, APA."""
    text = (Path(__file__).parent / "golden/reference_forms.txt").read_text("utf-8")
    parts = [part.splitlines() for part in text.strip().split("\n\n")]
    return {(head.split(", ")[0], head.split(", ")[1]): lines for head, *lines in parts}


@pytest.mark.parametrize(("shape", "layer"), golden())
def test_each_shape_in_chicago_mla_and_apa(shape: str, layer: str) -> None:
    found = getattr(references(shape), layer)
    assert list(found) == ["Chicago", "MLA", "APA"]
    assert [plain(words) for words in found.values()] == golden()[shape, layer]


def test_what_the_editors_wrote_has_no_original() -> None:
    assert references("note").original == references("entry").original == {}


def test_titles_are_italic_and_addresses_are_told_apart() -> None:
    styles = {piece.words: piece.style for piece in references("post").edition["MLA"]}
    assert styles["The Crumley Cake Contest: A Reader’s Edition"] == "italic"
    assert styles["https://example.org/edition/post.html#p3"] == "address"


def test_a_name_of_which_nothing_is_known() -> None:
    lost = Comment("5", None, "Nobody asked.", None, POST)
    found = references_to(lost, EDITION, Position("", "c5", ""), "c5").original
    assert plain(found["Chicago"]).startswith("[name lost], n.d., comment 5 on Winifred Ash, ")
    assert plain(found["MLA"]).startswith("Comment 5 on “Who Let the Sponge Fall?” by")
    assert plain(found["APA"]).startswith("Nobody asked. [Comment 5 on the blog post")


def test_a_text_of_an_edition_without_address_date_and_version() -> None:
    bare = Edition("Cakes", (), "", None)
    found = references_to(POST, bare, Position("", "", ""), "post").edition
    assert [plain(words) for words in found.values()] == [
        "Winifred Ash, “Who Let the Sponge Fall?,” in Cakes (n.d.).",
        "Ash, Winifred. “Who Let the Sponge Fall?” 4 June 2012. Cakes.",
        "Ash, W. (n.d.). Who Let the Sponge Fall? In Cakes. (Original work published 2012)",
    ]


def test_two_editors_and_two_authors() -> None:
    both = (split_name("Agnes Pell"), split_name("Moss, Bertram"))
    edition = Edition("Cakes", both, "2", date(2026, 1, 1))
    found = references_to(Entry(both, "Judge"), edition, Position("", "term-judge", ""), "").edition
    assert [plain(words) for words in found.values()] == [
        "Agnes Pell and Bertram Moss, “Judge,” in Cakes, version 2, ed. Agnes Pell and Bertram "
        "Moss (2026), #term-judge.",
        "Pell, Agnes, and Bertram Moss. “Judge.” Cakes, edited by Agnes Pell and Bertram Moss, "
        "version 2, 2026, #term-judge.",
        "Pell, A., & Moss, B. (2026). Judge. In A. Pell & B. Moss (Eds.), Cakes (Version 2, "
        "#term-judge).",
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_bibtex_can_be_read_by_others(shape: str) -> None:
    database = parse_string(references(shape).data["BibTeX"], "bibtex")
    edition = next(entry for key, entry in database.entries.items() if key.endswith("-edition"))
    assert edition.type == "incollection"
    assert edition.fields["booktitle"] == "{The Crumley cake contest: A reader’s edition}"
    assert edition.fields["year"] == "2026"
    assert len(database.entries) == (2 if shape in ("post", "comment", "conjecture") else 1)


def test_bibtex_of_a_comment() -> None:
    assert (
        references("conjecture").data["BibTeX"]
        == """\
@misc{ash-c2-1,
  author = {{[Winifred Ash?]}},
  title = {{Comment 2 on “Who Let the Sponge Fall?”}},
  howpublished = {The Parish Pump},
  url = {https://example.org/pump/sponge},
  note = {Name of the writer lost, conjectured by the editors}
}

@incollection{ash2026-c2-1-edition,
  author = {{[Winifred Ash?]}},
  title = {{Comment 2 on “Who Let the Sponge Fall?”}},
  booktitle = {{The Crumley cake contest: A reader’s edition}},
  editor = {{The editors}},
  edition = {version 1.0},
  year = {2026},
  note = {2.1, \\#c2-1. Name of the writer lost, conjectured by the editors}
}
"""
    )


def test_ris_of_a_post() -> None:
    assert references("post").data["RIS"] == (
        "TY  - BLOG\nID  - ash2012-p3\nAU  - Ash, Winifred\nTI  - Who Let the Sponge Fall?\n"
        "T2  - The Parish Pump\nPY  - 2012\nDA  - 2012/06/04/\n"
        "UR  - https://example.org/pump/sponge\nER  - \n"
        "TY  - CHAP\nID  - ash2026-p3-edition\nAU  - Ash, Winifred\nED  - The editors\n"
        "TI  - Who Let the Sponge Fall?\nT2  - The Crumley cake contest: A reader’s edition\n"
        "ET  - version 1.0\nPY  - 2026\nUR  - https://example.org/edition/post.html#p3\n"
        "N1  - ¶3, #p3\nER  - "
    )


def test_csl_json_of_a_post() -> None:
    original, edition = json.loads(references("post").data["CSL-JSON"])
    assert original == {
        "id": "ash2012-p3",
        "type": "post-weblog",
        "title": "Who Let the Sponge Fall?",
        "author": [{"family": "Ash", "given": "Winifred"}],
        "container-title": "The Parish Pump",
        "issued": {"date-parts": [[2012, 6, 4]]},
        "URL": "https://example.org/pump/sponge",
    }
    assert edition["type"] == "chapter"
    assert edition["editor"] == [{"literal": "The editors"}]
    assert edition["original-date"] == {"date-parts": [[2012, 6, 4]]}


@pytest.mark.parametrize(
    ("written", "family", "given", "suffix"),
    [
        ("Winifred Ash", "Ash", "Winifred", ""),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig", ""),
        ("J. Barkley Rosser Jr.", "Rosser", "J. Barkley", "Jr."),
        ("García Márquez, Gabriel", "García Márquez", "Gabriel", ""),
        ("Anonymous", "Anonymous", "", ""),
        ("The editors", "The editors", "", ""),
        ("cat lover", "cat lover", "", ""),
        ("Moss on the Stone", "Moss on the Stone", "", ""),
    ],
)
def test_names_are_split_as_bibliographies_need_them(
    written: str, family: str, given: str, suffix: str
) -> None:
    assert split_name(written) == Name(family, given, suffix)


def test_initials() -> None:
    assert split_name("Jean-Paul Sartre").initials == "Sartre, J.-P."
    assert split_name("J. Barkley Rosser Jr.").initials == "Rosser, J. B., Jr."


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Anonymous said...", "Anonymous"),
        ("said...", ""),
        (" said...", ""),
        ("Agnes Pell writes:", "Agnes Pell"),
        ("Agnes Pell", "Agnes Pell"),
        ("Mossaid", "Mossaid"),
    ],
)
def test_a_byline_without_the_words_of_its_weblog(byline: str, name: str) -> None:
    assert name_in_byline(byline) == name


def test_small_forms() -> None:
    assert joined(["A", "B", "C"]) == "A, B, and C"
    assert headline("a cake of the house: an end-of-year view, and why") == (
        "A Cake of the House: An End-of-Year View, and Why"
    )
    assert quoted('Who said "no"', ",") == "“Who said ‘no’,”"
    assert mla_day(date(2022, 5, 1)) == "1 May 2022"
    assert mla_day(date(2022, 9, 1)) == "1 Sept. 2022"
    assert mla_day(date(2022, 1, 24)) == "24 Jan. 2022"
    assert split_container("The Parish Pump (weblog)") == ("The Parish Pump", "weblog")
    assert split_container("The Parish Pump") == ("The Parish Pump", "")
    assert opening_words("a  b\nc", 2) == "a b"
    assert shortened("one two three four five", 4) == "one two … four five"
    assert shortened("one two three four", 4) == "one two three four"
