"""The ``pdf`` builder: one PDF for each entry of ``typst_documents``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Set
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.environment.adapters.asset import ImageAdapter
from sphinx.util import logging
from sphinx.util.display import progress_message, status_iterator
from sphinx.util.osutil import ensuredir

from sphinx_typst.book import tree as book_tree
from sphinx_typst.book.chapters import Chapter
from sphinx_typst.book.front_matter import mark_main_matter
from sphinx_typst.book.index import DOCUMENT as INDEX
from sphinx_typst.book.index import build_index, write_index
from sphinx_typst.book.labels import Labels, label, uri
from sphinx_typst.book.paragraphs import split_paragraphs
from sphinx_typst.book.source import BookSource, book_source
from sphinx_typst.book.support_files import copy_styles, write_support_files
from sphinx_typst.config import BookEntry, TypstConfig
from sphinx_typst.engine import fonts
from sphinx_typst.engine.compile import Compiler
from sphinx_typst.engine.styles import StyleSheet
from sphinx_typst.mathjax import mathjax_macros
from sphinx_typst.pagebreaks.marks import mark_breaks
from sphinx_typst.render.base import RenderContext
from sphinx_typst.render.translator import TypstTranslator
from sphinx_typst.typesetting import BookError, Typesetter

logger = logging.getLogger(__name__)
SOURCES = "typst"
"""Folder beside the PDFs that holds what they were compiled from."""
IMAGES = "images"


FAILED = "typst-book-failed"
"""Event: a book could not be made; the reasons have been reported. Argument: its file name."""


class TypstBuilder(Builder):
    """Makes PDFs with the Typst compiler."""

    name = "pdf"
    format = "typst"
    epilog = "The PDF files are in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = [
        "application/pdf",
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
    ]
    default_translator_class = TypstTranslator

    def init(self) -> None:
        """Read the options."""
        self.options = TypstConfig.of(self.config)
        self.styles = StyleSheet.of(self._registry, self.config, Path(self.confdir))
        self.fonts = [Path(self.confdir) / path for path in self.options.font_paths]
        fonts.check_folders(self.fonts)
        fonts.check_names("typst_font", self.options.font, self.fonts)
        fonts.check_names("typst_mono_font", self.options.mono_font, self.fonts)
        self.macros = mathjax_macros(self.config)
        self.sources = Path(self.outdir) / SOURCES
        compiler = Compiler(
            root=self.sources,
            font_paths=[str(path) for path in self.fonts],
            standards=self.options.pdf_standards,
            timestamp=int(os.environ.get("SOURCE_DATE_EPOCH") or 0),
        )
        self.typesetter = Typesetter(compiler, Path(self.srcdir))

    def get_outdated_docs(self) -> str:
        """Every book is made anew."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document as inside the book.

        One that the book does not hold has an address too, so that a reference to it gets its
        title; the translator prints that as plain text.
        """
        return uri(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of *to*, from wherever."""
        return self.get_target_uri(to, typ)

    @property
    def _wants_index(self) -> bool:
        """Whether each book ends with an index, if it has entries."""
        return "index" in self.options.include

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Write the files that every book imports."""
        shutil.rmtree(self.sources, ignore_errors=True)
        ensuredir(self.sources)
        write_support_files(self.sources, self.options, self.config, Path(self.confdir))
        self.imports = copy_styles(self.sources, self.styles.files)

    def write_documents(self, docnames: Set[str]) -> None:
        """Make every book."""
        for entry in self.options.books:
            try:
                self._make(entry)
            except BookError as error:
                for message, location in error.reasons:
                    logger.error("%s", message, location=location, type="typst")
                self.events.emit(FAILED, entry.target)

    def _make(self, entry: BookEntry) -> None:
        """Make one book: assemble, translate, typeset."""
        if entry.start not in self.env.all_docs:
            raise BookError((f"typst_documents: there is no document {entry.start!r}", None))
        name = entry.name
        with progress_message(f"assembling {name}"):
            tree = self._assemble(entry)
        with progress_message(f"translating {name}"):
            source = self._source(entry, tree)
        self._copy_images()
        with progress_message(f"compiling {name}.pdf"):
            made = self.typesetter.make(source, name, self.blocks)
        (Path(self.outdir) / f"{name}.pdf").write_bytes(made)

    def _assemble(self, entry: BookEntry) -> nodes.document:
        """Return the tree of a book, resolved, without what is not printed."""
        tree = book_tree.collect(self, entry.start, self.options.exclude)
        book_tree.resolve(self, tree)
        book_tree.keep_line_breaks(tree)
        book_tree.remove_spaces_before_calls(tree)
        drops = [n for n in tree.findall(nodes.Element) if self.styles.drops(n)]
        book_tree.prune(tree, drops)
        split_paragraphs(tree)
        book_tree.drop_final_transitions(tree)
        mark_main_matter(tree, self.options.front_matter)
        self.blocks: Mapping[int, nodes.Element] = {}
        if self.options.is_careful:
            self.blocks = mark_breaks(tree, lambda node: bool(self.styles.functions(node)))
        self.images = {}
        self.post_process_images(tree)
        return tree

    def _source(self, entry: BookEntry, tree: nodes.document) -> BookSource:
        """Return the Typst source of a book; raise `BookError` for nodes nothing can write."""
        labels = Labels(tree)
        index = build_index(self, labels) if self._wants_index else []
        index_label = labels.add(label(INDEX, "")) if index else None
        context = RenderContext(
            config=self.options,
            styles=self.styles,
            labels=labels,
            docnames=frozenset(tree["docnames"]) | ({INDEX} if self._wants_index else set()),
            numbers=self.env.toc_secnumbers,
            macros=self.macros,
            images={source: f"{IMAGES}/{name}" for source, name in self.images.items()},
        )
        translator = self.create_translator(tree, self, context)
        tree.walkabout(translator)
        if context.failed:
            raise BookError()
        chapters: list[Chapter] = translator.chapters  # type: ignore[attr-defined]  # ours has them
        if index:
            markup = write_index(index, context.headings, self.options.index_title, index_label)
            chapters.append(Chapter([markup]))
        return book_source(
            entry,
            self.options,
            self.config,
            styles=self.imports,
            depth=tree["tocdepth"],
            chapters=chapters,
            headings=context.headings,
            adjustments=f"{entry.name}.breaks.json" if self.options.is_careful else None,
        )

    def _copy_images(self) -> None:
        """Copy the images of a book beside its source."""
        ensuredir(self.sources / IMAGES)
        name = ImageAdapter(self.env).get_original_image_uri
        for source in status_iterator(
            self.images,
            "copying images... ",
            length=len(self.images),
            verbosity=self.config.verbosity,
            stringify_func=name,
        ):
            original = Path(self.srcdir) / source
            if not original.is_file():
                raise BookError(("there is no such image file", str(original)))
            shutil.copyfile(original, self.sources / IMAGES / self.images[source])

    def finish(self) -> None:
        """Do nothing: every book has been made."""
