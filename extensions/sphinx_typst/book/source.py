"""The main Typst file of a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx.config import Config
from sphinx.locale import _

from sphinx_typst.book.chapters import Chapter, joined
from sphinx_typst.book.headings import Headings
from sphinx_typst.config import BookEntry, TypstConfig
from sphinx_typst.engine.escape import Code, Value, literal

LEFT_OUT_OF_DRAFTS: dict[str, Value] = {"include": [], "headings": [], "contents-levels": []}


@dataclass(frozen=True)
class BookSource:
    """The source of a book: imports, the template's arguments (`about`), and the chapters."""

    imports: str
    about: dict[str, Value]
    chapters: Sequence[Chapter]
    adjustments: str | None = None
    """The name of the JSON file of adjustments to page breaks, if page breaks are careful."""

    @property
    def breaks_chapters(self) -> bool:
        """Whether each chapter starts a page."""
        return bool(self.about["chapter-break"])

    @property
    def front_matter(self) -> list[Chapter]:
        """What comes before page 1; it may be empty."""
        return [chapter for chapter in self.chapters if chapter.is_front]

    @property
    def main_matter(self) -> list[Chapter]:
        """What comes from page 1 on."""
        return [chapter for chapter in self.chapters if not chapter.is_front]

    def whole(self) -> str:
        """Return the main file of the book."""
        front, main = joined(self.front_matter).markup, joined(self.main_matter).markup
        return self._file(self.about, front, main, "#doc.end-of-book")

    def draft(self, chapter: Chapter) -> str:
        """Return a file that holds one chapter and reports its layout."""
        return self._file(self.about | LEFT_OUT_OF_DRAFTS, "", chapter.markup, "#doc.end-of-draft")

    def whole_draft(self, chapters: Sequence[Chapter]) -> str:
        """Return a file that holds *chapters*, all of the book, and reports where each ends."""
        front = main = ""
        for number, chapter in enumerate(chapters):
            markup = f"{chapter.markup}\n#doc.chapter-end({number})\n"
            front, main = (front + markup, main) if chapter.is_front else (front, main + markup)
        return self._file(self.about | LEFT_OUT_OF_DRAFTS, front, main, "#doc.end-of-draft")

    def _file(self, about: dict[str, Value], front: str, main: str, end: str) -> str:
        lines = [self.imports]
        if self.adjustments:
            lines.append(f"#let page-breaks = json({literal('/' + self.adjustments)})")
        if front:
            lines.append(f"#let front-matter = [{front}]")
        about = about | {"front": Code("front-matter") if front else None}
        lines += [f"#show: book.with({literal(about)})", main, end, ""]
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
    """Return the source of a book.

    *styles* are the files to import, *depth* the levels in the contents unless an option says
    otherwise, *headings* those of the *chapters*, *adjustments* the name of the file of
    adjustments to page breaks, if page breaks are careful.
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
    imports += ['#import "/sphinx/book.typ": book', '#import "/sphinx/core.typ" as doc']
    return BookSource("\n".join(imports), about, chapters, adjustments)
