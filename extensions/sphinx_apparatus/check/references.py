"""References of entries and notes to what is not there: terms, labels, pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from sphinx_apparatus.core.diagnostics import Code, Problem, Remedy
from sphinx_apparatus.core.word_forms import forms_of
from sphinx_apparatus.domain import apparatus

_PARAGRAPH = 12
"""A reference stands in so many lines from where its paragraph begins."""
_KINDS = {"term": "a term", "ref": "a label", "doc": "a page"}
_INSTEAD = {
    "term": "Name a headword or another form of an entry.",
    "ref": "Name a passage (p1), a comment (c1), a note (note-…) or a label.",
    "doc": "Name a page by its path from the first folder: /index.",
}


def unknown_references(app: Sphinx, env: BuildEnvironment) -> Iterator[Problem]:
    """Yield a problem for each reference of an entry or a note that leads nowhere.

    Where other projects may be referred to (``sphinx.ext.intersphinx``) it is left to Sphinx.
    """
    if "sphinx.ext.intersphinx" in app.extensions:
        return
    refused = _refused(env)
    known = _known(env)
    for docname, record in sorted(apparatus(env).documents.items()):
        for kind, target, location in record.cross_references:
            wanted = _wanted(kind, target, docname)
            if wanted in known[kind] or wanted in refused:
                continue
            found = f'{{{kind}}}`{target}` leads to nothing: "{target}" is not {_KINDS[kind]}.'
            close = get_close_matches(wanted, known[kind], n=1)
            hint = f'Did you mean "{close[0]}"?' if close else _INSTEAD[kind]
            remedy = Remedy(target, close[0], lines=_PARAGRAPH) if close and kind != "doc" else None
            yield Problem(location, Code.REFERENCE_UNKNOWN, found, hint, remedy)


def leave_unlinked(
    app: Sphinx, env: BuildEnvironment, node: nodes.Element, words: nodes.Element
) -> nodes.Element | None:
    """Leave a reference as plain words if it is said already why it leads nowhere.

    Sphinx asks for ``missing-reference`` before it warns.
    """
    kind, target = node.get("reftype"), str(node.get("reftarget"))
    if kind not in _KINDS or "sphinx.ext.intersphinx" in app.extensions:
        return None
    record = apparatus(env).documents.get(str(node.get("refdoc")))
    references = record.cross_references if record else ()
    reported = any((kind, target) == (k, t) for k, t, _ in references)
    return (
        words
        if reported or _wanted(kind, target, str(node.get("refdoc"))) in _refused(env)
        else None
    )


def _wanted(kind: str, target: str, docname: str) -> str:
    """Return what a reference of a document asks for."""
    if kind == "doc":
        return docname_join(docname, target)
    return " ".join(target.split()).casefold() if kind == "term" else target.lower()


def _known(env: BuildEnvironment) -> dict[str, Collection[str]]:
    standard = env.domains.standard_domain
    terms = {_wanted("term", name, "") for kind, name in standard.objects if kind == "term"}
    for entry in apparatus(env).entries.values():
        terms |= {_wanted("term", form.text, "") for form in forms_of(entry)}
    return {
        "term": terms,
        "ref": {*standard.labels, *standard.anonlabels},
        "doc": env.found_docs,
    }


def _refused(env: BuildEnvironment) -> set[str]:
    """Return what others may refer to, had it not been refused or left out."""
    domain = apparatus(env)
    named = set(domain.refused_files)
    for record in domain.documents.values():
        named |= record.refused_targets | record.left_out.keys()
    return named
