"""Bring the message catalogues of the extensions up to date with their sources.

    python tools/catalogs.py          collect the messages, update and compile the translations
    python tools/catalogs.py check    only tell whether that would change anything

A package has a catalogue if it has a folder ``locale``. ``<package>.pot`` there lists its messages;
``<language>/LC_MESSAGES/<package>.po`` translates them, and the ``.mo`` beside it is what is read.
``sphinx.po`` beside these translates what Sphinx's own catalogue lacks in that language.
To begin a translation, make an empty ``.po`` file in its place and run this.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

CREATED = datetime(2026, 11, 30, tzinfo=UTC)
"""The creation date in the headers: a fixed one, so that equal messages make equal files."""
ROOT = Path(__file__).parents[1]
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
# The calls that name a message: those of sphinx_apparatus, of the other packages, of templates.
KEYWORDS = parse_keywords(
    ["Message:1,1t", "Message:1,2c,2t", "PluralMessage:1,2", "plural:1,2", "word:1", "reader_:1"]
)
COMMENTS = ["Translators:"]
HEADER = """\
# Printed words of PROJECT.
# This file is distributed under the licence of the project.
#"""


def messages(package: Path) -> Catalog:
    """Return the messages in the sources of a package, as a template of its translations."""
    found = Catalog(project=package.name, header_comment=HEADER, fuzzy=False, creation_date=CREATED)
    for name, _line, message, comments, context in extract_from_dir(
        package, METHODS, {}, KEYWORDS, COMMENTS, strip_comment_tags=True
    ):
        found.add(message, None, [(name, 1)], auto_comments=comments, context=context)
    return found


def files(package: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield path and content of every catalogue file of a package as it should be."""
    locale = package / "locale"
    template = messages(package)
    yield locale / f"{package.name}.pot", _written(template, write_po)
    for translation in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        catalog = _read(translation)
        catalog.locale = translation.parts[-3]  # it takes strings, too
        if translation.stem == package.name:  # others add to the catalogues of other packages
            catalog.update(template, no_fuzzy_matching=True, update_creation_date=True)
            yield translation, _written(catalog, write_po)
        compiled = BytesIO()
        write_mo(compiled, catalog)
        yield translation.with_suffix(".mo"), compiled.getvalue()


def main(arguments: list[str]) -> int:
    """Write the files, or with ``check`` name those that are not as they should be."""
    packages = [folder.parent for folder in sorted((ROOT / "extensions").glob("*/locale"))]
    wanted = [file for package in packages for file in files(package)]
    stale = [(path, content) for path, content in wanted if _is_stale(path, content)]
    for path, content in stale:
        print(path.relative_to(ROOT))
        if arguments != ["check"]:
            path.write_bytes(content)
    return 1 if stale and arguments == ["check"] else 0


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _is_stale(path: Path, content: bytes) -> bool:
    """Tell whether a file says something else; its header, which names Babel's version, may."""
    return not path.exists() or _says(path.suffix, path.read_bytes()) != _says(path.suffix, content)


def _says(suffix: str, file: bytes) -> list[object]:
    read = read_mo if suffix == ".mo" else read_po
    return [
        (message.id, message.context, message.string, message.fuzzy, message.auto_comments)
        for message in read(BytesIO(file))
        if message.id
    ]


def _written(catalog: Catalog, write: Callable[..., None]) -> bytes:
    written = BytesIO()
    write(written, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
