"""How long does a PDF take, how much memory, and how do both grow with the book?

    python benchmarks/pdf.py [--rounds 3] [--pages 100 300 1000] [--only growth|others]

Books are generated: chapters with notes, links, lists, code and an index. First they are built with
the ``pdf`` builder at several lengths; then one of the first length with the ``pdf`` builder and,
where they are installed, with LaTeX (``latexpdf``) and with WeasyPrint (``sphinx-simplepdf``), in
turn; with the ``pdf`` builder again, typeset once (``quick``); and it is read without
making anything: what Sphinx takes for that alone is part of every builder's time, and no builder
can be faster. Every build is a clean one in a process of its own. Its time is what it and its
children took of the processor, which other work on the machine changes least; the time that passed
is given too, as more than one processor may be at work. The figures to quote are the medians of
the ratios within rounds.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

CONF = """
project, author, release = "Benchmark", "A. Uthor", "1"
extensions = ["sphinx_typst"]
latex_engine = "xelatex"
latex_use_xindy = False
"""
TOLERANCE = 1.1
"""Growth by this much more than the pages grow still counts as linear: measurements waver."""
WORDS_PER_PAGE = 330
"""Of the generated text on a page of A4, notes and the rest of it included."""
CHAPTER_PAGES = 8


@dataclass(frozen=True)
class Build:
    """What one build took: seconds (of the processor, and passed), megabytes; its pages."""

    seconds: float
    passed: float
    megabytes: float
    pages: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 300, 1000])
    parser.add_argument("--only", choices=["growth", "others"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        books = {}
        for pages in options.pages:
            books[pages] = Path(scratch) / f"book-{pages}"
            generate(books[pages], pages)
        if options.only != "others":
            growth(books, options.rounds)
        if options.only != "growth":
            others(books[options.pages[0]], options.rounds)


def growth(books: dict[int, Path], rounds: int) -> None:
    """Build each book in turn; print time and memory, and what a page more costs."""
    made = [[typst(book) for book in books.values()] for _ in range(rounds)]
    for position, wanted in enumerate(books):
        builds = [line[position] for line in made]
        pages = builds[0].pages
        print(
            f"about {wanted} pages: {pages} pages in "
            f"{statistics.median(b.seconds for b in builds):.1f} s, "
            f"{statistics.median(b.megabytes for b in builds):.0f} MB"
        )
        if position:
            more = pages / made[0][0].pages
            time_ratio = statistics.median(
                line[position].seconds / line[0].seconds for line in made
            )
            memory = statistics.median(
                line[position].megabytes / line[0].megabytes for line in made
            )
            verdict = (
                "no more than linear"
                if max(time_ratio, memory) <= more * TOLERANCE
                else "MORE than linear"
            )
            print(
                f"  {more:.1f} times the pages of the first: {time_ratio:.1f} times the time, "
                f"{memory:.1f} times the memory ({verdict})"
            )


def others(book: Path, rounds: int) -> None:
    """Build a book with each builder in turn; print the ratios to the ``pdf`` builder."""
    builders = {}
    if shutil.which("latexmk") and shutil.which("xelatex"):
        builders["latexpdf"] = latex
    else:
        print("latexpdf: skipped, there is no latexmk with xelatex")
    if importlib.util.find_spec("sphinx_simplepdf"):
        builders["simplepdf"] = weasyprint
    else:
        print("simplepdf: skipped, sphinx-simplepdf is not installed")
    if not builders:
        return
    builders |= {"quick": quick, "reading alone": reading}
    lines = [
        (typst(book), {n: build(book) for n, build in builders.items()}) for _ in range(rounds)
    ]
    median = statistics.median(own.seconds for own, _ in lines)
    print(f"pdf: {median:.1f} s, {lines[0][0].pages} pages")
    for name in builders:
        others = [other[name] for _, other in lines]
        pages = f", {others[0].pages} pages" if others[0].pages else ""
        print(
            f"{name}: {statistics.median(other.seconds for other in others):.1f} s{pages}; "
            f"{ratio([(o[name].seconds, own.seconds) for own, o in lines])} times the time of pdf, "
            f"{ratio([(o[name].passed, own.passed) for own, o in lines])} as time passes, "
            f"{ratio([(o[name].megabytes, own.megabytes) for own, o in lines])} times its memory"
        )
    for name in builders:
        if name in ("latexpdf", "simplepdf"):
            shares = [(o[name].seconds, o["quick"].seconds) for _, o in lines]
            print(f"{name}: {ratio(shares)} times the time of quick")
            shares = [(o[name].seconds, o["reading alone"].seconds) for _, o in lines]
            print(f"no builder could be more than {ratio(shares)} times as fast as {name}")


def ratio(pairs: list[tuple[float, float]]) -> str:
    """Return the median of the ratios, with the least and the most."""
    found = [one / other for one, other in pairs]
    return f"{statistics.median(found):.2f} ({min(found):.2f}–{max(found):.2f})"


def reading(book: Path) -> Build:
    return build(book, ["-b", "dummy", ".", "out"], "")


def typst(book: Path) -> Build:
    return build(book, ["-b", "pdf", ".", "out"], "out/*.pdf")


def quick(book: Path) -> Build:
    return build(book, ["-b", "pdf", "-D", "typst_page_breaks=quick", ".", "out"], "out/*.pdf")


def latex(book: Path) -> Build:
    return build(book, ["-M", "latexpdf", ".", "out"], "out/latex/*.pdf")


def weasyprint(book: Path) -> Build:
    more = ["-D", "extensions=sphinx_simplepdf"]
    return build(book, ["-b", "simplepdf", *more, ".", "out"], "out/*.pdf")


def build(book: Path, arguments: list[str], result: str) -> Build:
    """Return what a clean build takes, the whole process and its children counted.

    *result* is a pattern of the PDF to be made; empty if none is.
    """
    shutil.rmtree(book / "out", ignore_errors=True)
    log = book / "log"
    with log.open("w") as file:
        command = [sys.executable, "-m", "sphinx", *arguments]
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=book, stdout=file, stderr=file, env=with_tools())
        _pid, status, usage = os.wait4(process.pid, 0)
        passed = time.monotonic() - start
    seconds = usage.ru_utime + usage.ru_stime
    process.returncode = os.waitstatus_to_exitcode(status)
    found = sorted(book.glob(result)) if result else []
    if process.returncode or (result and not found):
        sys.exit(f"{' '.join(arguments)} fails:\n{log.read_text()[-2000:]}")
    return Build(seconds, passed, usage.ru_maxrss / 1024, count_pages(found[0]) if found else 0)


def count_pages(pdf: Path) -> int:
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    return pages


def with_tools() -> dict[str, str]:
    """Return the environment in which the programs installed beside this Python are found."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path}


def generate(book: Path, pages: int) -> None:
    """Write a project that makes a book of about *pages* pages."""
    chance = random.Random(pages)
    letters = "bcdfglmnprstv", "aeiou"
    words = ["".join(chance.choice(letters[n % 2]) for n in range(7)) for _ in range(3000)]

    def sentence(length: int) -> str:
        return " ".join(chance.choice(words) for _ in range(length)).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence(chance.randint(8, 22)) for _ in range(5))

    chapters = max(1, pages // CHAPTER_PAGES)
    book.mkdir(parents=True)
    (book / "conf.py").write_text(CONF, "utf-8")
    names = [f"chapter{n:03}" for n in range(chapters)]
    toctree = "\n   ".join([".. toctree::", ":maxdepth: 2", "", *names])
    (book / "index.rst").write_text(
        f"Benchmark\n=========\n\n{paragraph()}\n\n{toctree}\n", "utf-8"
    )
    for number, name in enumerate(names):
        parts, notes = [f".. _{name}:\n\nChapter {number}\n{'=' * 12}"], []
        for section in range(CHAPTER_PAGES):
            parts.append(f"Section {section}\n{'-' * 10}")
            for n in range(WORDS_PER_PAGE // 75):
                mark = f"{section}x{n}"
                other = chance.choice(names)
                parts.append(f".. index:: {chance.choice(words)}")
                parts.append(f"{paragraph()} [#n{mark}]_ See :ref:`{other}`.")
                notes.append(f".. [#n{mark}] {sentence(14)}")
            parts.append("\n".join(f"* {sentence(6)}" for _ in range(4)))
            parts.append(".. code-block:: python\n\n   def f(x):\n       return x + 1  # more")
        (book / f"{name}.rst").write_text("\n\n".join([*parts, *notes]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
