"""The ``epub`` builder: Sphinx's own, with a book's navigation, metadata and repeatable bytes."""

from __future__ import annotations

import html
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import package_dir
from sphinx.builders._epub_base import FOOTNOTES_RUBRIC_NAME, ManifestItem
from sphinx.builders.epub3 import Epub3Builder, NavPoint
from sphinx.locale import _, __
from sphinx.util import logging

from sphinx_reader_epub import cover, metadata, navigation
from sphinx_reader_epub.archive import pack
from sphinx_reader_epub.assets import remove_replaced, uses_book_theme
from sphinx_reader_epub.config import COVER_IMAGE, Settings
from sphinx_reader_epub.words import word, written_day

if TYPE_CHECKING:
    from collections.abc import Set

logger = logging.getLogger(__name__)

COLOPHON = "colophon"

#: What a page holds that its entry in the manifest must declare (EPUB 3.3, D.5).
_DECLARED = {"svg": "<svg", "mathml": "<math"}


class BookBuilder(Epub3Builder):
    """Builds an EPUB 3.3 that is the same for the same sources."""

    # Of Sphinx's own kind of path.
    template_dir = type(package_dir)(Path(__file__).parent / "templates")

    def init(self) -> None:
        """Set up what the options ask for."""
        super().init()
        self.book = Settings.of(self.config)
        self.time = metadata.moment(self.book.date, os.environ.get("SOURCE_DATE_EPOCH"))
        titles = {"toc": _("Table of Contents"), "cover": word("Cover")}
        self.guide_titles = {name: html.escape(title) for name, title in titles.items()}
        self.dated = self.time != metadata.NO_DATE
        # The theme brings the template.
        self.has_colophon = self.book.colophon and uses_book_theme(self)
        self._generated: set[str] = set()

    # -- Pages --

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Give the templates what they show of the book; warn of documents it lacks."""
        super().prepare_writing(docnames)
        self.globalcontext |= {
            "book_language": self.config.epub_language,
            "book_title": self.config.epub_title,
            "book_author": self.config.epub_author,
        }
        for docname in self.book.documents.keys() - self.env.all_docs.keys():
            logger.warning(
                __('conf.py: %sdocuments: there is no document "%s".'),
                Settings.PREFIX,
                docname,
                type="epub",
                subtype="document",
            )

    def copy_static_files(self) -> None:
        """Copy the static files that pages use to an empty folder: the book takes in all there."""
        shutil.rmtree(self._static_dir, ignore_errors=True)
        super().copy_static_files()
        if uses_book_theme(self):
            remove_replaced(self._static_dir)

    def add_visible_links(self, tree: nodes.document, show_urls: str = "inline") -> None:
        """Show addresses on the page; the heading of those in notes, Sphinx has in English only."""
        super().add_visible_links(tree, show_urls)
        for rubric in tree.findall(nodes.rubric):
            if rubric.astext() == FOOTNOTES_RUBRIC_NAME:
                rubric[0] = nodes.Text(_("Footnotes"))

    def handle_page(self, pagename: str, *args: Any, **kwargs: Any) -> None:
        """Write a page, and remember that this build made it."""
        self._generated.add(pagename)
        super().handle_page(pagename, *args, **kwargs)

    # -- The book --

    def handle_finish(self) -> None:
        """Make what surrounds the pages, then the book."""
        self._remove_stale_files()
        if self.config.epub_cover and self.config.epub_cover[0] == COVER_IMAGE:
            self._draw_cover()
        if self.has_colophon:
            self._write_colophon()
        super().handle_finish()

    def toc_add_files(self, refnodes: list[dict[str, Any]]) -> None:
        """Add what is not in the table of contents of the sources.

        The root document is the book's title page and goes by the book's title.
        """
        super().toc_add_files(refnodes)
        root = html.escape(self.config.root_doc + self.out_suffix)
        for node in refnodes:
            if node["refuri"] == root:
                node["text"] = html.escape(self.config.epub_title)
        if self.has_colophon:
            uri = COLOPHON + self.out_suffix
            refnodes.append({"level": 1, "refuri": uri, "text": word("Colophon")})

    def content_metadata(self) -> dict[str, Any]:
        """Return what the package document says, escaped for XML where it is text."""
        config = self.config
        about = {
            "creator": config.epub_author,
            "contributor": config.epub_contributor,
            "publisher": config.epub_publisher,
            "rights": config.epub_copyright,
            "description": config.epub_description,
        }
        claims = metadata.accessibility(
            self.env.images,
            bool(self._citable_targets()),
            self.use_index,
            self.book.accessibility_features,
            self.book.accessibility_summary,
        )
        return super().content_metadata() | {
            "uid": html.escape(_chosen(config.epub_uid) or "book-id"),
            "id": html.escape(self._identifier),
            "date": f"{self.time:%Y-%m-%dT%H:%M:%SZ}",
            "dated": self.dated,
            "about": {name: html.escape(_chosen(text)) for name, text in about.items()},
            "accessibility": [(name, html.escape(value)) for name, value in claims],
            "root_id": self.make_id(config.root_doc + self.out_suffix),
            "properties": self._properties,
        }

    def toc_metadata(self, level: int, navpoints: Any) -> dict[str, Any]:
        """Return what the older table of contents (NCX) says, under the book's identifier."""
        return super().toc_metadata(level, navpoints) | {"id": html.escape(self._identifier)}

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[NavPoint]:
        """Return the table of contents, with the index, which Sphinx leaves out."""
        listed = super().build_navlist(navnodes)
        if self._has_index():
            listed.append(NavPoint(_("Index"), f"genindex{self.out_suffix}", []))
        return listed

    def navigation_doc_metadata(self, navlist: list[NavPoint]) -> dict[str, Any]:
        """Return what the navigation document holds."""
        order = self._reading_order()
        titles = {name: self.env.titles[name].astext() for name in order}
        marks = [navigation.NavigationTarget(_("Table of Contents"), "nav.xhtml#toc", "toc")]
        if self.config.epub_cover and self.config.epub_cover[1]:
            cover_page = navigation.NavigationTarget(word("Cover"), self.coverpage_name, "cover")
            marks.insert(0, cover_page)
        marks += navigation.landmarks(order, self.book.documents, titles, self.out_suffix)
        if self._has_index():
            marks.append(
                navigation.NavigationTarget(_("Index"), f"genindex{self.out_suffix}", "index")
            )
        return super().navigation_doc_metadata(navlist) | {
            "toc_locale": html.escape(_("Table of Contents")),
            "landmarks_title": html.escape(word("Landmarks")),
            "landmarks": marks,
            "citable_title": self.book.page_title or word("Passages"),
            "citable": self._citable_targets(),
            "stylesheets": [
                name
                for name in self.files
                if name in {f"_static/{sheet}" for sheet in ("book.css", "epub.css")}
            ],
        }

    def build_epub(self) -> None:
        """Write the book."""
        name = f"{self.config.epub_basename}.epub"
        logger.info(__("writing %s file..."), name)
        pack(self.outdir, self.outdir / name, self.files, self.time)

    # -- Parts --

    @property
    def _identifier(self) -> str:
        config = self.config
        return metadata.identifier(config.epub_identifier, config.project, config.epub_author)

    def _reading_order(self) -> list[str]:
        """Return the documents of the book from first to last."""
        pages = (str(node["refuri"]).removesuffix(self.out_suffix) for node in self.refnodes)
        return [page for page in dict.fromkeys(pages) if page in self.env.all_docs]

    def _citable_targets(self) -> list[navigation.NavigationTarget]:
        if not self.book.page_classes:
            return []
        return [
            target
            for docname in self._reading_order()
            for target in navigation.citable_targets(
                self.env.get_doctree(docname), self.book.page_classes, docname + self.out_suffix
            )
        ]

    def _has_index(self) -> bool:
        return bool(self.use_index) and (self.outdir / f"genindex{self.out_suffix}").exists()

    def _properties(self, item: ManifestItem) -> str:
        """Return the properties of a file in the manifest, "" for none."""
        if self.config.epub_cover and item.href == self.config.epub_cover[0]:
            return "cover-image"
        if not item.href.endswith(self.out_suffix) or not (self.outdir / item.href).exists():
            return ""
        page = (self.outdir / item.href).read_text("utf-8")
        return " ".join(name for name, sign in _DECLARED.items() if sign in page)

    def _remove_stale_files(self) -> None:
        """Remove pages of documents that are gone: what lies in the folder gets into the book.

        Sphinx also leaves a copy of its notes on the last build there when an option has changed.
        """
        (self.outdir / ".buildinfo.bak").unlink(missing_ok=True)
        known = {name + self.out_suffix for name in (*self.env.all_docs, *self._generated)}
        for page in self.outdir.rglob(f"*{self.out_suffix}"):
            if page.relative_to(self.outdir).as_posix() not in known:
                page.unlink()

    def _draw_cover(self) -> None:
        config = self.config
        drawn = cover.cover_of(
            config.epub_title,
            config.project,
            _chosen(config.epub_author),
            _chosen(config.epub_publisher),
            config.epub_language,
        )
        if drawn.missing_letters:
            logger.warning(
                __(
                    "no font has the letter %s (%s) of the cover: install one that has it, or name "
                    "a picture in epub_cover"
                )
                if len(drawn.missing_letters) == 1
                else __(
                    "no font has the letters %s (%s) of the cover: install fonts that have them, "
                    "or name a picture in epub_cover"
                ),
                drawn.missing_letters,
                " ".join(f"U+{ord(letter):04X}" for letter in drawn.missing_letters),
                type="epub",
                subtype="cover",
            )
        (self.outdir / COVER_IMAGE).write_bytes(drawn.image())

    def _write_colophon(self) -> None:
        config = self.config
        lines = [
            word("Version {number}").format(number=config.release) if config.release else "",
            written_day(self.time, config.language) if self.dated else "",
            f"© {config.epub_copyright}" if config.epub_copyright else "",
            self._identifier,
        ]
        context = {"title": word("Colophon"), "lines": [line for line in lines if line]}
        self.handle_page(COLOPHON, context, "epub-colophon.html")


def _chosen(text: str) -> str:
    """Return *text*, "" if it is what Sphinx puts in where the project says nothing."""
    return "" if text == metadata.UNKNOWN else text
