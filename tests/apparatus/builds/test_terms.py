"""References by hand: ``{term}`` and ``{any}`` by every form of an entry, labels and duplicates."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from .workbench import Build, Workbench

PAGE = "source/recipe.md"


def build_with(bench: Workbench, words: str, builder: str = "html") -> Build:
    bench.write(PAGE, f"{bench.read(PAGE)}\n\n{words}\n")
    try:
        return bench.build(builder)
    finally:
        bench.restore()


def links(build: Build) -> list[tuple[str, str]]:
    soup = BeautifulSoup(build.page("source/recipe.html"), "html.parser")
    return [(a.get_text(), str(a["href"])) for a in soup.select(".body p a.reference.internal")]


@pytest.mark.parametrize("role", ["term", "any"])
def test_a_role_finds_an_entry_by_any_of_its_forms(role: str, bench: Workbench) -> None:
    forms = ("Victoria sponge", "victoria sponge", "Guild of Crumley")
    bench.edit("glossary/womens-guild.md", "kind:", "aliases: [Guild of Crumley]\nkind:")
    build = build_with(bench, "\n\n".join(f"See {{{role}}}`{form}`." for form in forms))
    assert [line for line in build.lines if "alias-unused" not in line] == []
    for form in forms:
        slug = "womens-guild" if "Guild" in form else "victoria-sponge"
        assert (form, f"../glossary/{slug}.html#term-{slug}") in links(build)


def test_a_label_that_a_passage_has_already_is_reported(bench: Workbench) -> None:
    build = build_with(bench, "(p1)=\n## A heading\n\nWords.")
    assert any("duplicate label p1" in line for line in build.lines)


@pytest.mark.parametrize(
    ("term", "entry"),
    [
        ("Victoria sponge", '"victoria-sponge" (title)'),
        ("CCC", '"crumley-cake-contest" (abbreviation)'),
    ],
)
@pytest.mark.parametrize("jobs", [1, 4])
def test_a_form_that_a_plain_glossary_has_too_is_reported(
    term: str, entry: str, jobs: int, bench: Workbench
) -> None:
    """Sphinx itself warns only of equal headwords, and not where files are read side by side."""
    bench.write(PAGE, f"{bench.read(PAGE)}\n\n```{{glossary}}\n{term}\n  It is another.\n```\n")
    try:
        build = bench.build(jobs=jobs, fresh=True)
    finally:
        bench.restore()
    (message,) = [line for line in build.lines if "entry-duplicate" in line]
    assert f'"{term}" already belongs to the entry {entry}.' in message
    assert message.startswith(PAGE) and ":1:1:" not in message


@pytest.mark.parametrize(
    "left_out",
    [
        "```{only} latex\nThe TERM stands.\n```",
        "```{only} latex\nThe {term}`TERM` stands.\n```",
        "```{container} only-print\nThe TERM stands.\n```",
    ],
)
def test_what_a_format_leaves_out_is_a_scope_of_its_own(left_out: str, bench: Workbench) -> None:
    term = "parish hall"
    bench.write(
        PAGE,
        f"# A page\n\n{left_out}\n\nIn the {term} there is the {term}.\n".replace("TERM", term),
    )
    try:
        build = bench.build("html")
    finally:
        bench.restore()
    assert build.lines == []
    page = BeautifulSoup(build.page("source/recipe.html"), "html.parser")
    (shown,) = [p for p in page.select(".body p") if p.get_text().startswith("In the")]
    assert [a.get_text() for a in shown.select("a.autolink, a:has(.autolink)")] == [term]
