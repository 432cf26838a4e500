"""References as data, in BibTeX: from CSL-JSON, so that all formats say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sphinx_apparatus.core.reference_forms.csl_json import Item

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPED = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
    }
)
_TYPES = {"chapter": "incollection", "entry-encyclopedia": "incollection"}


def as_text(items: Sequence[Item]) -> str:
    """Return items as the text of a file; letters are UTF-8, signs of LaTeX are escaped."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Item) -> str:
    within = item["type"] in _TYPES
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    fields = {
        "author": _names(item.get("author", ())),
        "title": f"{{{item['title'].translate(_ESCAPED)}}}",  # keeps its capitals
        "booktitle" if within else "howpublished": _container(item, within),
        "editor": _names(item.get("editor", ())),
        "edition": item.get("edition", "").translate(_ESCAPED),
        "year": str(parts[0]) if parts else "",
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else "",
        "date": "-".join(f"{part:02}" for part in parts) if len(parts) > 2 else "",
        "url": item.get("URL", ""),
        "note": item.get("note", "").translate(_ESCAPED),
    }
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'}"
        for name, value in fields.items()
        if value
    ]
    return f"@{_TYPES.get(item['type'], 'misc')}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _container(item: Item, within: bool) -> str:
    title = str(item.get("container-title", "")).translate(_ESCAPED)
    if within:
        return f"{{{title}}}"
    return f"{title} (weblog)" if item["type"] == "post-weblog" else title


def _names(names: Sequence[dict[str, Any]]) -> str:
    written = [
        f"{{{name['literal'].translate(_ESCAPED)}}}"
        if "literal" in name
        else ", ".join(
            str(name[part]).translate(_ESCAPED)
            for part in ("family", "suffix", "given")
            if name.get(part)
        )
        for name in names
    ]
    return " and ".join(written)
