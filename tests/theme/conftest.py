"""A small invented project, built once, and its pages in a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sphinx.testing.util import SphinxTestApp

PROJECT = Path(__file__).parent / "project"
EXTENSIONS = Path(__file__).parents[2] / "extensions"
THEME = EXTENSIONS / "sphinx_reader_theme"
Build = Callable[..., Path]
OpenPage = Callable[..., Page]


def run_sphinx(
    builddir: Path, builder: str = "html", srcdir: Path = PROJECT, **overrides: Any
) -> tuple[Path, str]:
    """Build *srcdir* and return the output folder and what was warned about."""
    app = SphinxTestApp(
        builder, srcdir=srcdir, builddir=builddir, freshenv=True, confoverrides=overrides
    )
    try:
        app.build()
        return Path(app.outdir), app.warning.getvalue()
    finally:
        app.cleanup()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as HTML, built without a warning."""
    out, warnings = run_sphinx(tmp_path_factory.mktemp("site"))
    assert warnings == ""
    return out


@pytest.fixture(scope="session")
def site_address(site: Path) -> Iterator[str]:
    """The project served over HTTP on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/favicon.ico":  # Chromium asks for one by itself
                self.send_response(204)
                self.end_headers()
            else:
                super().do_GET()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[OpenPage]:
    """Open a page of the project: ``open_page("letter.html", width=390, color_scheme="dark")``."""
    contexts = []

    def opener(address: str, width: int = 1440, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        page.goto(address if "://" in address else f"{site.as_uri()}/{address}")
        return page

    yield opener
    for context in contexts:
        context.close()
