"""The message catalogues: up to date with the sources, whole, and packed with the code."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
EXTENSIONS = ROOT / "extensions"
TRANSLATIONS = sorted(EXTENSIONS.glob("*/locale/*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def forms(message: Message) -> list[tuple[str, str]]:
    """Return each form of a message beside its translation."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[min(n, 1)], form) for n, form in enumerate(message.string or ())]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_catalogues_are_up_to_date_with_the_sources() -> None:
    """New words are to be collected, translated and compiled: ``make catalogs``."""
    checked = subprocess.run(
        [sys.executable, str(ROOT / "tools/catalogs.py"), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.name)
def test_every_message_is_translated(path: Path) -> None:
    catalog = read(path)
    assert not catalog.obsolete
    for message in catalog:
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        for original, translated in forms(message):
            assert translated, original
            assert placeholders(translated) == placeholders(original), original
            starts = translated.startswith(" ") == original.startswith(" ")
            assert starts or original.startswith(", "), original  # German: no comma before "und"
            assert translated.endswith((".", ":")) or not original.endswith((".", ":")), original


def test_quotations_in_german_sentences_have_german_marks() -> None:
    for path in TRANSLATIONS:
        for message in read(path):
            for original, translated in forms(message) if message.id else ():
                assert translated.count("„") == original.count("“")
                assert translated.count("“") == original.count("”")
                assert "”" not in translated
                assert '"' not in re.sub("<[^>]*>", "", translated)


def test_the_catalogues_are_packed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["*"]
    files = [path for path in EXTENSIONS.glob("*/locale/**/*") if path.is_file()]
    assert any(path.suffix == ".mo" for path in files)
    for path in files:
        name = path.relative_to(EXTENSIONS).as_posix().partition("/")[2]
        assert any(fnmatch(name, pattern) for pattern in patterns), name
