"""Each entry is as long as it should be, stands alone, and cites what it lists."""

from __future__ import annotations

import re

import pytest
from edition_builds import ROOT
from edition_sources import citations, entries, prose, sources, words

ENTRIES = list(entries().values())
KINDS = {"organisation", "person", "place", "event", "concept", "document", "initiative"}


@pytest.fixture(params=ENTRIES, ids=lambda entry: entry.slug)
def entry(request):
    return request.param


def test_there_are_enough_entries_of_every_kind():
    assert len(ENTRIES) >= 60
    assert {entry.data["kind"] for entry in ENTRIES} == KINDS


def test_the_definition_is_neither_too_short_nor_too_long(entry):
    assert 60 <= len(words(prose(entry.body))) <= 200


def test_the_short_form_stands_alone(entry):
    short, title = entry.data["short"], str(entry.data["title"])
    assert len(short) <= 200
    assert short.endswith(".")
    assert len(words(short)) >= 4
    assert not short.lower().startswith(title.lower())
    abbreviation = str(entry.data.get("abbreviation", ""))
    if abbreviation:  # not just what the letters stand for
        said = set(re.findall(r"\w+", short.lower()))
        assert len(said - set(re.findall(r"\w+", f"{title} {abbreviation}".lower()))) >= 4
    assert not re.search(r"[{}`*\[\]]|https?:", short)


def test_the_sources_listed_are_those_cited(entry):
    assert set(entry.data["sources"]) == set(citations(entry.body)) <= set(sources())


def test_see_also_leads_to_other_entries(entry):
    see_also = entry.data.get("see-also", [])
    assert entry.slug not in see_also
    assert set(see_also) <= set(entries())
    assert [slug for slug in see_also if entry.slug not in entries()[slug].data["see-also"]] == []


def test_the_slug_is_in_lower_case_letters_digits_and_hyphens(entry):
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", entry.slug)


def test_no_form_belongs_to_two_entries():
    forms: dict[str, list[str]] = {}
    for item in ENTRIES:
        named = [item.data["title"], item.data.get("abbreviation"), *item.data.get("aliases", [])]
        for form in {str(name).lower() for name in named if name}:
            forms.setdefault(form, []).append(item.slug)
    assert {form: slugs for form, slugs in forms.items() if len(slugs) > 1} == {}


def test_what_the_page_shows_is_what_the_file_says(pages, entry):
    page = pages("html")[f"glossary/{entry.slug}.html"].soup
    assert page.select_one(".gloss").get_text() == entry.data["short"]
    heading = page.find("h1")
    heading.find(class_="headerlink").extract() if heading.find(class_="headerlink") else None
    shown = heading.get_text()
    title = str(entry.data["title"])
    assert shown.casefold() == title.casefold()


def test_the_folder_holds_entries_only():
    others = [path.name for path in (ROOT / "glossary").iterdir() if path.suffix != ".md"]
    assert others == []
