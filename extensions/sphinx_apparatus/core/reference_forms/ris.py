"""References as data, in RIS (the tagged format of Reference Manager), from CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_apparatus.core.reference_forms.csl_json import Item

_TYPES = {
    "post-weblog": "BLOG",
    "post": "BLOG",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
}


def as_text(items: Sequence[Item]) -> str:
    """Return items as the text of a file."""
    return "\n".join(
        "\n".join(f"{tag}  - {value}" for tag, value in tags) for tags in map(_tags, items)
    )


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for tag, role in (("AU", "author"), ("ED", "editor")):
        for name in item.get(role, ()):
            parts = [name[part] for part in ("family", "given", "suffix") if name.get(part)]
            yield tag, name.get("literal") or ", ".join(parts)
    yield "TI", item["title"]
    if "container-title" in item:
        yield "T2", item["container-title"]
    if "edition" in item:
        yield "ET", item["edition"]
    if "issued" in item:
        parts = item["issued"]["date-parts"][0]
        yield "PY", str(parts[0])
        if len(parts) > 2:
            yield "DA", "/".join(f"{part:02}" for part in parts) + "/"
    if "URL" in item:
        yield "UR", item["URL"]
    if "note" in item:
        yield "N1", item["note"]
    yield "ER", ""
