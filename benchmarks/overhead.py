"""How much longer does a build take with the apparatus than without?

    python benchmarks/overhead.py [--pages 400] [--terms 200] [--rounds 5] [--only large|edition]

Two projects are built with plain Sphinx (theme ``basic``, one process), with our extensions and
without: this edition, its notes turned into ordinary footnotes for the build without; and a
generated one of many pages that mention many terms. Builds alternate, and the figure to quote is
the median of the ratios within rounds. Times are processor seconds of the whole process, which
waiting for a busy machine does not lengthen.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAIN = """
project = "benchmark"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex"{more}]
html_theme = "basic"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_footnote_transition = False
bibtex_bibfiles = ["references.bib"]
exclude_patterns = ["**.notes.md"]
suppress_warnings = ["myst", "toc", "ref", "bibtex"]
{settings}
"""
OURS = ', "sphinx_apparatus"'
EDITION = """
apparatus_witnesses = ["source/witness/provenance.yml"]
apparatus_registry = "source/passages.json"
apparatus_contributors = "contributors.yml"
bibtex_reference_style = bibtex_default_style = "apparatus"
exclude_patterns = ["source/witness/**", "**.notes.md"]
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--terms", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["large", "edition"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch)
        if options.only != "large":
            with_ours, without = base / "edition-with", base / "edition-without"
            copy_edition(with_ours)
            copy_edition(without)
            flatten_edition(without)
            compare("this edition", with_ours, without, options.rounds)
        if options.only != "edition":
            with_ours, without = base / "large-with", base / "large-without"
            generate(with_ours, options.pages, options.terms, ours=True)
            generate(without, options.pages, options.terms, ours=False)
            name = f"{options.pages} pages, {options.terms} terms"
            compare(name, with_ours, without, options.rounds)


def compare(name: str, with_ours: Path, without: Path, rounds: int) -> None:
    """Build the two projects in turn and print the median ratio of their times."""
    pairs = [(build(with_ours), build(without)) for _ in range(rounds)]
    ratios = [ours / plain for ours, plain in pairs]
    print(
        f"{name}: {statistics.median(ratios):.2f} times plain Sphinx "
        f"(from {min(ratios):.2f} to {max(ratios):.2f}; medians "
        f"{statistics.median(o for o, _ in pairs):.1f} s and "
        f"{statistics.median(p for _, p in pairs):.1f} s of {rounds} rounds)"
    )


def build(project: Path) -> float:
    """Return the processor seconds of a clean build, the whole process counted."""
    shutil.rmtree(project / "out", ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "out"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{project.name} does not build:\n{done.stderr[:2000]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copy_edition(target: Path) -> None:
    """Copy the edition's sources, with a configuration for the basic theme."""
    for folder in ("source", "glossary"):
        shutil.copytree(ROOT / folder, target / folder)
    for file in ("index.md", "references.bib", "contributors.yml"):
        shutil.copy(ROOT / file, target / file)
    (target / "conf.py").write_text(PLAIN.format(more=OURS, settings=EDITION), encoding="utf-8")


def flatten_edition(project: Path) -> None:
    """Turn the edition into what plain Sphinx can read: headings, and footnotes at their places."""
    (project / "conf.py").write_text(PLAIN.format(more="", settings=""), encoding="utf-8")
    for text in ("post", "thread"):
        path = project / "source" / f"{text}.md"
        notes = (project / "source" / f"{text}.notes.md").read_text(encoding="utf-8")
        words = re.sub(r":::\{include\}.*?:::", "", path.read_text(encoding="utf-8"), flags=re.S)
        words = re.sub(r"^:{3,4}\{comment\} (\w+)$", r"## \1", words, flags=re.M)
        words = re.sub(
            r"^:(byline|speaker|certainty|evidence|reply-to|quotes):.*\n", "", words, flags=re.M
        )
        words = re.sub(r"^:{3,4}.*$", "", words, flags=re.M)
        blocks = re.findall(r":::\{\w+\} ([\w-]+)\n(.*?)\n:::", notes, flags=re.S)
        foot: list[str] = []
        for name, block in blocks:
            options = dict(re.findall(r"^:([\w-]+): (.*)$", block, flags=re.M))
            body = block.split("\n\n", 1)[1] if "\n\n" in block else "A slip."
            body = re.sub(r"\{ref\}`[^`]*`", "there", body)
            cite = ",".join(options.get("cite", "").split())
            cited = f" {{cite:p}}`{cite}`" if cite else ""
            foot.append(f"[^{name}]: " + body.replace("\n\n", "\n\n    ") + cited)
            quote = options.get("quote", "")
            if quote and quote in words:
                words = words.replace(quote, f"{quote}[^{name}]", 1)
        path.write_text(words + "\n\n" + "\n\n".join(foot) + "\n", encoding="utf-8")
    for path in (project / "glossary").glob("*.md"):
        content = path.read_text(encoding="utf-8")
        if content.startswith("---"):
            matter, body = content[4:].split("\n---", 1)
            title = re.search(r"^title: (.*)$", matter, flags=re.M)
            short = re.search(r"^short: (.*)$", matter, flags=re.M)
            assert title and short
            keys = re.search(r"^sources: \[(.*)\]$", matter, flags=re.M)
            assert keys
            sources = "Sources: {cite:p}`" + keys[1].replace(" ", "") + "`"
            plain = f"# {title[1]}\n\n{short[1]}\n\n{body}\n\n{sources}\n"
            path.write_text(plain, encoding="utf-8")
    for path in project.rglob("*.md"):
        content = path.read_text(encoding="utf-8")
        content = re.sub(r"^:::\{[\w-]+\}\n:::$", "", content, flags=re.M)
        path.write_text(re.sub(r"\{(ref|term)\}`([^`<]*)`", r"\2", content), encoding="utf-8")


def generate(project: Path, pages: int, terms: int, *, ours: bool) -> None:
    """Write a project of many pages whose words mention many terms."""
    chance = random.Random(1)
    letters = "bcdfglmnprstv", "aeiou"
    words = sorted({"".join(chance.choice(letters[n % 2]) for n in range(7)) for _ in range(4000)})
    chance.shuffle(words)
    heads, plain = words[:terms], words[terms:]

    def paragraph(length: int) -> str:
        picked = [
            chance.choice(heads) if chance.random() < 0.03 else chance.choice(plain)
            for _ in range(length)
        ]
        return " ".join(picked).capitalize() + "."

    (project / "pages").mkdir(parents=True)
    (project / "glossary").mkdir()
    settings = PLAIN.format(more=OURS if ours else "", settings="")
    (project / "conf.py").write_text(settings, encoding="utf-8")
    (project / "references.bib").write_text(
        "@misc{src, author={Writer, A.}, title={Work}, year={2020}}\n", encoding="utf-8"
    )
    toctree = "```{toctree}\n:glob:\n:hidden:\n\npages/*\nglossary/*\n```\n"
    index = "# Home\n\n" + " ".join(heads) + "\n\n" + toctree + "\n```{bibliography}\n```\n"
    (project / "index.md").write_text(index, encoding="utf-8")
    for number in range(pages):
        parts = [f"# Page {number}", *(paragraph(90) for _ in range(4))]
        parts += ["## More", *(paragraph(90) for _ in range(4)), "See {cite:p}`src`."]
        path = project / "pages" / f"page{number:03}.md"
        path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    for head in heads:
        body = f"{paragraph(60)} {{cite:p}}`src`\n"
        matter = (
            f"---\ntitle: {head}\nkind: concept\nshort: A thing.\nsources: [src]\n"
            "authors: [nobody]\ncreated: 2020-01-01\n---\n"
        )
        sources = "Sources: {cite:p}`src`\n"
        content = matter + body if ours else f"# {head}\n\nA thing.\n\n{body}\n{sources}"
        (project / "glossary" / f"{head}.md").write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
