"""The extension's configuration: every option, its default, its check, in one place."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

PREFIX = "apparatus_"


@dataclass(frozen=True)
class Settings:
    """The values of ``apparatus_*`` in ``conf.py``. Paths are relative to the source directory."""

    witnesses: tuple[str, ...] = ()
    """Provenance records of the witnesses that the primary texts are transcribed from."""
    registry: str = ""
    """The registry of issued passages; empty: identifiers are not pinned."""
    issue_passages: bool = False
    """Add new passages to the registry in this build."""
    contributors: str = ""
    """The file of contributor records; empty: signatures are not checked."""
    house: str = ""
    """The contributor whose notes carry no signature, being the edition's own voice."""
    glossary: str = "glossary"
    """The folder of glossary entries, one file each; empty: there are none."""

    @classmethod
    def of(cls, config: Config) -> Settings:
        """Return the settings of a Sphinx configuration.

        Raises :class:`sphinx.errors.ConfigError` that names the option and the type it wants.
        """
        return cls(**{f.name: _checked(f.name, config, getattr(cls, f.name)) for f in fields(cls)})


def register(app: Sphinx) -> None:
    """Add the options to Sphinx; all of them change how documents are read."""
    for field in fields(Settings):
        default = getattr(Settings, field.name)
        value = list(default) if isinstance(default, tuple) else default
        app.add_config_value(PREFIX + field.name, value, "env")


def check(_app: Sphinx, config: Config) -> None:
    """Refuse invalid options before anything is read (``config-inited``)."""
    Settings.of(config)


def _checked(name: str, config: Config, default: Any) -> Any:
    value = config[PREFIX + name]
    if isinstance(default, bool):
        if value in (True, False, "0", "1"):
            return value in (True, "1")
        raise ConfigError(f"{PREFIX}{name} must be True or False, not {value!r}.")
    if isinstance(default, str):
        if isinstance(value, str):
            return value.strip("/")
        raise ConfigError(f"{PREFIX}{name} must be a string, not {value!r}.")
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ConfigError(f"{PREFIX}{name} must be a list of strings, not {value!r}.")
