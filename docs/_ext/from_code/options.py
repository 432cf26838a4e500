"""Options: those of ``conf.py`` from their dataclass, those of a theme from its ``theme.toml``."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterator
from dataclasses import Field
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from from_code.described import EXTENSIONS, Described, capitalised, depend_on, described_list


class OptionsDirective(SphinxDirective):
    """The options of a package: ``sphinx_typst.config.TypstConfig``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list of the options, in the order of their declaration."""
        module_name, _, class_name = self.arguments[0].rpartition(".")
        module = import_module(module_name)
        options = getattr(module, class_name)
        depend_on(self, Path(inspect.getfile(module)))
        things = (_of_field(options.PREFIX, item) for item in options.fields())
        return described_list(self, "option", things)


def _of_field(prefix: str, item: Field[Any]) -> Described:
    about = item.metadata["about"]
    wanted = item.metadata["check"].wanted
    default = "" if item.metadata["by_config"] else f" Default: `{_shown(item)}`."
    return Described(prefix + item.name, [f"{capitalised(about)} Write {wanted}.{default}"])


def _shown(item: Field[Any]) -> str:
    assert callable(item.default_factory)
    value = item.default_factory()
    shown = repr(list(value) if isinstance(value, tuple) else value)
    return shown.replace("'", '"')


class ThemeOptionsDirective(SphinxDirective):
    """The options of a theme, each with the comment above it in ``theme.toml``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list of the options, in the order of the file."""
        path = EXTENSIONS / self.arguments[0] / "theme.toml"
        depend_on(self, path)
        return described_list(self, "theme-option", theme_options(path.read_text("utf-8")))


def theme_options(text: str) -> Iterator[Described]:
    """Yield the options of a theme; raises `ValueError` for one that has no comment."""
    options = tomllib.loads(text).get("options", {})
    comment: list[str] = []
    for line in text.partition("[options]")[2].splitlines():
        if line.startswith("#"):
            comment.append(line.removeprefix("#").strip())
        elif line.strip():
            name = line.partition("=")[0].strip()
            if not comment:
                raise ValueError(f"theme.toml says nothing of the option {name!r}")
            yield Described(name, [f'{" ".join(comment)} Default: `"{options[name]}"`.'])
            comment = []
