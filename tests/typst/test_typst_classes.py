"""Classes set by functions of a style: what the function gets, who adds styles, what is dropped."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
from typst_building import Make

STYLE = """
#import "/sphinx/core.typ" as doc
#let tagged(body) = [«#body»]
#let outer(body) = [{#body}]
#let margin(body) = doc.margin-mark(body)
#let boxed(body) = block([BLOCK #body])
#let part(body) = { block[PART BEGINS]; body; block[PART ENDS] }
"""
ROLES = "".join(f".. role:: {name}\n" for name in ("sic", "other", "num", "gone"))


def styled(make: Make, words: str, **classes: str | None) -> str:
    conf = {"typst_styles": ["s.typ"], "typst_classes": classes}
    built = make(f"{ROLES}\n{words}\n", conf=conf, files={"s.typ": STYLE})
    assert built.warnings == ""
    return built.text


def test_an_inline_class(make: Make) -> None:
    assert "Words «teh» end." in styled(make, "Words :sic:`teh` end.", sic="tagged")


def test_a_paragraph_gets_its_words_and_a_container_its_blocks(make: Make) -> None:
    words = ".. rst-class:: byline\n\nBy *whom*.\n\n.. container:: byline\n\n   One.\n\n   Two."
    assert "BLOCK By whom. BLOCK One. Two." in styled(make, words, byline="boxed")


def test_a_section_is_set_whole(make: Make) -> None:
    words = ".. rst-class:: part\n\nHead\n----\n\nWords.\n\nNext\n----\n\nMore."
    assert "PART BEGINS Head Words. PART ENDS" in styled(make, words, part="part").replace(
        " 1 ", " "
    )


def test_two_classes_nest_the_first_outside(make: Make) -> None:
    words = ".. rst-class:: other sic\n\nWords."
    assert "{«Words.»}" in styled(make, words, sic="tagged", other="outer")


def test_an_element_and_its_class_come_before_the_class(make: Make) -> None:
    words = "Words :sic:`teh`.\n\n.. rst-class:: sic\n\nBlock words."
    text = styled(make, words, **{"sic": "tagged", "paragraph.sic": "outer"})
    assert "Words «teh». {Block words.}" in text


def test_a_class_mapped_to_nothing_is_left_out_with_the_notes_it_calls(make: Make) -> None:
    words = "Words :gone:`hidden` end.\n\n.. container:: gone\n\n   Not this [#n]_.\n\n"
    words += ".. [#n] Nor this."
    for nothing in (None, ""):
        text = styled(make, words, gone=nothing)
        assert "Words end." in text
        assert "hidden" not in text and "Not this" not in text and "Nor this" not in text


def test_notes_are_set_by_their_class(make: Make) -> None:
    setup = """
def setup(app):
    from docutils import nodes
    def classes(app, doctree):
        for node in doctree.findall(nodes.footnote):
            node["classes"].append("textual")
        for node in doctree.findall(nodes.footnote_reference):
            node["classes"].append("textual")
    app.connect("doctree-read", classes)
"""
    conf = {
        "typst_styles": ["s.typ"],
        "typst_classes": {"footnote.textual": "tagged", "footnote_reference.textual": "outer"},
    }
    built = make(
        "Words [#n]_.\n\n.. [#n] The note.", conf=conf, files={"s.typ": STYLE}, setup=setup
    )
    assert "Words{1}. 1 «The note.»" in built.text


def test_a_margin_mark_stands_left_of_the_text_on_its_first_line(make: Make) -> None:
    conf = {"typst_styles": ["s.typ"], "typst_classes": {"num": "margin"}}
    words = "Plain words.\n\n:num:`¶3`\\ Marked words " + "and more of them " * 20
    built = make(f"{ROLES}\n{words}\n", conf=conf, files={"s.typ": STYLE})
    with pdfplumber.open(built.pdf) as pdf:
        found = {w["text"]: w for w in pdf.pages[-1].extract_words()}
    plain, mark, marked = found["Plain"], found["¶3"], found["Marked"]
    assert mark["x1"] < plain["x0"] - 5
    assert abs(marked["x0"] - plain["x0"]) < 0.5
    assert abs(mark["bottom"] - marked["bottom"]) < 2


def extension(body: str) -> str:
    return f"""
from pathlib import Path
from sphinx_typst import add_style
STYLE = Path(__file__).parent / "ext.typ"
{body}
"""


def test_an_extension_adds_a_style_before_or_after_and_the_project_wins(make: Make) -> None:
    files = {"ext.typ": "#let from-ext(body) = [EXT #body]\n#let second(body) = [TWO #body]\n"}
    early = """
def setup(app):
    add_style(app, STYLE, {"sic": "from-ext"})
    add_style(app, STYLE, {"other": "second"})
"""
    late = """
def late(app, config):
    add_style(app, STYLE, {"sic": "from-ext", "other": "second"})
def setup(app):
    app.connect("config-inited", late)
"""
    for body in (early, late):
        built = make(f"{ROLES}\nA :sic:`b` :other:`c`.\n", files=files, setup=extension(body))
        assert "A EXT b TWO c." in built.text
        assert built.source.count("ext.typ") == 1
    conf = {"typst_classes": {"sic": "second"}}
    built = make(f"{ROLES}\nA :sic:`b`.\n", files=files, setup=extension(late), conf=conf)
    assert "A TWO b." in built.text


def test_styles_of_the_same_name_are_kept_apart(make: Make, tmp_path: Path) -> None:
    paths = [
        f"{folder}/{name}"
        for folder, name in zip("abc", ("s.typ", "S.typ", "1-S.typ"), strict=True)
    ]
    for number, path in enumerate(paths):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(f"#let f{number}(body) = [{number} #body]\n", "utf-8")
    classes = {"sic": "f0", "other": "f1", "num": "f2"}
    conf = {"typst_styles": [str(tmp_path / path) for path in paths], "typst_classes": classes}
    built = make(f"{ROLES}\nA :sic:`b` :other:`c` :num:`d`.\n", conf=conf)
    assert "A 0 b 1 c 2 d." in built.text
    names = {path.name.lower() for path in (built.outdir / "typst/styles").iterdir()}
    assert len(names) == 3


def test_a_handler_of_another_extension_is_used(make: Make) -> None:
    module = """
from docutils import nodes
from docutils.parsers.rst import Directive

class thing(nodes.General, nodes.Element): pass

class Thing(Directive):
    def run(self): return [thing("", nodes.paragraph("", "inside"))]

def visit(self, node): self.body.append('\\n#block[BEFORE]\\n')
def depart(self, node): self.body.append('\\n#block[AFTER]\\n')

def setup(app):
    app.add_node(thing, pdf=(visit, depart))
    app.add_directive("thing", Thing)
"""
    setup = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
extensions.append("things")
"""
    built = make(".. thing::\n", setup=setup, files={"things.py": module})
    assert "BEFORE inside AFTER" in built.text
