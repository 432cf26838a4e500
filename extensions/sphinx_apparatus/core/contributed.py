"""What a contributed file may hold: one table for entries, notes and records.

All of these come from anyone. A file that breaks its policy is refused before it is parsed by
anything else, with a message that says where and what to write instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_apparatus.core.diagnostics import Code

_KIB = 1024


@dataclass(frozen=True)
class Policy:
    """What one kind of contributed file may hold.

    ``what`` is how messages call the thing. A file has at most ``most_bytes``, one text in it (a
    definition, the text of a note) at most ``most_signs`` characters. ``markup`` is the code of
    markup that is refused; where it is None, the file is data and its values are plain text.
    ``refused`` is the code of a file that cannot be read at all; ``data`` are the directives that
    hold data, which are no prose and checked where they are read. ``file`` is how messages call
    the file, where that is not ``what``.
    """

    what: str
    refused: Code
    most_bytes: int
    most_signs: int = 0
    markup: Code | None = None
    data: frozenset[str] = frozenset()
    file: str = ""


ENTRY = Policy("entry", Code.FILE_REFUSED, 64 * _KIB, 32 * _KIB, Code.ENTRY_CONTENT)
NOTE = Policy(
    "note",
    Code.FILE_REFUSED,
    2048 * _KIB,
    16 * _KIB,
    Code.NOTE_CONTENT,
    frozenset({"positions"}),
)
CONTRIBUTORS = Policy("file of contributors", Code.CONTRIBUTOR_UNKNOWN, 128 * _KIB)
LEDGER = Policy(
    "prose of a claim",
    Code.LEDGER_INVALID,
    2048 * _KIB,
    8 * _KIB,
    Code.LEDGER_INVALID,
    file="ledger",
)
PROVENANCE = Policy("record", Code.PROVENANCE_INVALID, 64 * _KIB, file="file")
WAIVERS = Policy("file of waivers", Code.WAIVER_INVALID, 128 * _KIB)
WITHDRAWN = Policy("file of withdrawn notes", Code.WITHDRAWN_INVALID, 128 * _KIB)
REGISTRY = Policy("registry", Code.REGISTRY_INVALID, 16 * 1024 * _KIB)

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
"""The roles that entries and notes may use."""

DIRECTIVES = frozenset({"later"})
"""The directives that entries and the texts of notes may hold; what stands in them is prose too."""

PROSE = frozenset(
    {
        *("inline", "text", "text_special", "softbreak", "hardbreak", "code_inline"),
        *("paragraph_open", "paragraph_close", "em_open", "em_close", "strong_open"),
        *("strong_close", "link_open", "link_close", "myst_role", "myst_line_comment", "hr"),
        *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
        *("list_item_open", "list_item_close", "blockquote_open", "blockquote_close"),
        *("dl_open", "dl_close", "dt_open", "dt_close", "dd_open", "dd_close"),
        *("footnote_ref", "footnote_anchor", "footnote_reference_open"),
        *("footnote_reference_close", "footnote_block_open", "footnote_block_close"),
        *("footnote_open", "footnote_close"),
    }
)
"""The tokens of markdown-it and its plugins that are prose; all others are refused."""

NO_PROSE = {
    "html_block": "raw HTML",
    "html_inline": "raw HTML",
    "heading_open": "a heading",
    "image": "an image",
    "myst_target": "a target",
    "myst_block_break": "a block break",
    "substitution_block": "a substitution",
    "substitution_inline": "a substitution",
    "fence": "a code block",
    "code_block": "a code block",
    "table_open": "a table",
}
"""What messages call the tokens that are refused."""

LINKS = ("https://", "http://", "mailto:", "#")
"""How the target of a link begins."""

LIVE_SCHEMES = ("javascript:", "vbscript:", "data:", "file:", "blob:")
"""Targets of links that a reading program may run or open."""
