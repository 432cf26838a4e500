"""The extension's configuration: every option, its default, its check, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_apparatus.core.dates import is_day
from sphinx_apparatus.options import Options, flag, mapping, option, path, string, strings


@dataclass(frozen=True)
class Settings(Options):
    """The values of ``apparatus_*`` in ``conf.py``. Paths are relative to the source directory."""

    PREFIX: ClassVar[str] = "apparatus_"

    witnesses: tuple[str, ...] = option(
        (),
        strings(),
        "Provenance records of the witnesses that the primary texts are transcribed from.",
        rebuild="env",
    )
    registry: str = option(
        "",
        path(),
        "The registry of issued passages; empty: identifiers are not pinned.",
        rebuild="env",
    )
    issue_passages: bool = option(
        False, flag(), "Add new passages to the registry in this build.", rebuild="env"
    )
    contributors: str = option(
        "",
        path(),
        "The file of contributor records; empty: signatures are not checked.",
        rebuild="env",
    )
    ledger: str = option(
        "",
        path(),
        "The ledger of the claims of the texts, each with its verdicts; empty: there is none.",
        rebuild="env",
    )
    waivers: str = option(
        "",
        path(),
        "The file of waivers, each of which suspends a rule for one entry or note; empty: there "
        "are none.",
        rebuild="env",
    )
    withdrawn: str = option(
        "",
        path(),
        "The file of the notes that were issued and then withdrawn, which keep their addresses; "
        "empty: there are none.",
        rebuild="env",
    )
    house: str = option(
        "",
        string(),
        "The contributor whose notes carry no signature, being the edition's own voice.",
        rebuild="env",
    )
    glossary: str = option(
        "glossary",
        path(),
        "The folder of glossary entries, one file each; empty: there are none.",
        rebuild="env",
    )
    known_by: str = option(
        "",
        string("a day as YYYY-MM-DD", lambda value: not value or is_day(value)),
        "The day of the text, YYYY-MM-DD: what became known after it is set apart as later, and "
        "works of a later date are cited for what was known only where that is declared; empty: "
        "this is not checked.",
        rebuild="env",
    )
    publication: dict[str, str] = option(
        {},
        mapping("a dictionary of strings"),
        "What the edition is published with: its `title`, `contact`, `repository` and `licence`, "
        "and what else you want checked. While one is missing or a placeholder (an address at "
        "`placeholder.invalid`, “TODO”), `apparatus check --release` is an error, and a build says "
        "so in one line of information; empty: builds do not ask. Pages of entries lead to their "
        "files in the `repository`, as GitHub opens them to be edited (branch `main`).",
        rebuild="html",
    )
    as_known: bool = option(
        False,
        flag(),
        "Leave out what became known only later: the edition as known on the day of the text.",
        rebuild="env",
    )
    citation_pages: str = option(
        "cite",
        path(),
        "The folder of the pages that hold ready references, in HTML; empty: there are none.",
        rebuild="html",
    )
    downloads: tuple[str, ...] = option(
        (),
        strings(),
        "PDF and EPUB of the edition, as paths in the site; pages name those that are there as "
        "alternates.",
        rebuild="html",
    )
    edition_title: str = option(
        "",
        string(),
        "The title by which the edition is cited, in sentence case; empty: `project`.",
        rebuild="html",
    )
    edition_date: str = option(
        "",
        string("a day as YYYY-MM-DD", lambda value: not value or is_day(value)),
        "The day of this version; references give its year, and entries and notes are not dated "
        "more than a year later. Empty: references are undated, and no date is compared with it.",
        rebuild="html",
    )
    editors: tuple[str, ...] = option(
        (),
        strings(),
        "The editors as they are cited, as in `Jones, Barbara`; empty: the name of "
        "`apparatus_house`.",
        rebuild="html",
    )
    name_forms: dict[str, str] = option(
        {},
        mapping("a dictionary of strings"),
        "Of names in texts and records, those that would be sorted wrongly: "
        '`{"Gabriel García Márquez": "García Márquez, Gabriel"}`.',
        rebuild="html",
    )
