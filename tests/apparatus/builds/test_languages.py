"""The example reads German throughout in every format, and no printed word is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .languages import PLACEHOLDER, Translated, catalogs, marked

_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = r"\\hyperref\[.*?\]|\\(?:sphinx|DUrole)\w*(?:\{[\w-]+\}(?=\{))?|\\detokenize|[{}]"
_ROMAN = ("ii", "iii", "iv", "vi", "vii", "viii")
pytestmark = pytest.mark.slow

FORMATS = ("html", "epub", "pdf", "latex")
EVERYWHERE = (
    "Kommentar 1",
    "Antwort auf Kommentar 1",
    "Beantwortet in Kommentar 2",
    "Zitiert in Kommentar 3.1",
    "Vermuteter Sprecher: Winifred Ash (Gewissheit: hoch).",
    "Erwähnt in",
    "Zitiert in: Anmerkung",
    "Siehe auch:",
    "Quellen:",
    "Von Tilda Moss",
    "Umstritten.",
    "Im Rückblick.",
    "Von den Herausgebern ergänzt; fehlt im Textzeugen (ein Verlust bei der Erfassung).",
    "im Textzeugen stehen diese Wörter vor dem Titel",
    "textkritische Anmerkung b zu The Sponge",
    "Anmerkung 1 zu den Kommentaren",
    "Ausgewiesene Eingriffe: 7.",
    "1.199 Byte",
    "seit dem 5. Januar 2026",
    "2. Juli 2012",
)
OF_FORMAT = {
    "html": ("Zum Text springen", "Menü", "Auf dieser Seite", "Suche", "Schließen"),
    "epub": ("Impressum", "Umschlag", "Inhaltsverzeichnis", "Orientierungspunkte"),
    "pdf": ("Inhalt", "(S. 3)", "Stichwortverzeichnis", "Erwähnt in The Sponge, ¶8 (S."),
    "latex": (r"\newcommand*\apparatuspage[1]{ (S.~\pageref{#1})}", "Seite~"),
}


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Translated:
    return Translated(tmp_path_factory.mktemp("german"), language="de", typst_hyphenate=False)


@pytest.fixture(scope="module")
def english_only(german: Translated) -> list[str]:
    """The words of Sphinx's and our messages that nothing German and no source has."""
    known = german.own_words.casefold()
    pieces: set[str] = set()
    for catalog in catalogs("de"):
        for message in (message for message in catalog if message.id):
            forms = [message.string] if isinstance(message.string, str) else message.string
            known += " " + " ".join(forms or ()).casefold()
            english = [message.id] if isinstance(message.id, str) else list(message.id)
            for piece in (piece for form in english for piece in PLACEHOLDER.split(form)):
                pieces.add(piece.strip(" .,;:()“”⟨⟩"))
    found = [piece for piece in pieces if len(piece) > 3 and "{" not in piece]
    return [p for p in sorted(found) if not re.search(rf"\b{re.escape(p.casefold())}\b", known)]


@pytest.mark.parametrize("builder", FORMATS)
def test_the_apparatus_reads_german(builder: str, german: Translated) -> None:
    text = german.text(builder)
    assert german.build(builder).lines == []
    plain = re.sub(_MARKUP, "", text.replace("~", " ")) if builder == "latex" else text
    assert [words for words in EVERYWHERE if words not in plain] == []
    assert [words for words in OF_FORMAT[builder] if words not in text] == []


@pytest.mark.parametrize("builder", ["html", "epub", "pdf"])
def test_a_language_with_a_hyphen_reads_the_same(
    builder: str, german: Translated, tmp_path: Path
) -> None:
    hyphenated = Translated(tmp_path, language="de-DE", typst_hyphenate=False)
    assert hyphenated.text(builder) == german.text(builder)


@pytest.mark.parametrize("builder", FORMATS)
def test_no_english_word_is_left(builder: str, german: Translated, english_only: list[str]) -> None:
    assert len(english_only) > 100
    text = german.text(builder)
    if builder == "latex":  # whose commands are English words
        english_only = [words for words in english_only if " " in words]
    assert [w for w in english_only if re.search(rf"\b{re.escape(w)}\b", text)] == []


@pytest.mark.parametrize("builder", ["html", "epub", "pdf"])
def test_every_printed_word_comes_from_a_catalogue_or_from_the_sources(
    builder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a language whose words stand between marks, only words of the sources stand outside."""
    built = marked(tmp_path, monkeypatch)
    text = built.text(builder)
    assert text.count("«") > 200
    outside = re.sub(r"«[^«»]*»|urn:uuid:\S+", " ", text)
    assert not re.search("[«»]", outside)
    own = set(_WORD.findall(built.own_words.casefold()))
    strange = {word for word in _WORD.findall(outside) if word.casefold() not in own}
    if builder == "pdf":  # numbers of pages, and letters of notes beside a word
        beside = {w for w in strange if {w[:-1].casefold(), w[1:].casefold()} & own}
        strange -= beside | {word for word in strange if word in _ROMAN}
    assert strange == set()


def test_the_search_speaks_german(german: Translated, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{(german.build('html').out / 'search.html').as_uri()}?q=guild")
    done = page.get_by_role("status")
    expect(done).to_have_text(re.compile(r"^Ergebnisse: \d+$"))
    page.get_by_role("searchbox").fill("nirgends")
    expect(done).to_have_text("Nichts gefunden.")
    page.close()
