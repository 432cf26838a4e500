"""Keep what cannot be read, or is not Markdown, from Sphinx: entries, files of notes, texts.

Sphinx ends a build at the first file that is not in UTF-8, and parses every suffix that it knows.
Here such a file is taken out of the project, or its ``include`` out of the text, and reported.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import get_filetype

from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.contributed import ENTRY, NOTE
from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.notes_file import check_notes, includes, note_names
from sphinx_apparatus.core.text_file import TextFile, lenient_text, read_text_file
from sphinx_apparatus.doctree.source_location import relative
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.read.note_directives import AnnotationDirective, InterventionDirective

_OPTIONS = {
    "annotation": frozenset(AnnotationDirective.option_spec),
    "intervention": frozenset(InterventionDirective.option_spec),
}
_NOTES = "apparatus_notes"
_UTF_8 = "Save it as plain text in UTF-8."


def refuse_files(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Take files that cannot be read out of the project (``env-get-outdated``).

    They are never read, so that they are looked at again in every build until they can be.
    """
    refused: dict[str, tuple[Problem, str]] = {}
    apparatus(env).refused_files = refused
    for docname in sorted((added | changed) & env.found_docs):
        problem = _problem_of(env, docname)
        if problem:
            path = Path(env.doc2path(docname))
            refused[docname] = problem, lenient_text(path, ENTRY.most_bytes)
            env.project.docnames.discard(docname)
            added.discard(docname)
            changed.discard(docname)
            if docname in env.all_docs:
                removed.add(docname)
    return []


def _problem_of(env: BuildEnvironment, docname: str) -> Problem | None:
    path = env.doc2path(docname)
    name = relative(env, str(path))
    entry = is_entry(env, docname)
    if entry and get_filetype(env.config.source_suffix, str(path)) != "markdown":
        found = f'An entry is no "{path.suffix}" file.'
        hint = f'Write it in Markdown, in a file "{path.stem}.md".'
        return Problem(SourceLocation(name), Code.FILE_REFUSED, found, hint)
    if entry and path.is_symlink():
        found = "An entry is a file of its own, no link to another."
        return Problem(SourceLocation(name), Code.FILE_REFUSED, found, "Put the file itself here.")
    file = read_text_file(
        name,
        lambda _name: path.read_bytes(),
        Code.FILE_REFUSED,
        _UTF_8,
        most_bytes=ENTRY.most_bytes if entry else 0,
    )
    return None if isinstance(file, TextFile) else file


def is_entry(env: BuildEnvironment, docname: str) -> bool:
    """Return whether a document is a glossary entry."""
    folder = Settings.of(env.config).glossary
    return bool(folder) and docname.startswith(f"{folder}/") and docname != f"{folder}/index"


def read_notes(app: Sphinx, docname: str, source: list[str]) -> None:
    """Check the files of notes that a primary text includes (``source-read``).

    What is left of each is kept until it is included.
    """
    env = app.env
    matter = source[0].partition("\n---")[0]
    if not matter.startswith("---") or "\nprimary-text:" not in matter:
        return
    record = apparatus(env).record(docname)
    lines = source[0].split("\n")
    here = relative(env, str(env.doc2path(docname)))
    kept: dict[str, str] = {}
    for start, end, argument in includes(source[0]):
        _, path = env.relfn2path(argument, docname)
        column = lines[start].index(argument) + 1
        missing = None if Path(path).is_file() else SourceLocation(here, start + 1, column)
        file = read_text_file(
            relative(env, path),
            lambda name: (Path(app.srcdir) / name).read_bytes(),
            NOTE.refused,
            "Name a file of notes that is there." if missing else _UTF_8,
            what="The file of notes",
            named_at=missing,
            most_bytes=NOTE.most_bytes,
        )
        env.note_dependency(path)
        env.note_included(path)
        if not isinstance(file, TextFile):
            record.problems.append(file)
            record.unread_notes = True
            record.refused.append(lenient_text(Path(path), NOTE.most_bytes))
            record.words_unknown |= not record.refused[-1]
            record.refused_targets |= {f"note-{n}" for n in note_names(record.refused[-1])}
            lines[start:end] = [""] * (end - start)
            continue
        notes = check_notes(file.text.replace("\r\n", "\n"), relative(env, path), _OPTIONS)
        record.problems += notes.problems
        record.refused += notes.refused
        record.refused_targets |= {f"note-{name}" for name in notes.names}
        record.unread_notes |= any("intervention" in words for words in notes.refused)
        kept[Path(path).resolve().as_posix()] = notes.text
    env.current_document[_NOTES] = kept
    source[0] = "\n".join(lines)


def include_notes(app: Sphinx, path: Path, _parent: str, content: list[str]) -> None:
    """Put what is left of a file of notes in its place (``include-read``)."""
    kept: dict[str, str] = app.env.current_document.get(_NOTES) or {}
    text = kept.get((Path(app.srcdir) / path).resolve().as_posix())
    if text is not None:
        content[0] = text
