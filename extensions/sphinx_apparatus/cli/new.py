"""``apparatus new``: begin an entry or a note, unless there is one already."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

from sphinx_apparatus.cli.project import find_source, read_edition
from sphinx_apparatus.cli.refusal import CLEAN, Refusal
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.dates import is_day
from sphinx_apparatus.core.diagnostics import nearest
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.model import NOTE_KINDS
from sphinx_apparatus.core.quotations import (
    QuoteError,
    QuoteSelector,
    find_quote,
    with_joining_spaces,
)
from sphinx_apparatus.core.scaffold import likenesses, new_entry, new_note, note_name
from sphinx_apparatus.core.slugs import slug_of
from sphinx_apparatus.core.yaml_record import schema

_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new",
        help="begin an entry or a note",
        usage="apparatus new TITLE [options]\n       apparatus new note PASSAGE QUOTE [options]",
    )
    parser.add_argument("words", nargs="+", help='a headword; or "note", a passage and a quotation')
    parser.add_argument("--source", default="", help="the folder of conf.py")
    parser.add_argument("--kind", default="", help="the kind of entry or note")
    parser.add_argument("--by", default="", help="who signs, by the name of a contributor record")
    parser.add_argument("--date", default="", help="the day, YYYY-MM-DD; without it, today")
    parser.add_argument("--slug", default="", help="the name of the entry's file, or of the note")
    parser.add_argument("--abbreviation", default="", help="the abbreviation of an entry")
    parser.add_argument("--anyway", action="store_true", help="although an entry is like it")
    parser.add_argument("--cite", default="", help="the sources of a note, by their keys")
    parser.add_argument("--prefix", default="", help="the words before the quotation of a note")
    parser.add_argument("--suffix", default="", help="the words after the quotation of a note")
    parser.add_argument("--occurrence", type=int, default=0, help="which of several, from 1")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the entry or the note, and say where it is."""
    source = find_source(arguments.source)
    day = arguments.date or date.today().isoformat()
    if not is_day(day):
        raise Refusal(f'"{day}" is not a date. Write the day as YYYY-MM-DD.')
    if arguments.slug and not _SLUG.match(arguments.slug):
        wanted = "Use lower-case letters, digits and single hyphens."
        raise Refusal(f'"{arguments.slug}" is not a name. {wanted}')
    words = [word.strip() for word in arguments.words]
    if words[0] == "note" and len(words) == 3:
        _note(source, arguments, words[1], words[2], day)
    elif len(words) == 1 and words[0]:
        _entry(source, arguments, words[0], day)
    else:
        raise Refusal(
            'Put the headword between quotation marks: apparatus new "Women\'s Guild"; '
            'a note is begun so: apparatus new note p3 "the quoted words".'
        )
    return CLEAN


def _entry(source: Path, arguments: argparse.Namespace, title: str, day: str) -> None:
    edition, settings, _ = read_edition(source)
    if not settings.glossary:
        raise Refusal("The edition has no glossary: apparatus_glossary is empty in conf.py.")
    _choice(arguments.kind, schema("entry")["properties"]["kind"]["enum"], "kind of entry")
    for like in likenesses(title, edition.entries.values()):
        entry = edition.entries[like.form.slug]
        known = f'"{like.form.text}" ({entry.location.path})'
        if like.is_same:
            raise Refusal(f"There is an entry already: {known}. Improve that one.")
        if not arguments.anyway:
            raise Refusal(f"An entry is like it: {known}. If it is another, add --anyway.")
    slug = arguments.slug or slug_of(title)
    if not slug:
        raise Refusal(f'No file name can be made of "{title}". Give one with --slug.')
    path = source / settings.glossary / f"{slug}.md"
    if path.exists():
        raise Refusal(f"{_shown(path, source)} is there already. Give another name with --slug.")
    author = _signer(arguments.by, edition, settings)
    text = new_entry(
        title, kind=arguments.kind, abbreviation=arguments.abbreviation, author=author, day=day
    )
    _write(path, text)
    name = _shown(path, source)
    print(f"{name} is begun. Fill in what is missing, write the definition below, and run:")
    print(f"    apparatus check {name}")
    print(f"    apparatus show {slug}")


def _note(source: Path, arguments: argparse.Namespace, passage: str, words: str, day: str) -> None:
    edition, settings, parts = read_edition(source)
    _choice(arguments.kind, NOTE_KINDS, "kind of note")
    units = {
        unit.id: (docname, unit) for docname, record in edition.texts() for unit in record.units
    }
    if passage not in units:
        raise Refusal(f'There is no passage "{passage}". {nearest(passage, units)}')
    docname, unit = units[passage]
    given = QuoteSelector(words, arguments.prefix, arguments.suffix, arguments.occurrence)
    try:
        find_quote(unit.text, with_joining_spaces(unit.text, given))
    except QuoteError as error:
        raise Refusal(f"{passage}: {error} {error.hint}") from None
    taken = {note.name for _, note in edition.notes()}
    taken |= {item.name for _, item in edition.interventions()}
    name = arguments.slug or note_name(words, taken)
    if not name or name in taken:
        said = f'The name "{name}" is taken.' if name else "No name can be made of the words."
        raise Refusal(f"{said} Give one with --slug.")
    _sources(arguments.cite, edition)
    text = new_note(
        name,
        passage,
        given,
        kind=arguments.kind,
        cite=arguments.cite,
        author=_signer(arguments.by, edition, settings),
        day=day,
    )
    own = edition.documents[docname].path
    notes = [part for part in parts.get(docname, ()) if part.endswith(".md")]
    path = source / (notes[0] if notes else f"{own.removesuffix('.md')}.notes.md")
    before = path.read_text("utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
    _write(path, before + text)
    shown = _shown(path, source)
    print(f"The note {name} stands at the end of {shown}. Write its text, and run:")
    print(f"    apparatus check {shown}")
    if not arguments.kind:
        print(f"Its kind is one of {', '.join(NOTE_KINDS)}.")
    if not notes:
        print(f"{own} has no notes yet; let it end with:")
        print(f"    :::{{include}} {path.name}\n    :::")


def _sources(cite: str, edition: Edition) -> None:
    for key in re.split(r"[\s,]+", cite):
        if key and key not in edition.bibliography:
            said = f'The source "{key}" is not in the bibliography.'
            raise Refusal(f"{said} {nearest(key, edition.bibliography)}")


def _choice(value: str, known: Collection[str], what: str) -> None:
    if value and value not in known:
        raise Refusal(f'"{value}" is not a {what}. {nearest(value, known)}')


def _signer(given: str, edition: Edition, settings: Settings) -> str:
    if given and edition.contributors and given not in edition.contributors:
        wanted = nearest(given, edition.contributors)
        raise Refusal(f'"{given}" has no record in {settings.contributors}. {wanted}')
    return given or settings.house


def _shown(path: Path, source: Path) -> str:
    return path.relative_to(source).as_posix()


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise Refusal(f"{path.name} cannot be written: {error.strerror}.") from error
