"""Hostile and broken files of contributors, with what is said of each.

``PWN`` stands in all that would run, be read, or be shown if a file were not refused: it must not
be found in anything that is built. What is said begins with line and column, and the code.
"""

from __future__ import annotations

MARK = "PWN"
FRONT = {
    "title": "",
    "kind": "concept",
    "short": "An invented thing.",
    "sources": "[moss2020ovens]",
    "authors": "[editors]",
    "created": "2026-01-05",
}


def word(number: int) -> str:
    """Return the headword of an entry: an invented word, which a page of the edition mentions."""
    return "quorn" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")


def entry(number: int, body: str = "Prose.", **front: str) -> str:
    """Return the text of an entry; a key of the front matter that is empty is left out."""
    values = {**FRONT, "title": word(number), **{k.replace("_", "-"): v for k, v in front.items()}}
    lines = [f"{key}: {value}" for key, value in values.items() if value]
    return "\n".join(["---", *lines, "---", "", body, ""])


BOMB = "\n".join(
    ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
    + [
        f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    + ["title: *i"]
)

BODIES: list[tuple[str, str, str]] = [
    ("script", "<script>PWN(1)</script>", "10:1 entry-content The entry holds raw HTML."),
    (
        "event handler",
        "An <img src=x onerror=PWN(1)>.",
        "10:4 entry-content The entry holds raw HTML.",
    ),
    ("SVG", "<svg onload=PWN(1)></svg>", "10:1 entry-content The entry holds raw HTML."),
    (
        "frame",
        "<iframe src='javascript:PWN(1)'></iframe>",
        "10:1 entry-content The entry holds raw HTML.",
    ),
    ("HTML comment", "So <!-- PWN --> it is.", "10:4 entry-content The entry holds raw HTML."),
    (
        "HTML style",
        "<style>@import 'https://example.org/PWN'</style>",
        "10:1 entry-content The entry holds raw HTML.",
    ),
    (
        "HTML link",
        "A <a href='javascript:PWN(1)'>b</a>.",
        "10:3 entry-content The entry holds raw HTML.",
    ),
    (
        "HTML in a list",
        "- one\n- <b onclick=PWN()>two</b>",
        "11:3 entry-content The entry holds raw HTML.",
    ),
    (
        "HTML in a quotation",
        "> <object data=PWN></object>",
        "10:3 entry-content The entry holds raw HTML.",
    ),
    (
        "HTML in a definition",
        "One\n: <embed src=PWN>",
        "11:1 entry-content The entry holds raw HTML.",
    ),
    ("processing instruction", "<?php PWN ?>", "10:1 entry-content The entry holds raw HTML."),
    ("declaration", "<!DOCTYPE PWN>", "10:1 entry-content The entry holds raw HTML."),
    ("CDATA", "<![CDATA[PWN]]>", "10:1 entry-content The entry holds raw HTML."),
    (
        "raw",
        "```{raw} html\n<script>PWN(1)</script>\n```",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "raw of LaTeX",
        ":::{raw} latex\n\\input{/etc/passwd}PWN\n:::",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "raw of Typst",
        '```{raw} typst\n#read("/etc/passwd") PWN\n```',
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "include",
        "```{include} /contributors.yml\n```\nPWN",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "literal include",
        ":::{literalinclude} /conf.py\n:::\nPWN",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "reStructuredText",
        "```{eval-rst}\n.. raw:: html\n\n   PWN\n```",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "figure",
        ":::{figure} https://example.org/PWN.png\n:::",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "code directive",
        "```{code-block} python\nPWN\n```",
        "10:1 entry-content The entry holds a directive.",
    ),
    ("mathematics", "```{math}\nPWN\n```", "10:1 entry-content The entry holds a directive."),
    (
        "table of contents",
        "```{toctree}\nPWN\n```",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "annotation in an entry",
        ":::{annotation} a\nPWN\n:::",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "head of an entry",
        "```{entry-head}\n```\nPWN",
        "10:1 entry-content The entry holds a directive.",
    ),
    ("listing", ":::{contributors}\n:::\nPWN", "10:1 entry-content The entry holds a directive."),
    (
        "directive in later",
        "::::{later}\nSo.\n\n:::{raw} html\nPWN\n:::\n::::",
        "13:1 entry-content The entry holds a directive.",
    ),
    (
        "HTML in later",
        "```{later}\nSo <b>PWN</b>.\n```",
        "11:4 entry-content The entry holds raw HTML.",
    ),
    (
        "tildes",
        "~~~{include} /conf.py\n~~~\nPWN",
        "10:1 entry-content The entry holds a directive.",
    ),
    (
        "role raw-html",
        "{raw-html}`<script>PWN(1)</script>`",
        '10:1 entry-content The entry holds the role "raw-html".',
    ),
    (
        "role download",
        "{download}`PWN </conf.py>`",
        '10:1 entry-content The entry holds the role "download".',
    ),
    ("role code", "{code}`PWN`", '10:1 entry-content The entry holds the role "code".'),
    ("role math", "{math}`\\input{PWN}`", '10:1 entry-content The entry holds the role "math".'),
    ("role numref", "{numref}`PWN`", '10:1 entry-content The entry holds the role "numref".'),
    (
        "role of another domain",
        "{py:func}`PWN`",
        '10:1 entry-content The entry holds the role "py:func".',
    ),
    (
        "script as a link",
        "[PWN](javascript:alert(1))",
        '10:7 entry-content The entry holds a link with "javascript:".',
    ),
    (
        "script in capitals",
        "[PWN](JaVaScRiPt:alert(1))",
        '10:7 entry-content The entry holds a link with "javascript:".',
    ),
    (
        "script in entities",
        "[PWN](&#x6A;avascript&colon;alert(1))",
        '10:1 entry-content The entry holds a link with "javascript:".',
    ),
    (
        "script by reference",
        "See [PWN].\n\n[PWN]: javascript:alert(1)",
        '10:1 entry-content The entry holds a link with "javascript:".',
    ),
    (
        "script as an autolink",
        "<javascript:PWN(1)>",
        '10:2 entry-content The entry holds a link with "javascript:".',
    ),
    (
        "VBScript",
        "[PWN](vbscript:msgbox(1))",
        '10:7 entry-content The entry holds a link with "vbscript:".',
    ),
    (
        "data",
        "[PWN](data:text/html;base64,PHNjcmlwdD4=)",
        '10:7 entry-content The entry holds a link with "data:".',
    ),
    (
        "file",
        "[PWN](file:///etc/passwd)",
        '10:7 entry-content The entry holds a link with "file:".',
    ),
    (
        "blob",
        "[PWN](blob:https://example.org/1)",
        '10:7 entry-content The entry holds a link with "blob:".',
    ),
    (
        "file of the project",
        "[PWN](../conf.py)",
        '10:7 entry-content The entry holds a link to the file "../conf.py".',
    ),
    (
        "other host",
        "[PWN](//example.org/x)",
        '10:7 entry-content The entry holds a link to the file "//example.org/x".',
    ),
    (
        "inventory",
        "<inv:PWN#x>",
        '10:2 entry-content The entry holds a link to the file "inv:PWN#x".',
    ),
    (
        "picture",
        "![PWN](https://example.org/a.png)",
        "10:1 entry-content The entry holds an image.",
    ),
    (
        "picture of a script",
        "![PWN](javascript:alert(1))",
        "10:1 entry-content The entry holds an image.",
    ),
    (
        "picture by reference",
        "![PWN]\n\n[PWN]: https://example.org/a.png",
        "10:1 entry-content The entry holds an image.",
    ),
    ("substitution", "So {{ PWN }} it is.", "10:1 entry-content The entry holds a substitution."),
    ("target", "(PWN)=\nSo it is.", "10:1 entry-content The entry holds a target."),
    ("heading", "# PWN", "10:1 entry-content The entry holds a heading."),
    ("heading underlined", "PWN\n===", "10:1 entry-content The entry holds a heading."),
    ("code", "```\nPWN\n```", "10:1 entry-content The entry holds a code block."),
    ("code indented", "So:\n\n    PWN", "12:1 entry-content The entry holds a code block."),
    ("table", "| PWN |\n|---|\n| a |", "10:1 entry-content The entry holds a table."),
    (
        "block break",
        "So.\n\n+++ PWN\n\nIt is.",
        "12:1 entry-content The entry holds a block break.",
    ),
    (
        "override of direction",
        "So \u202ePWN it is.",
        "10:4 entry-content The entry holds the invisible sign U+202E.",
    ),
    (
        "isolate without end",
        "So \u2067PWN it is.",
        "10:4 entry-content The entry holds the invisible sign U+2067.",
    ),
    (
        "zero-width space",
        "So P\u200bWN PWN.",
        "10:5 entry-content The entry holds the invisible sign U+200B.",
    ),
    (
        "tag characters",
        "So \U000e0050\U000e0057 PWN.",
        "10:4 entry-content The entry holds the invisible sign U+E0050.",
    ),
    (
        "control sign",
        "So \x1b[31mPWN.",
        "10:4 entry-content The entry holds the invisible sign U+001B.",
    ),
    ("NUL", "So \x00 PWN.", "10:4 entry-content The entry holds the invisible sign U+0000."),
    (
        "private-use sign",
        "So \ue000 PWN.",
        "10:4 entry-content The entry holds the invisible sign U+E000.",
    ),
    (
        "line separator",
        "So\u2028PWN.",
        "10:3 entry-content The entry holds the invisible sign U+2028.",
    ),
    (
        "fence not closed",
        "```\nPWN",
        "10:1 entry-content The entry holds a code block that is not closed.",
    ),
    ("comment alone", "% PWN", "9:1 entry-content The entry has no definition."),
    ("nothing", "", "9:1 entry-content The entry has no definition."),
    ("body too long", "PWN " * 9000, "9:1 entry-content The entry has 36002 characters."),
]
"""Definitions: what each is, its text, and what is said of it (place and first words)."""

FRONTS: list[tuple[str, dict[str, str], str]] = [
    ("day that is none", {"created": "2026-02-31"}, '7:10 entry-schema created is "2026-02-31".'),
    ("month that is none", {"created": "2026-13-01"}, '7:10 entry-schema created is "2026-13-01".'),
    (
        "day in words",
        {"created": "5 January 2026"},
        '7:10 entry-schema created is "5 January 2026".',
    ),
    (
        "day of the far future",
        {"created": "2999-01-01"},
        "7:10 date-wrong h073 is dated 2999-01-01, more than a year after the",
    ),
    (
        "revised before created",
        {"revised": "2026-01-04"},
        "8:10 date-wrong The entry is revised on 2026-01-04, before it was created",
    ),
    ("title that is a list", {"title": "[PWN]"}, '2:8 entry-schema title is ["PWN"].'),
    ("title that is a map", {"title": "{a: PWN}"}, '2:8 entry-schema title is {"a": "PWN"}.'),
    ("title that is empty", {"title": "''"}, '2:8 entry-schema title is "".'),
    ("title without end", {"title": "PWN" * 100}, "2:8 entry-schema title has 300 characters."),
    (
        "Python object",
        {"title": "!!python/object/apply:os.system ['PWN']"},
        '2:8 entry-schema title is ["PWN"].',
    ),
    ("reference", {"title": "*PWN"}, "2:8 entry-front-matter The value refers to another (*PWN)."),
    (
        "anchor",
        {"title": "&a PWN", "short": "*a"},
        "4:8 entry-front-matter The value refers to another (*a).",
    ),
    ("merge key", {"<<": "*a"}, "8:5 entry-front-matter The value refers to another (*a)."),
    (
        "key twice",
        {"short": "An invented thing.\ntitle: PWN"},
        '5:1 entry-front-matter The key "title" stands twice.',
    ),
    ("unknown key", {"script": "PWN"}, '8:1 entry-schema "script" is not a key here.'),
    ("unknown kind", {"kind": "PWN"}, '3:7 entry-schema "PWN" is not a kind.'),
    (
        "settings of MyST",
        {"myst": "{enable_extensions: [html_image]}"},
        '8:1 entry-schema "myst" is not a key here.',
    ),
    (
        "substitutions",
        {"substitutions": "{a: PWN}"},
        '8:1 entry-schema "substitutions" is not a key here.',
    ),
    ("meta", {"html_meta": "{refresh: PWN}"}, '8:1 entry-schema "html-meta" is not a key here.'),
    (
        "override in the title",
        {"title": "PWN\u202eNWP"},
        "2:8 entry-schema The value holds signs that cannot be seen: U+202E.",
    ),
    (
        "embedding in the gloss",
        {"short": "So \u202aPWN\u202c."},
        "4:8 entry-schema The value holds signs that cannot be seen: U+202A, U+202C.",
    ),
    (
        "zero-width in an alias",
        {"aliases": "[P\u200bWN]"},
        "8:11 entry-schema The value holds signs that cannot be seen: U+200B.",
    ),
    (
        "two alphabets",
        {"title": "PWN\u0430"},
        '2:8 letters-confused "PWN\u0430" mixes letters of several alphabets that look alike.',
    ),
    (
        "escape in the title",
        {"title": '"PWN\\x1b[31m"'},
        "2:8 entry-schema The value holds signs that cannot be seen: U+001B.",
    ),
    (
        "twenty thousand aliases",
        {"aliases": f"[{', '.join(f'a{n}' for n in range(20_000))}]"},
        "1:1 file-refused The file has 149036 bytes.",
    ),
    (
        "two hundred aliases",
        {"aliases": f"[{', '.join(f'PWN{n}' for n in range(200))}]"},
        "8:10 entry-schema aliases has 200 values.",
    ),
    ("alias twice", {"aliases": "[PWN, PWN]"}, '8:16 entry-schema "PWN" stands twice in aliases.'),
    (
        "lists within lists",
        {"aliases": "[" * 3000 + "]" * 3000},
        "2:1 entry-front-matter The values are nested too deeply.",
    ),
    (
        "quotation not closed",
        {"short": "'PWN"},
        "4:8 entry-front-matter This is not valid YAML: found unexpected end of stream.",
    ),
    (
        "colon in a value",
        {"short": "PWN: so"},
        "4:11 entry-front-matter This is not valid YAML: mapping values are not allowed here.",
    ),
    (
        "tab before a key",
        {"short": "So.\n\tPWN: x"},
        "5:1 entry-front-matter This is not valid YAML: found character '\\t' that cannot",
    ),
    (
        "common word",
        {"aliases": "[the]"},
        '8:11 alias-common "the" is a common word of the language, and stands 104',
    ),
    ("no sources", {"sources": ""}, '2:1 entry-schema The key "sources" is missing.'),
    (
        "unknown source",
        {"sources": "[PWN2020]"},
        '5:11 citation-unknown "PWN2020" is not in the bibliography.',
    ),
    (
        "unknown author",
        {"authors": "[nobody]"},
        '6:11 contributor-unknown "nobody" is not a contributor.',
    ),
    ("unknown entry", {"see_also": "[PWN]"}, '8:12 see-also-unknown "PWN" is not an entry.'),
]
"""Front matter: what each is, the values, and what is said of it."""

FILES: list[tuple[str, str, bytes, str]] = [
    (
        "no front matter",
        "h-none.md",
        b"PWN\n",
        "1:1 entry-front-matter The file has no front matter.",
    ),
    ("empty file", "h-empty.md", b"", "1:1 entry-front-matter The file has no front matter."),
    (
        "front matter closed by four hyphens",
        "h-four.md",
        b"---\ntitle: PWN\n----\nPWN\n",
        '3:1 entry-front-matter "----" does not close the front matter.',
    ),
    (
        "front matter not closed",
        "h-open.md",
        b"---\ntitle: PWN\n",
        "1:1 entry-front-matter The front matter is not closed.",
    ),
    (
        "bomb",
        "h-bomb.md",
        f"---\n{BOMB}\n---\nProse.\n".encode(),
        "3:8 entry-front-matter The value refers to another (*a).",
    ),
    (
        "two documents",
        "h-two.md",
        entry(900).replace("kind:", "...\n---\nkind:").encode(),
        '2:1 entry-schema The key "authors" is missing.',
    ),
    (
        "reStructuredText",
        "h-rest.rst",
        b"PWN\n===\n\n.. raw:: html\n\n   <script>PWN(1)</script>\n",
        '1:1 file-refused An entry is no ".rst" file.',
    ),
    (
        "Latin-1",
        "h-latin.md",
        entry(901, "PWN caf\u00e9.").encode("latin-1"),
        "10:8 file-refused The file cannot be read: 'utf-8' codec can't decode byte 0xe9.",
    ),
    (
        "UTF-16",
        "h-utf16.md",
        entry(902, "PWN").encode("utf-16"),
        "1:1 file-refused The file cannot be read: it is written in UTF-16.",
    ),
    (
        "UTF-16 without mark",
        "h-utf16le.md",
        entry(903, "PWN").encode("utf-16-le"),
        "1:1 file-refused The file cannot be read: it is written in UTF-16.",
    ),
    (
        "UTF-32",
        "h-utf32.md",
        entry(904, "PWN").encode("utf-32"),
        "1:1 file-refused The file cannot be read: it is written in UTF-16.",
    ),
    (
        "bytes at random",
        "h-bytes.md",
        bytes(range(128, 256)),
        "1:1 file-refused The file cannot be read: 'utf-8' codec can't decode byte 0x80.",
    ),
    (
        "ten megabytes",
        "h-large.md",
        b"PWN " * 2_500_000,
        "1:1 file-refused The file has 10000000 bytes.",
    ),
    (
        "name in capitals",
        "H-Upper.md",
        entry(905).encode(),
        '1:1 entry-schema "H-Upper" is not a slug.',
    ),
    (
        "name with a low line",
        "h_blank.md",
        entry(906).encode(),
        '1:1 entry-schema "h_blank" is not a slug.',
    ),
]
"""Whole files: what each is, its name in the glossary, its bytes, and what is said of it."""
