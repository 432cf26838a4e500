"""Read the text files of an edition; one that cannot be read becomes a problem."""

from __future__ import annotations

import codecs
import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy, SourceLocation

ReadBytes = Callable[[str], bytes]
"""Returns a file's bytes by its path; raises what :meth:`pathlib.Path.read_bytes` raises."""


def reader_in(folder: Path) -> ReadBytes:
    """Return what reads the files of a folder by their paths relative to it.

    A named pipe or a device is refused with an :class:`OSError`: reading it would never end.
    """

    def read(path: str) -> bytes:
        file = folder / path
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise OSError(errno.EINVAL, "It is not a regular file")
        return file.read_bytes()

    return read


@dataclass(frozen=True)
class TextFile:
    """A file that was read: its bytes as they are, and its text without a byte-order mark."""

    raw: bytes
    text: str


def read_text_file(
    path: str,
    read: ReadBytes,
    code: Code,
    hint: str,
    *,
    what: str = "The file",
    named_at: SourceLocation | None = None,
    encoding: str = "utf-8",
    most_bytes: int = 0,
) -> TextFile | Problem:
    """Read a file, or return the one problem that it has.

    ``path`` is relative to the source directory. The problem stands in the file itself: at its
    beginning if it is missing, a folder, not readable, or has more than ``most_bytes`` (0: any
    number); at the first wrong byte if it is not in the ``encoding``. If ``named_at`` is given (the
    value of a record that names the file), it stands there. Its message begins with ``what``, its
    ``hint`` says what to do.
    """
    try:
        raw = read(path)
    except (OSError, ValueError) as error:  # ValueError: no file can have this name
        reason = getattr(error, "strerror", None) or str(error)
        found = f"{what} cannot be read: {reason}."
        return Problem(named_at or SourceLocation(path), code, found, hint)
    if most_bytes and len(raw) > most_bytes:
        found = f"{what} has {len(raw)} bytes."
        hint = f"Keep it to {most_bytes}; what is longer belongs into several."
        return Problem(named_at or SourceLocation(path), code, found, hint)
    marked = raw.startswith(codecs.BOM_UTF8)
    body = raw.removeprefix(codecs.BOM_UTF8)
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in body[:4]:
        found = f"{what} cannot be read: it is written in UTF-16."
        remedy = None if named_at else Remedy(encoding="utf-16")
        return Problem(named_at or SourceLocation(path), code, found, hint, remedy)
    try:
        return TextFile(raw, body.decode("utf-8" if marked else encoding))
    except UnicodeDecodeError as error:
        before = body[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode(error.encoding, "replace")) + 1
        location = SourceLocation(path, line, column)
        sign = f"byte 0x{body[error.start]:02x}"
        found = f"{what} cannot be read: {error.encoding!r} codec can't decode {sign}"
        found += f" ({location})." if named_at else "."
        remedy = None if named_at else Remedy(encoding="cp1252")
        return Problem(named_at or location, code, found, hint, remedy)


def lenient_text(path: Path, most_bytes: int) -> str:
    """Return what can be made out of a file that was refused, to look for words in it.

    Nothing of it is ever printed. At most its first ``most_bytes`` are read.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(most_bytes)
    except (OSError, ValueError):
        return ""
    utf_16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw[:2]
    if utf_16:
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def location_in(text: str, index: int, path: str, first_line: int = 1) -> SourceLocation:
    """Return where the character at ``index`` stands, if the text begins at ``first_line``."""
    line = first_line + text.count("\n", 0, index)
    return SourceLocation(path, line, index - text.rfind("\n", 0, index))
