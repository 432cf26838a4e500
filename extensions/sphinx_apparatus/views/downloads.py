"""The edition's files that lie in the site, to be downloaded (HTML)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core import wording
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.page_metadata import MEDIA_TYPES
from sphinx_apparatus.doctree.build_nodes import Links, bullets
from sphinx_apparatus.write.cite_links import BUILDERS


def files_in_site(builder: Builder) -> Iterator[tuple[str, Path]]:
    """Yield the files of ``apparatus_downloads`` that are there: path in the site, and on disk."""
    config = builder.config
    folders = [Path(builder.outdir), *(Path(builder.confdir) / p for p in config.html_extra_path)]
    for path in Settings.of(config).downloads:
        file = next((f / path for f in folders if (f / path).is_file()), None)
        if file is not None and PurePosixPath(path).suffix.lower() in MEDIA_TYPES:
            yield path, file


def downloads(_edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return links to the files with their sizes; nothing where there are none, or no site."""
    if links.builder.name not in BUILDERS:
        return []
    here = links.builder.get_target_uri(links.docname)
    rows = []
    for path, file in files_in_site(links.builder):
        words = wording.download(PurePosixPath(path).suffix[1:], file.stat().st_size)
        uri = relative_uri(here, path)
        rows.append([nodes.reference("", words, refuri=uri, internal=True)])
    return [bullets(rows)] if rows else []
