"""Check that a contributed body is prose: nothing that runs, includes, embeds or reads files.

The body is parsed by the rules by which MyST will parse it (``myst_parser.parsers.mdit``), so that
nothing hides in a quotation, a list or a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.substitution import substitution_plugin

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation, nearest

_MARKDOWN = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(myst_block_plugin)
    .use(myst_role_plugin)
    .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    .use(colon_fence_plugin)
    .use(deflist_plugin)
    .use(substitution_plugin)
)
ROLES = frozenset(
    {
        "cite",
        "cite:p",
        "cite:t",
        "cite:ps",
        "cite:ts",
        "term",
        "ref",
        "doc",
        "lang",
        "abbr",
        "sub",
        "sup",
    }
)
LATER = "{later}"
"""The one directive that an entry may hold; what stands in it must be prose as well."""
_SAFE_LINK = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
_REFUSED = {
    "html_block": "raw HTML",
    "html_inline": "raw HTML",
    "heading_open": "a heading",
    "image": "an image",
    "myst_target": "a target",
    "substitution_block": "a substitution",
    "substitution_inline": "a substitution",
}


def check_prose(body: str, path: str, first_line: int) -> list[Problem]:
    """Return one problem for each thing in the body that an entry may not hold.

    ``first_line`` is the line of the file at which the body begins.
    """
    return [
        Problem(SourceLocation(path, line), Code.ENTRY_CONTENT, f"The entry holds {what}.", hint)
        for line, what, hint in sorted(set(_problems(body, first_line)))
    ]


def unseen(text: str) -> list[str]:
    """Return the invisible characters of a text: control, format, private-use, separators."""
    return sorted({sign for sign in text if unicodedata.category(sign) in _UNSEEN})


def _problems(body: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    for number, text in enumerate(body.split("\n"), first_line):
        for sign in unseen(text):
            if sign not in "\t\r":
                yield number, f"the invisible sign U+{ord(sign):04X}", "Take it out."
    tokens = _MARKDOWN.parse(f"{body}\n\nThe end.")
    for token in tokens:
        line = first_line + (token.map[0] if token.map else 0)
        yield from _problems_of(token, line)
        for child in token.children or ():
            yield from _problems_of(child, line)
            line += child.type in ("softbreak", "hardbreak")
    if tokens[-1].type == "fence" and tokens[-1].map:  # it holds the end, and all that follows
        line = first_line + tokens[-1].map[0]
        yield line, "a code block that is not closed", "Close it with the signs that open it."


def _problems_of(token: Token, line: int) -> Iterator[tuple[int, str, str]]:
    if token.type in _REFUSED:
        yield line, _REFUSED[token.type], "Write prose in Markdown."
    directive = token.type == "fence" and token.info.strip().startswith("{")
    if (directive or token.type == "colon_fence") and token.info.strip() == LATER:
        yield from _problems(token.content, line + 1)
    elif directive or token.type == "colon_fence":
        yield line, "a directive", "Write prose; directives are for the edition's own pages."
    if token.type == "link_open":
        target = str(token.attrGet("href") or "")
        if not _SAFE_LINK.match(target):
            hint = "Link to https addresses; refer to entries with {term}."
            yield line, f'a link to the file "{target}"', hint
    if token.type == "myst_role" and token.meta["name"] not in ROLES:
        yield line, f'the role "{token.meta["name"]}"', nearest(token.meta["name"], ROLES)
