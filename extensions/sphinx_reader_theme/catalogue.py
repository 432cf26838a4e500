"""Load the message catalogue of an extension.

The same file stands in each package that prints words of its own, so that each can be installed
alone; a test keeps the copies equal.
"""

from __future__ import annotations

from pathlib import Path

from sphinx import locale, package_dir
from sphinx.application import Sphinx


def load_catalogue(app: Sphinx, name: str, folder: Path) -> None:
    """Load the catalogue of a name, also for a language that is written with a hyphen (``de-DE``).

    Sphinx looks for catalogues of just this name, and finds none, not even its own: both are loaded
    by the name that catalogues have (``de_DE``, for which ``de`` will do). ``folder`` may hold a
    catalogue ``sphinx`` as well, with words that Sphinx has no translation of.
    """
    app.add_message_catalog(name, folder)
    app.add_message_catalog("sphinx", folder)
    if "-" in app.config.language:
        language = app.config.language.replace("-", "_")
        app.translator, _found = locale.init([package_dir / "locale", folder], language)
        locale.init([folder], language, name)
