"""The words around ready references; these follow English manuals and are not translated."""

from __future__ import annotations

from sphinx_apparatus.core.translation import Message

CITE = Message("Cite {name}")
CITE_TEXT = Message("Cite this text, or print parts of it")
CITE_ENTRY = Message("Cite this entry")
PAGE_TITLE = Message("How to cite: {title}")
ENTRIES = Message("the entries")
WHOLE_TEXT = Message("The whole text")
FIRST_PUBLISHED = Message("As first published")
IN_EDITION = Message("In this edition")
FOR_REFERENCE_MANAGERS = Message("For reference managers")
PRINT_PART = Message("Print")
HOW_TO_PRINT = Message(
    "Follow a link with “#” and print: you get that part alone, with its notes and its "
    "references, as a hand-out. What is not ticked is left out."
)
AS_HAND_OUT = Message("Choose this part alone for printing")
MORE_PAGES = Message("More:")
