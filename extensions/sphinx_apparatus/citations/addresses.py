r"""Which addresses of a bibliography become links: those of the web, and of mail.

Whatever else a reader's program might run (``javascript:``, ``data:``, ``file:``) is taken out of a
work and reported, wherever it stands: in ``url``, ``doi``, ``eprint`` and ``pubmed``, of which
pybtex makes links, and in ``\url`` and ``\href`` within other fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_LINK = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[\d.]+/\S+)", re.IGNORECASE)
_NUMBER = re.compile(r"\w[\w./-]*")
_COMMAND = re.compile(r"\\(?:url|href|nolinkurl|path)\s*\{([^{}]*)")
_ESCAPED = re.compile(
    r"\{\\([%_#&~$])\}|\\([%_#&~$])(?:\{\})?|\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s|$)"
)
_WEB = "Begin it with https://, http:// or mailto:."
_SIGN = "Take out the sign that no address holds."
_FORMS = {
    "doi": "Write it as 10.1000/182.",
    "eprint": "Write it as 2201.00001.",
    "pubmed": "Write its digits.",
}


def refuse_addresses(entry: Any) -> Iterator[tuple[str, str, str]]:
    """Take what is no address out of a work's fields, changing it.

    ``entry`` is pybtex's; its fields are still in LaTeX. Yields, for each field that is taken out,
    its name, what was found, and what to write instead. Signs that are escaped as in LaTeX, as
    reference managers write them (``https://a.example/b\\_c``), become what they stand for.
    """
    for name in list(entry.fields):
        value, field = entry.fields[name], name.lower()
        if field == "url" or field in _FORMS:
            value = _ESCAPED.sub(lambda sign: sign[1] or sign[2] or "~", value)
            entry.fields[name] = value
        wrong = next((url for url in _COMMAND.findall(value) if not _LINK.match(url.strip())), None)
        if field == "url" and not _LINK.fullmatch(value):
            wrong, hint = value, _SIGN if _LINK.match(value) else _WEB
        elif field == "doi":
            doi = _DOI.fullmatch(value)
            entry.fields[name] = doi[1] if doi else value
            wrong, hint = (wrong if doi else value), _FORMS[field]
        elif field in _FORMS and not _NUMBER.fullmatch(value):
            wrong, hint = value, _FORMS[field]
        else:
            hint = _WEB
        if wrong is not None:
            del entry.fields[name]
            shown = "".join(
                sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in wrong
            )
            what = f'The {field} of "{entry.key}" '
            whole = field == "url" or field in _FORMS
            yield (
                name,
                what + (f'is "{shown}".' if whole else f'holds the address "{shown}".'),
                hint,
            )
