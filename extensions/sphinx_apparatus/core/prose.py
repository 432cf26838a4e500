"""Check that a contributed body is prose: nothing that runs, includes, embeds or reads files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinx_apparatus.diagnostics import Code, Place, Problem, nearest

_MARKDOWN = MarkdownIt("commonmark", {"html": True})
ROLES = frozenset(
    {"cite", "cite:p", "cite:t", "cite:ps", "cite:ts", "term", "ref", "doc", "abbr", "sub", "sup"}
)
_ROLE = re.compile(r"\{([^{}\s]+)\}$")
_SAFE_LINK = re.compile(r"^(https?://|mailto:|#)")
_COLON_FENCE = re.compile(r"^ {0,3}:{3,}\s*\{")
_REFUSED = {
    "html_block": "raw HTML",
    "html_inline": "raw HTML",
    "heading_open": "a heading",
    "image": "an image",
}


def check_prose(body: str, path: str, first_line: int) -> list[Problem]:
    """Return one problem for each thing in the body that an entry may not hold.

    ``first_line`` is the line of the file at which the body begins.
    """
    return [
        Problem(Place(path, line), Code.ENTRY_CONTENT, f"The entry holds {what}.", hint)
        for line, what, hint in sorted(set(_objections(body, first_line)))
    ]


def _objections(body: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    for number, text in enumerate(body.split("\n"), first_line):
        if _COLON_FENCE.match(text):
            yield number, "a directive", "Write prose; directives are for the edition's own pages."
        hidden = {c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c not in "\t\r"}
        for sign in hidden:
            yield number, f"the invisible sign U+{ord(sign):04X}", "Take it out."
    for token in _MARKDOWN.parse(body):
        line = first_line + (token.map[0] if token.map else 0)
        yield from _objections_to(token, line)
        for child in token.children or ():
            yield from _objections_to(child, line)
        yield from _roles(token.children or [], line)


def _objections_to(token: Token, line: int) -> Iterator[tuple[int, str, str]]:
    if token.type in _REFUSED:
        yield line, _REFUSED[token.type], "Write prose in Markdown."
    if token.type == "fence" and token.info.strip().startswith("{"):
        yield line, "a directive", "Write prose; directives are for the edition's own pages."
    if token.type == "link_open":
        target = str(token.attrGet("href") or "")
        if not _SAFE_LINK.match(target):
            hint = "Link to https addresses; refer to entries with {term}."
            yield line, f'a link to the file "{target}"', hint


def _roles(children: list[Token], line: int) -> Iterator[tuple[int, str, str]]:
    for before, code in pairwise(children):
        if before.type == "text" and code.type == "code_inline":
            match = _ROLE.search(before.content)
            if match and match[1] not in ROLES:
                yield line, f'the role "{match[1]}"', nearest(match[1], ROLES)
