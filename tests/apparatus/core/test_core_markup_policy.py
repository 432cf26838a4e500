"""Prose: what an entry's body may hold, and what is refused wherever it hides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from core_samples import shown
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from sphinx_apparatus.core.contributed import ENTRY, NOTE, ROLES
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.markup_policy import check_prose

DIRECTIVE = "a directive"
ROLE = 'the role "download"'


def found(body: str) -> list[str]:
    """What is objected to, with the line, for a body that begins at line 10."""
    problems = check_prose(body, "glossary/bun.md", 10)
    assert {p.code for p in problems} <= {Code.ENTRY_CONTENT}
    assert {p.location.path for p in problems} <= {"glossary/bun.md"}
    assert all(p.hint for p in problems)
    return [f"{p.location.line} {p.found.removeprefix('The entry holds ')[:-1]}" for p in problems]


ALLOWED = {
    "paragraphs": "One paragraph.\n\nAnother, on\ntwo lines.\n",
    "emphasis": "*One* and **two** and `code`.",
    "lists": "- one\n- two\n\n  within\n\n1. first\n2. second\n",
    "quotation": "> A quotation\n> of two lines.\n",
    "code that looks like HTML": "`<script>` and `{raw}`\n",
    "links": "[a](https://example.org) <https://example.org/b> [c](mailto:a@example.org) [d](#e)",
    "links in capitals": "[a](HTTPS://example.org)",
    "link by reference": "See [the guild].\n\n[the guild]: https://example.org 'Title'\n",
    "citation": "It is so {cite:p}`guild1901,bake2020`, says {cite:t}`guild1901`.",
    "terms": "A {term}`bun`, a {ref}`p1`, a {doc}`/index`, {abbr}`BG (Bakers’ Guild)`.",
    "footnote": "Said so.[^1]\n\n[^1]: By the baker, {cite:p}`guild1901`.\n",
    "definition list": "Bun\n: Small bread.\n",
    "rule": "One.\n\n***\n\nTwo.\n",
    "typography": "“Curly” – dashes — and… spaces\u00a0here, Алматы, 北京, é, e\u0301.",
    "braces": "A {brace} and a {brace} `code` and \\{raw}`code`.",
    "entities": "R&D &amp; &lt;b&gt;",
    "comparison": "2 < 3 > 1",
    "remark": "% Not printed.\n\nProse.\n",
    "nothing": "",
}


@pytest.mark.parametrize("body", ALLOWED.values(), ids=ALLOWED)
def test_prose_passes(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize("role", sorted(ROLES))
def test_roles_of_prose_pass(role: str) -> None:
    assert found(f"A {{{role}}}`bun`.") == []


REFUSED = {
    # what runs, includes, embeds
    "directive": ("```{include} /etc/passwd\n```", "10 a directive"),
    "directive of tildes": ("~~~{include} /etc/passwd\n~~~", "10 a directive"),
    "directive with a space": ("``` {include} /etc/passwd\n```", "10 a directive"),
    "directive of colons": ("One.\n\n:::{include} /etc/passwd\n:::", "12 a directive"),
    "colons without braces": (":::note\nBun.\n:::", "10 a directive"),
    "directive in a quotation": ("> :::{include} /etc/passwd\n> :::", "10 a directive"),
    "directive in a list": ("- a\n\n  :::{raw} html\n  x\n", "12 a directive"),
    "directive deep in a list": ("- a\n  - b\n    - :::{raw} html\n", "12 a directive"),
    "directive in a footnote": (
        "[^1]\n\n[^1]: a\n\n    ```{raw} html\n    ```\n",
        "14 a directive",
    ),
    "directive in a definition": ("Bun\n: ```{raw} html\n  ```\n", "11 a directive"),
    "directive in a paragraph": ("One\n```{include} x\n```", "11 a directive"),
    "reStructuredText": ("```{eval-rst}\n.. include:: x\n```", "10 a directive"),
    "role": ("{download}`/etc/passwd`", f"10 {ROLE}"),
    "role on the second line": ("One\n{download}`/etc/passwd`", f"11 {ROLE}"),
    "role of two backticks": ("{download}``/etc/passwd``", f"10 {ROLE}"),
    "role closed by too many backticks": ("{download}`/etc/passwd``", f"10 {ROLE}"),
    "role in a link": ("[{download}`x`](https://example.org)", f"10 {ROLE}"),
    "role in emphasis": ("**a {download}`x`**", f"10 {ROLE}"),
    "role after a role": ("{term}`bun`{download}`x`", f"10 {ROLE}"),
    "role in a list": ("- a\n- {download}`x`", f"11 {ROLE}"),
    "role in a footnote": ("[^1]\n\n[^1]: {download}`x`", f"12 {ROLE}"),
    "role in a definition": ("Bun\n: {download}`x`", f"11 {ROLE}"),
    "substitution": ("A {{ bun }}.", "10 a substitution"),
    "substitution of a block": ("One.\n\n{{ bun }}\n", "12 a substitution"),
    # what is code or data
    "code": ("One.\n\n```\nconst bun\n```", "12 a code block"),
    "code in a language": ("```python\nbun = 1\n```", "10 a code block"),
    "code that is indented": ("One.\n\n    indented\n", "12 a code block"),
    "code that looks like a directive": ("````\n```{raw} html\n```\n````\n", "10 a code block"),
    "code in a quotation": ("> ```\n> code", "10 a code block"),
    "code in a list": ("- ```\n  code", "10 a code block"),
    "table": ("| a | b |\n|---|---|\n| 1 | {term}`bun` |\n", "10 a table"),
    "block break": ("One.\n\n+++\n\nTwo.", "12 a block break"),
    # HTML
    "HTML block": ("One.\n\n<script>alert(1)</script>", "12 raw HTML"),
    "HTML inline": ("One\ntwo <b>three</b>.", "11 raw HTML"),
    "HTML comment": ("<!-- one -->", "10 raw HTML"),
    "HTML comment inline": ("One <!-- two --> three.", "10 raw HTML"),
    # what belongs to the edition
    "heading": ("One.\n\n## Two\n", "12 a heading"),
    "heading underlined": ("Two\n---\n", "10 a heading"),
    "heading in a quotation": ("> # Two\n", "10 a heading"),
    "front matter": ("---\ntitle: x\n---\n", "11 a heading"),
    "image": ("One\n![two](three.png)", "11 an image"),
    "image by reference": ("![two]\n\n[two]: https://example.org/a.png\n", "10 an image"),
    "image in a link": ("[![a](b.png)](https://example.org)", "10 an image"),
    "target": ("(p3)=\nWords.", "10 a target"),
    # links
    "link to a file": ("[a](../conf.py)", '10 a link to the file "../conf.py"'),
    "link to an absolute file": ("[a](/etc/passwd)", '10 a link to the file "/etc/passwd"'),
    "link to another host": ("[a](//example.org)", '10 a link to the file "//example.org"'),
    "link to a scheme": ("[a](path:x.md)", '10 a link to the file "path:x.md"'),
    "link to an inventory": ("<inv:#index>", '10 a link to the file "inv:#index"'),
    "link to nothing": ("[a]()", '10 a link to the file ""'),
    "link by reference to a file": ("[a]\n\n[a]: conf.py", '10 a link to the file "conf.py"'),
    # signs
    "override": ("One\ntwo \u202ethree", "11 the invisible sign U+202E"),
    "zero width": ("a\u200bb", "10 the invisible sign U+200B"),
    "soft hyphen": ("a\u00adb", "10 the invisible sign U+00AD"),
    "byte order mark": ("\ufeffOne", "10 the invisible sign U+FEFF"),
    "control": ("a\x07b", "10 the invisible sign U+0007"),
    "null": ("a\x00b", "10 the invisible sign U+0000"),
    "line separator": ("a\u2028b", "10 the invisible sign U+2028"),
    "private use": ("a\ue000b", "10 the invisible sign U+E000"),
    "sign in code": ("`a\u202eb`", "10 the invisible sign U+202E"),
    "isolate without its end": ("a \u2067b", "10 the invisible sign U+2067"),
    "joiner in a Latin word": ("a\u200db", "10 the invisible sign U+200D"),
    # what swallows the rest
    "fence left open": ("One.\n\n```\nTwo.\n", "12 a code block that is not closed"),
    "fence of tildes left open": ("~~~\nTwo.\n~~\n", "10 a code block that is not closed"),
    "fence closed wrongly": ("````\nTwo.\n```\n", "10 a code block that is not closed"),
}


@pytest.mark.parametrize(("body", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_prose_is_refused(body: str, expected: str) -> None:
    assert found(body) == [expected]


@pytest.mark.parametrize(
    ("link", "scheme"),
    [
        ("[a](javascript:alert(1))", "javascript:"),
        ("[a](JavaScript:alert(1))", "javascript:"),
        ("[a](<java script:alert(1)>)", "javascript:"),
        ("[a](&#106;avascript:alert(1))", "javascript:"),
        ("[a](vbscript:x)", "vbscript:"),
        ("[a](file:///etc/passwd)", "file:"),
        ("<data:text/html,x>", "data:"),
        ("[a]\n\n[a]: javascript:alert(1)", "javascript:"),
        ("[a](blob:x)", "blob:"),
    ],
)
def test_no_link_leads_to_what_a_program_would_run(link: str, scheme: str) -> None:
    (said,) = found(link)
    assert said in (f'10 a link with "{scheme}"', '10 a link to the file "java%20script:alert(1)"')


def test_what_is_refused_has_its_column() -> None:
    body = "One <b>two</b>.\n\nSee {nil}`x`, ![p](q), [a](conf.py)."
    assert [str(p.location) for p in check_prose(body, "glossary/bun.md", 10)] == [
        *("glossary/bun.md:10:5", "glossary/bun.md:12:5"),
        *("glossary/bun.md:12:15", "glossary/bun.md:12:28"),
    ]


def test_a_body_has_room_for_a_page_and_no_more() -> None:
    (said,) = check_prose("a" * (ENTRY.most_signs + 1), "glossary/bun.md", 10)
    assert str(said) == "The entry has 32769 characters. Keep it to 32768."
    assert check_prose("a" * ENTRY.most_signs, "glossary/bun.md", 10) == []


def test_a_note_is_held_to_the_same_rules_under_its_own_name() -> None:
    (said,) = check_prose("<b>", "post.notes.md", 10, NOTE)
    assert (said.code, said.found) == (Code.NOTE_CONTENT, "The note holds raw HTML.")


def test_everything_is_reported_once_in_order() -> None:
    body = "# One\n\n<b>two</b> <i>three</i>\n\n![four](five.png)\n{raw}`six`\n"
    assert found(body) == [
        "10 a heading",
        "12 raw HTML",
        "14 an image",
        '15 the role "raw"',
    ]


def test_a_misspelt_role_is_told_the_right_one() -> None:
    assert shown(check_prose("{trem}`bun`", "glossary/bun.md", 4)) == [
        'glossary/bun.md:4:1: The entry holds the role "trem". Did you mean "term"? [entry-content]'
    ]


# Against MyST itself

MYST = create_md_parser(MdParserConfig(enable_extensions={"colon_fence", "deflist"}), RendererHTML)
DANGEROUS = {"html_block", "html_inline", "heading_open", "image", "colon_fence", "myst_target"}
PIECES = [
    *("{download}`x`", "{raw}``y``", "`", "``", "{", "}", "\\", "a", " ", "\n", "\n", "\n\n"),
    *("> ", "- ", "1. ", "    ", "  ", "\t", ": ", "| a | b |\n|---|---|\n| ", " | ", "[^1]: "),
    *("[^1]", ":::{raw} html", ":::", "```{raw} html", "```", "~~~", "<b>", "<!--", "-->"),
    *("![a](b)", "[a](b.md)", "[a]: b.md", "(t)=", "# ", "---", "% ", "{{", "}}", "*", "&lt;"),
]


def dangers(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in DANGEROUS or (token.type == "fence" and token.info.strip()[:1] == "{"):
            yield token.type
        if token.type == "myst_role" and token.meta["name"] not in ROLES:
            yield token.meta["name"]
        if token.type == "link_open" and not str(token.attrGet("href")).startswith(("http", "#")):
            yield "link"
        yield from dangers(token.children or [])


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_nothing_that_myst_would_run_slips_through(body: str) -> None:
    """The heading goes before, as it does when the entry is rendered."""
    if list(dangers(MYST.parse(f"# Bun\n```{{entry-head}}\n```\n{body}")[4:])):
        assert found(body)


def test_an_entry_may_set_apart_what_became_known_later() -> None:
    body = "Then.\n\n```{later}\nNow, with {cite:p}`x`.\n```\n\n:::{later}\nAnd now.\n:::\n"
    assert check_prose(body, "glossary/bun.md", 12) == []


def test_what_stands_in_it_is_checked_as_well() -> None:
    body = "Then.\n\n```{later}\nNow <b>bold</b>.\n\n{raw}`x`\n```\n"
    assert [str(p.location) for p in check_prose(body, "glossary/bun.md", 12)] == [
        "glossary/bun.md:15:5",
        "glossary/bun.md:17:1",
    ]
