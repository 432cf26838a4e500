"""Turn a glossary file into an entry and the Markdown that Sphinx reads instead.

The file is data from anyone: its front matter must keep to the schema, its body must be prose
(see :mod:`sphinx_apparatus.core.markup_policy`). What is wrong is reported; nothing is executed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename

from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, SourceLocation
from sphinx_apparatus.core.letters import alphabets, in_latin_letters, unseen
from sphinx_apparatus.core.markup_policy import check_prose, is_blank
from sphinx_apparatus.core.model import Entry
from sphinx_apparatus.core.positions import check_positions, positions_of
from sphinx_apparatus.core.yaml_record import Record, read_record

_FENCE_LIKE = re.compile(r"^\s*([-–—=_*+~.]{2,}|—)\s*$")
_FENCE = re.compile(r"^---[ \t]*$")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$&:])")
_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


@dataclass(frozen=True)
class EntryFile:
    """A glossary file, read: the entry (if it is one), its Markdown body, and what is wrong.

    ``refused`` is a body that is not printed; ``forms`` are the forms of a headword that was
    refused, as far as they can be read.
    """

    entry: Entry | None
    body: str
    body_line: int
    problems: list[Problem]
    refused: str = ""
    forms: tuple[str, ...] = ()


def read_entry(text: str, docname: str, path: str) -> EntryFile:
    """Read a glossary file. ``body_line`` is the line at which the body begins."""
    lines = text.split("\n")
    end = _front_matter_end(lines)
    if end is None:
        return EntryFile(None, "", 1, [_no_front_matter(lines, path)], refused=text)
    record = read_record(
        "\n".join(lines[1:end]),
        path,
        "entry",
        syntax_code=Code.ENTRY_FRONT_MATTER,
        schema_code=Code.ENTRY_SCHEMA,
        first_line=2,
    )
    problems = [
        *record.problems,
        *unsafe_characters(record, Code.ENTRY_SCHEMA),
        *_wrong_sort_form(record),
        *_wrong_order_of_dates(record),
    ]
    slug = basename(docname)
    if not _SLUG.match(slug):
        problems.append(
            Problem(
                SourceLocation(path),
                Code.ENTRY_SCHEMA,
                f'"{slug}" is not a slug.',
                "Name the file in lower-case letters, digits and single hyphens.",
            )
        )
    body = "\n".join(lines[end + 1 :])
    problems_found = check_prose(body, path, end + 2)
    if not problems_found and is_blank(body):
        problems_found = [_no_definition(path, end + 2)]
    entry = None if problems else _entry(record, slug, docname, path)
    problems += _one_sided(record, slug) if entry else []  # which may be waived
    return EntryFile(
        entry,
        "" if problems_found else body,
        end + 2,
        problems + problems_found,
        refused=body if problems_found else "",
        forms=() if entry else tuple(_readable_forms(record)),
    )


def as_markdown(file: EntryFile) -> str:
    """Return Markdown in which every line of the body keeps its number.

    The front matter's lines become the heading and the directives that print what it says.
    """
    if file.entry is None:
        return "\n" * (file.body_line - 1) + file.body
    title = _MARKUP.sub(r"\\\1", file.entry.title)
    head = [f"# {title}", "```{entry-head}", "```"]
    blank = [""] * max(0, file.body_line - 1 - len(head))
    return "\n".join([*head, *blank, file.body, "", "```{entry-foot}", "```", ""])


def front_matter(text: str) -> str:
    """Return the front matter of a glossary file, without its fences; empty if it has none."""
    lines = text.split("\n")
    return "\n".join(lines[1 : _front_matter_end(lines) or 1])


def _no_front_matter(lines: list[str], path: str) -> Problem:
    """Say what is wrong with front matter that does not open or does not close."""
    location = SourceLocation(path)
    remedy: Remedy | None = None
    found = "The file has no front matter."
    hint = 'Begin it with a line "---", the keys, and another line "---".'
    if _FENCE.match(lines[0]):
        found = "The front matter is not closed."
        hint = 'Write a line "---", three hyphens, below the last key.'
        near = (n for n, line in enumerate(lines[1:], 2) if _FENCE_LIKE.match(line))
        if (number := next(near, None)) is not None:
            location = SourceLocation(path, number)
            found = f'"{lines[number - 1].strip()}" does not close the front matter.'
            hint = 'Write "---", three hyphens.'
            remedy = Remedy(lines[number - 1].rstrip("\r"), "---")
    elif _FENCE_LIKE.match(lines[0]):
        found = f'"{lines[0].strip()}" does not open front matter.'
        hint = 'Write "---", three hyphens, at the beginning of the line.'
        remedy = Remedy(lines[0].rstrip("\r"), "---")
    return Problem(location, Code.ENTRY_FRONT_MATTER, found, hint, remedy)


def _readable_forms(record: Record) -> Iterator[str]:
    """Yield the forms of a headword in front matter that may be wrong in any way."""
    aliases = record.data.get("aliases")
    values = (record.data.get("title"), record.data.get("abbreviation"))
    for value in (*values, *(aliases if isinstance(aliases, list) else ())):
        if isinstance(value, str):
            yield value.strip()


def _front_matter_end(lines: list[str]) -> int | None:
    if not lines or not _FENCE.match(lines[0]):
        return None
    return next((n for n, line in enumerate(lines[1:], 1) if _FENCE.match(line)), None)


def _entry(record: Record, slug: str, docname: str, path: str) -> Entry:
    data = record.data
    locations = {
        "/".join(str(part) for part in at): location
        for at, location in record.locations.items()
        if at and at[-1] != "@key"
    }
    return Entry(
        slug=slug,
        docname=docname,
        title=data["title"].strip(),
        kind=data["kind"],
        short=data["short"].strip(),
        location=SourceLocation(path),
        file_as=data.get("file-as", "").strip(),
        abbreviation=data.get("abbreviation", "").strip(),
        aliases=tuple(data.get("aliases", ())),
        sources=tuple(data["sources"]),
        see_also=tuple(data.get("see-also", ())),
        authors=tuple(data["authors"]),
        later_sources=tuple(data.get("later-sources", ())),
        positions=positions_of(data),
        created=data["created"],
        revised=data.get("revised", ""),
        locations=tuple(sorted(locations.items())),
    )


def unsafe_characters(record: Record, code: Code) -> list[Problem]:
    """Report control, format and private-use characters, and words that mix alphabets.

    ``code`` is the code of a record that does not keep to its schema.
    """
    problems: list[Problem] = []
    for at, location in sorted(record.locations.items(), key=lambda item: item[1]):
        value: object = record.data
        for part in at:
            value = (
                value.get(part)
                if isinstance(value, dict)
                else (value[part] if isinstance(value, list) and isinstance(part, int) else None)
            )
        if not isinstance(value, str):
            continue
        bad = unseen(value.rstrip("\n"))  # in which block scalars end
        if bad:
            named = ", ".join(f"U+{ord(c):04X}" for c in bad)
            found = f"The value holds signs that cannot be seen: {named}."
            remedy = Remedy(bad[0], "", location) if len(bad) == 1 else None
            problems.append(Problem(location, code, found, "Take them out.", remedy))
        for word in re.findall(r"\w+", value):
            if len(alphabets(word)) > 1:
                found = f'"{word}" mixes letters of several alphabets that look alike.'
                hint = "Type it in one."
                latin = in_latin_letters(word)
                remedy = Remedy(word, latin) if latin != word else None
                problems.append(Problem(location, Code.LETTERS_CONFUSED, found, hint, remedy))
    return problems


def _wrong_sort_form(record: Record) -> list[Problem]:
    """Report a form to sort by that has other words than the headword."""
    form, title = record.data.get("file-as"), record.data.get("title")
    if not isinstance(form, str) or not isinstance(title, str):
        return []
    if sorted(re.findall(r"\w+", form)) == sorted(re.findall(r"\w+", title)):
        return []
    found = f'"{form}" does not have the words of the headword, "{title}".'
    hint = "Put the word that the entry is filed under first: Rosewater, Anna."
    return [Problem(record.locations[("file-as",)], Code.ENTRY_SCHEMA, found, hint)]


def _wrong_order_of_dates(record: Record) -> list[Problem]:
    """Report an entry that is revised before it is there."""
    created, revised = record.data.get("created"), record.data.get("revised")
    if record.problems or not isinstance(created, str) or not isinstance(revised, str):
        return []
    if revised >= created:
        return []
    found = f"The entry is revised on {revised}, before it was created on {created}."
    hint = "Take one of the days from the other, or leave the key revised out."
    return [Problem(record.locations[("revised",)], Code.DATE_WRONG, found, hint)]


def _one_sided(record: Record, slug: str) -> list[Problem]:
    """Report a contested entry that does not name two sides, each with a source it lists."""
    if "positions" not in record.data:
        return []
    positions = positions_of(record.data)
    return list(
        check_positions(
            positions,
            record.data["sources"],
            slug,
            record.locations["positions", "@key"],
            {n: record.locations["positions", n, "source"] for n in range(len(positions))},
        )
    )


def _no_definition(path: str, line: int) -> Problem:
    found = "The entry has no definition."
    return Problem(
        SourceLocation(path, line), Code.ENTRY_CONTENT, found, "Write it below the front matter."
    )
