"""The extension's configuration: every option, its default, its check, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sphinx_apparatus.options import Options, flag, option, path, string, strings


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
