"""The formats that are compared: which build makes each, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parity_contents import Contents
from parity_latex import read_latex
from parity_typst import read_typst
from parity_web import read_epub, read_site

NAME = "whither-kazakhstan"


@dataclass(frozen=True)
class Format:
    """How a format is made and read."""

    builder: str
    product: str
    """The file, or the folder, that is read, within the build's folder."""

    read: Callable[[Path], Contents]


FORMATS = {
    "latex": Format("latexpdf", f"{NAME}.pdf", read_latex),
    "typst": Format("pdf", f"{NAME}.pdf", read_typst),
    "html": Format("html", "", read_site),
    "epub": Format("epub", f"{NAME}.epub", read_epub),
}
