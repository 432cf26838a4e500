"""Styles: Typst files, and the style functions in them for the classes of nodes.

A project lists them in ``typst_styles`` and ``typst_classes``; an extension calls `add_style`.
The project's classes override those of extensions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError


@dataclass(frozen=True)
class Style:
    """A Typst file, and the style functions in it by class."""

    path: Path
    classes: Mapping[str, str | None]


_REGISTERED: WeakKeyDictionary[object, list[Style]] = WeakKeyDictionary()
"""What extensions added to each application, by its component registry."""


def add_style(
    app: Sphinx, path: str | Path, classes: Mapping[str, str | None] | None = None
) -> None:
    """Make a Typst file available to every book, and map classes to its functions.

    *path* is absolute. *classes* goes from a docutils class (``"sic"``), or an element and a class
    (``"footnote.textual"``), to the name of a function, or to ``None`` to leave such nodes out.
    Call it in ``setup()`` or on ``config-inited``, before or after this extension is set up, and
    whichever builder runs. A file already added is not added twice; its classes are joined.
    """
    _REGISTERED.setdefault(app.registry, []).append(Style(Path(path), dict(classes or {})))


@dataclass(frozen=True)
class StyleSheet:
    """All styles of a project: the files to import and the class map."""

    files: Sequence[Path]
    classes: Mapping[str, str | None]

    @classmethod
    def of(cls, registry: object, config: Config, confdir: Path) -> StyleSheet:
        """Join the styles of extensions with the project's own, which come last and override.

        Raises `ConfigError` for a file that does not exist.
        """
        files: list[Path] = []
        classes: dict[str, str | None] = {}
        for style in _REGISTERED.get(registry, []):
            files.append(style.path)
            classes.update(style.classes)
        files += [confdir / path for path in config.typst_styles]
        classes.update(config.typst_classes)
        for path in files:
            if not path.is_file():
                raise ConfigError(f"typst_styles: there is no file {path}")
        return cls(tuple(dict.fromkeys(files)), classes)

    def functions(self, node: nodes.Element) -> list[str]:
        """Return the style functions of *node*, the outermost first."""
        found = (self._lookup(node, name) for name in self._mapped(node))
        return list(dict.fromkeys(name for name in found if name))

    def drops(self, node: nodes.Element) -> bool:
        """Tell whether a class of *node* is mapped to no function, so that it is left out."""
        return any(self._lookup(node, name) in ("", None) for name in self._mapped(node))

    def _mapped(self, node: nodes.Element) -> list[str]:
        names: list[str] = node.get("classes", [])
        return [n for n in names if n in self.classes or f"{node.tagname}.{n}" in self.classes]

    def _lookup(self, node: nodes.Element, name: str) -> str | None:
        """Return the function of a class; one for element and class overrides the general one."""
        specific = f"{node.tagname}.{name}"
        return self.classes.get(specific, self.classes.get(name))
