"""What the editors wrote, read from the sources without the help of the extension."""

from __future__ import annotations

import re
import runpy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from edition_builds import ROOT

SOURCE = ROOT / "source"
PRIMARY = ("post", "thread")
_BLOCK = re.compile(r"^:::\{(annotation|intervention)\} (\S+)\n(.*?)^:::$", re.M | re.S)
_OPTION = re.compile(r"^:([a-z-]+):[ \t]*(.*)$")
_CITATION = re.compile(r"\{(?:foot)?cite(?::\w+)?\}`([^`]*)`")
_MARKUP = re.compile(
    r"\{(?:foot)?cite(?::\w+)?\}`[^`]*`"  # a citation
    r"|^```.*?^```$"  # a block of code
    r"|(?<!\})`[^`]*`"  # code
    r"|<[^>\s]+>|\]\([^)]*\)|https?://\S+"  # addresses
    r"|^:{3,}.*$|^:[a-z-]+:.*$"  # directives and their options
    r"|^%.*$",  # comments
    re.M | re.S,
)
_LATER = re.compile(r"^ *(`{3,}|:{3,})\{later\}\n(.*?)^ *\1$", re.M | re.S)
_ROLE = re.compile(r"\{(?:term|doc|abbr)\}`([^`<]*)(?:<[^`]*)?`")
_REFERENCE = re.compile(r"\{ref\}`[^`]*`")


@dataclass(frozen=True)
class Block:
    """A note or an intervention as it is written in a notes file."""

    text: str
    directive: str
    name: str
    options: dict[str, str]
    body: str

    @property
    def cites(self) -> tuple[str, ...]:
        """The sources named in the option and in the body."""
        return (*self.options.get("cite", "").split(), *citations(self.body))


@dataclass(frozen=True)
class Entry:
    """A glossary entry: its front matter and its definition."""

    slug: str
    data: dict[str, Any]
    body: str


@cache
def blocks(text: str) -> tuple[Block, ...]:
    """Return the notes and interventions on a text (``post`` or ``thread``) as written."""
    content = (SOURCE / f"{text}.notes.md").read_text("utf-8")
    found = tuple(_block(text, match) for match in _BLOCK.finditer(content))
    assert len(found) == len(re.findall(r"^:{3,}\{", content, re.M)), f"{text}.notes.md"
    return found


def _block(text: str, match: re.Match[str]) -> Block:
    options: dict[str, str] = {}
    lines = match[3].split("\n")
    while lines and (option := _OPTION.match(lines[0])):
        value = option[2].strip()
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
        options[option[1]] = value[1:-1] if quoted else value
        del lines[0]
    return Block(text, match[1], match[2], options, "\n".join(lines).strip())


@cache
def entries() -> dict[str, Entry]:
    """Return the glossary entries by their slugs."""
    found = {}
    for path in sorted((ROOT / "glossary").glob("*.md")):
        if path.stem != "index":
            _, matter, body = path.read_text("utf-8").split("---\n", 2)
            found[path.stem] = Entry(path.stem, yaml.safe_load(matter), body.strip())
    return found


@cache
def front_pages() -> dict[str, str]:
    """Return the editors' own pages by their names, front matter left out."""
    pages = {
        path.stem: path.read_text("utf-8")
        for path in sorted(SOURCE.glob("*.md"))
        if path.name.count(".") == 1 and path.stem not in PRIMARY
    }
    pages["index"] = (ROOT / "index.md").read_text("utf-8")
    return {
        name: re.sub(r"\A---\n.*?^---\n", "", text, flags=re.M | re.S)
        for name, text in pages.items()
    }


@cache
def sources() -> dict[str, str]:
    """Return the records of the bibliography by their keys."""
    text = (ROOT / "references.bib").read_text("utf-8")
    records = re.split(r"^(?=@)", text, flags=re.M)[1:]
    found = [(re.match(r"@\w+\{([^,\s]+),", record), record) for record in records]
    return {match[1]: record for match, record in found if match}


@cache
def configuration() -> dict[str, Any]:
    """Return what ``conf.py`` sets."""
    return runpy.run_path(str(ROOT / "conf.py"), {"tags": ()})  # as Sphinx runs it


def citations(text: str) -> list[str]:
    """Return the keys that a text cites, in order."""
    return [key.strip() for keys in _CITATION.findall(text) for key in keys.split(",")]


def prose(markdown: str) -> str:
    """Return the words of a text as read, without markup, code, addresses and citations."""
    text = _REFERENCE.sub("", _ROLE.sub(r"\1", _LATER.sub(r"\2", markdown)))
    return _MARKUP.sub("", text)


def known_then(markdown: str) -> str:
    """Return a text without what is marked as later."""
    return _LATER.sub("", markdown)


def words(text: str) -> list[str]:
    """Return the words of a text, numbers included, as one counts them."""
    return re.findall(r"[^\W_]+(?:[’'.,-][^\W_]+)*", text)


def all_prose() -> dict[str, str]:
    """Return all that the editors wrote, as read, by where it stands."""
    found = {f"note {b.name}": prose(b.body) for text in PRIMARY for b in blocks(text)}
    found |= {f"entry {e.slug}": f"{e.data['short']}\n{prose(e.body)}" for e in entries().values()}
    return found | {f"page {name}": prose(text) for name, text in front_pages().items()}


BLOCKS: tuple[Block, ...] = tuple(block for text in PRIMARY for block in blocks(text))
NOTES = tuple(block for block in BLOCKS if block.directive == "annotation")
INTERVENTIONS = tuple(block for block in BLOCKS if block.directive == "intervention")


def read(path: str | Path) -> str:
    """Return a file of the repository."""
    return (ROOT / path).read_text("utf-8")
