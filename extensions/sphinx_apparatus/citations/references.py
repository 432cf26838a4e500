"""How works are cited in running text: ``(Way 2008)``, ``Way (2008)``.

Labels stand in round brackets: square ones may belong to a witness. What the labels say is said
elsewhere in the same words, so that "et al." is not "and others" in another form of citation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pybtex.richtext import Tag, Text
from pybtex.style.template import node
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.basic_label import BasicLabelTextualReferenceStyle
from sphinxcontrib.bibtex.style.referencing.extra_author import ExtraAuthorReferenceStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle
from sphinxcontrib.bibtex.style.template import join, join2, post_text, pre_text, reference

from sphinx_apparatus.citations.labels import AND_OTHERS, TWO, short_author, surnames, title
from sphinx_apparatus.citations.list_words import AND_LAST


def author(entry: Any, *, full: bool) -> Text:
    """Return who a work goes by in running text; ``full`` names all its authors or editors.

    A work without either goes by its title, the whole of it.
    """
    names, others = surnames(entry)
    if not names:
        return Text(Tag("em", title(entry) or entry.key))
    if full and others:
        return Text(AND_OTHERS(name=", ".join(names)))
    if full and len(names) > 2:
        return Text(f"{', '.join(names[:-1])}{AND_LAST}{names[-1]}")
    if full and len(names) == 2:
        return Text(TWO(first=names[0], second=names[1]))
    return Text(short_author(entry))


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _author(_children: Any, data: dict[str, Any], full: bool) -> Text:
    return author(data["entry"], full=full)


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _year(_children: Any, data: dict[str, Any]) -> Text:
    """Return what the label of a work says after its author: ``2008``, ``2022a``."""
    label: str = data["formatted_entry"].label
    return Text(label.removeprefix(f"{short_author(data['entry'])} "))


class _Textual(BasicLabelTextualReferenceStyle):
    """Author, and the year in brackets: ``Way (2008, p. 5)``."""

    def inner(self, role_name: str) -> Any:
        """Return the template of one work; the role is ``t`` or ``ct``, with ``s`` in full."""
        year = join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[
            pre_text, reference[_year], post_text
        ]
        brackets = join[self.bracket.left, year, self.bracket.right]
        return join(sep=self.text_reference_sep)[_author(full="s" in role_name), brackets]


class _Authors(ExtraAuthorReferenceStyle):
    """Only the author."""

    def inner(self, role_name: str) -> Any:
        """Return the template of one work; the role is ``author``, with ``s`` in full."""
        return reference[_author(full="s" in role_name)]


def _round() -> BracketStyle:
    return BracketStyle("(", ")", "; ")


@dataclass
class RoundBrackets(LabelReferenceStyle):
    """References by label, in round brackets, separated by semicolons."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)

    def __post_init__(self) -> None:
        """Replace the forms of roles that ours are for."""
        super().__post_init__()  # type: ignore[no-untyped-call]  # it has no types
        for style in (_Textual(bracket=self.bracket_textual), _Authors(self.bracket_author)):
            self.role_style.update(dict.fromkeys(style.role_names(), style))
