"""The layers of a page, which a reader may show or hide: terms, notes, marks, kinds of notes.

The switches are check boxes, and the style sheet reads them: they work without a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from sphinx_reader_theme.assets import uses_reader_theme
from sphinx_reader_theme.words import CATALOG, word

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

WORDS = {
    "alone": word("The text alone"),
    "as-known": word("As known on the day"),
    "terms": word("Terms"),
    "marks": word("Marks in the text"),
    "notes": word("Notes"),
    "textual": word("Textual notes"),
}
"""What the switches are called, by the value of the check box. Kinds are named by their notes."""

SIGNS = {
    "as-known": r'class="(?:[^"]* )?(?:later|kind-hindsight|later-source)[ "]',
    "terms": r'class="(?:[^"]* )?std-term[ "]',
    "marks": r'class="(?:[^"]* )?(?:sic|supplied|quotation)[ "]',
    "notes": r'class="footnote-reference[ "]',
    "textual": r'class="footnote-reference [^"]*textual[ "]',
}
"""What in a page's HTML shows that it has the layer."""

_READ = re.compile(r'class="(?:[^"]* )?(?:passage|footnote-reference|later|later-source)[ "]')
_KIND = re.compile(
    r'class="footnote-reference [^"]*explanatory[^"]* kind-([a-z]+)[^"]*" data-kind="([^"]+)"'
)


@dataclass(frozen=True)
class Layer:
    """A switch: the value of its check box, its name, and whether it is on from the start."""

    value: str
    name: str
    is_on: bool = True
    is_kind: bool = False


def layers(body: str, words: dict[str, str]) -> Iterator[Layer]:
    """Yield the layers that a page has, from its HTML; none if it has neither passages nor notes.

    *words* are the names of :data:`WORDS` in the language of the page.
    """
    if not _READ.search(body):
        return
    found = [value for value, sign in SIGNS.items() if re.search(sign, body)]
    if found:
        yield Layer("alone", words["alone"], is_on=False)
    for value in found:
        yield Layer(value, words[value], value != "as-known", value == "textual")
    kinds = dict(_KIND.findall(body))
    if len(kinds) > 1:
        for kind, name in sorted(kinds.items(), key=lambda pair: pair[1]):
            yield Layer(f"kind-{kind}", name[0].upper() + name[1:], is_kind=True)


def add_layers(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the layers of a page into its context, for the template."""
    if doctree is None or "css_files" not in context or not uses_reader_theme(app.builder):
        return
    translate = get_translation(CATALOG)
    words = {value: str(translate(name)) for value, name in WORDS.items()}
    context["reader_layers"] = list(layers(context.get("body") or "", words))
