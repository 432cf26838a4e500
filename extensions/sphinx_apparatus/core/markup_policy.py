"""Check that a contributed text is prose: nothing that runs, includes, embeds or reads files.

The text is parsed by the rules by which MyST will parse it (``myst_parser.parsers.mdit``), so that
nothing hides in a quotation, a list or a table. What is prose says
:mod:`sphinx_apparatus.core.contributed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.substitution import substitution_plugin

from sphinx_apparatus.core.contributed import (
    DIRECTIVES,
    ENTRY,
    LINKS,
    LIVE_SCHEMES,
    NO_PROSE,
    PROSE,
    ROLES,
    Policy,
)
from sphinx_apparatus.core.diagnostics import Problem, Remedy, SourceLocation, nearest, replaced
from sphinx_apparatus.core.letters import unseen

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
_MARKDOWN.validateLink = lambda url: True  # type: ignore[method-assign]  # all are judged here
_BLANKS = re.compile(r"[\s\x00-\x20]+")

_INVISIBLE = "the invisible sign U+{}"
_Found = tuple[int, int, str, str]
"""Line, column, what was found, and what to write instead."""


def check_prose(body: str, path: str, first_line: int, policy: Policy = ENTRY) -> list[Problem]:
    """Return one problem for each thing in the body that an entry, or a note, may not hold.

    ``first_line`` is the line of the file at which the body begins.
    """
    assert policy.markup is not None
    if len(body) > policy.most_signs:
        what = f"The {policy.what} has {len(body)} characters."
        hint = f"Keep it to {policy.most_signs}."
        return [Problem(SourceLocation(path, first_line), policy.markup, what, hint)]
    columns: dict[tuple[int, str, str], int] = {}  # what stands twice in a line is said once
    for line, column, what, hint in sorted(_problems(body, first_line, policy)):
        columns.setdefault((line, what, hint), column)
    lines = body.split("\n")
    return [
        Problem(
            SourceLocation(path, line, column),
            policy.markup,
            f"The {policy.what} holds {what}.",
            hint,
            _remedy(what, lines, line - first_line),
        )
        for (line, what, hint), column in columns.items()
    ]


def _remedy(what: str, lines: Sequence[str], at: int) -> Remedy | None:
    """Return the remedy of what stands in the line numbered ``at`` from 0, if there is one."""
    if sign := re.fullmatch(r"the invisible sign U\+([0-9A-F]+)", what):
        return Remedy(chr(int(sign[1], 16)), "")
    if role := re.fullmatch(r'the role "(.+)"', what):
        return replaced(f"{{{role[1]}}}", [f"{{{name}}}" for name in ROLES])
    return None


def is_blank(body: str) -> bool:
    """Return whether nothing of a body would be printed: it is empty, or holds only comments."""
    return all(token.type == "myst_line_comment" for token in _MARKDOWN.parse(body))


def _problems(body: str, first_line: int, policy: Policy) -> Iterator[_Found]:
    lines = body.split("\n")
    for number, text in enumerate(lines, first_line):
        for sign in unseen(text.replace("\t", " ").rstrip("\r")):
            yield (
                number,
                text.index(sign) + 1,
                _INVISIBLE.format(f"{ord(sign):04X}"),
                "Take it out.",
            )
    tokens = _MARKDOWN.parse(f"{body}\n\nThe end.")
    unclosed = tokens[-1].type == "fence"  # it holds the end, and all that follows
    for token in tokens[:-1] if unclosed else tokens:
        start = token.map[0] if token.map else 0
        yield from _problems_of(token, start, lines, first_line, policy)
        at = start
        for child in token.children or ():
            yield from _problems_of(child, at, lines, first_line, policy)
            at += child.type in ("softbreak", "hardbreak")
    if unclosed:
        line = first_line + (tokens[-1].map or [0])[0]
        yield line, 1, "a code block that is not closed", "Close it with the signs that open it."


def _problems_of(
    token: Token, at: int, lines: Sequence[str], first_line: int, policy: Policy
) -> Iterator[_Found]:
    """Yield what is wrong with a token that begins in the line numbered ``at`` from 0."""
    info = token.info.strip()
    line = first_line + at
    if token.type in ("fence", "colon_fence") and info.startswith("{"):
        if info == f"{{{info.strip('{}')}}}" and info.strip("{}") in policy.data:
            return
        if info.strip("{}") in DIRECTIVES and info == f"{{{info.strip('{}')}}}":
            yield from _problems(token.content, line + 1, policy)
        else:
            hint = "Write prose; directives are for the edition's own pages."
            yield line, 1, "a directive", hint
    elif token.type == "colon_fence":
        yield line, 1, "a directive", "Write prose; directives are for the edition's own pages."
    elif token.type == "link_open":
        yield from _problems_of_link(token, at, lines, first_line)
    elif token.type == "myst_role":
        name = token.meta["name"]
        if name not in ROLES:
            column = _column(lines, at, f"{{{name}}}")
            yield line, column, f'the role "{name}"', nearest(name, ROLES)
    elif token.type in NO_PROSE:
        needle = token.content if token.type == "html_inline" else "!["
        column = _column(lines, at, needle) if token.type in ("html_inline", "image") else 1
        yield line, column, NO_PROSE[token.type], "Write prose in Markdown."
    elif token.type not in PROSE and not token.type.startswith(_PARTS_OF_TABLES):
        yield line, 1, f"markup ({token.type})", "Write prose in Markdown."


_PARTS_OF_TABLES = ("table_", "thead_", "tbody_", "tr_", "th_", "td_", "heading_")


def _problems_of_link(
    token: Token, at: int, lines: Sequence[str], first_line: int
) -> Iterator[_Found]:
    target = str(token.attrGet("href") or "")
    plain = _BLANKS.sub("", target).lower()
    if plain.startswith(LINKS):
        return
    column = _column(lines, at, target) if target else 1
    hint = "Link to https addresses; refer to entries with {term}."
    live = next((scheme for scheme in LIVE_SCHEMES if plain.startswith(scheme)), None)
    what = f'a link with "{live}"' if live else f'a link to the file "{target}"'
    yield first_line + at, column, what, hint


def _column(lines: Sequence[str], at: int, needle: str) -> int:
    """Return the column of words in a line numbered from 0; 1 if they are written otherwise."""
    found = lines[at].find(needle.split("\n")[0]) if at < len(lines) else -1
    return max(found, 0) + 1
