"""What targets are called: the names that extensions give, and the objects that Sphinx knows.

An extension adds its own by listening to the event ``reader-search-names``, which is emitted once a
build, before pages are written::

    def give_names(app, names):
        names.headword("glossary/guild", "term-guild", "Guild (WG)", "Guild", "WG", about="club")
        names.passage("post", "p3", "¶3", "p3")
        names.leave_out("listing")

    app.connect("reader-search-names", give_names)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_reader_theme.search.spellings import respelled

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

EVENT = "reader-search-names"


@dataclass(frozen=True)
class Name:
    """What one target is called.

    ``forms`` are all ways to ask for it by name. Those of a ``headword`` stand for each other
    wherever they are searched for; ``about`` says in a word or two what it is.
    """

    name: str
    forms: tuple[str, ...]
    about: str = ""
    headword: bool = False


class SearchNames:
    """The names of the targets of a project, by document and identifier."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, str], Name] = {}
        self.skipped_classes: set[str] = set()

    def headword(
        self, docname: str, identifier: str, name: str, *forms: str, about: str = ""
    ) -> None:
        """Give the name of an entry and its forms: headword, abbreviation, variants of spelling.

        Whoever asks for one of them gets the entry first, and the passages that have any of them.
        Without *forms* its only one is the name, which is shown; *about* says what it is.
        """
        self.names[docname, identifier] = Name(name, forms or (name,), about, headword=True)

    def passage(self, docname: str, identifier: str, name: str, *forms: str) -> None:
        """Give the name of a passage or note, and the other forms by which readers ask for it."""
        self.names[docname, identifier] = Name(name, (name, *forms))

    def leave_out(self, *classes: str) -> None:
        """Keep what bears one of these classes, and all that is in it, from being searched."""
        self.skipped_classes.update(classes)

    def add_spellings(self) -> None:
        """Let headwords be found in British and in American spelling."""
        for target, name in self.names.items():
            if name.headword:
                others = [other for form in name.forms for other in respelled(form)]
                self.names[target] = replace(name, forms=(*name.forms, *others))


def add_objects(names: SearchNames, env: BuildEnvironment) -> None:
    """Add the terms of glossaries and the objects of all domains as headwords."""
    for domain in env.domains.sorted():
        for full, shown, kind, docname, identifier, priority in sorted(domain.get_objects()):
            if priority < 0 and (domain.name, kind) != ("std", "term"):
                continue  # labels, and what asks not to be found
            object_type = domain.object_types.get(kind)
            about = str(domain.get_type_name(object_type)) if object_type else ""
            forms = (shown, full, full.rpartition(".")[2]) if domain.name != "std" else ()
            names.headword(docname, identifier, shown, *forms, about=about)
