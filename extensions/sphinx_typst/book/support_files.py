"""The files that the main file of a book imports: core, settings, template, styles."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_typst.config import TypstConfig
from sphinx_typst.engine.escape import Value, literal
from sphinx_typst.engine.highlight import style_sheet
from sphinx_typst.words import word


def settings_file(config: TypstConfig) -> str:
    """Return the Typst module that holds the options which the core reads."""
    words = config.page_reference or word(" (p. {page})")
    before, _sep, after = words.partition("{page}")
    settings: dict[str, Value] = {
        "mono-font": list(config.mono_font),
        "page-words": [before, after],
        "two-sided": bool(config.two_sided),
        "careful": config.is_careful,
    }
    return f"#let settings = {literal(settings)}\n"


def read_template(path: Path) -> str:
    """Return the source of a template; raise `ConfigError` if it is missing or cannot be one."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ConfigError(f"typst_template: cannot read {path}: {why}") from None
    if "book" not in text:
        raise ConfigError(
            f"typst_template: {path} does not define book(about, body): write "
            f"#let book(about, body) = {{ … }} in it"
        )
    return text


def write_support_files(
    folder: Path, config: TypstConfig, sphinx_config: Config, confdir: Path
) -> None:
    """Write the core, its settings, the template and the styles of code into *folder*."""
    with as_file(files("sphinx_typst") / "static") as static:
        shutil.copytree(static, folder / "sphinx", dirs_exist_ok=True)
    own = read_template(confdir / config.template) if config.template else ""
    template = own or '#import "template.typ": book\n'
    (folder / "sphinx/book.typ").write_text(template, "utf-8")
    settings = settings_file(config)
    (folder / "sphinx/settings.typ").write_text(settings, "utf-8")
    styles = style_sheet(sphinx_config.pygments_style)
    (folder / "sphinx/pygments.typ").write_text(styles, "utf-8")


def copy_styles(folder: Path, paths: Sequence[Path]) -> list[str]:
    """Copy style files into *folder*; return their paths in it, to be imported in this order."""
    target = folder / "styles"
    target.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}  # without differences that file systems may ignore, and as written
    for path in paths:
        name = path.name
        while name.casefold() in names:
            name = f"{len(names)}-{name}"
        names[name.casefold()] = name
        shutil.copyfile(path, target / name)
    return [f"/styles/{name}" for name in names.values()]
