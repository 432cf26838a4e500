"""The layers of a page in the reader theme: what a reader hides and shows, without a script too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sphinx_apparatus.core.model import NOTE_KINDS
from sphinx_reader_theme import layers

from .conftest import Format

POST = "source/post"
OpenPage = Callable[..., Page]
NAMED = {value: value for value in layers.WORDS}


@pytest.fixture
def open_page(browser: Browser, example: Format) -> Iterator[OpenPage]:
    contexts = []

    def opener(name: str = POST, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, java_script_enabled=script
        )
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.goto((example("html").out / f"{name}.html").as_uri())
        page.locator(".page-layers summary").click()
        return page

    yield opener
    for context in contexts:
        context.close()


def switch(page: Page, value: str) -> None:
    page.locator(f".page-layers [value={value}]").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_notes_terms_and_marks_are_hidden_and_shown(open_page: OpenPage, script: bool) -> None:
    page = open_page(script=script)
    note, slip = page.locator("aside.footnote").first, page.locator("span.sic").first
    call, term = page.locator(".footnote-reference").first, page.locator("main a:has(.std-term)")
    underline = "e => getComputedStyle(e).textDecorationLine"
    border = "e => getComputedStyle(e).borderBottomStyle"
    shown = (term.first.evaluate(underline), slip.evaluate(border))
    assert shown == ("underline", "dotted")
    expect(call).to_be_visible()
    for value in ("notes", "terms", "marks"):
        switch(page, value)
    expect(call).not_to_be_visible()
    expect(note).not_to_be_visible()
    assert (term.first.evaluate(underline), slip.evaluate(border)) == ("none", "none")
    for value in ("notes", "terms", "marks"):
        switch(page, value)
    expect(note).to_be_visible()
    switch(page, "alone")
    expect(note).not_to_be_visible()
    assert (term.first.evaluate(underline), slip.evaluate(border)) == ("none", "none")


def test_every_kind_of_notes_has_its_switch(open_page: OpenPage) -> None:
    page = open_page()
    kinds = [kind for kind in NOTE_KINDS if page.locator(f"aside.kind-{kind}").count()]
    assert len(kinds) > 2
    for kind in kinds:
        note = page.locator(f"aside.kind-{kind}").first
        expect(note).to_be_visible()
        switch(page, "textual" if kind == "textual" else f"kind-{kind}")
        expect(note).not_to_be_visible()
        expect(page.locator(f"a.kind-{kind}").first).not_to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_as_known_on_the_day_hides_what_was_learnt_later(open_page: OpenPage, script: bool) -> None:
    page = open_page(script=script)
    later = page.locator(":is(main .later, .kind-hindsight)")
    source = page.locator("main .later-source").first
    assert later.count() >= 2
    mark = "e => getComputedStyle(e, '::after').content"
    assert source.evaluate(mark) in ("none", "normal")
    switch(page, "as-known")
    for part in later.all():
        expect(part).not_to_be_visible()
    assert source.evaluate(mark) == '", later source"'
    switch(page, "as-known")
    expect(page.locator("aside.kind-hindsight").first).to_be_visible()


def test_what_was_chosen_is_remembered(open_page: OpenPage, example: Format) -> None:
    page = open_page()
    switch(page, "as-known")
    switch(page, "terms")
    page.reload()
    expect(page.locator("aside.kind-hindsight").first).not_to_be_visible()
    page.locator(".page-layers summary").click()
    expect(page.locator("[value=as-known]")).to_be_checked()
    expect(page.locator("[value=terms]")).not_to_be_checked()
    switch(page, "as-known")
    page.reload()
    expect(page.locator("aside.kind-hindsight").first).to_be_visible()
    page.goto((example("html").out / "source/thread.html").as_uri())
    page.locator(".page-layers summary").click()
    expect(page.locator("[value=terms]")).not_to_be_checked()
    switch(page, "terms")
    assert page.evaluate("localStorage.length") == 0


def test_a_citation_does_not_repeat_the_whole_reference(example: Format) -> None:
    page = (example("html").out / f"{POST}.html").read_text("utf-8")
    assert 'class="bibtex-citation"' in page
    assert not re.search(r'class="(?:later-source )?reference internal"[^>]* title=', page)


def test_layers_of_a_page_are_read_from_it() -> None:
    call = '<a class="footnote-reference x explanatory kind-{0}" data-kind="{0}"></a>'
    assert list(layers.layers("<p>words</p>", NAMED)) == []
    assert list(layers.layers('<p class="passage">words</p>', NAMED)) == []
    page = f'{call.format("context")}{call.format("correction")}<b class="sic">x</b>'
    found = {layer.value: layer.name for layer in layers.layers(page, NAMED)}
    assert found == {
        "alone": "alone",
        "marks": "marks",
        "notes": "notes",
        "kind-context": "Context",
        "kind-correction": "Correction",
    }
