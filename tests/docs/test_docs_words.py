"""The project uses its own words, and none that it has given up.

Looked through are the names, docstrings and comments of the packages, the comments of their style
sheets and scripts, the names of the tests, and the documentation. The words are listed in
``docs/words.toml``, and printed on the page “Words”.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docs_building import DOCS, ROOT

EXTENSIONS = ROOT / "extensions"
WORDS = tomllib.loads((DOCS / "words.toml").read_text("utf-8"))
UNWANTED: list[dict[str, Any]] = WORDS["unwanted"]
COMMENTS = {
    ".css": r"/\*.*?\*/",
    ".js": r"/\*.*?\*/|(?<!:)//[^\n]*",
    ".typ": r"/\*.*?\*/|(?<!:)//[^\n]*",
    ".sty": r"(?<!\\)%[^\n]*",
}
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(DOCS.rglob("*.md")),
]
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)


@dataclass
class Written:
    """The names of a file, and its prose, each with its line."""

    names: list[tuple[int, str]] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)


def names_in(path: Path, module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of all that a module defines, its own name first."""
    yield 1, path.stem
    for node in ast.walk(module):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr


def docstrings_in(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of the docstrings, also of those below constants and fields."""
    for node in ast.walk(module):
        body = getattr(node, "body", None)
        for part in body if isinstance(body, list) else ():
            value = part.value if isinstance(part, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield part.lineno, value.value


def comments_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the comments of a module."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def matches(pattern: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of what a pattern finds."""
    for found in re.finditer(pattern, text, re.DOTALL):
        yield text.count("\n", 0, found.start()) + 1, found[0]


def prose_of_markdown(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the lines of a document, without code."""
    without_code = _CODE.sub(lambda code: "\n" * code[0].count("\n"), text)
    yield from enumerate(without_code.splitlines(), 1)


@cache
def read(path: str, text: str) -> Written:
    """Return what a file of the packages or of the documentation says."""
    suffix = Path(path).suffix
    if suffix == ".md":
        return Written(prose=list(prose_of_markdown(text)))
    if suffix in COMMENTS:
        return Written(prose=list(matches(COMMENTS[suffix], text)))
    module = ast.parse(text)
    names = list(names_in(Path(path), module))
    return Written(names, [*docstrings_in(module), *comments_in(text)])


def parts_of(name: str) -> set[str]:
    return {part.lower() for part in _PART.findall(name)}


def words_of(text: str, phrases: list[str]) -> set[str]:
    """Return the words of a text in lower case, without those of phrases."""
    text = " ".join(text.lower().split())
    for phrase in phrases:
        text = text.replace(phrase, "")
    return set(re.findall(r"[a-z]+", text))


def used(text: str, path: str, unwanted: dict[str, Any]) -> list[str]:
    """Return where a file uses unwanted words, in lines for whoever has to change them."""
    written, listed = read(path, text), set(unwanted["words"])
    phrases: list[str] = unwanted.get("phrases", [])
    found = [
        f"{path}:{line}: the name {name!r}; write {unwanted['instead']}"
        for line, name in written.names
        if parts_of(name) & listed
    ]
    return found + [
        f"{path}:{line}: {', '.join(words_of(text, phrases) & listed)}; write {unwanted['instead']}"
        for line, text in written.prose
        if words_of(text, phrases) & listed
    ]


@pytest.mark.parametrize("unwanted", UNWANTED, ids=lambda unwanted: unwanted["words"][0])
def test_no_name_docstring_or_comment_has_an_unwanted_word(unwanted: dict[str, Any]) -> None:
    found: list[str] = []
    meant: dict[str, str] = unwanted.get("meant", {})
    for path in sorted(EXTENSIONS.rglob("*")):
        if path.suffix not in {".py", *COMMENTS}:
            continue
        name = path.relative_to(EXTENSIONS).as_posix()
        uses = used(path.read_text("utf-8"), name, unwanted)
        if name in meant:
            assert uses, f"words.toml: {name} no longer uses {unwanted['words'][0]!r}"
        else:
            found += uses
    assert found == []


@pytest.mark.parametrize(
    "unwanted",
    [unwanted for unwanted in UNWANTED if unwanted.get("in") != "code"],
    ids=lambda unwanted: unwanted["words"][0],
)
def test_no_document_has_an_unwanted_word(unwanted: dict[str, Any]) -> None:
    found: list[str] = []
    for path in DOCUMENTS:
        found += used(path.read_text("utf-8"), path.relative_to(ROOT).as_posix(), unwanted)
    assert found == []


def test_no_name_of_a_test_has_an_unwanted_word() -> None:
    listed = {word for unwanted in UNWANTED for word in unwanted["words"]}
    names = {
        (path.name, name)
        for path in (ROOT / "tests").glob("[!n]*/**/test_*.py")  # not of node_modules
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(names) > 500
    assert [name for name in sorted(names) if parts_of(name[1]) & listed] == []


def test_exceptions_get_no_more_and_say_why() -> None:
    reasons = [reason for unwanted in UNWANTED for reason in unwanted.get("meant", {}).values()]
    assert len(reasons) <= 7
    assert all(len(reason.split()) >= 3 for reason in reasons)


def test_no_word_is_both_wanted_and_unwanted() -> None:
    wanted = {word for subject in WORDS["means"].values() for word in subject}
    assert not wanted & {word for unwanted in UNWANTED for word in unwanted["words"]}


def test_the_search_finds_words_wherever_they_stand() -> None:
    unwanted = {"words": ["anchor", "anchors"], "instead": "label", "phrases": ["at anchor"]}
    sources = {
        "anchors.py": "",
        "a.py": "class PageAnchor: ...",
        "b.py": "def f(anchor_of): ...",
        "c.py": "x = 1\n'''What an anchor is.'''",
        "d.py": "for anchors in (): ...",
        "e.py": "class A:\n    def f(self):\n        '''Anchor it.'''",
        "f.py": "self.ANCHOR = 1",
        "g.py": "x = 1  # an anchor",
        "a.css": "a { color: red } /* An\nanchor. */",
        "a.typ": "#let x = 1 // an anchor",
        "a.md": "```text\nan anchor\n```\n\nAn anchor, not `anchor`.",
    }
    for path, text in sources.items():
        assert len(used(text, path, unwanted)) == 1, path
    assert used(sources["a.md"], "a.md", unwanted)[0].startswith("a.md:5:")
    assert used("'anchor' + '# anchor'\nanchorage = 'an anchor'", "h.py", unwanted) == []
    assert used("'''Ships at\n    anchor.'''", "i.py", unwanted) == []
    assert used("https://anchor.example {}", "b.css", unwanted) == []
