"""What does the search of the theme cost at build time, and how large is what it loads?

    python benchmarks/search.py [--pages 400]

Two generated projects are built, one with four times the pages of the other. The time of the search
is that of its parts in the build, in processor seconds; sizes are compressed.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from overhead import generate
from sphinx.testing.util import SphinxTestApp
from sphinx_reader_theme.search import build as search

spent = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=400)
    options = parser.parse_args()
    for name in ("units_of", "index_files"):
        setattr(search, name, timed(getattr(search, name)))
    for pages in (options.pages, 4 * options.pages):
        with tempfile.TemporaryDirectory() as scratch:
            measure(Path(scratch), pages)


def timed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function, its time added up."""

    def run(*arguments: Any) -> Any:
        global spent
        begun = time.process_time()
        try:
            return function(*arguments)
        finally:
            spent += time.process_time() - begun

    return run


def measure(folder: Path, pages: int) -> None:
    """Build a project and print what the search took and made."""
    global spent
    spent = 0.0
    generate(folder / "source", pages, 20, ours=False)
    begun = time.process_time()
    app = SphinxTestApp(
        "html",
        srcdir=folder / "source",
        builddir=folder / "build",
        confoverrides={
            "extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_reader_theme"],
            "html_theme": "sphinx_reader_theme",
        },
    )
    app.build()
    whole = time.process_time() - begun
    files = sorted((Path(app.outdir) / search.FOLDER).glob("*.js"))
    app.cleanup()
    sizes = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    most = {
        part: max(size for name, size in sizes.items() if name.startswith(part)) / 1000
        for part in ("index", "words", "text")
    }
    print(
        f"{pages} pages: {spent:.2f} s of {whole:.1f} s ({spent / whole:.1%}), "
        f"{1000 * spent / pages:.2f} ms a page; {len(sizes)} files, "
        f"{sum(sizes.values()) / 1000:.0f} kB; index.js {most['index']:.1f} kB, "
        f"words at most {most['words']:.1f} kB, text at most {most['text']:.1f} kB"
    )


if __name__ == "__main__":
    main()
