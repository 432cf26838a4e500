"""The build itself: same bytes, errors in words, accessible output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typst_building import Built, Make, run

STRANGE = """
from docutils import nodes
from docutils.parsers.rst import Directive

class strange(nodes.General, nodes.Element): pass

class Strange(Directive):
    def run(self):
        node = strange()
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return [node]

def setup(app):
    app.add_node(strange)
    app.add_directive("strange", Strange)
"""
FILES = {"strange.py": STRANGE}
SETUP = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
sys.modules.pop("strange", None)
extensions.append("strange")
"""


def test_an_unknown_node_is_an_error_with_its_location(make: Make) -> None:
    built = make("Words.\n\n.. strange::\n", setup=SETUP, files=FILES)
    assert built.statuscode == 1
    assert "index.rst:6: ERROR: cannot set a node of class" in built.warnings
    assert ".strange in a PDF." in built.warnings
    assert list(built.outdir.glob("*.pdf")) == []


def test_an_unknown_node_may_leave_a_placeholder(make: Make) -> None:
    conf = {"typst_unknown_nodes": "placeholder"}
    built = make("Words.\n\n.. strange::\n\nMore.", setup=SETUP, files=FILES, conf=conf)
    assert built.statuscode == 0
    assert "index.rst:6: WARNING: cannot set a node of class" in built.warnings
    assert "strange More." in built.text


@pytest.mark.slow
def test_sphinx_build_exits_with_an_error_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(f"extensions = ['sphinx_typst']\n{SETUP}")
    (tmp_path / "strange.py").write_text(STRANGE)
    (tmp_path / "index.rst").write_text("Book\n====\n\n.. strange::\n")
    extensions = str(Path(__file__).parents[2] / "extensions")
    command = [sys.executable, "-m", "sphinx", "-b", "pdf", str(tmp_path), str(tmp_path / "out")]
    made = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": extensions})
    assert made.returncode == 1
    assert "index.rst:4: ERROR: cannot set a node of class" in made.stderr
    assert "Traceback" not in made.stderr + made.stdout


def test_the_compilers_errors_name_the_authors_file_and_line(make: Make) -> None:
    words = "Words.\n\n.. raw:: typst\n\n   #no-such-function()\n\nMore words.\n"
    built = make(words)
    assert built.statuscode == 1
    assert "index.rst:6: ERROR: unknown variable: no-such-function" in built.warnings


def test_an_error_in_a_style_names_the_style(make: Make) -> None:
    conf = {"typst_styles": ["s.typ"], "typst_classes": {"x": "f"}}
    built = make(
        ".. container:: x\n\n   Words.", conf=conf, files={"s.typ": "#let f(body) = nope\n"}
    )
    assert built.statuscode == 1
    assert "unknown variable: nope" in built.warnings


BLOCK_IN_PARAGRAPH = "WARNING: block may not occur inside of a paragraph"


def test_a_warning_about_a_style_names_its_line(make: Make) -> None:
    conf = {"typst_styles": ["s.typ"], "typst_classes": {"x": "f"}}
    style = "#let f(body) = par(block(body))\n"
    built = make(".. container:: x\n\n   Words.", conf=conf, files={"s.typ": style})
    assert f"styles/s.typ:1: {BLOCK_IN_PARAGRAPH}" in built.warnings


def test_a_warning_about_the_text_names_the_authors_file_and_line(make: Make) -> None:
    built = make("Words.\n\n.. raw:: typst\n\n   #par(block[x])\n")
    assert f"index.rst:6: {BLOCK_IN_PARAGRAPH}" in built.warnings


def test_a_warning_without_a_location_names_the_book(make: Make) -> None:
    endless = '#context state("s", 0).update(state("s", 0).final() + 1)'
    built = make(f".. raw:: typst\n\n   {endless}\n")
    assert "WARNING: book.pdf: " in built.warnings


def test_a_letter_no_font_has_is_a_warning_with_its_location(make: Make) -> None:
    built = make("Words.\n\nA \U00010330 letter.\n")
    assert built.statuscode == 0
    assert "index.rst:6: WARNING: no font has the letter \U00010330 (U+10330)" in built.warnings
    assert "typst_font_paths" in built.warnings
    assert built.pdf.exists()


def test_a_font_that_is_not_there_is_a_warning(make: Make) -> None:
    built = make("Words.", conf={"typst_font": ["Nope Sans", "Libertinus Serif"]})
    assert 'there is no font "nope sans": name one of the embedded fonts' in built.warnings


def test_an_image_without_alternative_text_is_a_warning(make: Make) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'
    built = make(".. image:: x.svg\n", files={"x.svg": svg})
    assert "WARNING: image x.svg has no alternative text" in built.warnings
    assert 'doc.picture("/images/x.svg", "Image")' in built.source


def test_the_pdf_is_tagged_and_claims_pdf_ua(sink: Built) -> None:
    data = sink.pdf.read_bytes()
    assert b"/MarkInfo" in data and b"/StructTreeRoot" in data
    assert b"pdfuaid:part" in data


def test_the_same_input_gives_the_same_bytes(make: Make, tmp_path: Path) -> None:
    one = "One\n===\n\nWords [#n]_ :math:`x^2`.\n\n.. [#n] Note.\n\n.. code::\n\n   x = 1\n"
    first = make("Words.", one=one).pdf.read_bytes()
    second = run(
        tmp_path / "src", tmp_path / "elsewhere", {"project": "Book", "author": "A. Uthor"}
    )
    assert second.pdf.read_bytes() == first


def test_source_date_epoch_is_the_date_of_the_file(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1643000000")
    assert b"D:20220124" in make("Words.").pdf.read_bytes()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert b"D:1970" in make("Words.").pdf.read_bytes()


@pytest.mark.slow
def test_parallel_reading_gives_the_same_bytes(make: Make, tmp_path: Path) -> None:
    parts = {
        f"d{n}": f"Doc {n}\n=====\n\nWords [#n]_, :doc:`d1`.\n\n.. [#n] Note.\n" for n in range(14)
    }
    alone = make("Words.", **parts).pdf.read_bytes()
    conf = {"project": "Book", "author": "A. Uthor"}
    together = run(tmp_path / "src", tmp_path / "parallel", conf, parallel=4)
    assert together.pdf.read_bytes() == alone


def test_other_builders_ignore_the_extension(make: Make, tmp_path: Path) -> None:
    make("Words.")
    from sphinx.testing.util import SphinxTestApp

    app = SphinxTestApp("html", srcdir=tmp_path / "src", builddir=tmp_path / "html")
    app.build()
    assert app.statuscode == 0
    app.cleanup()


def test_the_output_folder_holds_the_pdf_and_its_source(make: Make) -> None:
    built = make("Words.")
    assert sorted(p.name for p in built.outdir.iterdir()) == ["book.pdf", "typst"]
    assert (built.outdir / "typst/book.typ").is_file()
