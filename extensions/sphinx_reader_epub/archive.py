"""The archive that an EPUB is: the same files give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MIMETYPE = "mimetype"
FIRST = (MIMETYPE, "META-INF/container.xml", "content.opf", "nav.xhtml", "toc.ncx")


def pack(folder: Path, book: Path, names: Iterable[str], time: datetime) -> None:
    """Write *book* from files of *folder*: those every EPUB has, then *names* in their order.

    All have the timestamp *time* and the same permissions, whatever the file system says; the type
    comes first and uncompressed (EPUB OCF 3.3, 4.3.2).
    """
    with ZipFile(book, "w") as archive:
        for name in dict.fromkeys([*FIRST, *names]):
            entry = ZipInfo(name, time.timetuple()[:6])
            entry.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (folder / name).read_bytes(), compresslevel=9)
