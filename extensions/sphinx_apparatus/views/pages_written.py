"""Which generated pages have to be written again: those whose content has changed.

Sphinx writes pages without a source at every build. Their hashes are kept beside its doctrees.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from sphinx.builders.html import StandaloneHTMLBuilder


class PagesWritten:
    """The hashes of the pages of one builder, as the last build left them."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._file = Path(builder.doctreedir) / f"apparatus-pages-{builder.name}.json"
        self._before = _read(self._file)
        self._now: dict[str, str] = {}
        self._templates = builder.templates.newest_template_mtime()

    def outdated(self, page: str, body: str) -> bool:
        """Tell whether a page is to be written, being new, changed, or older than its templates."""
        config = self._builder.create_build_info().config_hash
        digest = hashlib.sha256(f"{config}\n{body}".encode()).hexdigest()
        self._now[page] = digest
        file = Path(self._builder.get_outfilename(page))
        return (
            self._before.get(page) != digest
            or not file.exists()
            or file.stat().st_mtime < self._templates
        )

    def keep(self) -> None:
        """Keep the hashes for the next build."""
        if self._now != self._before:
            self._file.write_text(json.dumps(self._now, indent=1), "utf-8")


def _read(file: Path) -> dict[str, str]:
    """Return the hashes in a file; none where it is missing or damaged."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
