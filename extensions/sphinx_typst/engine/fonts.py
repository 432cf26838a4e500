"""Fonts: whether those that the options name exist, before a book is made without them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import typst
from sphinx.errors import ConfigError

SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
STARTS = (b"\0\1\0\0", b"OTTO", b"ttcf", b"true")
"""First bytes of the font files that the compiler reads."""


def check_folders(folders: Sequence[Path]) -> None:
    """Raise `ConfigError` for a missing folder and for a font file that is not a font."""
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(f"typst_font_paths: there is no folder {folder}")
        for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES):
            with path.open("rb") as file:
                if file.read(4) not in STARTS:
                    raise ConfigError(
                        f"typst_font_paths: {path} is not a TrueType or OpenType font: "
                        f"replace the file or take it out of the folder"
                    )


def check_names(option: str, names: Sequence[str], folders: Sequence[Path]) -> None:
    """Raise `ConfigError` if none of the fonts *names* is embedded or in one of the folders."""
    paths = [str(folder) for folder in folders]
    known = typst.Fonts(include_system_fonts=False, font_paths=paths).families()
    lower = {family.lower(): family for family in known}
    if any(name.lower() in lower for name in names):
        return
    near = get_close_matches(names[0].lower(), lower, n=1)
    advice = f"did you mean {lower[near[0]]!r}?" if near else f"there are {', '.join(known)}"
    raise ConfigError(
        f"{option} = {list(names)!r}: there is no such font; {advice} Folders with other fonts "
        f"go into typst_font_paths"
    )
