"""The main Typst file of a book, and the files it stands on."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.locale import _

from sphinx_typst.book.chapters import Chapter, joined
from sphinx_typst.book.headings import Headings
from sphinx_typst.config import BookEntry, TypstConfig
from sphinx_typst.engine.escape import Code, Value, literal
from sphinx_typst.engine.highlight import style_sheet
from sphinx_typst.words import word

LEFT_OUT_OF_DRAFTS: dict[str, Value] = {"include": [], "headings": [], "contents-levels": []}


@dataclass(frozen=True)
class BookSource:
    """The source of a book: imports, what the template is told, and the markup of its parts."""

    imports: str
    about: dict[str, Value]
    chapters: Sequence[Chapter]
    adjustments: str | None = None
    """The name of the file of adjustments to page breaks, if there are any to look up."""

    @property
    def breaks_chapters(self) -> bool:
        """Whether each chapter starts a page."""
        return bool(self.about["chapter-break"])

    @property
    def front(self) -> list[Chapter]:
        """What comes before page 1; it may be empty."""
        return [chapter for chapter in self.chapters if chapter.is_front]

    @property
    def body(self) -> list[Chapter]:
        """What comes from page 1 on."""
        return [chapter for chapter in self.chapters if not chapter.is_front]

    def whole(self) -> str:
        """Return the main file of the book."""
        front, body = joined(self.front).markup, joined(self.body).markup
        return self._file(self.about, front, body, "#doc.end-of-book")

    def draft(self, chapter: Chapter) -> str:
        """Return a file that holds one chapter and reports its layout."""
        return self._file(self.about | LEFT_OUT_OF_DRAFTS, "", chapter.markup, "#doc.end-of-draft")

    def whole_draft(self, chapters: Sequence[Chapter]) -> str:
        """Return a file that holds *chapters*, all of the book, and reports where each ends."""
        front = body = ""
        for number, chapter in enumerate(chapters):
            markup = f"{chapter.markup}\n#doc.chapter-end({number})\n"
            front, body = (front + markup, body) if chapter.is_front else (front, body + markup)
        return self._file(self.about | LEFT_OUT_OF_DRAFTS, front, body, "#doc.end-of-draft")

    def _file(self, about: dict[str, Value], front: str, body: str, end: str) -> str:
        lines = [self.imports]
        if self.adjustments:
            lines.append(f"#let page-breaks = json({literal('/' + self.adjustments)})")
        if front:
            lines.append(f"#let front-matter = [{front}]")
        about = about | {"front": Code("front-matter") if front else None}
        lines += [f"#show: book.with({literal(about)})", body, end, ""]
        return "\n".join(lines)


def book_source(
    entry: BookEntry,
    config: TypstConfig,
    sphinx_config: Config,
    *,
    styles: Sequence[str],
    depth: int,
    chapters: Sequence[Chapter],
    headings: Headings,
    adjustments: str | None,
) -> BookSource:
    """Return the source of a book: its *chapters*, their *headings*, and the file that holds
    *adjustments* to page breaks, if any can be made.
    """
    toc_depth = config.toc_depth or depth
    language, _sep, region = (sphinx_config.language or "en").replace("-", "_").partition("_")
    about: dict[str, Value] = {
        "title": entry.title,
        "author": entry.author,
        "language": language,
        "region": region.lower() if len(region) == 2 else None,
        "subject": config.subject or config.title_page.get("subtitle", ""),
        "keywords": list(config.keywords),
        "release": f"{_('Release')} {sphinx_config.release}" if sphinx_config.release else "",
        "copyright": sphinx_config.copyright,
        "title-page": dict(config.title_page),
        "colophon": list(config.colophon),
        "include": list(config.include),
        "paper": config.paper,
        "two-sided": bool(config.two_sided),
        "font": list(config.font),
        "mono-font": list(config.mono_font),
        "font-size": Code(config.font_size),
        "figures": config.figures,
        "hyphenate": bool(config.hyphenate),
        "chapter-break": bool(config.chapter_break),
        "toc-depth": toc_depth,
        "contents-title": _("Contents"),
        "contents-levels": headings.levels(toc_depth),
        "headings": headings.running(),
    }
    imports = [f'#import "{style}": *' for style in styles]
    imports += ['#import "/template.typ": book', '#import "/sphinx/core.typ" as doc']
    return BookSource("\n".join(imports), about, chapters, adjustments)


def settings_file(config: TypstConfig) -> str:
    """Return the module that tells the core what it needs of the options."""
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
    """Return the text of a template; raise `ConfigError` if there is none or it cannot be one."""
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


def lay_out(folder: Path, config: TypstConfig, sphinx_config: Config, confdir: Path) -> None:
    """Put the core, its settings, the template and the code style into *folder*."""
    with as_file(files("sphinx_typst") / "static") as static:
        shutil.copytree(static, folder / "sphinx", dirs_exist_ok=True)
    own = read_template(confdir / config.template) if config.template else ""
    template = own or '#import "/sphinx/template.typ": book\n'
    (folder / "template.typ").write_text(template, "utf-8")
    settings = settings_file(config)
    (folder / "sphinx/settings.typ").write_text(settings, "utf-8")
    looks = style_sheet(sphinx_config.pygments_style)
    (folder / "sphinx/pygments.typ").write_text(looks, "utf-8")


def place_styles(folder: Path, paths: Sequence[Path]) -> list[str]:
    """Copy style files into *folder*; return what to import, in order."""
    imports = []
    target = folder / "styles"
    target.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(paths):
        name = (
            path.name
            if path.name not in {p.name for p in paths[:number]}
            else f"{number}-{path.name}"
        )
        shutil.copyfile(path, target / name)
        imports.append(f"/styles/{name}")
    return imports
