"""pybtex's own words in the list of works, in the language of the edition.

pybtex writes English words between the fields of a work ("editor", "Volume", "pages"). They stand
in its templates as plain strings, by which they are found here.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from pybtex.style.template import Node

from sphinx_apparatus.core.translation import Message

AND = Message(" and ", "between two names in the list of works")
AND_LAST = Message(", and ", "before the last of three or more names in the list of works")
PAGES = Message("pp.", "list of works")

_WORDS = {
    message.text: message
    for message in (
        PAGES,
        Message("editor", "list of works"),
        Message("editors", "list of works"),
        Message("Volume", "list of works"),
        Message("volume", "list of works"),
        Message("of", "list of works: volume 3 of a series"),
        Message("Number", "list of works"),
        Message("number", "list of works"),
        Message("in", "list of works: number 3 in a series"),
        Message("In", "list of works: before the book that holds a chapter"),
        Message("chapter", "list of works"),
        Message("pages", "list of works"),
        Message("edition", "list of works"),
        Message("Master's thesis", "list of works"),
        Message("PhD thesis", "list of works"),
        Message("Technical Report", "list of works"),
        Message(" (visited on ", "list of works: before a date and a bracket"),
    )
}


def translated(template: Any) -> Any:
    """Return a template of pybtex with its words translated; what it takes of fields is left."""
    if isinstance(template, str):
        return str(_WORDS.get(template, template))
    if not isinstance(template, Node):
        return template
    made = copy(template)
    made.children = [translated(child) for child in template.children]
    return made
