"""A page in a citation is printed in every format; one that is written wrong is told how."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from .workbench import Build, Workbench

pytestmark = pytest.mark.slow

TEXT, NOTES = "source/introduction.md", "source/post.notes.md"
ENTRY = "glossary/parish-hall.md"
WRONG = ("guild1987rules, p. 5", "guild1987rules, 5", "guild1987rules p. 5", "guild1987rules{p. 5")


def words(build: Build, builder: str) -> str:
    """All that is printed, with single spaces."""
    if builder == "pdf":
        pypdfium2 = pytest.importorskip("pypdfium2")
        (path,) = build.out.glob("*.pdf")
        pages = pypdfium2.PdfDocument(path)
        found = " ".join(page.get_textpage().get_text_range() for page in pages)
    elif builder == "latex":
        (path,) = (
            path for path in build.out.glob("*.tex") if r"\begin{document}" in path.read_text()
        )
        found = re.sub(r"\\[a-z]+\{cite\.[^}]*\}|[{}\\]|sphinx\w+", "", path.read_text("utf-8"))
    else:
        pages = sorted(build.out.rglob("*.html" if builder == "html" else "*.xhtml"))
        found = " ".join(
            BeautifulSoup(p.read_text("utf-8"), "html.parser").get_text() for p in pages
        )
    return " ".join(found.replace("\u00ad", "").replace("~", " ").split())


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["html", "epub", "latex", "pdf"])
def test_a_page_is_printed_in_text_notes_and_entries(bench: Workbench, builder: str) -> None:
    bench.edit(TEXT, "{cite:p}`guild1987rules`", "{cite:p}`guild1987rules{p. 51}`")
    bench.edit(TEXT, "{cite:t}`moss2020ovens`", "{cite:t}`moss2020ovens{pp. 52, 53}`")
    bench.edit(NOTES, "{cite:p}`gazette2012rerun`", "{cite:p}`gazette2012rerun{p. 54}`")
    bench.edit(NOTES, ":cite: ash1998sponge", ":cite: ash1998sponge{p. 55}")
    bench.write(ENTRY, bench.read(ENTRY) + "\n\nSee there {cite:p}`moss2020ovens{p. 56}`.\n")
    try:
        build = bench.build(builder)
    finally:
        bench.restore()
    assert (build.lines, build.status) == ([], 0)
    printed = words(build, builder)
    for citation in (
        *("1987, p. 51)", "Moss (2020, pp. 52, 53)", "2012a, p. 54)", "1998, p. 55)"),
        "2020, p. 56)",
    ):
        assert citation in printed or citation.replace("2012a", "2012b") in printed


@pytest.mark.parametrize("wrong", WRONG)
def test_a_page_that_is_written_wrong_is_told_how_in_text_and_notes(
    bench: Workbench, wrong: str
) -> None:
    page = "5" if wrong.endswith(" 5") and "p." not in wrong else "p. 5"
    corrected = f"guild1987rules{{{page}}}"
    intro = bench.read(TEXT).partition("`guild1987rules`")[0].count("\n") + 1
    bench.edit(TEXT, "`guild1987rules`", f"`{wrong}`")
    notes = bench.read(NOTES).replace(":cite: guild1987rules", f":cite: {wrong}", 1)
    bench.write(NOTES, notes)
    entry = bench.read(ENTRY) + f"\n\nSee there\nand {{cite:p}}`{wrong}`.\n"
    bench.write(ENTRY, entry)
    try:
        build = bench.build()
    finally:
        bench.restore()
    said = [line for line in build.lines if "[apparatus.citation-invalid]" in line]
    line = notes[: notes.index(f":cite: {wrong}")].count("\n") + 1
    assert said == [
        f'{ENTRY}:{entry.count(chr(10))}:5: ERROR: The citation "{wrong}" cannot be read. '
        f"Write {{cite:p}}`{corrected}`. [apparatus.citation-invalid]",
        f'{TEXT}:{intro}:20: ERROR: The citation "{wrong}" cannot be read. '
        f"Write {{cite:p}}`{corrected}`. [apparatus.citation-invalid]",
        f'{NOTES}:{line}:8: ERROR: The citation "{wrong}" cannot be read. '
        f"Write :cite: {corrected} [apparatus.citation-invalid]",
    ]


def test_a_citation_of_nothing_is_told_what_to_write(bench: Workbench) -> None:
    bench.edit(TEXT, "`guild1987rules`", "` `")
    try:
        build = bench.build()
    finally:
        bench.restore()
    (line,) = (line for line in build.lines if "[apparatus.citation-invalid]" in line)
    assert "Write {cite:p}`key{p. 5}`." in line
