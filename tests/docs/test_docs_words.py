"""Names and docstrings of the packages use the words of the project, and none that it has given up.

Both are listed in ``docs/words.toml``, and printed on the page “Words”.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docs_building import DOCS, ROOT

EXTENSIONS = ROOT / "extensions"
WORDS = tomllib.loads((DOCS / "words.toml").read_text("utf-8"))
UNWANTED: list[dict[str, Any]] = WORDS["unwanted"]
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


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


def parts_of(name: str) -> set[str]:
    return {part.lower() for part in _PART.findall(name)}


def words_of(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Za-z]+", text)}


def used(text: str, path: str, unwanted: dict[str, Any]) -> list[str]:
    """Return where a module uses unwanted words, in lines for whoever has to change them."""
    module = ast.parse(text)
    listed = set(unwanted["words"])
    found = [
        f"{path}:{line}: the name {name!r}; write {unwanted['instead']}"
        for line, name in names_in(Path(path), module)
        if parts_of(name) & listed
    ]
    if unwanted.get("in") != "names":
        found += [
            f"{path}:{line}: {', '.join(words_of(text) & listed)}; write {unwanted['instead']}"
            for line, text in docstrings_in(module)
            if words_of(text) & listed
        ]
    return found


@pytest.mark.parametrize("unwanted", UNWANTED, ids=lambda unwanted: unwanted["words"][0])
def test_no_name_and_no_docstring_has_an_unwanted_word(unwanted: dict[str, Any]) -> None:
    found: list[str] = []
    meant: dict[str, str] = unwanted.get("meant", {})
    for path in sorted(EXTENSIONS.rglob("*.py")):
        name = path.relative_to(EXTENSIONS).as_posix()
        uses = used(path.read_text("utf-8"), name, unwanted)
        if name in meant:
            assert uses, f"words.toml: {name} no longer uses {unwanted['words'][0]!r}"
        else:
            found += uses
    assert found == []


def test_exceptions_get_no_more_and_say_why() -> None:
    reasons = [reason for unwanted in UNWANTED for reason in unwanted.get("meant", {}).values()]
    assert len(reasons) <= 7
    assert all(len(reason.split()) >= 3 for reason in reasons)


def test_no_word_is_both_wanted_and_unwanted() -> None:
    wanted = {word for subject in WORDS["means"].values() for word in subject}
    assert not wanted & {word for unwanted in UNWANTED for word in unwanted["words"]}


def test_the_search_finds_words_wherever_they_stand() -> None:
    unwanted = {"words": ["anchor", "anchors"], "instead": "label"}
    sources = {
        "anchors.py": "",
        "a.py": "class PageAnchor: ...",
        "b.py": "def f(anchor_of): ...",
        "c.py": "x = 1\n'''What an anchor is.'''",
        "d.py": "for anchors in (): ...",
        "e.py": "class A:\n    def f(self):\n        '''Anchor it.'''",
        "f.py": "self.ANCHOR = 1",
    }
    for path, text in sources.items():
        assert len(used(text, path, unwanted)) == 1, path
    assert used("'anchor' + 'x'  # an anchor\nanchorage = 'an anchor'", "g.py", unwanted) == []
    assert used("'''An anchor.'''", "h.py", unwanted | {"in": "names"}) == []
