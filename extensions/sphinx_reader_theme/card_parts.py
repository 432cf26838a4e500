"""Cut out of a page what cards on other pages show: passages, notes, sources, terms, sections.

Works on the page as it is written, so that a card shows what the page shows, whatever made it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS = frozenset({"gloss", "passage"})
"""Classes of the paragraph that a section is shown up to; so is the first without a class."""
_AUTOMATIC = re.compile(r"id\d+")  # an identifier that docutils gave, for links back
_LEFT_OUT = re.compile(
    r'<p class="[^"]*\bcited-in\b.*?</p>|<details class="[^"]*\bnote-record\b.*?</details>'
    r'| title="[^"]*"',
    re.DOTALL,
)


@dataclass
class _Open:
    """An element that is being read: its tag, where it begins, its parts if it is a section."""

    tag: str
    start: int
    ids: list[str] = field(default_factory=list)
    whole: bool = False
    parts: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    is_full: bool = False


class _Cutter(HTMLParser):
    """Reads a page; afterwards ``cards`` holds the HTML of each part by its identifier."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.starts = [0, *accumulate(len(line) for line in html.splitlines(keepends=True))]
        self.stack: list[_Open] = []
        self.cards: dict[str, str] = {}
        self.dt: tuple[list[str], str] | None = None
        self.feed(html)
        self.close()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        element = _Open(tag, self._offset(), classes=classes)
        holder = next((e for e in reversed(self.stack) if e.whole or e.tag == "section"), None)
        element.whole = (
            not (holder and holder.whole)
            and bool(given.get("id"))
            and (
                (tag == "aside" and "footnote" in classes)
                or bool({"citation", "passage"} & classes)
                or tag == "dt"
            )
        )
        name = given.get("id")
        if name and not _AUTOMATIC.fullmatch(name):
            if element.whole or tag == "section" or holder is None:
                element.ids.append(name)
            else:
                holder.ids.append(name)
        if tag not in _VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element that has no content."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in {element.tag for element in self.stack}:
            return
        while self.stack:
            element = self.stack.pop()
            if element.tag == tag:
                break
        end = self._offset() + len(f"</{tag}>")
        self._finish(element, self.html[element.start : end])

    def _finish(self, element: _Open, html: str) -> None:
        parent = self.stack[-1] if self.stack else None
        if element.tag == "dt":
            self.dt = (element.ids, html) if element.ids else None
        elif element.tag == "dd" and self.dt:
            self._keep(self.dt[0], f"<dl>{self.dt[1]}{html}</dl>")
            self.dt = None
        elif element.whole:
            self._keep(element.ids, html)
        elif element.tag == "section":
            self._keep(element.ids, f"<section>{''.join(element.parts)}</section>")
        if parent is None or parent.tag != "section" or parent.is_full:
            return
        if element.tag in _HEADINGS or element.tag == "p":
            parent.parts.append(html)
            parent.is_full = element.tag == "p" and (
                not element.classes or not _ENDS.isdisjoint(element.classes)
            )

    def _keep(self, ids: list[str], html: str) -> None:
        if not ids:
            return
        self.cards.setdefault(ids[0], _LEFT_OUT.sub("", html))
        for other in ids[1:]:
            self.cards.setdefault(other, ids[0])


def card_parts(html: str) -> dict[str, str]:
    """Return, by identifier, the HTML of the parts of a page that a card may show.

    A second identifier of the same part has the first one as its value, which no ``<`` begins.
    Of a section there is its heading and what follows up to the first paragraph of text; a term
    of a definition list comes with its definition.
    """
    return _Cutter(html).cards
