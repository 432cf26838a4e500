"""Decide which pages are rewritten: those that show something else than when they were written.

Only what *other* documents contribute to a page is compared; a document that was itself read again
is rewritten by Sphinx anyway.
"""

from __future__ import annotations

import hashlib

from sphinx.environment import BuildEnvironment

from sphinx_apparatus.citations import bibliography
from sphinx_apparatus.config import Settings
from sphinx_apparatus.core.automatic_links import links_digest
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.word_forms import forms_of
from sphinx_apparatus.doctree.build_nodes import Links
from sphinx_apparatus.domain import apparatus
from sphinx_apparatus.views.ledger import ledger_links
from sphinx_apparatus.views.registry import render


def pages_to_rewrite(env: BuildEnvironment, edition: Edition) -> list[str]:
    """Return the documents whose page shows something else than when it was last written."""
    domain = apparatus(env)
    labels = _citation_labels(env)
    with_bibliography = bibliography.documents_with_bibliography(env)
    standard = env.domains.standard_domain
    entries = edition.entries.values()
    terms = {name.casefold(): at for (kind, name), at in standard.objects.items() if kind == "term"}
    terms |= {f.text.casefold(): (e.docname, e.target) for e in entries for f in forms_of(e)}
    house = edition.name_of(Settings.of(env.config).house)
    neighbours = env.collect_relations()
    titles = {name: f"{name} {title.astext()}" for name, title in env.titles.items()}
    changed: list[str] = []
    for name, record in sorted(domain.documents.items()):
        parts = [links_digest(edition.plan.links.get(name, ()), edition.entries)]
        links = Links(domain.builder, name)
        for view, argument in record.views:
            parts += [node.pformat() for node in render(edition, links, view, argument)]
        parts += [labels.get(use.key, "") for use in record.citations]
        if record.kind or record.entry:  # what the page says of itself
            parts += [str(edition.witness_of(name)), house]
        if record.entry:  # its references move to another page as entries are added
            parts.append(edition.citation_pages.pages.get((name, record.entry.target), ""))
        for note in record.notes:
            parts.append(edition.name_of(note.by))
            parts += [node.pformat() for node in ledger_links(edition, links, note.name)]
        parts += [edition.name_of(item.by) for item in record.interventions]
        if name in with_bibliography:
            for key, label in labels.items():
                parts.append(f"{key}{label}")
                uses = edition.citations.get(key, ())
                parts += [f"{use.locus} {edition.label(page, use.locus)}" for page, use in uses]
        for target in record.references:
            page, locus, shown = standard.labels.get(target, ("", "", ""))
            parts.append(f"{page} {locus} {shown}")
            parts += [edition.label(page, locus)] if page in domain.documents else []
        parts += [str(terms.get(term.casefold())) for _, term in record.linked_by_hand]
        parts += [titles.get(near, "") for near in neighbours.get(name, ()) if near]
        now = hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()
        if domain.written.get(name) != now:
            domain.written[name] = now
            changed.append(name)
    for gone in set(domain.written) - set(domain.documents):
        del domain.written[gone]
    return changed


def _citation_labels(env: BuildEnvironment) -> dict[str, str]:
    """Return what each citation shows; known once sphinxcontrib-bibtex has formatted them."""
    return {
        citation.key: f"{citation.formatted_entry.label}\t{citation.entry}"
        for citation in bibliography.listed_works(env)
    }
